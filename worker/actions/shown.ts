import { getTableColumns, sql } from 'drizzle-orm';
import type { ActionPlan } from '../../contract/actions.ts';
import { countedNoun } from '../ai/tools/words/nouns.ts';
import type { UserCtx } from '../context.ts';
import { actionPlans } from '../db/schema.ts';
import { mayLetGo } from './gate.ts';
import type { PlanRow } from './kinds/kind.ts';
import { KINDS } from './kinds/list.ts';
import type { PlanWords } from './words/words.ts';

/** Whoever approves looks at people and figures that are at most this old. */
export const OLDEST_DAYS = 7;

export function oldestText({ language }: PlanWords): string {
  return countedNoun('sinceDay', OLDEST_DAYS, language);
}

/** Until when a plan that waits can be approved. */
export function validUntil({ updatedAt }: Pick<PlanRow, 'updatedAt'>): Date {
  return new Date(updatedAt.getTime() + OLDEST_DAYS * 86_400_000);
}

type ShownRow = Omit<PlanRow, 'audience'>;

const { audience: _, ...columns } = getTableColumns(actionPlans);
/** What is read of plans that are only shown: not the thousands of people that some are about. */
export const SHOWN_COLUMNS = {
  ...columns,
  undo: sql<unknown>`case when ${actionPlans.undo} is not null then 'true'::jsonb end`,
};

/** A plan as the caller sees it. */
export function showPlan(ctx: UserCtx, row: ShownRow): ActionPlan {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    input: row.input,
    difference: mayReadPeople(ctx) ? row.difference : { ...row.difference, lines: [] },
    hash: row.hash,
    status: row.status,
    needsApproval: row.approvalReason !== null,
    approvalReason: row.approvalReason,
    mayApprove: row.status === 'proposed' && mayLetGo(ctx, row),
    surface: row.surface,
    requestedBy: row.requestedBy,
    approvedBy: row.approvedBy,
    conversationId: row.conversationId,
    result: row.result,
    failure: row.failure,
    href: row.href,
    canUndo: row.status === 'applied' && row.undo !== null && KINDS[row.kind].undo !== undefined,
    validUntil: row.status === 'proposed' ? validUntil(row).toISOString() : null,
    appliesAt: row.applyAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** The lines name people; a key that may not read them is told how many they are. */
function mayReadPeople({ apiKey }: UserCtx): boolean {
  return !apiKey || apiKey.scopes.includes('people:read');
}
