import type { ActionPlan } from '../../../contract/actions.ts';
import { actorOn } from '../../actions/actor.ts';
import { proposeAction as propose } from '../../actions/plans.ts';
import { fail } from '../../errors.ts';
import { sha256, toBase64Url } from '../../http/bytes.ts';
import { completed } from './actions/complete.ts';
import { Figures } from './figures.ts';
import { finding } from './finding.ts';
import { listText, paragraphs, plainName } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';
import { PLAN_TEXT } from './words/plans.ts';

/** Lines of a difference that a text names; the card has all of them. */
const LINES = 8;

/** "E-mail my cart abandoners", "Remind me to call the supplier on Friday" */
export const proposeAction: Tool<'propose_action'> = {
  name: 'propose_action',
  description:
    'Plans an action for a person to approve: draft or send an e-mail, create a task, save a segment, tag people, draft a campaign, run a workflow, remember a fact. Planning does nothing yet: never say that it was done.',
  readOnly: false,
  async run(tools, { kind, input: asked }) {
    const { ctx, turnId, conversationId, surface, readStrangers, language } = tools;
    if (surface === 'schedule') return fail('invalid', PLAN_TEXT[language].clockReads, { language });
    const full = await completed(tools, { kind, input: asked });
    if ('ask' in full) return full.ask;
    const { input } = full;
    const plan = await propose(
      ctx,
      { kind, input },
      {
        ...{ surface, actor: actorOn(surface, ctx), conversationId, readStrangers, language },
        requestKey: `${turnId}:${await hashOf({ kind, input })}`,
      },
    );
    return planFinding(tools, plan);
  },
};

/** A plan as the analyst tells it; `notes` stand in its first words, which are never folded away. */
export function planFinding({ ctx, language }: ToolCtx, plan: ActionPlan, notes: string[] = []): Finding {
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const say = PLAN_TEXT[language];
  const { difference } = plan;
  const title = figures.quote(plainText(plan.title));
  const done = plan.status === 'applied';
  return finding({
    looked: say.looked(plainName(plan.title)),
    text: paragraphs(
      [done ? say.done(title) : say.waits(title), ...notes.map((note) => figures.quote(note, ['plan']))].join(' '),
      listText(linesOf(figures, plan)),
      !!plan.approvalReason && !done && figures.quote(plainText(plan.approvalReason)),
    ),
    next: done ? say.openNext : plan.mayApprove ? say.approveNext : say.othersNext,
    data: {
      plan: { id: plan.id, kind: plan.kind, title: plan.title, status: plan.status, hash: plan.hash, difference },
    },
    facts: figures.facts,
    cards: [{ type: 'plan', plan }],
    // Names of people stand in it, or whom they are was looked up by what strangers wrote.
    fromStrangers: difference.people > 0 || 'audience' in plan.input,
  });
}

function linesOf(figures: Figures, { difference }: ActionPlan): string[] {
  const { people, reachable, messages, money, currency, lines } = difference;
  const say = PLAN_TEXT[figures.language];
  const about = { of: ['plan'] };
  return [
    ...(people > 0
      ? [
          `${figures.noun(people, 'person', about)}${reachable === null || reachable === people ? '' : say.reached(figures.count(reachable, 'reachable', 'reached'))}`,
        ]
      : []),
    ...(messages > 0 ? [figures.noun(messages, 'message', about)] : []),
    ...(money !== null && currency !== null
      ? [say.cost(figures.money(money, { of: ['cost', 'plan'] }, currency))]
      : []),
    ...lines.slice(0, LINES).map(({ text }) => figures.quote(plainText(text), ['plan'])),
    ...(lines.length > LINES ? [say.more(figures.count(lines.length - LINES, 'more', 'lines'))] : []),
  ];
}

/** A line of a plan, which may hold a name: without anything that formats. */
export function plainText(text: string): string {
  return text
    .replace(/[\p{C}]/gu, ' ')
    .replace(/[*_`[\]<>#|\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

async function hashOf(request: unknown): Promise<string> {
  return toBase64Url(await sha256(JSON.stringify(request))).slice(0, 24);
}
