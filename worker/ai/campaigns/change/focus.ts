import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Recommendation } from '../../../../contract/stream.ts';
import type { PlanOf, PlanRow } from '../../../actions/kinds/kind.ts';
import { SHOWN_COLUMNS } from '../../../actions/shown.ts';
import type { UserCtx } from '../../../context.ts';
import { actionPlans, campaignDrafts, recommendations } from '../../../db/schema.ts';
import { wordsOf } from '../../reading/words.ts';
import { storedFor } from '../store.ts';

type DraftRow = typeof campaignDrafts.$inferSelect;
type ShownPlan = Omit<PlanRow, 'audience'>;

/** A campaign that may be spoken of: a card, a plan that waits, or a draft. */
export type Focus =
  | { kind: 'recommended'; recommendation: Recommendation }
  | { kind: 'planned'; plan: PlanOf<'draft_campaign'> | PlanOf<'change_campaign'>; draft: DraftRow | undefined }
  | { kind: 'drafted'; draft: DraftRow };

export interface Candidate {
  /** What it may be called. */
  names: string[];
  title: string;
  segmentId: string;
  at: Date;
  /** The card that it was made of, or is. */
  recommendationId: string | undefined;
  focus: Focus;
}

/** What was shown last and what was made since: cards in their order, and what is made of them, latest first. */
export interface InSight {
  cards: Candidate[];
  made: Candidate[];
}

const LOOKED_AT = 20;

/** The campaigns of a conversation, or, outside of one, of whoever asks; without those of the turn itself. */
export async function inSight(ctx: UserCtx, conversationId: string | null, turnId: string): Promise<InSight> {
  const own = eq(recommendations.workspaceId, ctx.workspace.id);
  const here = conversationId
    ? eq(recommendations.conversationId, conversationId)
    : eq(recommendations.userId, ctx.user.id);
  const shown = await ctx.db
    .select({ id: recommendations.id, turnId: recommendations.turnId, createdAt: recommendations.createdAt })
    .from(recommendations)
    .where(and(own, here, ne(recommendations.turnId, turnId)))
    .orderBy(desc(recommendations.createdAt), desc(recommendations.id))
    .limit(LOOKED_AT);
  const [last] = shown;
  const stored = last ? ((await storedFor(ctx, last.turnId))?.recommendations ?? []) : [];
  const cards = stored.map((recommendation): Candidate => {
    const { id, segment, segmentName, subject } = recommendation;
    return {
      ...{ names: [segmentName, subject, `${segmentName} ${subject}`], title: `${segmentName}: ${subject}` },
      ...{ segmentId: segment, at: last?.createdAt ?? ctx.now(), recommendationId: id },
      focus: { kind: 'recommended', recommendation },
    };
  });
  return { cards, made: await madeOf(ctx, { conversationId, turnId, ids: shown.map(({ id }) => id) }) };
}

/** The drafts of the workspace, latest first, where nothing of the conversation is meant. */
export async function latestDrafts(ctx: UserCtx): Promise<Candidate[]> {
  const rows = await ctx.db
    .select()
    .from(campaignDrafts)
    .where(eq(campaignDrafts.workspaceId, ctx.workspace.id))
    .orderBy(desc(campaignDrafts.createdAt), desc(campaignDrafts.id))
    .limit(LOOKED_AT);
  return rows.map((draft) => asDrafted(draft));
}

async function madeOf(
  ctx: UserCtx,
  { conversationId, turnId, ids }: { conversationId: string | null; turnId: string; ids: string[] },
): Promise<Candidate[]> {
  const { id: _, ...columns } = SHOWN_COLUMNS;
  const byCard = ids.length > 0 ? inArray(sql`${actionPlans.input}->>'recommendationId'`, ids) : undefined;
  const here = conversationId
    ? eq(actionPlans.conversationId, conversationId)
    : sql`${actionPlans.requestedBy}->>'id' = ${ctx.user.id}`;
  const rows = await ctx.db
    .select({ id: actionPlans.id, ...columns })
    .from(actionPlans)
    .where(
      and(
        eq(actionPlans.workspaceId, ctx.workspace.id),
        inArray(actionPlans.kind, ['draft_campaign', 'change_campaign']),
        inArray(actionPlans.status, ['proposed', 'applied']),
        or(here, byCard),
        or(isNull(actionPlans.requestKey), sql`not starts_with(${actionPlans.requestKey}, ${`${turnId}:`}::text)`),
      ),
    )
    .orderBy(desc(actionPlans.createdAt), desc(actionPlans.id))
    .limit(LOOKED_AT);
  const drafts = await draftsOf(ctx, rows);
  return rows.flatMap((row) => asMade(row, drafts));
}

async function draftsOf(ctx: UserCtx, rows: ShownPlan[]): Promise<Map<string, DraftRow>> {
  const ids = [...new Set(rows.map(draftIdOf))];
  if (ids.length === 0) return new Map();
  const found = await ctx.db
    .select()
    .from(campaignDrafts)
    .where(and(eq(campaignDrafts.workspaceId, ctx.workspace.id), inArray(campaignDrafts.id, ids)));
  return new Map(found.map((row) => [row.id, row]));
}

/** What a campaign is drafted by is the draft's own id. */
function draftIdOf({ id, kind, input }: ShownPlan): string {
  return kind === 'change_campaign' ? String(input.campaignId) : id;
}

function asMade(row: ShownPlan, drafts: Map<string, DraftRow>): Candidate[] {
  const draft = drafts.get(draftIdOf(row));
  const recommendationId = typeof row.input.recommendationId === 'string' ? row.input.recommendationId : undefined;
  if (row.status === 'applied') return draft ? [{ ...asDrafted(draft), at: row.updatedAt }] : [];
  const plan = { ...row, audience: null } as PlanOf<'draft_campaign'> | PlanOf<'change_campaign'>;
  if (plan.kind === 'change_campaign') {
    if (!draft) return [];
    return [{ ...asDrafted(draft), at: row.createdAt, focus: { kind: 'planned', plan, draft } }];
  }
  const { name, subject, segmentId } = (plan as PlanOf<'draft_campaign'>).input;
  return [
    {
      ...{ names: [name, ...(subject ? [subject] : [])], title: name, segmentId, at: row.createdAt, recommendationId },
      focus: { kind: 'planned', plan, draft: undefined },
    },
  ];
}

function asDrafted(draft: DraftRow): Candidate {
  const { name, subject, segmentId, updatedAt: at } = draft;
  const recommendationId = draft.recommendationId ?? undefined;
  return {
    ...{ names: [name, ...(subject ? [subject] : [])], title: name, segmentId, at, recommendationId },
    focus: { kind: 'drafted', draft },
  };
}

/** Whether a campaign is called so: all the words of one are among those of the other. */
export function isCalled({ names }: Candidate, said: string): boolean {
  const asked = wordsOf(said);
  return names.some((name) => {
    const own = wordsOf(name);
    const [few, many] = own.length <= asked.length ? [own, asked] : [asked, own];
    return few.length > 0 && few.every((word) => many.includes(word));
  });
}
