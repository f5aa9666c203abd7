import type { CampaignPerson } from '../../../contract/actions.ts';
import type { Channel } from '../../../contract/segments.ts';
import type { UserCtx } from '../../context.ts';
import { readSegments } from '../../segments/rows.ts';
import { requireDraft } from '../drafts/drafts.ts';
import type { PlanOf, PlanRow } from '../kinds/kind.ts';
import { requirePlan } from '../rows.ts';
import { planWords } from '../words/languages.ts';
import { changed } from './change.ts';
import { type CampaignContent, contentOf } from './content.ts';
import { listCampaignPeople } from './reach.ts';
import { withMembers } from './whom.ts';

interface Asked {
  id: string;
  by?: Channel | 'nobody' | undefined;
  limit: number;
  cursor?: string | undefined;
}
type People = { data: CampaignPerson[]; nextCursor: string | null };

/** Who gets a drafted campaign by what, and who does not and why; 404 for what is not the workspace's. */
export async function peopleOfDraft(ctx: UserCtx, { id, ...asked }: Asked): Promise<People> {
  return peopleOf(ctx, contentOf(await requireDraft(ctx, id)), asked);
}

/** The same of what a plan would make of a campaign; nobody, of a plan that is about none. */
export async function peopleOfPlan(ctx: UserCtx, { id, ...asked }: Asked): Promise<People> {
  const content = await contentOfPlan(ctx, await requirePlan(ctx, id));
  return content ? peopleOf(ctx, content, asked) : { data: [], nextCursor: null };
}

/** What a plan would make of a campaign, from what it is now; undefined of a plan about anything else. */
export async function contentOfPlan(ctx: UserCtx, row: PlanRow): Promise<CampaignContent | undefined> {
  if (row.kind === 'draft_campaign') return contentOf((row as PlanOf<'draft_campaign'>).input);
  if (row.kind !== 'change_campaign') return undefined;
  const { input } = row as PlanOf<'change_campaign'>;
  return changed(contentOf(await requireDraft(ctx, input.campaignId)), input);
}

async function peopleOf(ctx: UserCtx, content: CampaignContent, asked: Omit<Asked, 'id'>): Promise<People> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  return listCampaignPeople(ctx, segments, await withMembers(ctx, content, planWords()), asked);
}
