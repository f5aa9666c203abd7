import { isStandard } from '../definition/standard.ts';
import type { LiveSegment, Segments } from '../rows.ts';
import { doMatter, mattersTo, NONE } from './matters.ts';

/** People whose facts changed; of `deeds` alone, by name, or of anything where it is null. */
export interface Mark {
  people: string[];
  deeds: string[] | null;
}

/** Segments that have to look at the same people. */
export interface Look {
  live: LiveSegment[];
  people: { id: string }[];
}

/** Telling more groups apart costs more than looking at some people for nothing. */
const MOST_LOOKS = 3;

/** Whom each live segment has to look at again: nobody for whom only deeds were done that it does not ask for. */
export function toLookAt(segments: Pick<Segments, 'live' | 'ruleOf'>, marks: Mark[]): Look[] {
  const byDeeds = Map.groupBy(marks, ({ deeds }) => JSON.stringify(deeds));
  const kinds = [...byDeeds.values()].map((some) => ({ deeds: some[0]?.deeds ?? null, marks: some }));
  const looks = new Map<string, { live: LiveSegment[]; marks: Mark[] }>();
  for (const segment of segments.live) {
    const { definition } = segment;
    const matters = segment.key && isStandard(segment.key, definition) ? NONE : mattersTo(definition, segments.ruleOf);
    const own = kinds.flatMap(({ deeds }, index) => (doMatter(matters, deeds) ? [index] : []));
    if (own.length === 0) continue;
    const key = own.join();
    const look = looks.get(key) ?? { live: [], marks: own.flatMap((index) => kinds[index]?.marks ?? []) };
    looks.set(key, look);
    look.live.push(segment);
  }
  const all = [...looks.values()];
  if (all.length <= MOST_LOOKS) return all.map(withPeople);
  const live = segments.live.filter((segment) => all.some((look) => look.live.includes(segment)));
  return [withPeople({ live, marks })];
}

function withPeople({ live, marks }: { live: LiveSegment[]; marks: Mark[] }): Look {
  return { live, people: [...new Set(marks.flatMap(({ people }) => people))].map((id) => ({ id })) };
}
