import type { Evidence } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { nearest } from './nearby.ts';
import { isOf } from './place.ts';
import type { Mark, Sentence } from './sentence.ts';
import { UNREAL } from './words/directions.ts';

export function markOf({ tokens }: Sentence, from: number, to: number): Mark {
  const inside = tokens.filter((token) => token.from >= from && token.to <= to);
  const first = tokens.findIndex((token) => token.from >= from);
  return { from, to, first: Math.max(0, first), last: first + inside.length, part: inside[0]?.part ?? 0 };
}

export function isUnreal({ tokens, view }: Sentence, { first, part }: Mark): boolean {
  // "Wurde" was; "würde" would be.
  const was = (from: number) => view.text.slice(from, from + 5).toLowerCase() === 'wurde';
  return tokens
    .slice(Math.max(0, first - 6), first)
    .some((token) => token.part === part && UNREAL.has(token.word) && !was(token.from));
}

/** What the sentence is of, besides the words of the claim; else what was spoken of. */
export function idsOf(sentence: Sentence, mark: Mark, topic: Topic, { asked }: Matter): string[] {
  const others = sentence.metrics.filter(({ from, to, label }) => !label && (to <= mark.from || from >= mark.to));
  const metric = nearest(mark, others);
  return metric?.ids ?? (topic.metrics.length > 0 ? topic.metrics : asked.metrics);
}

/** The values of all rows of one breakdown. */
export function breakdowns({ evidences }: Matter): Evidence[][] {
  const groups = new Map<string, Evidence[]>();
  for (const one of evidences.all) {
    if (one.how !== undefined || one.derived || (one.rows.length === 0 && one.rowTimes.length === 0)) continue;
    const key = [one.ids, one.fact.unit, one.fact.currency, one.fact.when, kindOf(one)].join('\n');
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Days, months, weekdays or names. */
const kindOf = ({ rowTimes: [first] }: Evidence) => (first === undefined ? 'name' : first.replace(/\d/g, '0'));

/** Those of what is claimed; where there are none, those that there are. */
export function breakdownsOf(ids: string[], matter: Matter): Evidence[][] {
  const all = breakdowns(matter);
  const own = all.filter(([one]) => one && isOf(one, ids, matter.evidences));
  return own.length > 0 ? own : all;
}
