import type { Suggestion } from '../../contract/ai.ts';
import { summary } from '../analytics/summary.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';

import { readQuestion } from './reading/read.ts';
import { calendarOf } from './reply.ts';
import { runStep } from './tools/run.ts';
import type { ToolCtx } from './tools/tool.ts';
import { countText } from './tools/words/format.ts';

const FOR_VISITORS: Suggestion[] = [
  { question: 'What can you do?', why: 'A short tour' },
  { question: 'How do I connect my shop?', why: 'Shopify, Segment, Google Tag Manager, Facebook Pixel or a webhook' },
  { question: 'What is a cart abandoner?', why: 'The segments in words' },
];

/** What may be worth asking; offered only where the shop's own data answers it. */
const CANDIDATES: Suggestion[] = [
  { question: 'Why did revenue change in the last 7 days?', why: 'What moved it against the 7 days before' },
  { question: 'How much did I sell last month?', why: 'Revenue, and what changed' },
  { question: 'Who are my top 5 customers?', why: 'Who stands behind your revenue' },
  { question: 'Who is about to churn?', why: 'Returning customers who go silent, and the money at risk' },
  { question: 'Where do I lose people?', why: 'Your funnel, step by step' },
  { question: 'How many people are in each segment?', why: 'Whom you could address' },
  { question: 'Which weekday sells most?', why: 'When to send' },
  { question: 'Is my data up to date?', why: 'What has arrived, from where' },
];

const MOST = 6;

/** How long they are kept, in seconds: answering all of them is work. */
const KEPT_FOR = 300;
/** What is not answered in so many milliseconds is not offered: whoever opens the page does not wait for it. */
const PATIENCE = 2000;

/**
 * Questions to offer. For a signed-in user each has just been answered from the workspace's data, and those that ended
 * in nothing are left out; visitors get general ones.
 */
export async function suggestions(ctx: Ctx, patienceMs = PATIENCE): Promise<Suggestion[]> {
  if (!ctx.user || !ctx.workspace) return FOR_VISITORS;
  const key = `suggestions:${ctx.workspace.id}`;
  const kept = await ctx.cache.get<Suggestion[]>(key, 'json').catch(() => null);
  if (kept) return kept;
  const found = await answerable(ctx as UserCtx, patienceMs);
  if (found.length === 0) return FOR_VISITORS.slice(0, 2);
  // Two tabs may write at one instant, which the cache refuses; either one's questions are good.
  ctx.waitUntil(ctx.cache.put(key, JSON.stringify(found), { expirationTtl: KEPT_FOR }).catch(() => undefined));
  return found;
}

/** All candidates at once, as far as they come in time. */
async function answerable(ctx: UserCtx, patienceMs: number): Promise<Suggestion[]> {
  const late = new Promise<Suggestion[]>((resolve) => setTimeout(() => resolve([]), patienceMs));
  // One turn for all, so that what all of them rest on is read once.
  const turnId = newId();
  const all = await Promise.all([
    Promise.race([campaigns(ctx), late]),
    ...CANDIDATES.map((one) => Promise.race([offered(ctx, one, turnId), late])),
  ]);
  return all.flat().slice(0, MOST);
}

async function campaigns(ctx: UserCtx): Promise<Suggestion[]> {
  const { totals } = await summary(ctx, ctx.workspace.id);
  if (totals.people === 0) return [];
  const why = `For each segment of your ${countText(totals.people)} people`;
  return [{ question: 'Show me campaigns for my customers', why }];
}

async function offered(ctx: UserCtx, one: Suggestion, turnId: string): Promise<Suggestion[]> {
  const { question } = one;
  const calendar = calendarOf(ctx);
  const [part] = readQuestion(question, calendar).parts;
  const [step] = part?.kind === 'steps' ? part.steps : [];
  if (!step) return [];
  const tools: ToolCtx = {
    ...{ ctx, calendar, turnId, conversationId: null, surface: 'chat', question, language: 'en' },
    ...{ readStrangers: false, signal: new AbortController().signal },
  };
  const { found } = await runStep(tools, step).catch(() => ({ found: false }));
  return found ? [one] : [];
}
