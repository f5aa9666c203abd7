import type { Reconciliation } from '../../../contract/reconciliation.ts';
import type { UserCtx } from '../../context.ts';
import { reconciliationOf } from '../../data-sources/reconcile/state.ts';
import type { SourceState } from './sources/states.ts';
import { sourceStates } from './sources/states.ts';
import type { ToolCtx } from './tool.ts';

/** What a number rests on: the sources, and how orders stand against the shop's platform. */
export interface Standing {
  sources: SourceState[];
  reconciliation: Reconciliation | undefined;
}

const known = new WeakMap<UserCtx, { turnId: string; standing: Promise<Standing> }>();

/** Read once for all steps of a turn. */
export function standingOf({ ctx, turnId }: Pick<ToolCtx, 'ctx' | 'turnId'>): Promise<Standing> {
  const last = known.get(ctx);
  if (last?.turnId === turnId) return last.standing;
  const standing = read(ctx);
  known.set(ctx, { turnId, standing });
  return standing;
}

async function read(ctx: UserCtx): Promise<Standing> {
  const [sources, reconciliation] = await Promise.all([sourceStates(ctx), reconciliationOf(ctx)]);
  return { sources, reconciliation };
}
