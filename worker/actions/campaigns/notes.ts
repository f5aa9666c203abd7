import { sql } from 'drizzle-orm';
import type { Difference } from '../../../contract/actions.ts';
import { FEWEST_TO_HOLD_OUT } from '../../../contract/holdout.ts';
import { countText, percentText } from '../../ai/tools/words/format.ts';
import type { UserCtx } from '../../context.ts';
import type { Segments } from '../../segments/rows.ts';
import { shareOf } from '../email/holdout.ts';
import { line } from '../kinds/kind.ts';
import { peopleText } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { CampaignContent } from './content.ts';
import { type CampaignReach, fromCampaign } from './reach.ts';
import { whenText } from './when.ts';
import type { ForWhom } from './whom.ts';
import { campaignPlanWords } from './words/languages.ts';

/** Letters within the days before, from which on somebody got much. */
const MANY_LETTERS = 2;
const WITHIN_DAYS = 7;

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
  const crowded = letters > 0 ? await crowdedIn(ctx, segments, whom) : 0;
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
    ...(crowded > 0
      ? [say.crowded({ people: peopleText(crowded, words), letters: countText(MANY_LETTERS, words.language) })]
      : []),
  ];
  return told.map((text) => line('note', text));
}

/** How many of those whom it writes to by e-mail got as many letters lately as are many. */
async function crowdedIn(ctx: UserCtx, segments: Segments, whom: ForWhom): Promise<number> {
  const { from, way } = fromCampaign(ctx, segments, whom, 'everyone');
  const since = new Date(ctx.now().getTime() - WITHIN_DAYS * 86_400_000).toISOString();
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    with lately as (
      select profile_id from email_messages where workspace_id = ${ctx.workspace.id}::uuid and status = 'sent'
        and sent_at > ${since}::timestamptz group by 1 having count(*) >= ${MANY_LETTERS}
    )
    select count(*)::int as n ${from} and p.id in (select profile_id from lately) and ${way} = 'email'`);
  return rows[0]?.n ?? 0;
}
