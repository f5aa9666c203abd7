import { breakdownsOf, idsOf, isUnreal, markOf } from './breakdowns.ts';
import type { Evidence } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { sameTime } from './periods.ts';
import { isAt, isOf } from './place.ts';
import type { Mark, Sentence } from './sentence.ts';
import { THAN } from './words/claims.ts';

/** "Candle sold more than Vase", "more on Monday than on Friday", "fewer orders than in October". */
export function oneAgainstOther(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { rows, figures, view } = sentence;
  const match = THAN.exec(view.low);
  if (!match || figures.length > 0) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  if (isUnreal(sentence, mark)) return [];
  const sign = (match.groups?.more ?? match.groups?.ahead) ? 1n : -1n;
  const [one, other] = [rows.findLast(({ to }) => to <= mark.to), rows.find(({ from }) => from >= mark.to)];
  const ids = idsOf(sentence, mark, topic, matter);
  if (!one || !other) return rows.length === 0 && ofTimes(sentence, mark, { ids, sign }, matter) ? [mark] : [];
  const holds = breakdownsOf(ids, matter).some((group) => {
    const [a, b] = [group.find((it) => isAt(it, one)), group.find((it) => isAt(it, other))];
    return a !== undefined && b !== undefined && (a.value - b.value) * sign > 0n;
  });
  return holds ? [] : [mark];
}

/** Whether facts deny that one time has more or less of it than another; of times of which none is known they say nothing. */
function ofTimes(
  { times, metrics }: Sentence,
  mark: Mark,
  { ids, sign }: { ids: string[]; sign: bigint },
  { evidences, main }: Matter,
): boolean {
  const other = times.find(({ from }) => from >= mark.to)?.keys;
  const one = times.findLast(({ to }) => to <= mark.to)?.keys ?? main.flat();
  // "More orders than": what stands between is what is compared.
  const within = metrics.find(({ from, to, label }) => !label && from >= mark.from && to <= mark.to)?.ids;
  if (!other) return false;
  const at = (keys: string[]) =>
    evidences.all.filter(
      (it) =>
        it.how === undefined &&
        it.rows.length === 0 &&
        isOf(it, within ?? ids, evidences) &&
        it.times.some((time) => keys.some((key) => sameTime(key, time))),
    );
  const alike = (a: Evidence, b: Evidence) => a.fact.unit === b.fact.unit && a.ids.join() === b.ids.join();
  const pairs = at(one).flatMap((a) => at(other).flatMap((b) => (alike(a, b) ? [(a.value - b.value) * sign] : [])));
  return pairs.length > 0 && pairs.every((by) => by <= 0n);
}
