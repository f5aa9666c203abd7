import type { Suggestion } from '../../contract/ai.ts';
import { summary } from '../analytics/summary.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { readQuestion } from './reading/read.ts';
import { calendarOf } from './reply.ts';
import { SUGGESTION_WORDS } from './suggestions-words.ts';
import { runStep } from './tools/run.ts';
import type { ToolCtx } from './tools/tool.ts';
import { countText, type Language } from './tools/words/format.ts';

const MOST = 6;

/** How long they are kept, in seconds: answering all of them is work. */
const KEPT_FOR = 300;
/** What is not answered in so many milliseconds is not offered: whoever opens the page does not wait for it. */
const PATIENCE = 2000;

/**
 * Questions to offer. For a signed-in user each has just been answered from the workspace's data, and those that ended
 * in nothing are left out; visitors get general ones.
 */
export async function suggestions(ctx: Ctx, language: Language = 'en', patienceMs = PATIENCE): Promise<Suggestion[]> {
  const { visitors } = SUGGESTION_WORDS[language];
  if (!ctx.user || !ctx.workspace) return visitors;
  const key = `suggestions:${ctx.workspace.id}:${language}`;
  const kept = await ctx.cache.get<Suggestion[]>(key, 'json').catch(() => null);
  if (kept) return kept;
  const { found, isWhole } = await answerable(ctx as UserCtx, language, patienceMs);
  if (found.length === 0) return visitors.slice(0, 2);
  // Two tabs may write at one instant, which the cache refuses; either one's questions are good.
  if (isWhole)
    ctx.waitUntil(ctx.cache.put(key, JSON.stringify(found), { expirationTtl: KEPT_FOR }).catch(() => undefined));
  return found;
}

/** All candidates at once, as far as they come in time; whole when none was late. */
async function answerable(
  ctx: UserCtx,
  language: Language,
  patienceMs: number,
): Promise<{ found: Suggestion[]; isWhole: boolean }> {
  let isWhole = true;
  const late = new Promise<Suggestion[]>((resolve) =>
    setTimeout(() => {
      isWhole = false;
      resolve([]);
    }, patienceMs),
  );
  // One turn for all, so that what all of them rest on is read once.
  const turnId = newId();
  const all = await Promise.all([
    Promise.race([campaigns(ctx, language), late]),
    ...SUGGESTION_WORDS[language].candidates.map((one) => Promise.race([offered(ctx, one, turnId, language), late])),
  ]);
  return { found: all.flat().slice(0, MOST), isWhole };
}

async function campaigns(ctx: UserCtx, language: Language): Promise<Suggestion[]> {
  const { totals } = await summary(ctx, ctx.workspace.id);
  if (totals.people === 0) return [];
  const { question, why } = SUGGESTION_WORDS[language].campaigns;
  return [{ question, why: why(countText(totals.people, language)) }];
}

async function offered(ctx: UserCtx, one: Suggestion, turnId: string, language: Language): Promise<Suggestion[]> {
  const { question } = one;
  const calendar = calendarOf(ctx);
  const [part] = readQuestion(question, calendar).parts;
  const [step] = part?.kind === 'steps' ? part.steps : [];
  if (!step) return [];
  const tools: ToolCtx = {
    ...{ ctx, calendar, turnId, conversationId: null, surface: 'chat', question, language },
    ...{ readStrangers: false, signal: new AbortController().signal },
  };
  const { found } = await runStep(tools, step).catch(() => ({ found: false }));
  return found ? [one] : [];
}
