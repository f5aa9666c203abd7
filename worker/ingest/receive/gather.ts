import type { Ctx } from '../../context.ts';
import type { AcceptedRecord } from '../record.ts';

/** A call to an object carries at most 32 MiB; a group is closed when it is this large. */
const CHARACTERS_AT_ONCE = 4_000_000;
/** An append that takes longer than this is given up: the senders try again. */
const PATIENCE_MS = 10_000;

interface Group {
  /** Milliseconds since 1970. One that is too old belongs to a request that the runtime ended: nobody waits for it any more. */
  begun: number;
  records: AcceptedRecord[];
  characters: number;
  kept: Promise<void>;
}

/**
 * By log: the group that still takes records, and the last append that is under way. An isolate serves many requests at
 * once, and an append costs a hop and a synced write however much it carries: what arrives while one is under way goes
 * together in the next. Losing this map loses nothing, for nobody in it has been answered.
 */
const open = new Map<string, Group>();
const underway = new Map<string, Promise<void>>();

/**
 * Appends a record together with those of other requests to the same log. Durable when it returns; throws what the
 * append threw, or a `TimeoutError`. The first request of a group appends for all of it, and goes on doing so when
 * its own client has left; should the runtime end it all the same, it ends the others too, as hung, and nobody was answered.
 */
export async function keepTogether(
  ctx: Ctx,
  log: string,
  record: AcceptedRecord,
  append: (log: string, records: AcceptedRecord[]) => Promise<void>,
): Promise<void> {
  let group = open.get(log);
  const isOver = group && Date.now() - group.begun > 2 * PATIENCE_MS;
  if (!group || isOver || group.characters + record.body.length > CHARACTERS_AT_ONCE) {
    group = begin(ctx, log, append);
  }
  group.records.push(record);
  group.characters += record.body.length;
  await group.kept;
}

function begin(ctx: Ctx, log: string, append: (log: string, records: AcceptedRecord[]) => Promise<void>): Group {
  const group: Group = { begun: Date.now(), records: [], characters: 0, kept: Promise.resolve() };
  const before = underway.get(log);
  const work = async () => {
    // One at a time: that is what lets a group gather. A turn's wait lets requests that were read together join it.
    if (before) await within(PATIENCE_MS, before).catch(() => undefined);
    else await scheduler.wait(0);
    if (open.get(log) === group) open.delete(log);
    await within(PATIENCE_MS, append(log, group.records));
  };
  group.kept = work().finally(() => {
    if (underway.get(log) === group.kept) underway.delete(log);
  });
  open.set(log, group);
  underway.set(log, group.kept);
  ctx.waitUntil(group.kept.catch(() => undefined));
  return group;
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
