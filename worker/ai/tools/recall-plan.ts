import { and, desc, eq, inArray, isNull, not, or, sql } from 'drizzle-orm';
import { audienceOf } from '../../../contract/campaign-audience.ts';
import { actorOn } from '../../actions/actor.ts';
import { sendMoment } from '../../actions/campaigns/when.ts';
import { KINDS } from '../../actions/kinds/list.ts';
import { proposeAction } from '../../actions/plans.ts';
import { SHOWN_COLUMNS, showPlan } from '../../actions/shown.ts';
import { findEarlier } from '../../actions/waiting.ts';
import { actionPlans, type campaignDrafts } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { chosen } from '../campaigns/change/choose.ts';
import { inSight, latestDrafts } from '../campaigns/change/focus.ts';
import { CHANGE_WORDS } from '../campaigns/change/words.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { plainText, planFinding } from './propose-action.ts';
import { plainName } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';
import { PLAN_TEXT } from './words/plans.ts';
import { RECALL_WORDS } from './words/recall.ts';

type Row = Omit<typeof actionPlans.$inferSelect, 'audience'>;
type Draft = typeof campaignDrafts.$inferSelect;

const LOOKED_AT = 20;

/** "Approve it", "undo that", "send it now": shows the plan that is meant, on which a person decides. A word decides nothing. */
export const recallPlan: Tool<'recall_plan'> = {
  name: 'recall_plan',
  description:
    'The plan that this conversation speaks of, for "approve it", "cancel that", "undo that": shows it with its buttons, as only a person decides and no word of a conversation does. With wish "send" it plans the sending of the campaign that is spoken of, which then waits for approval.',
  readOnly: false,
  async run(tools, { wish, now }) {
    const { surface, language } = tools;
    if (surface === 'schedule') return fail('invalid', PLAN_TEXT[language].clockReads, { language });
    if (wish === 'send') return sending(tools, now ?? false);
    const rows = await plansOf(tools);
    const say = RECALL_WORDS[language];
    const waits = (one: Row) => one.status === 'proposed' || isAhead(one);
    const isDone = (one: Row) => one.status === 'applied' && one.undo !== null && KINDS[one.kind].undo !== undefined;
    const row =
      wish === 'approve'
        ? rows.find(({ status }) => status === 'proposed')
        : rows.find(wish === 'undo' ? (one) => waits(one) || isDone(one) : waits);
    if (!row) return nothing({ looked: say.looked, text: say.none[wish], next: say.noneNext, data: { plan: null } });
    return shown(tools, row, wish);
  },
};

/** What is meant where nothing of it was said: what waits to be set up, or was last, in this conversation. */
export async function spokenOf(tools: ToolCtx, kind: string): Promise<Finding | undefined> {
  const isOfKind = ({ kind: planned, input }: Row) =>
    planned === 'change_configuration'
      ? JSON.stringify(input.changes ?? []).includes(`"kind":"${kind}"`)
      : (planned === 'remember_fact' && kind === 'fact') || (planned === 'save_segment' && kind === 'segment');
  const row = (await plansOf(tools)).find((one) => isOfKind(one) && (one.status === 'proposed' || one.undo !== null));
  return row && shown(tools, row, row.status === 'proposed' ? 'refuse' : 'undo');
}

const isAhead = ({ status, applyAt }: Row) => status === 'approved' && applyAt !== null;

/** The plans of the conversation, or, outside of one, of whoever asks, latest first, without those of the turn itself. */
async function plansOf({ ctx, conversationId, turnId }: ToolCtx): Promise<Row[]> {
  const here = conversationId
    ? eq(actionPlans.conversationId, conversationId)
    : sql`${actionPlans.requestedBy}->>'id' = ${ctx.user.id}`;
  return ctx.db
    .select(SHOWN_COLUMNS)
    .from(actionPlans)
    .where(
      and(
        eq(actionPlans.workspaceId, ctx.workspace.id),
        here,
        inArray(actionPlans.status, ['proposed', 'approved', 'applied']),
        or(isNull(actionPlans.requestKey), not(sql`starts_with(${actionPlans.requestKey}, ${`${turnId}:`}::text)`)),
      ),
    )
    .orderBy(desc(actionPlans.createdAt), desc(actionPlans.id))
    .limit(LOOKED_AT) as Promise<Row[]>;
}

function shown({ ctx, language }: ToolCtx, row: Row, wish: 'approve' | 'refuse' | 'undo'): Finding {
  const say = RECALL_WORDS[language];
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const plan = showPlan(ctx, row as never);
  const title = figures.quote(plainText(plan.title), ['plan']);
  const state = row.status === 'applied' ? 'done' : isAhead(row) ? 'ahead' : 'waits';
  const may = plan.mayApprove || state !== 'waits';
  return finding({
    looked: say.looked,
    text: say.text[state](title, wish),
    next: may ? say.next[state][wish] : PLAN_TEXT[language].othersNext,
    data: { plan: { id: plan.id, kind: plan.kind, title: plan.title, status: plan.status, hash: plan.hash } },
    facts: figures.facts,
    cards: [{ type: 'plan', plan }],
    fromStrangers: plan.difference.people > 0 || 'audience' in plan.input,
  });
}

/** The campaign that is spoken of, as letters: at the time that it is meant for, or now. */
async function sending(tools: ToolCtx, now: boolean): Promise<Finding> {
  const { ctx, turnId, conversationId, surface, readStrangers, language } = tools;
  const requestKey = `${turnId}:send`;
  const earlier = await findEarlier(ctx, requestKey);
  if (earlier) return planFinding(tools, showPlan(ctx, earlier));
  const say = RECALL_WORDS[language];
  const found = chosen(await inSight(ctx, conversationId, turnId), await latestDrafts(ctx), {});
  if (!('one' in found)) {
    const words = CHANGE_WORDS[language];
    return nothing({
      looked: words.looked,
      ...('none' in found ? words.none : { text: words.which, next: words.whichNext }),
    });
  }
  const { focus, title } = found.one;
  if (focus.kind === 'recommended') {
    return nothing({
      looked: say.looked,
      text: say.notDrafted(say.quoted(plainName(title))),
      next: say.draftFirst,
      data: {},
    });
  }
  if (focus.kind === 'planned') return shown(tools, focus.plan, 'approve');
  const request = { kind: 'send_email' as const, input: letterOf(tools, focus.draft, now) };
  const plan = await proposeAction(ctx, request, {
    ...{ surface, actor: actorOn(surface, ctx), conversationId, readStrangers, language, requestKey },
  });
  return planFinding(tools, plan);
}

function letterOf({ ctx }: ToolCtx, draft: Draft, now: boolean) {
  const { id, name, subject, message, costLimit, sendOn, sendAt } = draft;
  const at = sendMoment({ sendOn, sendAt }, ctx.workspace.timezone);
  const isAheadOf = !now && sendOn && at && at > ctx.now();
  return {
    ...{ audience: audienceOf(draft), subject: subject || name, body: message, campaignId: id },
    ...(costLimit && { costLimit }),
    ...(isAheadOf && { sendOn, ...(sendAt && { sendAt }) }),
  };
}
