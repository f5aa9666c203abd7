import * as z from 'zod';
import type { Tone } from '../../../../contract/analyst.ts';
import type { UserCtx } from '../../../context.ts';
import { askForJson } from '../../ask.ts';
import { numberLock } from '../../lock/lock.ts';
import { CAMPAIGN_WORDS_VERSION, campaignWordsPrompt } from '../../prompts/campaign-words.ts';
import { Figures } from '../../tools/figures.ts';
import type { Language } from '../../tools/words/format.ts';

const Rewritten = z.object({
  subject: z.string().trim().max(200),
  message: z.string().trim().min(1).max(4000),
});

interface Wanted {
  subject: string | null;
  message: string;
  tones: Tone[];
  language: Language;
  question: string;
}

/** What a letter may not begin to promise that it did not. */
const PROMISES =
  /(?<!\p{L})(?:free|discounts?|% ?off|gifts?|guarantee\w*|refunds?|kostenlos\w*|gratis|rabatte?|geschenk\w*|garantie\w*|descuentos?|regalos?|garantiza\w*|remises?|offerte?s?|gratuite?s?|cadeaux?|garanti\w*)(?!\p{L})/giu;
const VARIABLE = /\{\{.*?\}\}|\{%.*?%\}/gs;

/**
 * The letter in another tone or language as a model writes it; undefined where none can be asked, or where it says a figure,
 * a promise or a variable that is not in the letter.
 */
export async function rewritten(
  ctx: UserCtx,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<{ subject: string | null; message: string; provider: string } | undefined> {
  const { subject, message, tones, language } = wanted;
  const request = {
    prompt: CAMPAIGN_WORDS_VERSION,
    system: campaignWordsPrompt({ subject, message, tones, language }),
    messages: [{ role: 'user' as const, content: wanted.question.slice(0, 2000) }],
    maxTokens: 1500,
    builtIn: '',
  };
  const written = await askForJson(ctx, request, Rewritten, signal);
  if (!written) return undefined;
  const { subject: newSubject, message: newMessage } = written.value;
  const isShort = !tones.includes('shorter') || newMessage.length < message.length;
  const isHonest = [newSubject, newMessage].every((text) => addsNothing(ctx, text, wanted));
  if (!isShort || !isHonest) return undefined;
  return {
    subject: subject === null ? null : newSubject || subject,
    message: newMessage,
    provider: written.provider.id,
  };
}

/** Whether a text has no figure, promise or variable but those of the letter. */
function addsNothing(ctx: UserCtx, text: string, { subject, message, language, question }: Wanted): boolean {
  const own = `${subject ?? ''}\n${message}`;
  const variables = new Set(own.match(VARIABLE) ?? []);
  if ((text.match(VARIABLE) ?? []).some((one) => !variables.has(one))) return false;
  if ((text.match(PROMISES) ?? []).length > 0 && !own.match(PROMISES)) return false;
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  figures.quote(own);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.workspace.timezone }).format(ctx.now());
  const { timezone, currency } = ctx.workspace;
  const lock = numberLock(figures.facts, { timezone, currency, today, question, language });
  const bare = text.replace(VARIABLE, ' ');
  const shown = lock.add(bare) + lock.end();
  return lock.withheld + lock.corrected === 0 && shown === bare;
}
