import { line } from '../kinds/kind.ts';
import type { PlanWords } from '../words/words.ts';
import { asText } from './body.ts';
import type { Recipient } from './recipients.ts';
import type { Letter } from './template.ts';

const SHOWN = 300;

/** The letter as the first of its people gets it, for whoever approves it. */
export function excerptOf(letter: Letter, first: Recipient, { letter: say }: PlanWords) {
  const { subject, body } = letter.fill(first.variables);
  const text = asText(body);
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return [line('note', say.excerpt({ to: first.variables.name ?? first.email, text: `${subject}\n${shown}` }))];
}
