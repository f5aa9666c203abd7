import type { ActionInput, ActionKind, Difference } from '../../../contract/actions.ts';
import type { Right } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import type { actionPlans } from '../../db/schema.ts';
import type { PlanWords } from '../words/words.ts';

export type PlanRow = typeof actionPlans.$inferSelect;
export type Statement = Parameters<Database['batch']>[0][number];

/** What an action would do, worked out without doing anything. */
export interface Planned {
  title: string;
  difference: Difference;
  /** Whom it is about, by id: approval is of these people, and nobody is added later. */
  audience?: string[];
  /** What else an approval is of, besides the input and the audience. */
  basis?: unknown;
  /** When it is done, once it is approved; at once where it is left out. */
  applyAt?: Date | undefined;
}

export interface Applied {
  /** What came of it, in words. */
  result: string;
  /** Where it can be seen. */
  href?: string;
  /** What undoing needs; left out where nothing can be undone, or where a statement writes it down itself. */
  undo?: unknown;
  /** What is done, in the transaction in which the plan becomes applied: it cannot happen twice, nor after an undo. */
  statements?: Statement[];
}

export interface Undone {
  result: string;
  statements?: Statement[];
}

/** A row with its input as its kind reads it. */
export type PlanOf<Kind extends ActionKind> = Omit<PlanRow, 'input'> & { input: ActionInput<Kind> };

/**
 * One kind of action: one file, and one line in `list.ts`. What does not fit into `statements` has to be harmless to
 * repeat under the plan's id, as a plan that was being applied when something died is applied again. What it says of itself it
 * says in the words it is given, of the language in which it was asked for.
 */
export interface Kind<Name extends ActionKind> {
  /** What the person needs to be allowed who lets it be done. */
  right: Right;
  /** It changes something for the people it is about: drafts do not. */
  touchesPeople: boolean;
  /** Throws `ApiError` for what cannot be done as it is asked. */
  plan(ctx: UserCtx, input: ActionInput<Name>, say: PlanWords): Promise<Planned>;
  /** What has to hold when somebody approves it; throws `ApiError` where it does not. */
  approvable?(ctx: UserCtx, plan: PlanOf<Name>, say: PlanWords): Promise<void>;
  apply(ctx: UserCtx, plan: PlanOf<Name>, say: PlanWords): Promise<Applied>;
  /** Left out where nothing of it can be undone. */
  undo?(ctx: UserCtx, plan: PlanOf<Name>, say: PlanWords): Promise<Undone>;
  /** What follows once it is applied or undone. Harmless to repeat, and made up for by the clock where somebody dies before it. */
  follow?(ctx: UserCtx, plan: PlanOf<Name>): Promise<void>;
}

type Line = Difference['lines'][number];

/** A difference of an action that is about nobody. */
export function aboutNobody(...lines: Line[]): Difference {
  return { people: 0, reachable: null, messages: 0, money: null, currency: null, lines };
}

export const line = (kind: Line['kind'], text: string): Line => ({ kind, text });
