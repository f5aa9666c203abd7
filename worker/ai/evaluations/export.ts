import { sql } from 'drizzle-orm';
import type { Step } from '../../../contract/analyst.ts';
import { CHANNELS } from '../../../contract/segments.ts';
import { answerIdIn } from '../../chat/answer-id.ts';
import type { Ctx } from '../../context.ts';
import type { EvaluationCase } from './case.ts';

const MOST = 1000;

type Row = {
  id: string;
  question: string;
  asked_at: string;
  timezone: string;
  week_start: EvaluationCase['weekStart'];
  steps: Step[];
  before_question: string | null;
  before_steps: Step[] | null;
  products: string[];
  sources: string[];
  segments: { id: string; name: string }[];
};

/**
 * The questions of all workspaces whose answers were marked as wrong, newest first, as cases to learn from. Of a shop's
 * names only those are in them that the question says; of people, comments and answers nothing.
 */
export async function exportCases(ctx: Pick<Ctx, 'db'>): Promise<{ id: string; case: EvaluationCase }[]> {
  const said = (name: string) => sql`position(lower(${sql.raw(name)}) in lower(e.question)) > 0`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select e.id, e.question, to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as asked_at,
      w.timezone, w.week_start, e.steps, bq.content as before_question, b.steps as before_steps,
      coalesce((select json_agg(p.title) from products p where p.workspace_id = w.id and ${said('p.title')}), '[]') as products,
      coalesce((select json_agg(d.name) from data_sources d where d.workspace_id = w.id and ${said('d.name')}), '[]') as sources,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name)) from segments s
        where s.workspace_id = w.id and s.key is null and ${said('s.name')}), '[]') as segments
    from evaluation_cases e
      join workspaces w on w.id = e.workspace_id
      join messages m on m.id = e.message_id
      join messages q on q.id = m.reply_to
      left join messages b on b.id = q.parent_id
      left join messages bq on bq.id = coalesce(b.reply_to, ${answerIdIn(sql`q.parent_id`)})
    where e.rating = 'down'
    order by e.created_at desc, e.id desc limit ${MOST}::int`);
  return rows.map((row) => ({ id: row.id, case: asCase(row) }));
}

function asCase(row: Row): EvaluationCase {
  const followed = row.before_question !== null && (row.before_steps?.length ?? 0) > 0;
  return {
    question: row.question,
    askedAt: row.asked_at,
    timezone: row.timezone,
    weekStart: row.week_start,
    before: followed ? { question: row.before_question ?? '', steps: row.before_steps ?? [] } : null,
    vocabulary: { products: row.products, sources: row.sources, segments: row.segments, channels: [...CHANNELS] },
    readAs: row.steps,
    expected: null,
  };
}
