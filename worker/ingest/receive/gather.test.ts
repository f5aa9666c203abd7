import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Ctx } from '../../context.ts';
import type { AcceptedRecord } from '../record.ts';
import { keepTogether } from './gather.ts';

const ctx = { waitUntil: () => undefined } as unknown as Ctx;
const record = (id: string, body = '{}') => ({ id, body }) as AcceptedRecord;

/** An append that ends when it is told to, and what each was asked to keep. */
function slowAppend() {
  const asked: string[][] = [];
  const ends: { done: () => void; fail: (error: Error) => void }[] = [];
  const append = (_log: string, records: AcceptedRecord[]) => {
    asked.push(records.map(({ id }) => id));
    return new Promise<void>((done, fail) => ends.push({ done, fail }));
  };
  const begun = (n: number) => vi.waitFor(() => expect(asked).toHaveLength(n), 30_000);
  return { append, asked, ends, begun };
}

/** How often somebody waited for a time to pass. */
let looks = 0;

describe('records of requests that arrive together', () => {
  beforeAll(() => {
    const wait = (ms: number) => {
      looks++;
      return new Promise((done) => setTimeout(done, ms));
    };
    vi.stubGlobal('scheduler', { wait });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('share an append, and what comes meanwhile goes together in the next', async () => {
    const { append, asked, ends, begun } = slowAppend();
    const keep = (id: string) => keepTogether(ctx, 'log-1', record(id), append);
    const first = [keep('a'), keep('b')];
    await begun(1);
    const second = [keep('c'), keep('d'), keep('e')];
    expect(asked).toEqual([['a', 'b']]);
    ends[0]?.done();
    await Promise.all(first);
    await begun(2);
    expect(asked).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
    ]);
    ends[1]?.done();
    await Promise.all(second);
  });

  test('fail together, and the next group goes on', async () => {
    const { append, ends, begun } = slowAppend();
    const keep = (id: string) => keepTogether(ctx, 'log-2', record(id), append);
    const lost = Promise.allSettled([keep('a'), keep('b')]);
    await begun(1);
    const kept = keep('c');
    ends[0]?.fail(new Error('the disk is full'));
    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await begun(2);
    ends[1]?.done();
    await kept;
  });

  test('wait for no other log, and a group that grew large waits for no more', async () => {
    const { append, asked, ends, begun } = slowAppend();
    const large = 'x'.repeat(3_000_000);
    const all = [
      keepTogether(ctx, 'log-3', record('a', large), append),
      keepTogether(ctx, 'log-3', record('b', large), append),
      keepTogether(ctx, 'log-4', record('c'), append),
    ];
    await begun(2);
    expect(asked).toEqual([['a'], ['c']]);
    ends[0]?.done();
    ends[1]?.done();
    await begun(3);
    expect(asked[2]).toEqual(['b']);
    ends[2]?.done();
    await Promise.all(all);
  });

  test('are appended by others in turn, so that no request calls without bound', async () => {
    const calls = new Map<string, number>();
    const all = Array.from({ length: 60 }, (_, n) => {
      const large = { length: 3_000_000 } as unknown as string;
      const append = async () => void calls.set(`${n}`, (calls.get(`${n}`) ?? 0) + 1);
      return keepTogether(ctx, 'log-6', record(`${n}`, large), append);
    });
    await Promise.all(all);
    expect([...calls.values()].reduce((sum, one) => sum + one)).toBe(60);
    expect(Math.max(...calls.values())).toBeLessThanOrEqual(25);
  });

  test('are looked for once, when they are likely to be kept, wherever in a group or between groups they came', async () => {
    vi.useFakeTimers();
    const append = () => new Promise<void>((done) => setTimeout(done, 20));
    const keep = () => keepTogether(ctx, 'log-5', record('a'), append);
    const learned = keep();
    await vi.runAllTimersAsync();
    await learned;
    looks = 0;
    const all = [keep(), keep(), keep()];
    await vi.advanceTimersByTimeAsync(5);
    all.push(keep(), keep());
    await vi.advanceTimersByTimeAsync(10);
    all.push(keep());
    await vi.runAllTimersAsync();
    await Promise.all(all);
    // The first waits a turn; the others look once, or once more where its time was not known yet.
    expect(looks).toBeLessThanOrEqual(all.length + 3);
  });
});
