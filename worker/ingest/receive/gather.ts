import type { Ctx } from '../../context.ts';
import type { AcceptedRecord } from '../record.ts';

/** A call to an object carries at most 32 MiB; a group is closed when it is this large. */
const CHARACTERS_AT_ONCE = 4_000_000;
/** An append that takes longer than this is given up: the senders try again. */
const PATIENCE_MS = 10_000;
/** A request appends for others so often; then one of them goes on, for what a request may call is bounded. */
const APPENDS_IN_A_ROW = 25;
/** Nor does it go on for longer: the runtime ends what outlives an answer by half a minute. */
const TURN_MS = 5_000;

/**
 * Looking whether a group is kept costs the runtime more than most of what a request does here, and looking late costs its sender: the
 * first look comes when it is likely to have ended, and those after it soon.
 */
const LATER_MS = 1;
const LOOK_MS = 1;
const LONGEST_FIRST_LOOK_MS = 50;
/** What was expected was wrong: from now on it is believed less. */
const LONGEST_LOOK_MS = 3;

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

interface Log {
  /** What nobody appends yet, in order; the last still takes records. */
  waiting: Group[];
  /** Since when somebody appends; undefined while nobody does. */
  busySince?: number | undefined;
  /** When the append under way is likely to end. */
  endsAt: number;
  /** How long the last two appends took, in milliseconds. */
  took?: [last: number, before: number];
}

type Append = (log: string, records: AcceptedRecord[]) => Promise<void>;

/**
 * An isolate serves many requests at once, and an append costs a hop and a synced write however much it carries: what arrives
 * while one is under way goes together in the next. Losing this map loses nothing, for nobody in it has been answered.
 */
const logs = new Map<string, Log>();
const MOST_LOGS = 5000;

/**
 * Appends a record together with those of other requests to the same log. Durable when it returns; throws what the
 * append threw, or a `TimeoutError`. Whoever finds nobody appending does so for all, and goes on with what came meanwhile, also when
 * its own client has left or has its answer; should the runtime end it all the same, another goes on in time.
 */
export async function keepTogether(ctx: Ctx, name: string, record: AcceptedRecord, append: Append): Promise<void> {
  const log = logOf(name);
  const group = groupFor(log, record);
  for (let longestMs = LONGEST_FIRST_LOOK_MS; !group.outcome && !isOver(group); longestMs = LONGEST_LOOK_MS) {
    if (!isBusy(log) && log.waiting.includes(group)) {
      const first = begin(name, log, append);
      ctx.waitUntil(first.then(() => goOn(name, log, append)));
      await first;
    } else {
      await look(group, longestMs);
    }
  }
  return outcomeOf(group);
}

function logOf(name: string): Log {
  const known = logs.get(name);
  if (known) return known;
  if (logs.size >= MOST_LOGS) {
    for (const [other, log] of logs) if (!isBusy(log) && log.waiting.length === 0) logs.delete(other);
  }
  const made: Log = { waiting: [], endsAt: 0 };
  logs.set(name, made);
  return made;
}

function groupFor(log: Log, record: AcceptedRecord): Group {
  const characters = record.body.length;
  const last = log.waiting.at(-1);
  if (last && !isOver(last) && last.characters + characters <= CHARACTERS_AT_ONCE) {
    last.records.push(record);
    last.characters += characters;
    return last;
  }
  const now = Date.now();
  const made = { begun: now, expected: Math.max(now, log.endsAt) + usualMs(log), records: [record], characters };
  log.waiting.push(made);
  return made;
}

/** A turn's wait lets requests that were read together join the first group. */
async function begin(name: string, log: Log, append: Append): Promise<void> {
  log.busySince = Date.now();
  await scheduler.wait(0);
  await appendNext(name, log, append);
}

async function goOn(name: string, log: Log, append: Append): Promise<void> {
  const until = Date.now() + TURN_MS;
  for (let n = 1; n < APPENDS_IN_A_ROW && Date.now() < until && log.waiting.length > 0; n++) {
    await appendNext(name, log, append);
  }
  log.busySince = undefined;
}

/** One at a time: that is what lets a group gather. */
async function appendNext(name: string, log: Log, append: Append): Promise<void> {
  const group = log.waiting.shift();
  if (!group) return;
  const started = Date.now();
  log.busySince = started;
  group.expected = started + usualMs(log);
  log.endsAt = group.expected;
  try {
    await within(PATIENCE_MS, append(name, group.records));
    group.outcome = {};
  } catch (cause) {
    group.outcome = { cause };
  }
  const took = Date.now() - started;
  log.took = [took, log.took?.[0] ?? took];
}

/**
 * Waits until a group is likely to be kept, each request with a timer of its own. After a promise of another request the runtime may
 * go on in that request's name, and an answer that is made there is refused here.
 */
async function look(group: Group, longestMs: number): Promise<void> {
  const ms = group.expected + LATER_MS - Date.now();
  await scheduler.wait(Math.min(Math.max(ms, LOOK_MS), longestMs));
}

/** The shorter of the last two: one that was held up says nothing of the next. */
function usualMs({ took }: Log): number {
  return Math.min(...(took ?? [LOOK_MS]));
}

function isBusy({ busySince }: Log): boolean {
  return busySince !== undefined && Date.now() - busySince <= 2 * PATIENCE_MS;
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
