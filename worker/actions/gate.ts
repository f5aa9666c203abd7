import type { ActionKind, Actor, Difference, Surface } from '../../contract/actions.ts';
import type { Language } from '../ai/tools/words/format.ts';
import { may, type Right } from '../auth/rights.ts';
import type { UserCtx } from '../context.ts';
import { KINDS } from './kinds/list.ts';
import { peopleText, planWords } from './words/languages.ts';
import type { PlanWords } from './words/words.ts';

/** Where something is asked for, by whom, and in what company. */
export interface Origin {
  surface: Surface;
  actor: Actor;
  conversationId?: string | null | undefined;
  /** What makes asking twice one plan: a turn and the step's place in it, a run and its step. */
  requestKey?: string | undefined;
  /** The turn has read texts that strangers wrote, which may have asked for it. */
  readStrangers?: boolean | undefined;
  /** Wanted at once, where nobody has to approve it. */
  applyNow?: boolean | undefined;
  /** In which it is asked for, and in which the plan speaks; English unless it is said. */
  language?: Language | undefined;
}

/** From so many people on, somebody has to look at it first. */
export const MANY_PEOPLE = 100;

/**
 * The one gate: why an action waits for a person's approval, or null where it may be done at once. It asks for what
 * sends or spends or touches many, for everything that a person did not ask for by themselves, and for whatever came out
 * of a turn that read what strangers wrote. Steps of an approved workflow are looked at in `workflows/authority.ts`.
 */
export function approvalReason(origin: Origin, what: Proposed): string | null {
  const words = planWords(origin.language);
  return largeReason(what, words) ?? strangeReason(origin, words);
}

interface Proposed {
  kind: ActionKind;
  difference: Difference;
}

function largeReason({ kind, difference: { messages, money, people } }: Proposed, words: PlanWords): string | null {
  const { reasons } = words;
  if (messages > 0) return reasons.messages;
  if (money !== null && Number(money) !== 0) return reasons.money;
  if (KINDS[kind].touchesPeople && people >= MANY_PEOPLE) return reasons.people(peopleText(people, words));
  return null;
}

function strangeReason({ surface, actor, readStrangers }: Origin, { reasons }: PlanWords): string | null {
  if (readStrangers) return reasons.strangers;
  if (actor.kind === 'person' && (surface === 'web' || surface === 'api')) return null;
  if (actor.kind === 'api_key') return reasons.program;
  if (actor.kind === 'assistant') return reasons.analyst;
  return reasons.nobody;
}

/**
 * Whether the caller may let a plan be done: a person, never a program. What is large takes the right to approve as
 * well; what is small and can be undone takes no more than doing it by hand.
 */
export function mayLetGo(ctx: Pick<UserCtx, 'user' | 'apiKey'>, what: Proposed): boolean {
  const rights: Right[] = [KINDS[what.kind].right];
  if (largeReason(what, planWords())) rights.push('approve');
  return !ctx.apiKey && rights.every((right) => may(ctx, right));
}
