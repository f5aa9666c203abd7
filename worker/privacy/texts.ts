import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type Blotter, blotter, type Words } from './blot.ts';
import type { Counts } from './subject.ts';

/** Rows that are read at a time; each may hold a whole answer. */
const PAGE = 100;
const MOST_PLACES = 2000;

interface Texts {
  text?: string[];
  json?: string[];
}

/**
 * Where words of people, or of the analyst about people, are kept: by table, the columns that are blotted. A table that
 * can hold somebody's name or id and is not in `rows.ts` belongs here.
 */
const TEXTS: Record<string, Texts> = {
  action_plans: {
    text: ['title', 'approval_reason', 'result', 'failure', 'href', 'request_key'],
    json: ['input', 'difference', 'undo'],
  },
  audit_log: { text: ['text', 'subject_id'], json: ['before', 'after'] },
  tasks: { text: ['title', 'note'] },
  email_messages: { text: ['subject', 'body', 'reason'] },
  campaign_drafts: { text: ['name', 'subject', 'message', 'offer'], json: ['condition'] },
  workflows: { text: ['name'], json: ['trigger', 'steps'] },
  workflow_runs: { text: ['cause_key', 'cause'], json: ['steps'] },
  facts: { text: ['text'], json: ['meaning'] },
  pins: { text: ['title'], json: ['step'] },
  scheduled_questions: { text: ['question'] },
  scheduled_answers: { text: ['answer', 'reason'], json: ['cards'] },
  evaluation_cases: { text: ['question', 'answer', 'comment', 'expected'], json: ['steps'] },
  recommendations: {
    text: ['subject', 'message', 'offer', 'timing', 'reason', 'comment', 'outcome'],
    json: ['details'],
  },
  receipts: { json: ['query', 'receipt'] },
  shared_conversations: { text: ['title'], json: ['content', 'people'] },
  notes: { text: ['title', 'body'] },
  segments: { text: ['name'], json: ['definition'] },
  internal_events: { json: ['payload'] },
  invitations: { text: ['email', 'email_key'] },
  idempotency_keys: { text: ['key', 'body'] },
  data_source_syncs: { text: ['error'] },
  reconciliations: { text: ['error'] },
};

/** Blots out wherever a row of the workspace names somebody. */
export async function blotTexts(ctx: Ctx, workspaceId: string, words: Words): Promise<Counts> {
  const counts: Counts = {};
  if (words.certain.length === 0) return counts;
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  for (const [table, texts] of Object.entries(TEXTS)) counts[table] = await blotTable(ctx, table, texts, own, words);
  return counts;
}

/** Rows of a table that name somebody, until there are none. How many were changed. */
async function blotTable(ctx: Ctx, table: string, texts: Texts, own: SQL, words: Words): Promise<number> {
  const blot = blotter(words);
  const columns = [...(texts.text ?? []), ...(texts.json ?? [])];
  const name = sql.identifier(table);
  const found = sql.join(
    columns.map((column) => mentions(sql`${sql.identifier(column)}::text`, words.certain)),
    sql` or `,
  );
  for (let changed = 0; ; ) {
    const { rows: places } = await ctx.db.execute<{ place: string }>(
      sql`select ctid::text as place from ${name} where ${own} and (${found}) limit ${MOST_PLACES}`,
    );
    const before = changed;
    for (let from = 0; from < places.length; from += PAGE) {
      const some = JSON.stringify(places.slice(from, from + PAGE).map(({ place }) => place));
      const { rows } = await ctx.db.execute<Record<string, unknown>>(sql`
        select ctid::text as ctid, ${sql.join(columns.map(asText), sql`, `)} from ${name}
        where ctid = any (array(select json_array_elements_text(${some}::json)::tid)) and ${own}`);
      for (const row of rows) changed += await blotRow(ctx, table, texts, row, blot);
    }
    if (changed === before) return changed;
  }
}

/** Writes a row anew where it names somebody and is still as it was read. */
async function blotRow(
  ctx: Ctx,
  table: string,
  { text = [], json = [] }: Texts,
  row: Record<string, unknown>,
  blot: Blotter,
): Promise<number> {
  const columns = [...text, ...json];
  const isNamed = columns.some((column) => {
    const was = row[column];
    return typeof was === 'string' && blot.names(json.includes(column) ? JSON.parse(was) : was);
  });
  if (!isNamed) return 0;
  const changes = columns.flatMap((column) => {
    const was = row[column];
    if (typeof was !== 'string') return [];
    const now = json.includes(column) ? JSON.stringify(blot.json(JSON.parse(was))) : blot.text(was);
    return [{ column, now, type: json.includes(column) ? sql`jsonb` : sql`text` }];
  });
  const set = changes.map(({ column, now, type }) => sql`${sql.identifier(column)} = ${now}::${type}`);
  const same = changes.map(({ column }) => sql`${sql.identifier(column)}::text = ${row[column]}`);
  const [, written] = await ctx.db.batch([
    ctx.db.execute(sql`select set_config('pulsehub.redacting', 'on', true)`),
    ctx.db.execute(sql`
      update ${sql.identifier(table)} set ${sql.join(set, sql`, `)}
      where ctid = ${row.ctid}::tid and ${sql.join(same, sql` and `)}`),
  ]);
  return written.rowCount;
}

function asText(column: string): SQL {
  return sql`${sql.identifier(column)}::text as ${sql.identifier(column)}`;
}

/** Whether a text holds one of the words, in any case: a first look, before it is read word by word. */
export function mentions(text: SQL, certain: string[]): SQL {
  const patterns = certain.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  return sql`${text} ilike any (array(select json_array_elements_text(${JSON.stringify(patterns)}::json)))`;
}
