import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { EVERYTHING } from './documents.ts';
import { embedderOf, isBuiltIn } from './embedding/embedder.ts';
import { WORDS_VERSION } from './reading.ts';
import { PAGE, readAnew, takePage } from './taking.ts';

const EMBEDDED_AT_ONCE = 64;
/** While somebody waits: some ten milliseconds of work for each that is long. */
const EMBEDDED_IN_PASSING = 16;
/** Of each document, so many characters are embedded. */
const EMBEDDED = 6000;
/** Pages that one job takes; what is left is another job's. */
const MOST_PAGES = 20;
const WORKSPACES_AT_ONCE = 50;
/** Of those whose documents are read anew after an update, so many at once. */
const READ_ANEW_AT_ONCE = 10;

/** The job: brings what changed in a workspace into the search. Doing it twice is doing it once. */
export async function indexWorkspace(ctx: Ctx, { workspaceId }: { workspaceId: string }): Promise<void> {
  for (let pages = 1; (await takePage(ctx, workspaceId)) === PAGE; pages++) {
    if (pages >= MOST_PAGES) return enqueue(ctx, [{ kind: 'index', workspaceId }]);
  }
  // What is left of these the schedule asks for again, a minute later: nobody waits for it.
  for (let pages = 1; (await readAnew(ctx, workspaceId)) === PAGE && pages < MOST_PAGES; pages++);
  if (!(await hasVectors(ctx))) return;
  for (let pages = 1; (await embedPage(ctx, workspaceId)) === EMBEDDED_AT_ONCE; pages++) {
    if (pages >= MOST_PAGES) return enqueue(ctx, [{ kind: 'index', workspaceId }]);
  }
}

/**
 * Brings what changed last into the search before somebody looks: whoever wrote something finds it, and nothing that it was before.
 * Bounded: what is left is a job's, as are the directions that a provider gives.
 */
export async function catchUp(ctx: Ctx, workspaceId: string): Promise<void> {
  const { rows } = await ctx.db.execute(sql`select from search_outbox where workspace_id = ${workspaceId} limit 1`);
  if (rows.length === 0) return;
  const isAllTaken = (await takePage(ctx, workspaceId, 'newest')) < PAGE;
  const canEmbed = isBuiltIn(ctx.env) && (await hasVectors(ctx));
  const embedded = canEmbed ? await embedPage(ctx, workspaceId, EMBEDDED_IN_PASSING) : 0;
  if (isAllTaken && isBuiltIn(ctx.env) && embedded < EMBEDDED_IN_PASSING) return;
  const asked = enqueue(ctx, [{ kind: 'index', workspaceId }]);
  ctx.waitUntil(asked.catch((error) => ctx.log.warn('indexing was not asked for', { reason: String(error) })));
}

/**
 * The scheduled task: asks for every workspace in which something changed, the longest waiting first, and for some whose documents an
 * earlier version of the hub read.
 */
export async function askForIndexing(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<{ workspaceId: string }>(sql`
    (select workspace_id as "workspaceId" from search_outbox group by 1 order by min(changed_at) limit ${WORKSPACES_AT_ONCE})
    union
    (select workspace_id from search_documents where words_version < ${WORDS_VERSION} group by 1 limit ${READ_ANEW_AT_ONCE})`);
  await enqueue(
    ctx,
    rows.map(({ workspaceId }) => ({ kind: 'index' as const, workspaceId })),
  );
}

/** The scheduled task: asks for workspaces whose documents have no embedding of the model that is in use. */
export async function askForEmbedding(ctx: Ctx): Promise<void> {
  if (!(await hasVectors(ctx))) return;
  const { rows } = await ctx.db.execute<{ workspaceId: string }>(sql`
    select distinct workspace_id as "workspaceId" from search_documents
    where embedding_model is distinct from ${embedderOf(ctx.env).model} limit ${WORKSPACES_AT_ONCE}`);
  await enqueue(
    ctx,
    rows.map(({ workspaceId }) => ({ kind: 'index' as const, workspaceId })),
  );
}

/**
 * Everything of one workspace, or of all, is indexed anew: what is there stays found until its turn comes, what has no source any
 * more goes. Returns how many things that are.
 */
export async function reindex(ctx: Ctx, workspaceId?: string): Promise<number> {
  const mine = workspaceId ? sql`workspace_id = ${workspaceId}` : sql`true`;
  const [, , asked] = await ctx.db.batch([
    ctx.db.execute(sql`select enable_semantic_search()`),
    ctx.db.execute(sql`update search_documents set content_hash = '', embedding_model = null where ${mine}`),
    ctx.db.execute(sql`
      insert into search_outbox (workspace_id, kind, ref_id) select workspace_id, kind, ref_id from (${EVERYTHING}) e where ${mine}
      on conflict (workspace_id, kind, ref_id) do update set change = gen_random_uuid(), changed_at = now()`),
  ]);
  if (workspaceId) await enqueue(ctx, [{ kind: 'index', workspaceId }]);
  else await askForIndexing(ctx);
  return asked.rowCount;
}

/** Whether the database has pgvector, and the documents their vectors. */
export async function hasVectors(ctx: Ctx): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`
    select 1 from pg_attribute where attrelid = 'search_documents'::regclass and attname = 'embedding' and not attisdropped`);
  return rows.length > 0;
}

/** Gives some documents the embedding of the model in use; one that changed meanwhile waits for the next round. */
async function embedPage(ctx: Ctx, workspaceId: string, most = EMBEDDED_AT_ONCE): Promise<number> {
  const embedder = embedderOf(ctx.env);
  const { rows } = await ctx.db.execute<{ id: string; hash: string; text: string }>(sql`
    select id, content_hash as hash, title || E'\\n' || title || E'\\n' || left(body, ${EMBEDDED}::int) as text from search_documents
    where workspace_id = ${workspaceId} and embedding_model is distinct from ${embedder.model}
    order by updated_at desc limit ${most}`);
  if (rows.length === 0) return 0;
  const vectors = await embedder.embed(rows.map(({ text }) => text));
  const given = rows.map(({ id, hash }, n) => ({ id, hash, vector: JSON.stringify(vectors[n]) }));
  await ctx.db.execute(sql`
    update search_documents s set embedding = r.vector::vector, embedding_model = ${embedder.model}
    from json_to_recordset(${JSON.stringify(given)}::json) r (id uuid, hash text, vector text)
    where s.id = r.id and s.workspace_id = ${workspaceId} and s.content_hash = r.hash`);
  return rows.length;
}
