import { type Ctx, requireUser, type UserCtx } from '../context.ts';
import { listFacts } from '../learning/facts.ts';
import type { Calendar } from './period.ts';
import { readQuestion } from './reading/read.ts';
import type { Before, Reading, Vocabulary } from './reading/reading.ts';
import type { ReplyInput } from './reply.ts';
import { readVocabulary } from './tools/vocabulary.ts';

/** So far back an answer is looked for that a follow-up can mean: thanks and small talk lie in between. */
const BACK = 3;

/**
 * A message as the rules read it, with the workspace's own names, what it said of itself and what was asked before it on its branch. What does
 * not come in time is done without.
 */
export async function readMessage(
  ctx: Ctx,
  { question, history }: Pick<ReplyInput, 'question' | 'history'>,
  calendar: Calendar,
  patienceMs: number,
): Promise<Reading> {
  const { vocabulary, facts } = await knownOf(ctx, patienceMs);
  const before = history.slice(-BACK).findLast(({ steps }) => steps.length > 0);
  return readQuestion(question, calendar, {
    ...{ vocabulary, facts },
    ...(before && { before: { question: before.question, steps: before.steps } satisfies Before }),
  });
}

interface Known {
  vocabulary: Vocabulary;
  /** What the shop has said of itself. */
  facts: string[];
}

const NOTHING: Known = { vocabulary: { products: [], sources: [], segments: [], channels: [] }, facts: [] };

async function knownOf(ctx: Ctx, patienceMs: number): Promise<Known> {
  if (!ctx.user || !ctx.workspace) return NOTHING;
  const late = new Promise<Known>((resolve) => setTimeout(() => resolve(NOTHING), patienceMs));
  return Promise.race([lookUp(requireUser(ctx)).catch(() => NOTHING), late]);
}

async function lookUp(ctx: UserCtx): Promise<Known> {
  const [vocabulary, facts] = await Promise.all([readVocabulary(ctx), listFacts(ctx)]);
  return { vocabulary, facts: facts.map(({ text }) => text) };
}
