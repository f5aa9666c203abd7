import type { ToolName } from '../../contract/analyst.ts';
import { readMessage } from '../ai/read-message.ts';
import type { Reading } from '../ai/reading/reading.ts';
import { TOOLS } from '../ai/tools/list.ts';
import type { UserCtx } from '../context.ts';
import type { Calendar } from '../metrics/calendar/calendar.ts';
import { asSpoken } from './language.ts';
import { CLOCK_WORDS } from './words.ts';

/** The clock may take its time with what a question rests on. */
const PATIENCE_MS = 10_000;
/** What reads and nothing else; campaigns are recommended to who asks for them, not by the clock. */
const mayRun = (tool: ToolName) => TOOLS[tool].readOnly && tool !== 'recommend_campaigns';

/** A question as the clock asks it: with the steps that only read. `refused` says why it cannot be asked like that. */
export async function readScheduled(
  ctx: UserCtx,
  question: string,
  calendar: Calendar,
): Promise<{ reading: Reading; refused?: string }> {
  const read = await readMessage(ctx, { question, history: [] }, calendar, PATIENCE_MS);
  const steps = read.parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
  const parts = read.parts.flatMap((part) =>
    part.kind === 'steps' ? [{ ...part, steps: part.steps.filter(({ tool }) => mayRun(tool)) }] : [],
  );
  const reading = { ...read, parts: parts.filter((part) => part.steps.length > 0) };
  const say = CLOCK_WORDS[asSpoken(read.language)];
  if (steps.some(({ tool }) => !mayRun(tool))) {
    return { reading, refused: say.onlyQuestions };
  }
  if (reading.parts.length > 0) return { reading };
  return { reading, refused: say.unreadable };
}
