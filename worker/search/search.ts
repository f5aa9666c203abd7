import { type SQL, sql } from 'drizzle-orm';
import type { Found, SearchAnswer, SearchKind, SearchMode } from '../../contract/search.ts';
import type { UserCtx } from '../context.ts';
import { limitRate } from '../http/rate-limit.ts';
import { embedderOf } from './embedding/embedder.ts';
import { type Fused, fuse } from './fusion.ts';
import { catchUp, hasVectors } from './indexing.ts';
import { leftOut, type Reading, readingsOf, readQuery, type WordQuery } from './words/query.ts';
import { LOOKED_THROUGH, snippetOf } from './words/snippet.ts';
import { formsIn, WEIGHTS } from './words/vector.ts';

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
  const words = readQuery(query);
  const [byWords, byMeaning] = await Promise.all([
    mode === 'semantic' ? [] : findWords(ctx, words, visible),
    mode === 'keyword' ? { found: [], reason: null } : findMeaning(ctx, words, visible),
  ]);
  const { found, reason } = byMeaning;
  const data = await show(ctx, words, fuse(byWords, found).slice(0, limit));
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

/** What was found, `key`, `value`, `updated_at` and `same`, without what says the same as a newer one. */
const withoutRepeats = (found: SQL) => sql`
  select key, value from (
    select *, row_number() over (partition by same order by updated_at desc, key desc) as nth from (${found} limit ${LOOKED_AT}) f
  ) n
  where nth = 1 order by value desc, updated_at desc, key limit ${DEPTH}`;
/** A campaign is recommended again and again, with the same subject and other counts; of drafts and everything else there is one. */
const SAME = sql`case when kind = 'campaign' and coalesce(url, '') not like '/campaigns/%' then title else id::text end as same`;

/** Whether a document is asked for, as the query is read in one of the languages that it is in. */
const asks = (readings: Reading[]) =>
  sql`(${sql.join(
    readings.map(({ query, languages }) => sql`(words @@ ${query}::tsquery and languages && ${listOf(languages)})`),
    sql` or `,
  )})`;

const listOf = (languages: string[]) => sql`${`{${languages.join(',')}}`}::text[]`;

async function findWords(ctx: UserCtx, words: WordQuery, visible: SQL): Promise<Hit[]> {
  const readings = readingsOf(words);
  if (readings.length === 0) return [];
  // One look at the index for all languages; what it brings is then asked in its own.
  const inAnyLanguage = readings.map(({ query }) => `(${query})`).join(' | ');
  const value = sql`greatest(${sql.join(
    readings.map(
      ({ query, languages, share }) =>
        sql`case when languages && ${listOf(languages)} then ts_rank_cd(${WEIGHTS}, words, ${query}::tsquery) * ${share}::float8 end`,
    ),
    sql`, `,
  )})`;
  const { rows } = await ctx.db.execute<Hit>(
    withoutRepeats(sql`
      select id as key, ${value}::float8 as value, updated_at, ${SAME}
      from search_documents where ${visible} and words @@ ${inAnyLanguage}::tsquery and ${asks(readings)}
      order by value desc, updated_at desc, id`),
  );
  return rows;
}

/** Exact within the workspace: there are tens of thousands of documents at most, and a filtered index would find fewer. */
async function findMeaning(
  ctx: UserCtx,
  words: WordQuery,
  visible: SQL,
): Promise<{ found: Hit[]; reason: string | null }> {
  if (words.groups.length === 0) return { found: [], reason: null };
  if (!(await hasVectors(ctx))) {
    return { found: [], reason: 'Search by meaning needs the pgvector extension, which this database does not have.' };
  }
  const embedder = embedderOf(ctx.env);
  let vector: number[] | undefined;
  try {
    [vector] = await embedder.embed([words.plain]);
  } catch (error) {
    ctx.log.warn('the query could not be embedded', { model: embedder.model, reason: String(error) });
    return {
      found: [],
      reason: 'Search by meaning is not available right now: the embedding provider does not answer.',
    };
  }
  const unwanted = leftOut(words);
  const without = unwanted.length > 0 ? sql`not ${asks(unwanted)}` : sql`true`;
  const { rows } = await ctx.db.execute<Hit>(
    withoutRepeats(sql`
      select id as key, 1 - (embedding <=> ${JSON.stringify(vector)}::vector) as value, updated_at, ${SAME}
      from search_documents where ${visible} and embedding_model = ${embedder.model} and ${without}
      order by value desc, updated_at desc, id`),
  );
  return { found: rows.filter(({ value }) => value >= embedder.floor), reason: null };
}

type Shown = {
  key: string;
  kind: SearchKind;
  id: string;
  title: string;
  body: string;
  languages: string[];
  url: string | null;
  updatedAt: string;
};

/** The documents found, in their order. A recommended campaign leads to its conversation only for whoever had that. */
async function show(ctx: UserCtx, words: WordQuery, found: Fused<string>[]): Promise<Found[]> {
  if (found.length === 0) return [];
  const ids = JSON.stringify(found.map(({ key }) => key));
  const { rows } = await ctx.db.execute<Shown>(sql`
    select d.id as key, d.kind, d.ref_id as id, d.title, left(d.body, ${LOOKED_THROUGH}::int) as body, d.languages,
      case when d.kind <> 'campaign' or d.conversation_id is null or c.id is not null then d.url end as url,
      to_char(d.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from search_documents d
    left join conversations c on c.id = d.conversation_id and c.user_id = ${ctx.user.id}
    where d.workspace_id = ${ctx.workspace.id} and d.id in (select value::uuid from json_array_elements_text(${ids}::json))`);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const known = new Map<string, string[]>();
  return found.flatMap(({ key, score, keyword, semantic }) => {
    const row = byKey.get(key);
    if (!row) return [];
    const { kind, id, title, body, languages, url, updatedAt } = row;
    const snippet = snippetOf(body, words, formsIn(languages, known));
    return [{ kind, id, title, ...snippet, url, updatedAt, score, parts: { keyword, semantic } }];
  });
}
