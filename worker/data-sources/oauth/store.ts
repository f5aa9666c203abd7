import { and, desc, eq, sql } from 'drizzle-orm';
import type { OAuthProviderName } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { listChoices } from '../account/choices.ts';
import { beginBackfill, insertSource } from '../connect.ts';
import { openSecrets, sealSecrets } from '../secrets.ts';
import { isChoiceNeeded } from '../shown.ts';
import { keepCopies, type SourceRow } from '../sources.ts';
import { isFetched } from '../syncs/start.ts';
import { OAUTH } from './providers/index.ts';
import type { Grant } from './providers/provider.ts';
import type { StateRow } from './states.ts';
import { secretsOf } from './tokens.ts';

interface Granted {
  provider: OAuthProviderName;
  grant: Grant;
  state: StateRow;
}

/**
 * Puts a grant into its source: the one that was connected again, the one that this shop has already, or a new one.
 * Returns its id; undefined when it was removed meanwhile. What follows - the past, the provider's webhooks, the only
 * container there is - happens after and may fail by itself.
 */
export async function storeGrant(ctx: UserCtx, granted: Granted): Promise<string | undefined> {
  const held = await heldSource(ctx, granted.state);
  if (!held && granted.state.sourceId) return undefined;
  const source = held ? await renew(ctx, granted, held) : await create(ctx, granted);
  if (!source) return undefined;
  if (granted.provider === 'shopify') {
    const { id: sourceId, workspaceId } = source;
    await enqueue(ctx, [{ kind: 'register-webhooks', workspaceId, sourceId, origin: ctx.origin }]);
  } else if (isChoiceNeeded(source)) await chooseOnly(ctx, source);
  return source.id;
}

async function heldSource(ctx: UserCtx, state: StateRow): Promise<SourceRow | undefined> {
  const which = state.sourceId
    ? eq(dataSources.id, state.sourceId)
    : sql`${dataSources.sourceType} = 'shopify' and ${dataSources.config} ->> 'shopDomain' = ${state.shopDomain}`;
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.workspaceId, ctx.workspace.id), which))
    .orderBy(desc(dataSources.createdAt))
    .limit(1);
  return row;
}

async function create(ctx: UserCtx, { provider, grant, state }: Granted): Promise<SourceRow | undefined> {
  const { sourceType, name } = OAUTH[provider];
  const row = await insertSource(ctx, {
    id: newId(),
    sourceType,
    name: state.name ?? state.shopDomain ?? name,
    config: state.shopDomain ? { shopDomain: state.shopDomain } : {},
    secrets: secretsOf(grant, webhookSecret(ctx, provider)),
    tokenExpiresAt: grant.expiresAt,
  });
  if (row) await beginBackfill(ctx, row);
  return row;
}

/** New tokens bring a source back, and it goes on where it was. */
async function renew(ctx: UserCtx, { provider, grant }: Granted, held: SourceRow): Promise<SourceRow | undefined> {
  const kept = await openSecrets(ctx.env.ENCRYPTION_KEY, held).catch(() => ({}) as Record<string, string>);
  const { accessToken: _, refreshToken: __, ...rest } = kept;
  const secrets = secretsOf(grant, { ...rest, ...webhookSecret(ctx, provider) });
  const [row] = await ctx.db
    .update(dataSources)
    .set({
      secrets: await sealSecrets(ctx.env.ENCRYPTION_KEY, held.id, secrets),
      tokenExpiresAt: grant.expiresAt,
      ...(held.status === 'disconnected' ? { status: 'active' as const } : {}),
      disconnectedReason: null,
      ...(isFetched(held) ? { nextSyncAt: ctx.now() } : {}),
      updatedAt: ctx.now(),
    })
    .where(and(eq(dataSources.id, held.id), eq(dataSources.workspaceId, ctx.workspace.id)))
    .returning();
  if (row) await keepCopies(ctx, row);
  return row;
}

/** What an app's webhooks are signed with is the app's own secret. */
function webhookSecret(ctx: UserCtx, provider: OAuthProviderName): Record<string, string> {
  const secret = provider === 'shopify' && OAUTH.shopify.client(ctx.env)?.secret;
  return secret ? { webhookSecret: secret } : {};
}

/** Where there is only one thing to choose, it is chosen. */
async function chooseOnly(ctx: UserCtx, source: SourceRow): Promise<void> {
  try {
    const { choices } = await listChoices(ctx, source.id);
    const main = choices.filter(({ kind }) => kind !== 'ga4_property');
    const [only] = main;
    if (!only || main.length > 1) return;
    const [chosen] = await ctx.db
      .update(dataSources)
      .set({ config: only.config, updatedAt: ctx.now() })
      .where(and(eq(dataSources.id, source.id), eq(dataSources.workspaceId, ctx.workspace.id)))
      .returning();
    if (chosen) await beginBackfill(ctx, chosen);
  } catch (error) {
    ctx.log.warn('what can be chosen could not be listed', { source: source.id, reason: String(error) });
  }
}
