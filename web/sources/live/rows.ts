import type { Decision, DecisionKind, LiveMessage, MembershipChange } from '../../../contract/live.ts';

/** An event with the decision taken, and the segments its person entered or left by it. */
export interface EventRow extends Decision {
  kind: 'event';
  key: string;
  at: string;
  changes: MembershipChange[];
}

/** So many that are not listed one by one. */
export interface MoreRow {
  kind: 'more';
  key: string;
  at: string;
  sourceId: string;
  decision: DecisionKind;
  count: number;
}

export type LiveRow = EventRow | MoreRow;

const MOST_ROWS = 300;

/** The rows after a message, newest first. Of one source only, where it is named. Pure: what is given stays as it is. */
export function foldLive(rows: readonly LiveRow[], message: LiveMessage, sourceId?: string): LiveRow[] {
  if (message.type === 'memberships') return message.changes.reduce(withChange, [...rows]);
  if (message.type !== 'decisions') return [...rows];
  const { seq, at } = message;
  const isShown = (one: { sourceId: string }) => !sourceId || one.sourceId === sourceId;
  const more = message.more
    .filter(isShown)
    .map((one, index): MoreRow => ({ kind: 'more', key: `${seq}+${index}`, at, ...one }));
  const events = message.decisions
    .filter(isShown)
    .map((one, index): EventRow => ({ kind: 'event', key: `${seq}.${index}`, at, ...one, changes: [] }))
    .reverse();
  return [...more, ...events, ...rows].slice(0, MOST_ROWS);
}

/** The changes among some whose person's event is not shown yet. What was done may be told a moment after what follows from it. */
export function early(rows: readonly LiveRow[], changes: readonly MembershipChange[]): MembershipChange[] {
  return changes.filter(({ person }) => !rows.some((row) => row.kind === 'event' && row.person?.id === person.id));
}

/** Puts a change to the newest event of its person; one whose event is not shown here is left out. */
function withChange(rows: LiveRow[], change: MembershipChange): LiveRow[] {
  const index = rows.findIndex((row) => row.kind === 'event' && row.person?.id === change.person.id);
  const row = rows[index];
  if (row?.kind !== 'event') return rows;
  return rows.with(index, { ...row, changes: [...row.changes, change] });
}
