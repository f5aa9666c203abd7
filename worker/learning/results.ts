import { sql } from 'drizzle-orm';
import type { Brought } from '../../contract/ai.ts';
import { sendingInWords, standingOf } from '../actions/email/standing.ts';
import { planWords } from '../actions/words/languages.ts';
import type { Language } from '../ai/tools/words/format.ts';
import type { UserCtx } from '../context.ts';
import { broughtBy } from './brought.ts';

/** So many of the latest that were sent are looked at. */
export const MOST_RESULTS = 20;

/** A campaign whose letters were sent, as its page and its answers tell it. */
export interface CampaignResult {
  /** Of the draft; of what was sent without one, of the recommendation. */
  id: string;
  of: 'draft' | 'recommendation';
  name: string;
  sentAt: Date;
  /** How far each of its sendings is, the latest first: `Sent to 8,297 people, 3 left out.` */
  standing: string[];
  brought: Brought | null;
}

type Row = { plan: string; id: string; of: CampaignResult['of']; name: string; at: string };

/** Campaigns whose letters were sent, latest first; of one draft where it is named. */
export async function campaignResults(
  ctx: UserCtx,
  { draftId, language = 'en' }: { draftId?: string | undefined; language?: Language | undefined } = {},
): Promise<CampaignResult[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select p.id as plan, coalesce(d.id, r.id)::text as id, case when d.id is null then 'recommendation' else 'draft' end as of,
      coalesce(d.name, r.subject) as name, p.applied_at::text as at
    from action_plans p
    left join campaign_drafts d on d.workspace_id = p.workspace_id and d.id = (p.input->>'campaignId')::uuid
    left join recommendations r on r.workspace_id = p.workspace_id and r.id = (p.input->>'recommendationId')::uuid
    where p.workspace_id = ${ctx.workspace.id}::uuid and p.kind = 'send_email' and p.status = 'applied'
      and coalesce(d.id, r.id) is not null and ${draftId === undefined ? sql`true` : sql`d.id = ${draftId}::uuid`}
    order by p.applied_at desc, p.id desc limit ${MOST_RESULTS}`);
  const idsOf = (of: Row['of']) => [...new Set(rows.filter((row) => row.of === of).map(({ id }) => id))];
  const [ofDrafts, ofCards] = await Promise.all([
    broughtBy(ctx, idsOf('draft'), 'draft'),
    broughtBy(ctx, idsOf('recommendation')),
  ]);
  const words = planWords(language);
  const found = new Map<string, CampaignResult>();
  for (const { plan, id, of, name, at } of rows) {
    const standing = sendingInWords(await standingOf(ctx, { workspaceId: ctx.workspace.id, planId: plan }), words);
    const known = found.get(id);
    if (known) known.standing.push(standing);
    else {
      const brought = (of === 'draft' ? ofDrafts : ofCards).get(id) ?? null;
      found.set(id, { id, of, name, sentAt: new Date(at), standing: [standing], brought });
    }
  }
  return [...found.values()];
}
