import type { Reconciliation } from '../../../contract/reconciliation.ts';
import { reconciliationOf } from '../../data-sources/reconcile/state.ts';
import type { SourceState } from './sources/states.ts';
import { sourceStates } from './sources/states.ts';
import type { ToolCtx } from './tool.ts';

/** What a number rests on: the sources, and how orders stand against the shop's platform. */
export interface Standing {
  sources: SourceState[];
  reconciliation: Reconciliation | undefined;
}

const known = new WeakMap<ToolCtx, Promise<Standing>>();

/** Read once for all steps of a turn. */
export function standingOf(tools: ToolCtx): Promise<Standing> {
  let standing = known.get(tools);
  if (!standing) {
    standing = read(tools);
    known.set(tools, standing);
  }
  return standing;
}

async function read({ ctx }: ToolCtx): Promise<Standing> {
  const [sources, reconciliation] = await Promise.all([sourceStates(ctx), reconciliationOf(ctx)]);
  return { sources, reconciliation };
}
