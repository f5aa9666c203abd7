import { type SQL, sql } from 'drizzle-orm';
import type { Found, SearchAnswer, SearchKind, SearchMode } from '../../contract/search.ts';
import type { UserCtx } from '../context.ts';
import { limitRate } from '../http/rate-limit.ts';
import { isSpaceless } from './embedding/built-in.ts';
import { embedderOf } from './embedding/embedder.ts';
import { type Fused, fuse } from './fusion.ts';
import { catchUp, hasVectors } from './indexing.ts';
import { readHeadline, START, STOP } from './snippet.ts';

/** Of each way to search, so many are merged. */
const DEPTH = 60;
/** So many are looked at for them, since some are the same. */
const LOOKED_AT = 4 * DEPTH;
const LIMIT = { name: 'search', capacity: 120, refillPerSecond: 2 };

interface Asked {
  q: string;
  mode: SearchMode;
  kinds: SearchKind[];
  limit: number;
}

/**
 * What is found in the caller's workspace: what belongs to everybody there, and the caller's own conversations and answers. Search by
 * meaning says why where it is not available, and `hybrid` goes on by words then.
 */
export async function search(ctx: UserCtx, { q, mode, kinds, limit }: Asked): Promise<SearchAnswer> {
  const query = q.trim();
  const { model } = embedderOf(ctx.env);
  if (query === '') return { query, mode, semantic: { available: true, model, reason: null }, data: [] };
  await limitRate(ctx, { ...LIMIT, key: ctx.user.id });
  await caughtUp(ctx);
  const visible = sql`workspace_id = ${ctx.workspace.id} and (user_id is null or user_id = ${ctx.user.id})
    and ${kinds.length > 0 ? sql`kind in (${sql.join(kinds, sql`, `)})` : sql`true`}`;
  const [byWords, byMeaning] = await Promise.all([
    mode === 'semantic' ? [] : findWords(ctx, query, visible),
    mode === 'keyword' ? { found: [], reason: null } : findMeaning(ctx, query, visible),
  ]);
  const { found, reason } = byMeaning;
  const data = await show(ctx, query, fuse(byWords, found).slice(0, limit));
  return {
    query,
    mode: mode === 'hybrid' && reason !== null ? 'keyword' : mode,
    semantic: { available: reason === null, model: reason === null ? model : null, reason },
    data,
  };
}

/** A search goes on by what is indexed already, if what changed cannot be. */
async function caughtUp(ctx: UserCtx): Promise<void> {
  try {
    await catchUp(ctx, ctx.workspace.id);
  } catch (error) {
    ctx.log.warn('what changed could not be indexed', { reason: String(error) });
  }
}

type Hit = { key: string; value: number };

/** Words as they were typed, and their English stems; quotes, `or` and a minus as on the web. */
const wordsOf = (query: string) =>
  sql`(websearch_to_tsquery('simple', ${query}) || websearch_to_tsquery('english', ${query}))`;

/** What was found, `key`, `value`, `updated_at` and `same`, without what says the same as a newer one. */
const withoutRepeats = (found: SQL) => sql`
  select key, value from (
    select *, row_number() over (partition by same order by updated_at desc, key desc) as nth from (${found} limit ${LOOKED_AT}) f
  ) n
  where nth = 1 order by value desc, updated_at desc, key limit ${DEPTH}`;
/** A campaign is recommended again and again, with the same subject and other counts; of drafts and everything else there is one. */
const SAME = sql`case when kind = 'campaign' and coalesce(url, '') not like '/campaigns/%' then title else id::text end as same`;

async function findWords(ctx: UserCtx, query: string, visible: SQL): Promise<Hit[]> {
  const { rows } = await ctx.db.execute<Hit>(
    withoutRepeats(sql`
      select id as key, ts_rank_cd(words, w.query)::float8 as value, updated_at, ${SAME}
      from search_documents, (select ${wordsOf(query)} as query) w
      where ${visible} and (words @@ w.query ${isSpaceless(query) ? sql`or strpos(lower(title || ' ' || body), lower(${query})) > 0` : sql``})
      order by value desc, updated_at desc, id`),
  );
  return rows;
}

/** Exact within the workspace: there are tens of thousands of documents at most, and a filtered index would find fewer. */
async function findMeaning(
  ctx: UserCtx,
  query: string,
  visible: SQL,
): Promise<{ found: Hit[]; reason: string | null }> {
  if (!(await hasVectors(ctx))) {
    return { found: [], reason: 'Search by meaning needs the pgvector extension, which this database does not have.' };
  }
  const embedder = embedderOf(ctx.env);
  let vector: number[] | undefined;
  try {
    [vector] = await embedder.embed([query]);
  } catch (error) {
    ctx.log.warn('the query could not be embedded', { model: embedder.model, reason: String(error) });
    return {
      found: [],
      reason: 'Search by meaning is not available right now: the embedding provider does not answer.',
    };
  }
  const { rows } = await ctx.db.execute<Hit>(
    withoutRepeats(sql`
      select id as key, 1 - (embedding <=> ${JSON.stringify(vector)}::vector) as value, updated_at, ${SAME}
      from search_documents where ${visible} and embedding_model = ${embedder.model}
      order by value desc, updated_at desc, id`),
  );
  return { found: rows.filter(({ value }) => value >= embedder.floor), reason: null };
}

type Shown = {
  key: string;
  kind: SearchKind;
  id: string;
  title: string;
  headline: string;
  url: string | null;
  updatedAt: string;
};

/** The documents found, in their order. A recommended campaign leads to its conversation only for whoever had that. */
async function show(ctx: UserCtx, query: string, found: Fused<string>[]): Promise<Found[]> {
  if (found.length === 0) return [];
  const ids = JSON.stringify(found.map(({ key }) => key));
  const options = `StartSel=${START}, StopSel=${STOP}, MaxWords=34, MinWords=16, MaxFragments=1`;
  const { rows } = await ctx.db.execute<Shown>(sql`
    select d.id as key, d.kind, d.ref_id as id, d.title, ts_headline('english', left(d.body, 8000), ${wordsOf(query)}, ${options}) as headline,
      case when d.kind <> 'campaign' or d.conversation_id is null or c.id is not null then d.url end as url,
      to_char(d.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from search_documents d
    left join conversations c on c.id = d.conversation_id and c.user_id = ${ctx.user.id}
    where d.workspace_id = ${ctx.workspace.id} and d.id in (select value::uuid from json_array_elements_text(${ids}::json))`);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return found.flatMap(({ key, score, keyword, semantic }) => {
    const row = byKey.get(key);
    if (!row) return [];
    const { kind, id, title, headline, url, updatedAt } = row;
    return [{ kind, id, title, ...readHeadline(headline), url, updatedAt, score, parts: { keyword, semantic } }];
  });
}
