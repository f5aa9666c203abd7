import { and, eq, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Ctx, UserCtx } from '../context.ts';
import { isUnavailable } from '../db/client.ts';
import { dataSources } from '../db/schema.ts';
import { fail } from '../errors.ts';

export type SourceRow = typeof dataSources.$inferSelect;

/** What the doors that take events in need to know of a source. `secrets` are sealed: see `openSecrets`. */
export type KnownSource = Pick<
  SourceRow,
  'id' | 'workspaceId' | 'sourceType' | 'name' | 'status' | 'config' | 'secrets' | 'writeKey'
>;

const KNOWN = {
  id: dataSources.id,
  workspaceId: dataSources.workspaceId,
  sourceType: dataSources.sourceType,
  name: dataSources.name,
  status: dataSources.status,
  config: dataSources.config,
  secrets: dataSources.secrets,
  writeKey: dataSources.writeKey,
};

/** Generated data has nobody on the other side. */
export function isDummy({ config }: Pick<SourceRow, 'config'>): boolean {
  return (config as { dummy?: unknown }).dummy === true;
}

/** The one door to a source: of the caller's workspace, or 404. */
export async function requireSource(ctx: UserCtx, id: string): Promise<SourceRow> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, id), eq(dataSources.workspaceId, ctx.workspace.id)));
  return row ?? fail('not_found', 'There is no such data source');
}

/** The source that a write key belongs to, paused ones too; undefined when the key is not known or was removed. */
export async function findSourceByWriteKey(ctx: Ctx, key: string): Promise<KnownSource | undefined> {
  if (!WriteKey.safeParse(key).success) return undefined;
  return find(ctx, eq(dataSources.writeKey, key), copyByKey(key));
}

/** The source that a webhook address names; undefined when there is none. Its signature is still to be verified. */
export async function findWebhookSource(ctx: Ctx, id: string): Promise<KnownSource | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  return find(ctx, eq(dataSources.id, id), copyById(id));
}

const MOST_OF_A_SHOP = 50;

/** The Shopify sources of a shop, of whichever workspaces. A message that names the shop is still to be verified for each. */
export async function findShopSources(ctx: Ctx, shopDomain: string): Promise<KnownSource[]> {
  const { sourceType, config } = dataSources;
  return ctx.db
    .select(KNOWN)
    .from(dataSources)
    .where(and(eq(sourceType, 'shopify'), sql`${config} ->> 'shopDomain' = ${shopDomain}`))
    .limit(MOST_OF_A_SHOP);
}

/** The sources that read the leads of a page, of whichever workspaces. */
export async function findPageSources(ctx: Ctx, pageId: string): Promise<KnownSource[]> {
  const { sourceType, config } = dataSources;
  return ctx.db
    .select(KNOWN)
    .from(dataSources)
    .where(and(eq(sourceType, 'facebook_pixel'), sql`${config} ->> 'pageId' = ${pageId}`))
    .limit(MOST_OF_A_SHOP);
}

const LOOKUP_TIMEOUT_MS = 2000;
const WriteKey = z.string().regex(/^[\w-]{8,100}$/);
const copyByKey = (key: string) => `source:key:${key}`;
const copyById = (id: string) => `source:id:${id}`;

/**
 * Postgres is asked first, so that a removed key stops at once. Only while Postgres is away does the copy in KV
 * answer, so that events are still accepted.
 */
async function find(ctx: Ctx, where: SQL, copy: string): Promise<KnownSource | undefined> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('Postgres did not answer', 'TimeoutError')), LOOKUP_TIMEOUT_MS);
  });
  try {
    const [row] = await Promise.race([ctx.db.select(KNOWN).from(dataSources).where(where).limit(1), late]);
    return row;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const kept = await ctx.cache.get<KnownSource>(copy, 'json');
    if (!kept) throw error;
    ctx.log.warn('source looked up in its copy: Postgres is away', { source: kept.id });
    return kept;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Keeps the copies that answer while Postgres is away. Call after every change of a source. The change is made already:
 * a cache that takes no copy now does not undo it.
 */
export async function keepCopies(ctx: Ctx, source: KnownSource): Promise<void> {
  const { id, workspaceId, sourceType, name, status, config, secrets, writeKey } = source;
  const copy = JSON.stringify({ id, workspaceId, sourceType, name, status, config, secrets, writeKey });
  await inCache(ctx, source, (name) => ctx.cache.put(name, copy));
}

/** Forgets the copies of a source that was removed, or of a write key that was replaced. */
export async function dropCopies(ctx: Ctx, source: Pick<KnownSource, 'id' | 'writeKey'>): Promise<void> {
  await inCache(ctx, source, (name) => ctx.cache.delete(name));
}

async function inCache(
  ctx: Ctx,
  { id, writeKey }: Pick<KnownSource, 'id' | 'writeKey'>,
  change: (name: string) => Promise<void>,
): Promise<void> {
  try {
    await Promise.all([copyById(id), ...(writeKey ? [copyByKey(writeKey)] : [])].map(change));
  } catch (error) {
    ctx.log.warn('the copies of a source could not be changed', { source: id, reason: String(error) });
  }
}
