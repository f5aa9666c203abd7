import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

const DIGITS = '0123456789abcdef';
const TURNED = '1032547698badcfe';

/**
 * The id of the answer to a question: the question's own with its last bit turned, and the other way round. So what
 * follows an answer can say so while that answer is still being written.
 */
export function answerIdOf(questionId: string): string {
  return questionId.slice(0, -1) + TURNED[DIGITS.indexOf(questionId.slice(-1))];
}

/** The same in Postgres. */
export function answerIdIn(id: AnyColumn | SQL): SQL<string> {
  return sql<string>`(left(${id}::text, -1) || translate(right(${id}::text, 1), ${sql.raw(`'${DIGITS}'`)}, ${sql.raw(`'${TURNED}'`)}))::uuid`;
}
