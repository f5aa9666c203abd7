import * as z from 'zod';
import type { Ctx } from '../../context.ts';
import { askForJson, models } from '../ask.ts';
import type { Calendar } from '../period.ts';
import { INTENT_PROMPT } from '../prompts/intent.ts';
import { analyzeIntent, intentOf, type ReadIntent } from './intent.ts';
import { ACTIONS } from './topics.ts';

const ModelIntent = z.object({
  action: z.enum(ACTIONS),
  confidence: z.coerce.number().min(0).max(1),
  rephrased: z.string().trim().max(400).optional(),
});

/** From here on the rules are believed without asking. */
const SURE = 0.6;
/** Nobody waits longer than this for a second opinion. */
const PATIENCE_MS = 4000;

/**
 * What a message is about: by rules, and where they are not sure and a model is set up, by what the model makes of it.
 * The model only chooses among our actions and puts the question in plain English; module, need of an account and dates
 * are read by the rules from that. An answer that does not fit is refused and the rules stand.
 */
export async function readIntent(
  ctx: Pick<Ctx, 'env' | 'log'>,
  question: string,
  calendar: Calendar,
  before: string | undefined,
  signal: AbortSignal,
): Promise<ReadIntent> {
  const byRules = analyzeIntent(question, calendar, before);
  if (byRules.confidence >= SURE || models(ctx.env).length === 0) return byRules;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const request = {
    system: INTENT_PROMPT,
    messages: [{ role: 'user' as const, content: question.slice(0, 2000) }],
    maxTokens: 200,
    builtIn: '',
  };
  const asked = await askForJson(ctx, request, ModelIntent, patience);
  if (!asked || asked.value.confidence <= byRules.confidence) return byRules;
  const { action, confidence, rephrased } = asked.value;
  const { entities } = rephrased ? analyzeIntent(rephrased, calendar) : byRules;
  return intentOf(action, confidence, { ...entities, ...byRules.entities });
}
