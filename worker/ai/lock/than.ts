import { breakdownsOf, idsOf, isNamed, isUnreal, markOf, timesOf } from './breakdowns.ts';
import type { Evidence } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { sameTime } from './periods.ts';
import { isOf } from './place.ts';
import type { Mark, Sentence } from './sentence.ts';
import { AS_MUCH, BETTER_TIME, THAN } from './words/claims.ts';

/** "Candle sold more than Vase", "more on Monday than on Friday", "fewer orders than in October". */
export function oneAgainstOther(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { rows, figures, view } = sentence;
  const match = THAN.exec(view.low);
  if (!match || figures.length > 0) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  if (isUnreal(sentence, mark)) return [];
  const sign = (match.groups?.more ?? match.groups?.ahead) ? 1n : -1n;
  const [one, other] = [rows.findLast(({ to }) => to <= mark.to), rows.find(({ from }) => from >= mark.to)];
  // "Sold more units than": what stands between is what is compared.
  const within = sentence.metrics.find(({ from, to, label }) => !label && from >= mark.from && to <= mark.to)?.ids;
  const ids = within ?? idsOf(sentence, mark, topic, matter);
  if (!one || !other) {
    const denied = ofTimes(sentence, mark, { ids, sign }, matter) || ofMetrics(sentence, mark, sign, matter);
    return rows.length === 0 && denied ? [mark] : [];
  }
  const holds = breakdownsOf(ids, matter, timesOf(sentence, topic, matter)).some((group) => {
    const [a, b] = [group.find((it) => isNamed(it, one)), group.find((it) => isNamed(it, other))];
    return a !== undefined && b !== undefined && (a.value - b.value) * sign > 0n;
  });
  return holds ? [] : [mark];
}

/** Whether facts deny that one time has more or less of it than another; of times of which none is known they say nothing. */
function ofTimes(
  { times }: Sentence,
  mark: Mark,
  { ids, sign }: { ids: string[]; sign: bigint },
  { evidences, main }: Matter,
): boolean {
  const other = times.find(({ from }) => from >= mark.to)?.keys;
  const one = times.findLast(({ to }) => to <= mark.to)?.keys ?? main.flat();
  if (!other) return false;
  const at = (keys: string[]) =>
    evidences.all.filter(
      (it) =>
        it.how === undefined &&
        it.rows.length === 0 &&
        isOf(it, orRevenue(ids), evidences) &&
        it.times.some((time) => keys.some((key) => sameTime(key, time))),
    );
  const alike = (a: Evidence, b: Evidence) => a.fact.unit === b.fact.unit && a.ids.join() === b.ids.join();
  const pairs = at(one).flatMap((a) => at(other).flatMap((b) => (alike(a, b) ? [(a.value - b.value) * sign] : [])));
  return pairs.length > 0 && pairs.every((by) => by <= 0n);
}

/** Where a sentence names nothing, a better time is one of more revenue. */
const orRevenue = (ids: string[]) => (ids.length > 0 ? ids : ['revenue']);

/** Whether facts deny that there is more or less of one thing than of another: "discounts were higher than refunds". */
function ofMetrics({ metrics, times }: Sentence, mark: Mark, sign: bigint, { evidences, main }: Matter): boolean {
  const named = metrics.filter(({ label }) => !label);
  const [one, other] = [named.findLast(({ to }) => to <= mark.to), named.find(({ from }) => from >= mark.to)];
  if (!one || !other || times.some(({ from }) => from >= mark.to)) return false;
  const spoken = times[0]?.keys ?? main.flat();
  const at = (ids: string[]) =>
    evidences.all.filter(
      (it) =>
        it.how === undefined &&
        !it.derived &&
        it.rows.length === 0 &&
        ids.some((id) => it.ids.includes(id)) &&
        (it.times.length === 0 || it.times.some((time) => spoken.some((key) => sameTime(key, time)))),
    );
  const pairs = at(one.ids).flatMap((a) =>
    at(other.ids).flatMap((b) => (a.fact.unit === b.fact.unit && a !== b ? [(a.value - b.value) * sign] : [])),
  );
  return pairs.length > 0 && pairs.every((by) => by <= 0n);
}

/** "As much as the week before", "the week before was better": levels of one thing at two times. */
export function timesAgainst(sentence: Sentence, topic: Topic, { evidences, main, asked }: Matter): Mark[] {
  const { view, times, figures, rows } = sentence;
  if (figures.length > 0 || rows.length > 0) return [];
  const same = AS_MUCH.exec(view.low);
  const better = same || THAN.test(view.low) ? null : BETTER_TIME.exec(view.low);
  const match = same ?? better;
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  const said = same ? times.find(({ from }) => from >= mark.to) : times.findLast(({ to }) => to <= mark.from);
  if (!said || isUnreal(sentence, mark)) return [];
  const ids = orRevenue(idsOf(sentence, mark, topic, { evidences, main, asked } as Matter));
  const levels = evidences.all.filter(
    (it) => it.how === undefined && !it.derived && it.rows.length === 0 && isOf(it, ids, evidences),
  );
  const isAtTime = ({ times: own }: Evidence, keys: string[]) =>
    own.some((time) => keys.some((key) => sameTime(key, time)));
  const there = levels.filter((it) => isAtTime(it, said.keys));
  const others = levels.filter((it) => !isAtTime(it, said.keys));
  const pairs = there.flatMap((a) =>
    others.flatMap((b) => (a.fact.unit === b.fact.unit && a.ids.join() === b.ids.join() ? [[a.value, b.value]] : [])),
  );
  const holds = ([a = 0n, b = 0n]: bigint[]) => {
    if (!better) return (a > b ? a - b : b - a) * (same?.groups?.nearly ? 10n : 50n) <= a;
    return better.groups?.more ? a > b : a < b;
  };
  return pairs.length > 0 && !pairs.some(holds) ? [mark] : [];
}
