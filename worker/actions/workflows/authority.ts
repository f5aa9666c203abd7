import type { ActionKind, Actor } from '../../../contract/actions.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import type { Origin } from '../gate.ts';

/** On whose word a step of a workflow is done. */
export async function authorityOf(
  _ctx: UserCtx,
  _origin: Origin,
  _step: { kind: ActionKind; input: Record<string, unknown> },
): Promise<{ approvedBy: Actor }> {
  return fail('forbidden', 'Only a step of an approved workflow does this');
}
