import { and, eq } from 'drizzle-orm';
import type { DataSource, DataSourceCreate, DataSourcePatch, SourceType } from '../../contract/sources.ts';
import { byCaller } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { dataSources } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { toBase64Url } from '../http/bytes.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { type CheckedConfig, checkConfig, withoutSecrets } from './config.ts';
import { PROVIDERS } from './providers/index.ts';
import { ProviderError } from './providers/provider.ts';
import { openSecrets, sealSecrets } from './secrets.ts';
import { getSource, isChoiceNeeded, showSource } from './shown.ts';
import { dropCopies, isDummy, keepCopies, requireSource, type SourceRow } from './sources.ts';
import { nextSync } from './syncs/plans.ts';
import { isFetched, startBackfill } from './syncs/start.ts';

/** Types whose events come in by the tracking API. */
const WITH_WRITE_KEY: SourceType[] = ['segment', 'gtm', 'facebook_pixel', 'shopify'];

/**
 * Connects a source. Throws 400 `invalid` with the paths of a malformed config, and 400 `connection_failed` with the
 * provider's own words when the connection does not work. A signing secret made here is shown this once.
 */
export async function createSource(
  ctx: UserCtx,
  input: DataSourceCreate,
): Promise<DataSource & { signingSecret?: string }> {
  const checked = checkConfig(input.sourceType, input.config);
  const signingSecret =
    input.sourceType === 'webhook' && !checked.secrets.signingSecret ? newSigningSecret() : undefined;
  if (signingSecret) checked.secrets.signingSecret = signingSecret;
  await testConnection(ctx, input.sourceType, checked);
  const row = await insertSource(ctx, { ...input, ...checked, id: newId() });
  if (!row) throw new Error('The source was not stored');
  await beginBackfill(ctx, row);
  return { ...(await showSource(ctx, row)), ...(signingSecret ? { signingSecret } : {}) };
}

