import type { Calendar } from '../../period.ts';
import { readQuestion } from '../read.ts';
import type { Before, Vocabulary } from '../reading.ts';

/** A Saturday. */
const CALENDAR: Calendar = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'UTC', weekStart: 'monday' };
const VOCABULARY: Vocabulary = {
  products: ['Lavender Candle', 'Oak Candle', 'Matches', 'Red Mug', 'Blue Mug'],
  sources: ['Shopify', 'Till'],
  segments: [{ id: '0198', name: 'Spring buyers' }],
  channels: ['email', 'sms', 'push', 'whatsapp', 'messenger'],
};

export const read = (question: string, before?: Before) =>
  readQuestion(question, CALENDAR, { vocabulary: VOCABULARY, ...(before && { before }) });
/** The steps of a conversation's last question. */
export function stepsOf(...questions: string[]) {
  let before: Before | undefined;
  for (const question of questions) {
    const steps = read(question, before).parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
    before = { question, steps };
  }
  return before?.steps ?? [];
}
