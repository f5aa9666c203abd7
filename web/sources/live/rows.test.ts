import { expect, test } from 'vitest';
import type { Decision, LiveMessage } from '../../../contract/live.ts';
import { early, foldLive, type LiveRow } from './rows.ts';

const decision = (name: string, given: Partial<Decision> = {}): Decision => ({
  ...{ sourceId: 's-1', decision: 'stored', reason: null, name, receivedAt: '', person: null, value: null },
  ...{ currency: null, ...given },
});

const told = (seq: number, decisions: Decision[], more: { sourceId: string; count: number }[] = []): LiveMessage => ({
  ...{ type: 'decisions', seq, at: '2026-11-20T10:00:00.000Z', decisions },
  more: more.map((one) => ({ ...one, decision: 'stored' as const })),
});

const names = (rows: LiveRow[]) => rows.map((row) => (row.kind === 'more' ? `+${row.count}` : row.name));

test('the newest comes first, and what is not listed is counted above it', () => {
  const first = foldLive([], told(1, [decision('a'), decision('b')]));
  expect(names(foldLive(first, told(2, [decision('c')], [{ sourceId: 's-1', count: 480 }])))).toEqual([
    '+480',
    'c',
    'b',
    'a',
  ]);
});

test('the tail of one source has nothing of another', () => {
  const both = told(1, [decision('a'), decision('b', { sourceId: 's-2' })], [{ sourceId: 's-2', count: 3 }]);
  expect(names(foldLive([], both, 's-1'))).toEqual(['a']);
});

test('a segment that was entered stands with the last event of its person', () => {
  const gina = { id: 'p-1', name: null };
  const rows = foldLive([], told(1, [decision('a', { person: gina }), decision('b', { person: gina }), decision('c')]));
  const change = { person: gina, segment: 'New visitors', change: 'entered' as const };
  const after = foldLive(rows, { type: 'memberships', seq: 2, at: '', changes: [change] });
  expect(after.map((row) => (row.kind === 'event' ? row.changes.length : 0))).toEqual([0, 1, 0]);
});

test('a change that is told before its event is kept apart until there is one of its person', () => {
  const gina = { id: 'p-1', name: null };
  const change = { person: gina, segment: 'New visitors', change: 'entered' as const };
  expect(early([], [change])).toEqual([change]);
  const rows = foldLive([], told(1, [decision('a', { person: gina })]));
  expect(early(rows, [change])).toEqual([]);
  expect(early(rows, [{ ...change, person: { id: 'p-2', name: null } }])).toHaveLength(1);
});
