import { type Ctx, requireUser } from '../context.ts';
import type { Calendar } from './period.ts';
import { readQuestion } from './reading/read.ts';
import type { Before, Reading, Vocabulary } from './reading/reading.ts';
import type { ReplyInput } from './reply.ts';
import { readVocabulary } from './tools/vocabulary.ts';

/** So far back an answer is looked for that a follow-up can mean: thanks and small talk lie in between. */
const BACK = 3;

/**
 * A message as the rules read it, with the workspace's own names and what was asked before it on its branch. What does
 * not come in time is done without.
 */
export async function readMessage(
  ctx: Ctx,
  { question, history }: Pick<ReplyInput, 'question' | 'history'>,
  calendar: Calendar,
  patienceMs: number,
): Promise<Reading> {
  const vocabulary = await knownOf(ctx, patienceMs);
  const [before, earlier] = history
    .slice(-BACK)
    .filter(({ steps }) => steps.length > 0)
    .toReversed();
  return readQuestion(question, calendar, {
    vocabulary,
    currency: ctx.workspace?.currency,
    ...(before && {
      before: {
        ...{ question: before.question, steps: before.steps },
        ...(earlier && { earlier: earlier.steps }),
      } satisfies Before,
    }),
  });
}

const NOTHING: Vocabulary = { products: [], sources: [], segments: [], channels: [] };

async function knownOf(ctx: Ctx, patienceMs: number): Promise<Vocabulary> {
  if (!ctx.user || !ctx.workspace) return NOTHING;
  const late = new Promise<Vocabulary>((resolve) => setTimeout(() => resolve(NOTHING), patienceMs));
  return Promise.race([readVocabulary(requireUser(ctx)).catch(() => NOTHING), late]);
}
