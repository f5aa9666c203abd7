import { and, eq, inArray, sql } from 'drizzle-orm';
import { verdictKind } from '../../../contract/verdict.ts';
import { momentText } from '../../actions/campaigns/when.ts';
import { scheduledOf } from '../../actions/drafts/drafts.ts';
import type { UserCtx } from '../../context.ts';
import { actionPlans } from '../../db/schema.ts';
import { listFacts } from '../../learning/facts.ts';
import { factsIn } from '../../learning/lessons.ts';
import { type CampaignResult, campaignResults as readResults } from '../../learning/results.ts';
import { type Candidate, inSight, isCalled, latestDrafts } from '../campaigns/change/focus.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { brought, verdict } from './results/told.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';
import { dayOf } from './window.ts';
import { dayText } from './words/format.ts';
import { RESULT_WORDS } from './words/results.ts';

/** "How is the campaign doing?", "Did it work?", "Which campaign worked best?", "What did we learn?" */
export const campaignResults: Tool<'campaign_results'> = {
  name: 'campaign_results',
  description:
    'How campaigns that were sent are doing: how many got a letter, what those written to and those held out ordered, what the letters added with a 95 % interval, and what was learned. Use it for "how is the campaign doing", "did it work", "which campaign worked best", "what did we learn". Never claim more than its verdict.',
  readOnly: true,
  async run(tools, { which, name }) {
    if (which === 'learned') return learned(tools);
    const { ctx, language } = tools;
    const say = RESULT_WORDS[language];
    const results = await readResults(ctx, { language });
    if (which !== 'one' && results.length > 0) return all(tools, results, which === 'best');
    const spokenOf = which === 'one' ? await spokenOfDraft(tools, name) : undefined;
    const sent =
      name === undefined
        ? (results.find(({ id }) => id === spokenOf?.id) ?? (spokenOf ? undefined : results[0]))
        : results.find((one) => isCalled({ names: [one.name] } as Candidate, name));
    if (sent) return one(tools, sent);
    if (spokenOf) return draft(tools, spokenOf);
    const text = name === undefined ? say.none : say.noSuch(nameText(name));
    return nothing({ looked: say.looked, text, next: say.noneNext, data: { campaigns: [] } });
  },
};

interface Draft {
  id: string;
  name: string;
}

/** The draft that is called so; without a name the latest that this conversation made, or the only one that there is to speak of. */
async function spokenOfDraft(
  { ctx, conversationId, turnId }: ToolCtx,
  name: string | undefined,
): Promise<Draft | undefined> {
  const drafts = await latestDrafts(ctx);
  const made = conversationId ? (await inSight(ctx, conversationId, turnId)).made : [];
  const among = name === undefined ? made : [...made, ...drafts].filter((one) => isCalled(one, name));
  for (const { focus } of among) if (focus.kind === 'drafted') return focus.draft;
  return undefined;
}

function one({ ctx, calendar, language }: ToolCtx, result: CampaignResult): Finding {
  const say = RESULT_WORDS[language];
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const standing = result.standing.map((text) => figures.quote(text, ['people', 'sent', 'letters']));
  const told = result.brought && brought(figures, result.brought, calendar.timezone);
  return finding({
    looked: say.looked,
    text: paragraphs(`${nameText(result.name)}: ${standing.join(' ')}`, told?.verdict, told?.ordered),
    next: say.next,
    data: { campaign: shownResult(result) },
    facts: figures.facts,
    cards: told ? [told.card] : [],
  });
}

async function draft({ ctx, language }: ToolCtx, { id, name }: Draft): Promise<Finding> {
  const say = RESULT_WORDS[language];
  const ahead = await scheduledOf(ctx, id);
  const when = ahead && momentText(ahead.at, ctx.workspace.timezone, { language });
  const waits = !ahead && (await isWaiting(ctx, id));
  return finding({
    looked: say.looked,
    text: [say.draft(nameText(name)), when && say.ahead(when), waits && say.waits].filter(Boolean).join(' '),
    next: say.noneNext,
    data: { campaign: { id, name, href: `/campaigns/${id}`, sentAt: null, standing: [], brought: null } },
  });
}

