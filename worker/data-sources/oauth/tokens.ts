import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { dataSources, tokenLeases } from '../../db/schema.ts';
import type { CheckedConfig } from '../config.ts';
import { ProviderError } from '../providers/provider.ts';
import { openSecrets, sealSecrets } from '../secrets.ts';
import type { SourceRow } from '../sources.ts';
import { disconnectSource } from './disconnect.ts';
import { oauthOf } from './providers/index.ts';
import type { Grant, OAuthProvider } from './providers/provider.ts';

/** Who refreshes has this long; after that somebody else may try. Longer than any call to a token endpoint. */
const LEASE_MS = 30_000;
/** A provider that did not give a later token is asked again after a day. */
const UNCHANGED_MS = 86_400_000;
const WAIT_MS = 10_000;
const POLL_MS = 200;

/** An opened config, and the source's row that it was read from or written to. */
export interface OpenSource extends CheckedConfig {
  source: SourceRow;
}

/**
 * A source's config with its secrets in the clear and an access token that is good for a while: one that is about to
 * end is refreshed first, by one caller however many ask. Throws `ProviderError`: `revoked` when a person has to
 * connect again, and then the source is disconnected; `away` when the token has ended and could not be refreshed.
 */
export async function freshConfig(ctx: Ctx, row: SourceRow): Promise<OpenSource> {
  const provider = oauthOf(row.sourceType);
  const now = ctx.now().getTime();
  const ends = row.tokenExpiresAt?.getTime();
  if (!provider || ends === undefined || ends - now > provider.refreshAheadMs) return open(ctx, row);
  if (await takeLease(ctx, row)) {
    try {
      return await refresh(ctx, provider, row);
    } catch (error) {
      const passing = error instanceof ProviderError && error.kind !== 'revoked';
      if (!passing || ends <= now) throw error;
      ctx.log.warn('a token could not be refreshed yet', { source: row.id, reason: error.message });
      return open(ctx, row);
    }
  }
  // Somebody else is at it: what is still good is good enough.
  return ends > now ? open(ctx, row) : waitForToken(ctx, provider, row);
}

/**
 * A provider refused an access token that should have been good. Where it can be refreshed, that decides: it may have
 * ended early, or somebody refreshed it meanwhile. Otherwise, and where the grant is gone, the source is disconnected,
 * and this is true.
 */
export async function tokenRefused(ctx: Ctx, row: SourceRow, reason: string): Promise<boolean> {
  if ('refreshToken' in (row.secrets as object)) {
    try {
      await freshConfig(ctx, { ...row, tokenExpiresAt: new Date(0) });
      return false;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.kind !== 'refused') return error.kind === 'revoked';
    }
  }
  await disconnectSource(ctx, row, reason);
  return true;
}

/** What a grant puts into a source's row. Fields that the grant does not tell stay. */
export function secretsOf(grant: Grant, held: Record<string, string> = {}): Record<string, string> {
  const { accessToken, refreshToken = held.refreshToken } = grant;
  return { ...held, accessToken, ...(refreshToken ? { refreshToken } : {}) };
}

async function open(ctx: Ctx, row: SourceRow): Promise<OpenSource> {
  return {
    source: row,
    config: row.config as Record<string, unknown>,
    secrets: await openSecrets(ctx.env.ENCRYPTION_KEY, row),
  };
}

async function refresh(ctx: Ctx, provider: OAuthProvider, row: SourceRow): Promise<OpenSource> {
  const { config, secrets } = await open(ctx, row);
  const client = provider.client(ctx.env);
  if (!client) throw new ProviderError('away', `${provider.name} is not set up here any more: its client is missing`);
  const asker = { client, settings: ctx.env, now: ctx.now(), shop: textOf(config.shopDomain) };
  let grant: Grant;
  try {
    grant = await provider.refresh(asker, {
      accessToken: secrets.accessToken ?? '',
      refreshToken: secrets.refreshToken,
    });
  } catch (error) {
    await releaseLease(ctx, row);
    if (error instanceof ProviderError && error.kind === 'revoked') {
      const reason = `${provider.name} no longer grants access: connect it again`;
      await disconnectSource(ctx, row, reason);
      throw new ProviderError('revoked', reason, { cause: error });
    }
    throw error;
  }
  const fresh = secretsOf(grant, secrets);
  const sealed = await sealSecrets(ctx.env.ENCRYPTION_KEY, row.id, fresh);
  await ctx.db
    .update(dataSources)
    .set({ secrets: sealed, tokenExpiresAt: grant.expiresAt })
    .where(
      and(
        eq(dataSources.id, row.id),
        eq(dataSources.workspaceId, row.workspaceId),
        // Connected again meanwhile: those tokens are newer.
        sql`${dataSources.secrets} = ${JSON.stringify(row.secrets)}::jsonb`,
      ),
    );
  const later = grant.expiresAt === null || grant.expiresAt.getTime() - ctx.now().getTime() > provider.refreshAheadMs;
  await releaseLease(ctx, row, later ? 0 : UNCHANGED_MS);
  ctx.log.info('token refreshed', { source: row.id });
  const source = { ...row, secrets: sealed, tokenExpiresAt: grant.expiresAt };
  return { source, config, secrets: fresh };
}

/** True for the one who may refresh. The token must still be the one that was read: else it was refreshed just now. */
async function takeLease(ctx: Ctx, row: SourceRow): Promise<boolean> {
  const now = ctx.now().toISOString();
  const until = new Date(ctx.now().getTime() + LEASE_MS).toISOString();
  const { rows } = await ctx.db.execute(sql`
    insert into token_leases (source_id, workspace_id, until)
    select id, workspace_id, ${until}::timestamptz from data_sources
    where id = ${row.id} and workspace_id = ${row.workspaceId} and secrets = ${JSON.stringify(row.secrets)}::jsonb
    on conflict (source_id) do update set until = excluded.until where token_leases.until <= ${now}::timestamptz
    returning source_id`);
  return rows.length > 0;
}

async function releaseLease(ctx: Ctx, row: SourceRow, afterMs = 0): Promise<void> {
  await ctx.db
    .update(tokenLeases)
    .set({ until: new Date(ctx.now().getTime() + afterMs) })
    .where(eq(tokenLeases.sourceId, row.id));
}

/** Waits for what the one who refreshes leaves behind. */
async function waitForToken(ctx: Ctx, provider: OAuthProvider, before: SourceRow): Promise<OpenSource> {
  const deadline = ctx.now().getTime() + WAIT_MS;
  for (;;) {
    const [row] = await ctx.db
      .select()
      .from(dataSources)
      .where(and(eq(dataSources.id, before.id), eq(dataSources.workspaceId, before.workspaceId)));
    if (!row || row.status === 'disconnected') {
      throw new ProviderError('revoked', row?.disconnectedReason ?? 'The source was removed');
    }
    if (JSON.stringify(row.secrets) !== JSON.stringify(before.secrets)) return open(ctx, row);
    if (ctx.now().getTime() > deadline) throw new ProviderError('away', `${provider.name} gave no new token in time`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
