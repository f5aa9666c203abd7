import { and, eq, gt } from 'drizzle-orm';
import type { OAuthProblem, OAuthProviderName } from '../../../contract/oauth.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { oauthStates } from '../../db/schema.ts';
import { sha256, toBase64Url } from '../../http/bytes.ts';
import { openSecrets, sealSecrets } from '../secrets.ts';

/** How long a person may take at the provider. */
export const STATE_LIFE_MS = 10 * 60_000;

/** What a person who is away at a provider comes back with: the state in the address, and a cookie of their browser. */
export interface Journey {
  state: string;
  browser: string;
  /** Code verifier of PKCE. */
  verifier: string;
}

export type StateRow = typeof oauthStates.$inferSelect & { verifier: string };

/** Remembers who sets out, where to, and for what. */
export async function keepState(
  ctx: UserCtx,
  given: { provider: OAuthProviderName; shopDomain: string | null; sourceId: string | null; name: string | null },
): Promise<Journey> {
  const journey = { state: secret(), browser: secret(), verifier: secret() };
  const stateHash = await hash(journey.state);
  await ctx.db.insert(oauthStates).values({
    ...given,
    stateHash,
    workspaceId: ctx.workspace.id,
    userId: ctx.user.id,
    sessionId: ctx.user.sessionId,
    browserHash: await hash(journey.browser),
    secrets: await sealSecrets(ctx.env.ENCRYPTION_KEY, stateHash, { verifier: journey.verifier }),
    expiresAt: new Date(ctx.now().getTime() + STATE_LIFE_MS),
    createdAt: ctx.now(),
  });
  return journey;
}

/**
 * Takes the state that a callback names, once. Only the browser that set out can: a state that somebody saw or made up
 * does nothing, and does not use up the honest one.
 */
export async function takeState(
  ctx: Ctx,
  given: { provider: OAuthProviderName; state: string; browser: string | undefined },
): Promise<{ kind: 'taken'; row: StateRow } | { kind: 'refused'; problem: OAuthProblem }> {
  if (!given.browser) return { kind: 'refused', problem: 'other_browser' };
  const stateHash = await hash(given.state);
  const [row] = await ctx.db
    .delete(oauthStates)
    .where(
      and(
        eq(oauthStates.stateHash, stateHash),
        eq(oauthStates.browserHash, await hash(given.browser)),
        eq(oauthStates.provider, given.provider),
        gt(oauthStates.expiresAt, ctx.now()),
      ),
    )
    .returning();
  if (!row) return { kind: 'refused', problem: 'expired' };
  const { verifier = '' } = await openSecrets(ctx.env.ENCRYPTION_KEY, { id: stateHash, secrets: row.secrets });
  return { kind: 'taken', row: { ...row, verifier } };
}

/** The name of the cookie that belongs to a state: one each, so that two tabs do not disturb each other. */
export async function cookieName(state: string): Promise<string> {
  return `pulsehub_oauth_${(await hash(state)).slice(0, 10)}`;
}

/** The code challenge of a verifier (RFC 7636, S256). */
export function challengeOf(verifier: string): Promise<string> {
  return hash(verifier);
}

function secret(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function hash(text: string): Promise<string> {
  return toBase64Url(await sha256(text));
}
