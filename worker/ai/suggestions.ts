import type { Suggestion } from '../../contract/ai.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { analyse, isDataAction } from './analyst/analyst.ts';
import type { Finding } from './analyst/question.ts';
import { campaignFacts } from './campaigns/facts.ts';
import { analyzeIntent, readable } from './intent/intent.ts';
import { calendarOf } from './reply.ts';

const FOR_VISITORS: Suggestion[] = [
  { question: 'What can you do?', why: 'A short tour' },
  { question: 'How do I connect my shop?', why: 'Shopify, Segment, Google Tag Manager, Facebook Pixel or a webhook' },
  { question: 'What is a cart abandoner?', why: 'The segments in words' },
];

/** What may be worth asking; offered only where the shop's own data answers it. */
const CANDIDATES: Suggestion[] = [
  { question: 'What changed in the last 7 days?', why: 'Sales against the week before' },
  { question: 'How much did I sell last month?', why: 'Revenue, orders and what changed' },
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

/**
 * Questions to offer. For a signed-in user each has just been answered from the workspace's data, and those that ended
 * in nothing are left out; visitors get general ones.
 */
export async function suggestions(ctx: Ctx): Promise<Suggestion[]> {
  if (!ctx.user || !ctx.workspace) return FOR_VISITORS;
  const key = `suggestions:${ctx.workspace.id}`;
  const kept = await ctx.cache.get<Suggestion[]>(key, 'json').catch(() => null);
  if (kept) return kept;
  const found = await answerable(ctx as UserCtx);
  if (found.length === 0) return FOR_VISITORS.slice(0, 2);
  // Two tabs may write at one instant, which the cache refuses; either one's questions are good.
  ctx.waitUntil(ctx.cache.put(key, JSON.stringify(found), { expirationTtl: KEPT_FOR }).catch(() => undefined));
  return found;
}

async function answerable(user: UserCtx): Promise<Suggestion[]> {
  const [campaigns, ...answered] = await Promise.all([
    campaignSuggestion(user),
    ...CANDIDATES.map(async (one) => ((await endsInSomething(user, one.question)) ? [one] : [])),
  ]);
  return [...campaigns, ...answered.flat()].slice(0, MOST);
}

async function campaignSuggestion(ctx: UserCtx): Promise<Suggestion[]> {
  const { summary } = await campaignFacts(ctx);
  if (summary.totals.people === 0) return [];
  const why = `For each segment of your ${summary.totals.people.toLocaleString('en')} people`;
  return [{ question: 'Show me campaigns for my customers', why }];
}

async function endsInSomething(ctx: UserCtx, question: string): Promise<boolean> {
  const calendar = calendarOf(ctx);
  const { action, entities } = analyzeIntent(question, calendar);
  if (!isDataAction(action)) return false;
  const { data } = await analyse(action, { ctx, text: readable(question), entities, calendar });
  return holdsNumbers(data);
}

function holdsNumbers(data: Finding['data']): boolean {
  return Object.values(data).some((value) => {
    if (typeof value === 'number') return value > 0;
    if (typeof value === 'object' && value !== null) return holdsNumbers({ ...value });
    return false;
  });
}
