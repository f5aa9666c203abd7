import type { FunnelStep } from '../../contract/analytics.ts';
import type { Segment } from '../../contract/segments.ts';
import type { DataSource } from '../../contract/sources.ts';

/** A source that was sending is called quiet after so long without an event. */
const quietAfterMs = 2 * 86_400_000;

export type ToDo =
  | { kind: 'source'; source: DataSource; trouble: 'disconnected' | 'quiet' | 'waiting' }
  | { kind: 'cart'; people: number }
  | { kind: 'fall'; from: FunnelStep; to: FunnelStep; lost: number };

/** What deserves a hand, the most urgent first: what stopped sending, who nearly bought, where most people turn away. */
export function whatToDo(given: {
  sources: readonly DataSource[];
  abandoners: Pick<Segment, 'people' | 'estimated'> | undefined;
  funnel: readonly FunnelStep[];
  now: number;
}): ToDo[] {
  const troubled = given.sources.flatMap((source): ToDo[] => {
    const trouble = troubleOf(source, given.now);
    return trouble ? [{ kind: 'source', source, trouble }] : [];
  });
  const people = given.abandoners?.estimated ? 0 : (given.abandoners?.people ?? 0);
  const fall = largestFall(given.funnel);
  return [...troubled, ...(people > 0 ? [{ kind: 'cart' as const, people }] : []), ...(fall ? [fall] : [])];
}

/** What keeps a source from sending; a source that was paused on purpose is in no trouble. */
export function troubleOf(
  { status, lastEventAt }: Pick<DataSource, 'status' | 'lastEventAt'>,
  now: number,
): 'disconnected' | 'quiet' | 'waiting' | undefined {
  if (status === 'disconnected') return 'disconnected';
  if (status === 'paused') return undefined;
  if (!lastEventAt) return 'waiting';
  return now - Date.parse(lastEventAt) > quietAfterMs ? 'quiet' : undefined;
}

/** The step after which the largest share of people went no further. */
function largestFall(funnel: readonly FunnelStep[]): (ToDo & { kind: 'fall' }) | undefined {
  let found: (ToDo & { kind: 'fall' }) | undefined;
  for (const [index, to] of funnel.entries()) {
    const from = funnel[index - 1];
    if (!from || to.rate === null || to.rate >= (found?.to.rate ?? 1)) continue;
    found = { kind: 'fall', from, to, lost: from.people - to.people };
  }
  return found;
}
