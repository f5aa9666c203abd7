import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { documentsOf, EVERYTHING } from './documents.ts';
import { embedderOf, isBuiltIn } from './embedding/embedder.ts';

const PAGE = 100;
const EMBEDDED_AT_ONCE = 64;
/** While somebody waits: some ten milliseconds of work for each that is long. */
const EMBEDDED_IN_PASSING = 16;
/** Of each document, so many characters are embedded. */
const EMBEDDED = 6000;
/** Pages that one job takes; what is left is another job's. */
const MOST_PAGES = 20;
const WORKSPACES_AT_ONCE = 50;

/** The job: brings what changed in a workspace into the search. Doing it twice is doing it once. */
export async function indexWorkspace(ctx: Ctx, { workspaceId }: { workspaceId: string }): Promise<void> {
  for (let pages = 1; (await indexPage(ctx, workspaceId)) === PAGE; pages++) {
    if (pages >= MOST_PAGES) return enqueue(ctx, [{ kind: 'index', workspaceId }]);
  }
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
  const isAllTaken = (await indexPage(ctx, workspaceId, 'newest')) < PAGE;
  const canEmbed = isBuiltIn(ctx.env) && (await hasVectors(ctx));
  const embedded = canEmbed ? await embedPage(ctx, workspaceId, EMBEDDED_IN_PASSING) : 0;
  if (isAllTaken && isBuiltIn(ctx.env) && embedded < EMBEDDED_IN_PASSING) return;
  const asked = enqueue(ctx, [{ kind: 'index', workspaceId }]);
  ctx.waitUntil(asked.catch((error) => ctx.log.warn('indexing was not asked for', { reason: String(error) })));
}

/** The scheduled task: asks for every workspace in which something changed, the longest waiting first. */
export async function askForIndexing(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<{ workspaceId: string }>(sql`
    select workspace_id as "workspaceId" from search_outbox group by 1 order by min(changed_at) limit ${WORKSPACES_AT_ONCE}`);
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

/**
 * Takes one page out of the outbox: what is there is written, what is gone is deleted, with the answers of a conversation. Jobs of one
 * workspace take turns, so that an older state never overwrites a newer one; what changed again meanwhile stays in the outbox.
 */
async function indexPage(ctx: Ctx, workspaceId: string, first: 'oldest' | 'newest' = 'oldest'): Promise<number> {
  const order = first === 'oldest' ? sql`changed_at` : sql`changed_at desc`;
  const [, page] = await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${workspaceId}`}, 0))`),
    ctx.db.execute<{ taken: number }>(sql`
      with page as materialized (
        select kind, ref_id, change from search_outbox where workspace_id = ${workspaceId} order by ${order} limit ${PAGE}
      ), found as materialized (
        select p.kind, p.ref_id, d.*, coalesce(d.body, '') as text,
          md5(jsonb_build_array(d.title, d.body, d.url, d.user_id, d.conversation_id)::text) as hash
        from page p cross join lateral (${documentsOf(workspaceId)}) d
      ), written as (
        insert into search_documents as s (id, workspace_id, kind, ref_id, user_id, conversation_id, title, body, url, content_hash, updated_at)
        select gen_random_uuid(), ${workspaceId}, kind, ref_id, user_id, conversation_id, title, text, url, hash, updated_at from found
        on conflict (workspace_id, kind, ref_id) do update set user_id = excluded.user_id, conversation_id = excluded.conversation_id,
          title = excluded.title, body = excluded.body, url = excluded.url, content_hash = excluded.content_hash,
          updated_at = excluded.updated_at, embedding_model = null
        where s.content_hash <> excluded.content_hash
      ), gone as (
        delete from search_documents s using page p
        where s.workspace_id = ${workspaceId} and not exists (select from found f where f.kind = p.kind and f.ref_id = p.ref_id)
          and ((s.kind = p.kind and s.ref_id = p.ref_id)
            or (p.kind = 'conversation' and s.kind = 'answer' and s.conversation_id::text = p.ref_id))
      ), done as (
        delete from search_outbox o using page p
        where o.workspace_id = ${workspaceId} and o.kind = p.kind and o.ref_id = p.ref_id and o.change = p.change
      )
      select count(*)::int as taken from page`),
  ]);
  return page.rows[0]?.taken ?? 0;
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