function all({ ctx, calendar, language }: ToolCtx, results: CampaignResult[], best: boolean): Finding {
  const say = RESULT_WORDS[language];
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const added = ({ brought }: CampaignResult) =>
    brought?.incremental && verdictKind(brought) === 'more' ? Number(brought.incremental.revenue) : 0;
  const [first] = best ? [...results].sort((a, b) => added(b) - added(a)).filter((one) => added(one) > 0) : [];
  const lines = results.map((result) => {
    const told = result.brought && verdict(figures, result.brought, calendar.timezone);
    return `${nameText(result.name)}: ${told ?? figures.quote(result.standing.join(' '), ['people', 'sent'])}`;
  });
  return finding({
    looked: say.looked,
    text: paragraphs(
      best && (first ? say.best(nameText(first.name)) : say.noBest),
      best && first?.brought ? verdict(figures, first.brought, calendar.timezone) : undefined,
      say.all,
      listText(lines),
    ),
    next: say.next,
    data: { campaigns: results.map(shownResult), ...(best && { best: first ? shownResult(first) : null }) },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: say.title,
        columns: [
          { key: 'name', label: say.columns.name, unit: 'text' },
          { key: 'people', label: say.columns.people, unit: 'count' },
          { key: 'orders', label: say.columns.orders, unit: 'count' },
          { key: 'revenue', label: say.columns.revenue, unit: 'money' },
          { key: 'added', label: say.columns.added, unit: 'money' },
        ],
        rows: results.map(({ id, of, name, brought: came }) => ({
          cells: [
            plainName(name),
            ...[came?.written.people ?? null, came?.written.orders ?? null, came?.written.revenue ?? null],
            (came?.isOver && came.incremental?.revenue) || null,
          ],
          href: hrefOf({ id, of }),
        })),
        currency: ctx.workspace.currency,
        rowsInAll: results.length,
      },
    ],
  });
}

/** What came of campaigns and is remembered of it, with its day. */
async function learned({ ctx, calendar, language }: ToolCtx): Promise<Finding> {
  const say = RESULT_WORDS[language];
  const lessons = (await listFacts(ctx)).filter(({ source, meaning }) => source === 'learned' || meaning.learnedOf);
  if (lessons.length === 0) {
    return nothing({ looked: say.lookedAtLearned, text: say.noLesson, next: say.noneNext, data: { facts: [] } });
  }
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const told = await factsIn(ctx, lessons, language);
  const lines = told.map(({ text, createdAt }) => {
    const day = figures.quote(dayText(dayOf(createdAt, calendar.timezone), language), ['learned']);
    return `${day}: ${figures.quote(nameless(text), ['learned'])}`;
  });
  return finding({
    looked: say.lookedAtLearned,
    text: paragraphs(say.learned, listText(lines)),
    next: say.lessonNext,
    data: {
      facts: lessons.map(({ id, text, meaning, createdAt }) => ({ id, text, learnedOf: meaning.learnedOf, createdAt })),
      href: '/facts',
    },
    facts: figures.facts,
  });
}

/** A fact's own words as code: they can neither format the answer nor be taken for its words. */
const nameless = (text: string) =>
  `\`${text
    .replace(/[\p{C}`]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()}\``;

const hrefOf = ({ id, of }: Pick<CampaignResult, 'id' | 'of'>) =>
  of === 'draft' ? `/campaigns/${id}` : '/campaigns/recommended';

function shownResult({ id, of, name, sentAt, standing, brought }: CampaignResult) {
  return { id, name, href: hrefOf({ id, of }), sentAt: sentAt.toISOString(), standing, brought };
}

async function isWaiting(ctx: UserCtx, draftId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: actionPlans.id })
    .from(actionPlans)
    .where(
      and(
        eq(actionPlans.workspaceId, ctx.workspace.id),
        eq(actionPlans.kind, 'send_email'),
        inArray(actionPlans.status, ['proposed', 'approved']),
        sql`${actionPlans.input}->>'campaignId' = ${draftId}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}
