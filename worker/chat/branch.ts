import { sql } from 'drizzle-orm';
import type { Step } from '../../contract/analyst.ts';
import type { Ctx } from '../context.ts';
import { messages } from '../db/schema.ts';
import { answerIdIn } from './answer-id.ts';

/** One question of a conversation with what was answered to it; `answer` is null while there is none. */
export interface Exchange {
  /** The id of the question. */
  id: string;
  question: string;
  answer: string | null;
  /** What the answer was made by, for a follow-up. */
  steps: Step[];
}

/** So far back a branch is read: further than any model is told of. */
const LONGEST = 40;
/** A long message is remembered by its beginning. */
const CHARACTERS = 20_000;

type Row = { id: string; question: string; answer: string | null; steps: Step[] | null };

/** What was said before something that follows `parentId`, oldest first: the branch it stands on, and no other. */
export async function branchTo(
  ctx: Pick<Ctx, 'db'>,
  conversationId: string,
  parentId: string | null,
): Promise<Exchange[]> {
  if (parentId === null) return [];
  const questionOf = (answerId: ReturnType<typeof sql>) => sql`coalesce(
    (select reply_to from ${messages} where id = ${answerId} and conversation_id = ${conversationId}), ${answerIdIn(answerId)})`;
  const { rows } = await ctx.db.execute<Row>(sql`
    with recursive branch as (
      select id, content, parent_id, 0 as back from ${messages}
      where id = ${questionOf(sql`${parentId}::uuid`)} and conversation_id = ${conversationId} and role = 'user'
      union all
      select q.id, q.content, q.parent_id, b.back + 1
      from branch b join ${messages} q on q.id = ${questionOf(sql`b.parent_id`)}
      where q.conversation_id = ${conversationId} and q.role = 'user' and b.back < ${LONGEST - 1}::int
    )
    select b.id, left(b.content, ${CHARACTERS}::int) as question, left(a.content, ${CHARACTERS}::int) as answer, a.steps
    from branch b left join ${messages} a on a.reply_to = b.id
    order by b.back desc`);
  return rows.map(({ id, question, answer, steps }) => ({ id, question, answer, steps: steps ?? [] }));
}

/** The answer to the last question of a conversation, written or not: what a new message follows. */
export const lastAnswer = (conversationId: string) => sql<string | null>`(
  select coalesce((select a.id from ${messages} a where a.reply_to = q.id), ${answerIdIn(sql`q.id`)})
  from (
    select id from ${messages} where conversation_id = ${conversationId} and role = 'user'
    order by created_at desc, id desc limit 1
  ) q)`;

/** The same, looked up; null where nothing was asked yet. */
export async function lastAnswerOf(ctx: Pick<Ctx, 'db'>, conversationId: string): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ id: string | null }>(sql`select ${lastAnswer(conversationId)} as id`);
  return rows[0]?.id ?? null;
}
