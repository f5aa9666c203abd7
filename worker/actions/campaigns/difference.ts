import type { Difference } from '../../../contract/actions.ts';
import type { CampaignDifference } from '../../../contract/campaign-difference.ts';
import { definitionText } from '../../ai/tools/words/people/definition.ts';
import type { UserCtx } from '../../context.ts';
import type { Segments } from '../../segments/rows.ts';
import { line } from '../kinds/kind.ts';
import { namedIn, peopleText } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { CampaignContent } from './content.ts';
import { costOfCampaign } from './cost.ts';
import { requireWritable } from './lint.ts';
import { notesOf } from './notes.ts';
import { reachOfCampaign, type Unreached } from './reach.ts';
import { changedLines } from './texts.ts';
import { withMembers } from './whom.ts';
import { campaignPlanWords } from './words/languages.ts';

type Line = Difference['lines'][number];

/** Lines of one text that a plan tells in its lines; what it draws has all of them. */
const TOLD = 12;

/**
 * What a campaign is to be, against what it is: its channels and words, whom it reaches by what, and what sending it would
 * cost. Throws where its words cannot be written to somebody, or it would cost more than it may.
 */
export async function differenceOf(
  ctx: UserCtx,
  {
    before,
    after,
    segments,
    isNew = false,
  }: { before: CampaignContent | null; after: CampaignContent; segments: Segments; isNew?: boolean },
  words: PlanWords,
): Promise<Difference & { campaign: CampaignDifference }> {
  const say = campaignPlanWords(words.language);
  const whom = await withMembers(ctx, after, words);
  await requireWritable(ctx, segments, whom, words);
  const reach = await reachOfCampaign(ctx, segments, whom);
  const cost = await costOfCampaign(ctx, { content: after, reach }, words);
  const people = (n: number) => peopleText(n, words);
  const order = (content: CampaignContent) => say.order(content.channels.map((one) => say.channels[one]));
  const channels = { before: before && order(before) !== order(after) ? order(before) : null, after: order(after) };
  const texts = textsOf(isNew && before && isSameText(before, after) ? null : before, after).map(({ part, lines }) => ({
    label: say.labels[part],
    lines,
  }));
  const reached = reach.by.reduce((sum, one) => sum + one.people, 0);
  const nobody = (['no_consent', 'said_no', 'no_address'] as Unreached[]).filter((why) => reach.nobody[why] > 0);
  const rule = (content: CampaignContent) =>
    content.condition
      ? definitionText(content.condition, namedIn(segments.nameOf, words), words.language).replace(/\.$/, '')
      : say.everybody;
  const label = say.labels.condition;
  const was = before && rule(before) !== rule(after) ? rule(before) : null;
  const lines: Line[] = [
    channels.before
      ? line('change', say.was({ label: say.labels.channels, before: channels.before, after: channels.after }))
      : line('add', say.line({ label: say.labels.channels, text: channels.after })),
    ...reach.by.map((one) => line('send', say.by({ people: people(one.people), channel: one.channel }))),
    ...nobody.map((why) => line('skip', say.nobody({ people: people(reach.nobody[why]), why }))),
    ...texts.flatMap(({ label: part, lines: told }) => toldLines(part, told, say)),
    ...(was
      ? [line('note', say.was({ label, before: was, after: rule(after) }))]
      : after.condition
        ? [line('note', say.line({ label, text: rule(after) }))]
        : []),
    line('note', say.line({ label: say.labels.cost, text: cost.text })),
    ...(cost.within ? [line('note', cost.within)] : []),
    ...(await notesOf(ctx, { after, reach, whom, segments }, words)),
  ];
  return {
    ...{ people: reach.people, reachable: reached, messages: 0, money: null, currency: null, lines },
    campaign: {
      channels: { label: say.labels.channels, ...channels },
      texts,
      reach: {
        ...{ label: say.labels.reach, people: reach.people },
        by: reach.by.map((one) => ({ ...one, label: say.channels[one.channel] })),
        nobody: nobody.map((why) => ({ why, label: say.unreached[why], people: reach.nobody[why] })),
      },
    },
  };
}

const PARTS = ['subject', 'message', 'offer'] as const;

/** What is drafted word for word as it was recommended is shown whole: whoever approves it reads it here. */
function isSameText(before: CampaignContent, after: CampaignContent): boolean {
  return PARTS.every((part) => (before[part] ?? '') === (after[part] ?? ''));
}

/** The texts that are different, or, of something new, all that there are. */
function textsOf(before: CampaignContent | null, after: CampaignContent) {
  return PARTS.flatMap((part) => {
    const [was, is] = [before?.[part] ?? '', after[part] ?? ''];
    if (was === is) return [];
    return [{ part, lines: changedLines(was, is) }];
  });
}

function toldLines(
  label: string,
  lines: CampaignDifference['texts'][number]['lines'],
  say: { line(it: { label: string; text: string }): string },
) {
  return lines
    .filter(({ kind }) => kind !== 'same')
    .slice(0, TOLD)
    .map(({ kind, text }) => line(kind === 'in' ? 'add' : 'remove', say.line({ label, text })));
}
