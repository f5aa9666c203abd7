import { and, eq } from 'drizzle-orm';
import type { Run } from '../../../durable-objects/sync-runs.ts';
import type { Opened, World } from '../../../durable-objects/syncing.ts';
import { type Ctx, makeContext } from '../../context.ts';
import { isUnavailable } from '../../db/client.ts';
import { dataSources } from '../../db/schema.ts';
import type { Env } from '../../env.ts';
import { ApiError } from '../../errors.ts';
import { withoutSecrets } from '../config.ts';
import { freshConfig, tokenRefused } from '../oauth/tokens.ts';
import { PROVIDERS } from '../providers/index.ts';
import { ProviderError } from '../providers/provider.ts';
import type { SourceRow } from '../sources.ts';
import { keepRecords } from './keep.ts';
import { reportRun } from './report.ts';

/** What a sync works on, in the Worker: Postgres, the providers, the accept log. */
export function worldOf(env: Env, waitUntil: (work: Promise<unknown>) => void): World {
  const ctxOf = (run: Run) => makeContext(env, { requestId: run.id, origin: '', waitUntil });
  return {
    open: (run) => open(ctxOf(run), run),
    keep: (run, records) =>
      keepRecords(ctxOf(run), { ...run, syncId: run.id, historical: run.kind === 'backfill' }, records),
    report: (run) => reportRun(ctxOf(run), run),
    isPassing: (error) => isUnavailable(error) || (error instanceof ApiError && error.code === 'unavailable'),
    log: (message, fields) => console.warn(JSON.stringify({ level: 'warn', message, ...fields })),
    now: Date.now,
    random: Math.random,
  };
}

async function open(ctx: Ctx, run: Run): Promise<Opened> {
  const source = await find(ctx, run);
  if (!source) return { kind: 'closed', status: 'stopped', reason: 'The source was removed' };
  if (source.status === 'paused') return { kind: 'closed', status: 'stopped', reason: 'The source was paused' };
  if (source.status === 'disconnected') {
    const reason = source.disconnectedReason ?? 'The source has to be connected again';
    return { kind: 'closed', status: 'failed', reason };
  }
  const { fetching } = PROVIDERS[source.sourceType];
  if (!fetching) return { kind: 'closed', status: 'stopped', reason: 'There is nothing to fetch from this source' };
  const { config, secrets, source: held } = await freshConfig(ctx, source);
  return {
    kind: 'open',
    fetchPage: (ask) =>
      fetching.fetchPage({ ...config, ...secrets }, ctx.env, ask).catch(async (error) => {
        if (!(error instanceof ProviderError)) throw error;
        const { retryAfterMs } = error;
        const message = withoutSecrets(error.message, secrets);
        // A token that only ended is a fresh one at the next try.
        const isOld = error.kind === 'revoked' && !(await tokenRefused(ctx, held, message));
        const kind = isOld ? 'away' : error.kind;
        throw new ProviderError(kind, message, { cause: error, retryAfterMs });
      }),
  };
}

async function find(ctx: Ctx, { sourceId, workspaceId }: Run): Promise<SourceRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, sourceId), eq(dataSources.workspaceId, workspaceId)));
  return row;
}
