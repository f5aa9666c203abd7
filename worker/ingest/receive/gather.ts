import type { Ctx } from '../../context.ts';
import type { AcceptedRecord } from '../record.ts';

/** A call to an object carries at most 32 MiB; a group is closed when it is this large. */
const CHARACTERS_AT_ONCE = 4_000_000;
/** An append that takes longer than this is given up: the senders try again. */
const PATIENCE_MS = 10_000;

/**
 * Looking whether a group is kept costs the runtime more than anything else a request does here: the first look comes when it is
 * likely to have ended, a little later rather than in vain.
 */
const LATER_MS = 2;
const LOOK_MS = 3;
const LONGEST_FIRST_LOOK_MS = 25;
/** What was expected was wrong: from now on it is believed less. */
const LONGEST_LOOK_MS = 6;

interface Group {
  /** Milliseconds since 1970. One that is too old belongs to a request that the runtime ended: nobody waits for it any more. */
  begun: number;
  /** When its append is likely to have ended: looking earlier is wasted. */
  expected: number;
  records: AcceptedRecord[];
  characters: number;
  /** What became of it; undefined while it is under way. */
  outcome?: { cause?: unknown } | undefined;
}

/**
 * By log: the group that still takes records, and the last whose append is under way or to come. An isolate serves many requests at
 * once, and an append costs a hop and a synced write however much it carries: what arrives while one is under way goes
 * together in the next. Losing this map loses nothing, for nobody in it has been answered.
 */
const open = new Map<string, Group>();
const underway = new Map<string, Group>();
/** How long the last two appends took, in milliseconds: when it is worth looking. */
const lately = new Map<string, [last: number, before: number]>();
const MOST_LOGS = 5000;

/**
 * Appends a record together with those of other requests to the same log. Durable when it returns; throws what the
 * append threw, or a `TimeoutError`. The first request of a group appends for all of it, and goes on doing so when
 * its own client has left; should the runtime end it all the same, the others give up in time, and nobody was answered.
 */
export async function keepTogether(
  ctx: Ctx,
  log: string,
  record: AcceptedRecord,
  append: (log: string, records: AcceptedRecord[]) => Promise<void>,
): Promise<void> {
  const group = open.get(log);
  if (!group || isOver(group) || group.characters + record.body.length > CHARACTERS_AT_ONCE) {
    const own: Group = {
      begun: Date.now(),
      expected: expectedEnd(log),
      records: [record],
      characters: record.body.length,
    };
    const work = appendAll(log, own, append);
    ctx.waitUntil(work);
    await work;
    return outcomeOf(own);
  }
  group.records.push(record);
  group.characters += record.body.length;
  await lookUntil(group);
  return outcomeOf(group);
}

async function appendAll(
  log: string,
  group: Group,
  append: (log: string, records: AcceptedRecord[]) => Promise<void>,
): Promise<void> {
  const before = underway.get(log);
  open.set(log, group);
  underway.set(log, group);
  // One at a time: that is what lets a group gather. A turn's wait lets requests that were read together join it.
  if (before) await lookUntil(before);
  else await scheduler.wait(0);
  if (open.get(log) === group) open.delete(log);
  const started = Date.now();
  group.expected = started + usualMs(log);
  try {
    await within(PATIENCE_MS, append(log, group.records));
    group.outcome = {};
  } catch (cause) {
    group.outcome = { cause };
  }
  if (lately.size >= MOST_LOGS) lately.clear();
  const took = Date.now() - started;
  lately.set(log, [took, lately.get(log)?.[0] ?? took]);
  if (underway.get(log) === group) underway.delete(log);
}

/**
 * Waits for a group by looking, each request with a timer of its own. After a promise of another request the runtime may go
 * on in that request's name, and an answer that is made there is refused here.
 */
async function lookUntil(group: Group): Promise<void> {
  for (let longestMs = LONGEST_FIRST_LOOK_MS; !group.outcome && !isOver(group); longestMs = LONGEST_LOOK_MS) {
    const ms = group.expected + LATER_MS - Date.now();
    await scheduler.wait(Math.min(Math.max(ms, LOOK_MS), longestMs));
  }
}

/** An append takes about as long as those before it, and begins when the one under way has ended. */
function expectedEnd(log: string): number {
  const now = Date.now();
  return Math.max(now, underway.get(log)?.expected ?? now) + usualMs(log);
}

/** The shorter of the last two: one that was held up says nothing of the next. */
function usualMs(log: string): number {
  return Math.min(...(lately.get(log) ?? [LOOK_MS]));
}

function isOver({ begun }: Group): boolean {
  return Date.now() - begun > 2 * PATIENCE_MS;
}

function outcomeOf({ outcome }: Group): void {
  if (!outcome) throw new DOMException('The append took too long', 'TimeoutError');
  if ('cause' in outcome) throw outcome.cause;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('The append took too long', 'TimeoutError')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
