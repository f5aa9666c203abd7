import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { documentsOf } from './documents.ts';
import { type Reader, readerFor, WORDS_VERSION } from './reading.ts';

/** So many things are taken at once. */
export const PAGE = 100;
/** So much is written in one statement, in characters: a page of the longest texts is written in several. */
const WRITTEN_AT_ONCE = 2_000_000;

interface Taken {
  kind: string;
  refId: string;
  change: string;
  /** Null where what it stands for is no longer there. */
  hash: string | null;
  /** Whether it stands in the search as it is. */
  same: boolean;
  title: string | null;
  body: string;
  url: string | null;
  userId: string | null;
  conversationId: string | null;
  updatedAt: string | null;
}

/**
 * Takes one page out of the outbox: what is there is written, what is gone is deleted, with the answers of a conversation. Returns how many
 * things that were.
 *
 * What is read here is written only where it has not changed since, which the outbox tells, and writers of one workspace take turns: so an
 * older state never overwrites a newer one, and what changed meanwhile stays in the outbox.
 */
export async function takePage(ctx: Ctx, workspaceId: string, first: 'oldest' | 'newest' = 'oldest'): Promise<number> {
  const order = first === 'oldest' ? sql`changed_at` : sql`changed_at desc`;
  const { rows } = await ctx.db.execute<Taken & Record<string, unknown>>(sql`
    with page as materialized (
      select kind, ref_id, change from search_outbox where workspace_id = ${workspaceId} order by ${order} limit ${PAGE}
    )
    select p.kind, p.ref_id as "refId", p.change, d.hash, d.hash = s.content_hash and s.words_version = ${WORDS_VERSION} as same,
      d.title, coalesce(d.body, '') as body, d.url, d.user_id as "userId", d.conversation_id as "conversationId",
      d.updated_at::text as "updatedAt"
    from page p
    left join lateral (
      select d.*, md5(jsonb_build_array(d.title, d.body, d.url, d.user_id, d.conversation_id)::text) as hash
      from (${documentsOf(workspaceId)}) d
    ) d on true
    left join search_documents s on s.workspace_id = ${workspaceId} and s.kind = p.kind and s.ref_id = p.ref_id`);
  const unread = rows.filter(({ hash, same }) => hash !== null && !same);
  const read = unread.length > 0 ? await readerFor(ctx, workspaceId) : undefined;
  let given: unknown[] = [];
  let size = 0;
  for (const row of rows) {
    const isNew = row.hash !== null && !row.same;
    const one = { ...row, body: isNew ? row.body : '', ...(isNew ? read?.(row.title ?? '', row.body) : {}) };
    given.push(one);
    size += row.body.length + (one.words?.length ?? 0);
    if (size < WRITTEN_AT_ONCE) continue;
    await write(ctx, workspaceId, given);
    [given, size] = [[], 0];
  }
  if (given.length > 0) await write(ctx, workspaceId, given);
  return rows.length;
}

async function write(ctx: Ctx, workspaceId: string, given: unknown[]): Promise<void> {
  await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`search ${workspaceId}`}, 0))`),
    ctx.db.execute(sql`
      with page as materialized (
        select g.* from json_to_recordset(${JSON.stringify(given)}::json) g (kind text, "refId" text, change uuid, hash text, same boolean,
          title text, body text, url text, "userId" uuid, "conversationId" uuid, "updatedAt" timestamptz, languages text[], words text)
        join search_outbox o on o.workspace_id = ${workspaceId} and o.kind = g.kind and o.ref_id = g."refId" and o.change = g.change
      ), written as (
        insert into search_documents as s (id, workspace_id, kind, ref_id, user_id, conversation_id, title, body, url, content_hash,
          languages, words, words_version, updated_at)
        select gen_random_uuid(), ${workspaceId}, kind, "refId", "userId", "conversationId", title, body, url, hash,
          languages, words::tsvector, ${WORDS_VERSION}, "updatedAt"
        from page where hash is not null and words is not null
        on conflict (workspace_id, kind, ref_id) do update set user_id = excluded.user_id, conversation_id = excluded.conversation_id,
          title = excluded.title, body = excluded.body, url = excluded.url, content_hash = excluded.content_hash,
          languages = excluded.languages, words = excluded.words, words_version = excluded.words_version,
          updated_at = excluded.updated_at,
          embedding_model = case when s.content_hash = excluded.content_hash then s.embedding_model end
      ), gone as (
        delete from search_documents s using page p
        where s.workspace_id = ${workspaceId} and p.hash is null and s.kind = p.kind and s.ref_id = p."refId"
      ), gone_with_it as (
        delete from search_documents s using page p
        where s.workspace_id = ${workspaceId} and p.hash is null and p.kind = 'conversation' and s.kind = 'answer'
          and s.conversation_id = case when p.kind = 'conversation' then p."refId"::uuid end
      )
      delete from search_outbox o using page p
      where o.workspace_id = ${workspaceId} and o.kind = p.kind and o.ref_id = p."refId" and o.change = p.change`),
  ]);
}

/**
 * Reads the words of documents anew that were read as an earlier version did, some at a time; each stays found by its old words until then.
 * One that changed meanwhile is left to its change. Returns how many there were.
 */
export async function readAnew(ctx: Ctx, workspaceId: string): Promise<number> {
  const { rows } = await ctx.db.execute<{ id: string; hash: string; title: string; body: string }>(sql`
    select id, content_hash as hash, title, body from search_documents
    where workspace_id = ${workspaceId} and words_version < ${WORDS_VERSION} limit ${PAGE}`);
  if (rows.length === 0) return 0;
  const read: Reader = await readerFor(ctx, workspaceId);
  let given: unknown[] = [];
  let size = 0;
  const save = async () => {
    await ctx.db.execute(sql`
      update search_documents s set words = r.words::tsvector, languages = r.languages, words_version = ${WORDS_VERSION}
      from json_to_recordset(${JSON.stringify(given)}::json) r (id uuid, hash text, languages text[], words text)
      where s.id = r.id and s.workspace_id = ${workspaceId} and s.content_hash = r.hash`);
    [given, size] = [[], 0];
  };
  for (const { id, hash, title, body } of rows) {
    const one = { id, hash, ...read(title, body) };
    given.push(one);
    size += one.words.length;
    if (size >= WRITTEN_AT_ONCE) await save();
  }
  if (given.length > 0) await save();
  return rows.length;
}
