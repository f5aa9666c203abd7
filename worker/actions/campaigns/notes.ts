import { sql } from 'drizzle-orm';
import type { Difference } from '../../../contract/actions.ts';
import { FEWEST_TO_HOLD_OUT } from '../../../contract/holdout.ts';
import { countText, percentText } from '../../ai/tools/words/format.ts';
import type { UserCtx } from '../../context.ts';
import type { Segments } from '../../segments/rows.ts';
import { mostPerWeek, writtenTo } from '../email/cap.ts';
import { shareOf } from '../email/holdout.ts';
import { line } from '../kinds/kind.ts';
import { peopleText } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { CampaignContent } from './content.ts';
import { type CampaignReach, fromCampaign } from './reach.ts';
import { sendMoment, whenText } from './when.ts';
import type { ForWhom } from './whom.ts';
import { campaignPlanWords } from './words/languages.ts';

/** Letters within a week, from which on somebody got much, where the shop has not said how many they are to get. */
const MANY_LETTERS = 2;

interface Given {
  after: CampaignContent;
  reach: CampaignReach;
  whom: ForWhom;
  segments: Segments;
}

/** What whoever approves a campaign has to know of its sending: when, what can be sent at all, who is held out, who got much. */
export async function notesOf(
  ctx: UserCtx,
  { after, reach, whom, segments }: Given,
  words: PlanWords,
): Promise<Difference['lines']> {
  const say = campaignPlanWords(words.language);
  const when = whenText(after, ctx.workspace.timezone, words);
  const others = reach.by.filter(({ channel, people }) => channel !== 'email' && people > 0);
  const beginsOtherwise = after.channels[0] !== 'email';
  const letters = beginsOtherwise ? 0 : (reach.by.find(({ channel }) => channel === 'email')?.people ?? 0);
  const share = shareOf(letters);
  const most = await mostPerWeek(ctx);
  const at = sendMoment(after, ctx.workspace.timezone) ?? ctx.now();
  const much = { letters: most ?? MANY_LETTERS, at };
  const crowded = letters > 0 ? await crowdedIn(ctx, { segments, whom }, much) : 0;
  const told = [
    ...(when ? [say.meantFor(when)] : []),
    ...(beginsOtherwise
      ? [say.nothingSends]
      : others.map(({ channel, people }) =>
          say.onlyEmail({ people: peopleText(people, words), channels: say.channels[channel] }),
        )),
    ...(letters === 0
      ? []
      : share > 0
        ? [say.heldOut(percentText(share, words.language))]
        : [say.nobodyHeldOut(countText(FEWEST_TO_HOLD_OUT, words.language))]),
    ...(crowded > 0 ? [crowdedText({ crowded, most }, words)] : []),
  ];
  return told.map((text) => line('note', text));
}

function crowdedText({ crowded, most }: { crowded: number; most: number | null }, words: PlanWords): string {
  const people = peopleText(crowded, words);
  if (most !== null) return words.letter.deferred({ people, most });
  return campaignPlanWords(words.language).crowded({ people, letters: countText(MANY_LETTERS, words.language) });
}

/** How many of those whom it writes to by e-mail have by then got as many letters within a week. */
async function crowdedIn(
  ctx: UserCtx,
  { segments, whom }: Pick<Given, 'segments' | 'whom'>,
  much: { letters: number; at: Date },
): Promise<number> {
  const { from, way } = fromCampaign(ctx, segments, whom, 'everyone');
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    with lately as materialized (${writtenTo(ctx, much)})
    select count(*)::int as n ${from} and p.id in (select person from lately) and ${way} = 'email'`);
  return rows[0]?.n ?? 0;
}