/** Stores a source whose config needs no check or was checked. Undefined when there is one with this id already. */
export async function insertSource(
  ctx: UserCtx,
  input: { id: string; sourceType: SourceType; name: string; tokenExpiresAt?: Date | null } & CheckedConfig,
): Promise<SourceRow | undefined> {
  const { id } = input;
  const adding = ctx.db
    .insert(dataSources)
    .values({
      id,
      workspaceId: ctx.workspace.id,
      createdBy: ctx.user.id,
      sourceType: input.sourceType,
      name: input.name,
      config: input.config,
      secrets: await sealSecrets(ctx.env.ENCRYPTION_KEY, id, input.secrets),
      tokenExpiresAt: input.tokenExpiresAt ?? null,
      writeKey: WITH_WRITE_KEY.includes(input.sourceType) ? newWriteKey() : null,
      nextSyncAt: isFetched(input) ? nextSync(ctx.workspace.plan, ctx.now()) : null,
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning();
  const [[row]] = await ctx.db.batch([adding, logged(ctx, 'connected', input)]);
  if (row) await keepCopies(ctx, row);
  return row;
}

/** A new source begins by fetching its past, as soon as it is known what it is about. It is connected even when that cannot begin now: a person may ask again. */
export async function beginBackfill(ctx: UserCtx, source: SourceRow): Promise<void> {
  if (!isFetched(source) || isChoiceNeeded(source)) return;
  try {
    await startBackfill(ctx, source, { trigger: 'connect', userId: ctx.user.id });
  } catch (error) {
    ctx.log.error('a backfill did not begin', { source: source.id, reason: String(error) });
  }
}

/** Changes what is given; a changed config is checked and its connection tested again. */
export async function updateSource(ctx: UserCtx, input: { id: string } & DataSourcePatch): Promise<DataSource> {
  const row = await requireSource(ctx, input.id);
  const change: Partial<SourceRow> = { updatedAt: ctx.now() };
  if (input.name !== undefined) change.name = input.name;
  if (input.status !== undefined && row.status !== 'disconnected') {
    change.status = input.status;
    change.pausedAt = input.status === 'active' ? null : (row.pausedAt ?? ctx.now());
  }
  if (input.config !== undefined) {
    if (isDummy(row)) {
      fail('invalid', undefined, { fields: [{ path: 'config', message: 'A source of generated data has none' }] });
    }
    const known = await knownConfig(ctx, row);
    const checked = checkConfig(row.sourceType, input.config, known);
    await testConnection(ctx, row.sourceType, checked);
    change.config = checked.config;
    Object.assign(change, await changeSecrets(ctx, row, known.secrets, checked.secrets));
  }
  const changing = ctx.db
    .update(dataSources)
    .set(change)
    .where(and(eq(dataSources.id, row.id), eq(dataSources.workspaceId, ctx.workspace.id)))
    .returning();
  const [[changed]] = await ctx.db.batch([changing, logged(ctx, 'changed', row)]);
  if (!changed) return fail('not_found', 'There is no such data source');
  await keepCopies(ctx, changed);
  const isNewPage = pageOf(changed) !== undefined && pageOf(changed) !== pageOf(row);
  if (isNewPage) await enqueue(ctx, [{ kind: 'subscribe-to-leads', workspaceId: row.workspaceId, sourceId: row.id }]);
  if (isChoiceNeeded(row) || isNewPage) await beginBackfill(ctx, changed);
  return getSource(ctx, row.id);
}

/** The page whose leads a source reads. */
const pageOf = ({ config }: SourceRow) => (config as { pageId?: string }).pageId;

/**
 * What new secrets change. Those that stay are left alone, as they may be refreshed just now. A token that was entered
 * takes the place of a granted one, and brings a disconnected source back.
 */
async function changeSecrets(
  ctx: UserCtx,
  row: SourceRow,
  held: Record<string, string>,
  given: Record<string, string>,
): Promise<Partial<SourceRow>> {
  if (JSON.stringify(held) === JSON.stringify(given)) return {};
  const isEntered = given.accessToken !== undefined && given.accessToken !== held.accessToken;
  const { refreshToken: _, ...entered } = given;
  return {
    secrets: await sealSecrets(ctx.env.ENCRYPTION_KEY, row.id, isEntered ? entered : given),
    ...(isEntered ? { tokenExpiresAt: null, disconnectedReason: null } : {}),
    ...(isEntered && row.status === 'disconnected' ? { status: 'active', nextSyncAt: ctx.now() } : {}),
  };
}

/**
 * Removes a source with its secrets, syncs and failures; its write key and webhook address stop at once. The events it
 * brought and the people in them stay: they are the shop's own history and the ground of figures given before.
 */
export async function removeSource(ctx: UserCtx, id: string): Promise<void> {
  const row = await requireSource(ctx, id);
  await ctx.db.batch([
    ctx.db.delete(dataSources).where(and(eq(dataSources.id, row.id), eq(dataSources.workspaceId, ctx.workspace.id))),
    logged(ctx, 'removed', row),
  ]);
  await ctx.env.SOURCE_SYNC.getByName(row.id).forget();
  await dropCopies(ctx, row);
}

/** The entry of the log for the batch that changes a source. */
function logged(
  ctx: UserCtx,
  done: string,
  { id, name, sourceType }: { id: string; name: string; sourceType: string },
) {
  const by = byCaller(ctx);
  return recordAudit(ctx, {
    ...{ ...by, what: `source.${done}`, text: `${by.actor.name} ${done} the source “${name}” (${sourceType})` },
    subject: { kind: 'source', id },
  });
}

/** Throws 400 `connection_failed` when the provider refuses the config or cannot be reached. */
async function testConnection(ctx: UserCtx, sourceType: SourceType, { config, secrets }: CheckedConfig) {
  try {
    const found = await PROVIDERS[sourceType].testConnection?.({ ...config, ...secrets }, ctx.env);
    if (found) ctx.log.info('connection tested', { sourceType });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    ctx.log.warn('connection test failed', { sourceType, kind: error.kind });
    fail('connection_failed', withoutSecrets(error.message, secrets));
  }
}

/** A stored config with its secrets in the clear, for one call to the provider. */
async function openConfig(ctx: UserCtx, row: SourceRow): Promise<CheckedConfig> {
  return {
    config: row.config as Record<string, unknown>,
    secrets: await openSecrets(ctx.env.ENCRYPTION_KEY, row),
  };
}

/** To be changed: secrets that do not open any more have to be entered anew. */
async function knownConfig(ctx: UserCtx, row: SourceRow): Promise<CheckedConfig> {
  return openConfig(ctx, row).catch((error: unknown) => {
    ctx.log.error('the secrets of a source do not open', { source: row.id, reason: String(error) });
    return { config: row.config as Record<string, unknown>, secrets: {} };
  });
}

function newWriteKey(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(24)));
}

/** In the form that Standard Webhooks gives to secrets. */
function newSigningSecret(): string {
  return `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`;
}
