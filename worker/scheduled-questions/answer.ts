import { and, desc, eq, ne } from 'drizzle-orm';
import type { MetricQuery } from '../../contract/metrics.ts';
import { answerWhole, type Found, receiptsOf } from '../ai/answering.ts';
import { calendarOf } from '../ai/reply.ts';
import type { Language } from '../ai/tools/words/format.ts';
import { memberCtx } from '../auth/member.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { isUnavailable } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { scheduledAnswers, scheduledQuestions } from '../db/schema.ts';
import { loggable } from '../http/log.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { listFacts } from '../learning/facts.ts';
import { meaningsOf } from '../learning/meanings.ts';
import type { Calendar } from '../metrics/calendar/calendar.ts';
import { asSpoken, spokenIn } from './language.ts';
import { saysSomethingElse } from './noise.ts';
import { readScheduled } from './read.ts';
import { type Compared, compareWithUsual } from './usual.ts';
import { CLOCK_WORDS } from './words.ts';

type Question = typeof scheduledQuestions.$inferSelect;
type Answer = Pick<typeof scheduledAnswers.$inferInsert, 'status' | 'answer' | 'reason' | 'cards' | 'receipts'>;

const TIME_LIMIT_MS = 60_000;

/**
 * Asks a question that is due, on the authority of who wrote it, and keeps the answer once for the time it was due. Where
 * nothing moved beyond noise it stays quiet. A question whose author is no longer a member is paused.
 */
export async function askQuestion(
  given: Ctx,
  { questionId, dueAt }: { questionId: string; dueAt: string },
): Promise<void> {
  const [question] = await given.db.select().from(scheduledQuestions).where(eq(scheduledQuestions.id, questionId));
  if (!question || question.pausedAt) return;
  const due = new Date(dueAt);
  const [known] = await given.db
    .select({ id: scheduledAnswers.id, status: scheduledAnswers.status })
    .from(scheduledAnswers)
    .where(and(eq(scheduledAnswers.questionId, questionId), eq(scheduledAnswers.dueAt, due)));
  if (known) return sendSoon(given, question, known);
  const ctx = await memberCtx(given, question);
  if (!ctx) {
    await given.db
      .update(scheduledQuestions)
      .set({ pausedAt: given.now() })
      .where(eq(scheduledQuestions.id, questionId));
    return;
  }
  const answer = await answerOf(ctx, question);
  const [kept] = await ctx.db
    .insert(scheduledAnswers)
    .values({ id: newId(), workspaceId: ctx.workspace.id, questionId, dueAt: due, ...answer, createdAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ id: scheduledAnswers.id, status: scheduledAnswers.status });
  if (!kept) return;
  if (kept.status === 'told') await tellRoom(ctx, kept.id, question);
  await sendSoon(ctx, question, kept);
}

/** Asked for again where a job died in between: the letter itself goes once. */
async function sendSoon(
  ctx: Ctx,
  { byEmail }: Question,
  { id, status }: { id: string; status: string },
): Promise<void> {
  if (byEmail === 'yes' && status === 'told') await enqueue(ctx, [{ kind: 'send-answer', answerId: id }]);
}

async function answerOf(ctx: UserCtx, question: Question): Promise<Answer> {
  try {
    return await answered(ctx, question);
  } catch (error) {
    // Not now is tried again; what fails by itself would fail again.
    if (isUnavailable(error)) throw error;
    const { message, stack } = loggable(error);
    ctx.log.error('a question by the clock failed', { question: question.id, error: message, stack });
    return {
      status: 'failed',
      answer: '',
      reason: CLOCK_WORDS[spokenIn(question.question)].failed,
      cards: [],
      receipts: [],
    };
  }
}

async function answered(ctx: UserCtx, question: Question): Promise<Answer> {
  const calendar = calendarOf(ctx);
  const { reading, refused } = await readScheduled(ctx, question.question, calendar);
  const language = asSpoken(reading.language);
  if (refused) return { status: 'failed', answer: '', reason: `${refused}.`, cards: [], receipts: [] };
  const { text, found } = await answerWhole(
    {
      ...{ ctx, calendar, turnId: newId(), conversationId: null, surface: 'schedule' as const, readStrangers: false },
      ...{ question: question.question, language, signal: AbortSignal.timeout(TIME_LIMIT_MS) },
    },
    reading,
  );
  const cards = found.flatMap(({ finding }) => finding.cards);
  const { moved, reason } = await hasMoved(ctx, question, { found, text, calendar, language });
  const told = moved || question.onlyIfMoved === 'no';
  return { status: told ? 'told' : 'quiet', answer: text, reason, cards, receipts: receiptsOf(found) };
}

/** Numbers of the catalogue decide, each against its like times; without any, whether the words say something else. */
async function hasMoved(
  ctx: UserCtx,
  question: Question,
  { found, text, calendar, language }: { found: Found[]; text: string; calendar: Calendar; language: Language },
): Promise<{ moved: boolean; reason: string }> {
  const queries = found.flatMap(numberOf);
  const closed = meaningsOf(await listFacts(ctx));
  const compared: Compared[] = await compareWithUsual(
    ctx,
    { queries, every: question.every, language },
    calendar,
    closed,
  );
  if (compared.length > 0) {
    const moved = compared.filter((one) => one.moved);
    return { moved: moved.length > 0, reason: (moved.length > 0 ? moved : compared).map((one) => one.text).join(' ') };
  }
  const say = CLOCK_WORDS[language];
  const before = await lastAnswer(ctx, question.id);
  if (before === undefined) return { moved: true, reason: say.first };
  const moved = saysSomethingElse(before, text);
  return { moved, reason: moved ? say.changed : say.same };
}

/** The number that was answered: as its card says it, for the shop may call another one by the name that was asked for. */
function numberOf({ step, finding }: Found): Pick<MetricQuery, 'metric' | 'filters' | 'range'>[] {
  const card = finding.cards.find((one) => one.type === 'metric');
  const asked = step?.tool === 'query_metric' || step?.tool === 'explain_change' ? step.input : undefined;
  const query = card?.query ?? asked;
  if (!asked || !query) return [];
  const { metric, filters, range } = query;
  return [{ metric, range, ...(filters && { filters }) }];
}

async function lastAnswer(ctx: UserCtx, questionId: string): Promise<string | undefined> {
  const [row] = await ctx.db
    .select({ answer: scheduledAnswers.answer })
    .from(scheduledAnswers)
    .where(and(eq(scheduledAnswers.questionId, questionId), ne(scheduledAnswers.status, 'failed')))
    .orderBy(desc(scheduledAnswers.dueAt))
    .limit(1);
  return row?.answer;
}

/** Open screens hear of it at once; who is away finds it in the list. */
async function tellRoom(ctx: UserCtx, answerId: string, { question }: Question): Promise<void> {
  try {
    const at = ctx.now().toISOString();
    await ctx.env.LIVE_ROOM.getByName(ctx.workspace.id).tell([{ type: 'told', at, answerId, question }]);
  } catch (error) {
    ctx.log.warn('the live room was not told of an answer', { error: loggable(error).message });
  }
}
