import { showPlan } from '../../actions/shown.ts';
import { fail } from '../../errors.ts';
import { CLOCK_WORDS } from '../../scheduled-questions/words.ts';
import { chosen } from '../campaigns/change/choose.ts';
import { type Candidate, type InSight, inSight, latestDrafts } from '../campaigns/change/focus.ts';
import { planChange, plannedBefore } from '../campaigns/change/plan.ts';
import { CHANGE_WORDS } from '../campaigns/change/words.ts';
import { finding, nothing } from './finding.ts';
import { planFinding } from './propose-action.ts';
import { listText, plainName } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';

/** What names a campaign, and changes nothing of it. */
const NAMES: ReadonlySet<string> = new Set(['place', 'segmentId', 'name', 'unread']);

/** "Make it e-mail first, WhatsApp if no e-mail, warmer, 10 % off LUMEN10", "the second one" */
export const changeCampaign: Tool<'change_campaign'> = {
  name: 'change_campaign',
  description:
    'Plans a change of a campaign that was recommended or drafted in this conversation, for a person to approve: the order of its channels, tone, offer and code, subject, language, for whom of its segment, what it may cost. Give only what is to be different, and in unread what of the wish none of it can say.',
  readOnly: false,
  async run(tools, asked) {
    const { ctx, turnId, conversationId, surface, language } = tools;
    if (surface === 'schedule') return fail('invalid', CLOCK_WORDS[language].onlyQuestions, { language });
    const say = CHANGE_WORDS[language];
    const wishes = (asked.unread ?? []).map((one) => say.quoted(plainName(one)));
    const couldNot = wishes.length > 0 ? [say.couldNot(wishes)] : [];
    const earlier = await plannedBefore(ctx, turnId);
    if (earlier) return planFinding(tools, showPlan(ctx, earlier), couldNot);
    const seen = await inSight(ctx, conversationId, turnId);
    const found = chosen(seen, await latestDrafts(ctx), asked);
    if ('none' in found) return nothing({ looked: say.looked, ...(isEmpty(seen) ? say.none : say.noSuch) });
    if ('several' in found) return askWhich(tools, seen, found.several);
    const { focus, title } = found.one;
    const changes = Object.keys(asked).some((key) => !NAMES.has(key));
    if (!changes && focus.kind === 'planned') return planFinding(tools, showPlan(ctx, focus.plan), couldNot);
    if (!changes && focus.kind === 'drafted') {
      const data = { draft: { id: focus.draft.id, name: focus.draft.name } };
      return finding({
        ...{ looked: say.looked, text: say.drafted(say.quoted(plainName(title))), next: say.draftedNext, data },
      });
    }
    const { plan, notes, notRewritten } = await planChange(tools, focus, asked);
    const told = [
      ...notes.map(({ kind }) => say.notes[kind]),
      ...(notRewritten ? [say.notRewritten] : []),
      ...couldNot,
    ];
    return planFinding(tools, plan, told);
  },
};

const isEmpty = ({ cards, made }: InSight) => cards.length === 0 && made.length === 0;

/** One tap says the same of one of them. */
function askWhich({ question, language }: ToolCtx, { cards }: InSight, several: Candidate[]): Finding {
  const say = CHANGE_WORDS[language];
  const wish = question.trim();
  const options = several.slice(0, 8).map(({ title, recommendationId }) => {
    const place = cards.findIndex((card) => card.recommendationId === recommendationId && recommendationId) + 1;
    const name = title.replace(/["“”„«»]/g, '');
    return { label: plainName(title), ask: place > 0 ? say.forPlace({ place, wish }) : say.forName({ name, wish }) };
  });
  return nothing({
    ...{ looked: say.looked, next: say.whichNext },
    text: `${say.which}\n\n${listText(options.map(({ label }) => label))}`,
    data: { missing: 'campaign', options },
    cards: [{ type: 'choices', question: say.which, options }],
  });
}
