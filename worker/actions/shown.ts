import type { ActionPlan } from '../../contract/actions.ts';
import type { UserCtx } from '../context.ts';
import { mayLetGo } from './gate.ts';
import type { PlanRow } from './kinds/kind.ts';
import { KINDS } from './kinds/list.ts';

/** A plan as the caller sees it. */
export function showPlan(ctx: UserCtx, row: PlanRow): ActionPlan {
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
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/** The lines name people; a key that may not read them is told how many they are. */
function mayReadPeople({ apiKey }: UserCtx): boolean {
  return !apiKey || apiKey.scopes.includes('people:read');
}
