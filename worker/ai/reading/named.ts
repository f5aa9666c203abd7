import type { Clause } from './clause.ts';
import type { Named } from './reading.ts';
import { findSegments } from './segment-words.ts';

/** What the questions of a message name, for who logs or shows it. */
export function namedIn(clauses: Clause[]): Named {
  const time = clauses.flatMap(({ times }) => times).find(({ period }) => period);
  const metrics = unique(clauses.flatMap((clause) => clause.metrics.map(({ value }) => value)));
  const segments = unique(
    clauses.flatMap(({ text, vocabulary }) => findSegments(text, vocabulary.segments).flatMap(({ key }) => key ?? [])),
  );
  const amounts = clauses.flatMap((clause) => clause.amounts);
  const limit = clauses.find(({ splits }) => splits.limit)?.splits.limit;
  const person = clauses
    .map(({ said }) => said.match(/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}/)?.[0])
    .find(Boolean);
  const filtered = (by: string) =>
    unique(clauses.flatMap(({ filters }) => filters.flatMap((one) => ('is' in one && one.by === by ? one.is : []))));
  const [products, channels] = [filtered('product'), filtered('channel')];
  return {
    ...(time?.period && { range: { key: time.period.key, words: time.words } }),
    ...(metrics.length > 0 && { metrics }),
    ...(segments.length > 0 && { segments }),
    ...(amounts.length > 0 && { amounts }),
    ...(limit && { limit }),
    ...(person && { person }),
    ...(products.length > 0 && { products }),
    ...(channels.length > 0 && { channels }),
  };
}

const unique = <Value>(list: Value[]): Value[] => [...new Set(list)];
