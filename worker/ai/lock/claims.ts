import { breakdowns, breakdownsOf, idsOf, isNamed, isOfTimes, isUnreal, markOf, timesOf } from './breakdowns.ts';
import { ONE } from './decimal.ts';
import type { Evidence } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { movedMost } from './movers.ts';
import { nearest } from './nearby.ts';
import { sameTime } from './periods.ts';
import { isAt, isOf } from './place.ts';
import type { Mark, RowMark, Sentence } from './sentence.ts';
import { sharesIn } from './shares.ts';
import { oneAgainstOther, timesAgainst } from './than.ts';
import { wrongTotals } from './totality.ts';
import { DROVE, EXTREME_OF, EXTREMES, FLAT, HARDLY, MOSTLY, NEVER, NOT_FIRST, PLACES, RANKS } from './words/claims.ts';
import { COPULA } from './words/directions.ts';
import { KNOWN_WORDS } from './words/tongues.ts';

const HALF = ONE / 2n;
/** "Your top 5 products", "die besten Tage". */
const SEVERAL = /\d|[sen]s$|en$|\p{L}{3}s$/u;
/** Who never did; "added to the cart and never bought" tells what a segment is. */
const SOMEBODY =
  /(?<!\p{L})(?:you|we|they|sie|ihr|wir|usted|ustedes|vous|nous) (?:\p{L}+ )?(?:never|nie|niemals|nunca|jamas|jamais)(?!\p{L})/u;
const ALSO = /^[^\p{L}]*(?:(?:and|und|y|e|et) )?$/u;
/** "Most of the increase" */
const OF_CHANGE =
  /^ (?:of |de |des |der |du |del |d')?(?:the |la |l'|el )?(?:increase|growth|rise|gain|decline|drop|zuwachs\p{L}*|anstieg\p{L}*|aumento|crecimiento|subida|hausse|augmentation|croissance|baisse)(?!\p{L})/u;
/** What moves less than this has not moved. */
const STILL = ONE / 50n;
const FEW = ONE / 10n;

/**
 * Claims without a figure that facts decide: who is first, what stood still, what is most of it, what never was. Those that
 * facts deny, and those of a row or a comparison of which facts say nothing.
 */
export function wrongClaims(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { low } = sentence.view;
  if (matter.evidences.all.length === 0 || /\?\s*$/.test(low)) return [];
  return [
    ...extremes(sentence, topic, matter),
    ...extremesOf(sentence, topic, matter),
    ...ranks(sentence, topic, matter),
    ...oneAgainstOther(sentence, topic, matter),
    ...timesAgainst(sentence, topic, matter),
    ...wrongTotals(sentence, topic, matter),
    ...flat(sentence, topic, matter),
    ...mostly(sentence, topic, matter),
    ...drove(sentence, matter),
    ...movedMost(sentence, topic, matter),
    ...next(sentence, matter, HARDLY, ({ value, fact }) => value === 0n || (fact.unit === 'share' && value < FEW)),
    ...(SOMEBODY.test(low) ||
    sentence.rows.some(({ to }) => /^ (?:never|nie|niemals|nunca|jamas|jamais) /.test(low.slice(to)))
      ? next(sentence, matter, NEVER, ({ value }) => value === 0n)
      : []),
  ];
}

function extremes(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { low } = sentence.view;
  return EXTREMES.flatMap(({ pattern, sign }) =>
    [...low.matchAll(pattern)].flatMap((match) => {
      const mark = markOf(sentence, match.index, match.index + match[0].length);
      if (NOT_FIRST.test(low.slice(0, mark.from)) || isUnreal(sentence, mark)) return [];
      const rows = rowsOf(sentence, mark, matter);
      if (rows.length === 0) return namesSomething(sentence, mark) ? [mark] : [];
      const groups = breakdownsOf(claimedOf(sentence, mark, topic, matter), matter, timesOf(sentence, topic, matter));
      const many = Number(/\d+/.exec(match[0])?.[0] ?? (SEVERAL.test(match[0]) ? rows.length : 1));
      const place =
        PLACES.find(([, words]) => words.test(low.slice(0, mark.from)))?.[0] ??
        (isAfterOne(sentence, rows) ? 2 : undefined);
      const is = (group: Evidence[], row: RowMark) =>
        place ? isInPlace(group, row, sign, place) : isAmongFirst(group, row, sign, many);
      const holds = (group: Evidence[]) => rows.every((row) => is(group, row)) && !isLeftOut(group, rows, sign, many);
      return groups.some(holds) ? [] : [mark];
    }),
  );
}

/** "Earned the most", "aportó más": of money, where nothing else is named. */
const OF_MONEY =
  /(?<!\p{L})(?:earn|brought|brings?|made|generat|contribut|spent|spends?|revenue|gebracht|eingebracht|brachte|bringt|eingespielt|aport|gener|ingres|gast|rapport|depens|encaiss)/u;
const BUSY = /(?<!\p{L})(?:busiest|quietest)(?!\p{L})/u;

/** What a claim is of: what its sentence or the talk names, else money where its verb says it or it is of times. */
function claimedOf(sentence: Sentence, mark: Mark, topic: Topic, matter: Matter): string[] {
  const ids = idsOf(sentence, mark, topic, matter);
  const said = sentence.view.low.slice(mark.from, mark.to);
  return ids.length === 0 && (OF_MONEY.test(said) || (TIME_NOUN.test(said) && !BUSY.test(said))) ? ['revenue'] : ids;
}

/** "Your top 3 are": as many are named, and one that is not is before one of them. */
function isLeftOut(group: Evidence[], rows: RowMark[], sign: 1 | -1, many: number): boolean {
  if (rows.length < 2 || rows.length !== many) return false;
  const [named, others] = [true, false].map((is) =>
    group.filter((one) => rows.some((row) => isNamed(one, row)) === is),
  );
  return (others ?? []).some((one) => named?.some(({ value }) => (one.value - value) * BigInt(sign) > 0n));
}

/** "After Wednesday, Friday was the best day" */
function isAfterOne({ rows, view }: Sentence, [first]: RowMark[]): boolean {
  const before = rows.findLast(({ to }) => first !== undefined && to <= first.from);
  if (!before || !first || !/^,? (?:(?:el|der|die|das|le|la|the) )?$/.test(view.low.slice(before.to, first.from)))
    return false;
  return /(?:^|[^\p{L}])(?:after|behind|nach|hinter|tras|despues del?|apres|derriere) (?:(?:dem|el|le|the) )?$/u.test(
    view.low.slice(0, before.from),
  );
}

/** "Friday had the highest revenue", "con más pedidos" */
function extremesOf(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { low } = sentence.view;
  return sentence.metrics.filter(({ from, to, label, ids, first, last, part }) => {
    const [lead, rest] = [low.slice(Math.max(0, from - 30), from), low.slice(to, to + 30)];
    const extreme = EXTREME_OF.find(({ before, after }) => before.test(lead) || after?.test(rest));
    const mark = { from, to, first, last, part };
    if (
      label ||
      !extreme ||
      // "Más pedidos que en octubre" compares.
      /^ (?:que|qu'|than|als|wie)/.test(rest) ||
      isUnreal(sentence, mark) ||
      NOT_FIRST.test(low.slice(0, from - (extreme.before.exec(lead)?.[0].length ?? 0)))
    )
      return false;
    const rows = rowsOf(sentence, mark, matter);
    const groups = breakdowns(matter).some(([one]) => one && isOf(one, ids, matter.evidences))
      ? breakdownsOf(ids, matter, timesOf(sentence, topic, matter))
      : [];
    // Of what no breakdown is known, a row is none of it.
    return groups.length > 0 && rows.some((row) => !groups.some((group) => isAmongFirst(group, row, extreme.sign, 1)));
  });
}

/** "Candle ranks third", "Germany is your second market" */
function ranks(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { low } = sentence.view;
  return RANKS.flatMap(([place, pattern]) => {
    const match = pattern.exec(low);
    if (!match) return [];
    const mark = markOf(sentence, match.index, match.index + match[0].length);
    const [row] = rowsOf(sentence, mark, matter);
    if (!row || isUnreal(sentence, mark)) return [];
    const groups = breakdownsOf(claimedOf(sentence, mark, topic, matter), matter, timesOf(sentence, topic, matter));
    const is = (group: Evidence[]) =>
      place === 'last' ? isAmongFirst(group, row, -1, 1) : isInPlace(group, row, 1, place);
    return groups.length > 0 && !groups.some(is) ? [mark] : [];
  });
}

function isAmongFirst(group: Evidence[], row: RowMark, sign: 1 | -1, many: number): boolean {
  const own = group.filter((one) => isNamed(one, row));
  return own.some(({ value }) => group.filter((one) => (one.value - value) * BigInt(sign) > 0n).length < many);
}

/** "Your second best product": so many are before it, and no more. */
function isInPlace(group: Evidence[], row: RowMark, sign: 1 | -1, place: number): boolean {
  const own = group.filter((one) => isNamed(one, row));
  return own.some(({ value }) => {
    const before = group.filter((one) => (one.value - value) * BigInt(sign) > 0n).length;
    const equal = group.filter((one) => one.value === value).length;
    return before < place && before + equal >= place;
  });
}

const TIME_NOUN =
  /(?<!\p{L})(?:days?|weekdays?|weeks?|months?|quarters?|years?|hours?|\p{L}*tag|monat|woche|quartal|jahr|dias?|mes|meses|semana|trimestre|ano|jours?|mois|semaine|annee)(?!\p{L})/u;

/** Rows beside the claim: in its part of the sentence, else the nearest. Days and months are rows too. */
function rowsOf(sentence: Sentence, mark: Mark, { asked, evidences }: Matter): RowMark[] {
  const ofTime = TIME_NOUN.test(sentence.view.low.slice(mark.from, mark.to));
  // "Your top 5 customers in November" says when.
  const isWhen = (keys: string[]) =>
    !ofTime &&
    keys.some((key) =>
      evidences.all.some(({ rows, times }) => rows.length > 0 && times.some((time) => sameTime(key, time))),
    ) &&
    !keys.some((key) => evidences.all.some(({ rowTimes }) => rowTimes.some((time) => sameTime(key, time))));
  const isAsked = (keys: string[]) =>
    asked.times.some((list) => list.some((key) => keys.includes(key))) || isWhen(keys);
  const times = sentence.times.filter(
    ({ keys }) => keys.some((key) => /^(?:wd:|[\d*Q-]+$)/.test(key) && !/^\d{4}$/.test(key)) && !isAsked(keys),
  );
  const rows = [...sentence.rows, ...times.map(({ keys, ...time }) => ({ ...time, rows: [], times: keys }))].filter(
    ({ from, to }) => to <= mark.from || from >= mark.to,
  );
  const first = nearest(mark, rows);
  if (!first || !SEVERAL.test(sentence.view.low.slice(mark.from, mark.to))) return first ? [first] : [];
  // "Candle (€600.00), Vase and Throw"
  const named = [first];
  // "Candle and Vase are your top 2"
  for (const row of rows.slice(0, rows.indexOf(first)).reverse()) {
    if (!ALSO.test(sentence.view.low.slice(row.to, named[0]?.from))) break;
    named.unshift(row);
  }
  for (const row of rows.slice(rows.indexOf(first) + 1)) {
    if (!ALSO.test(sentence.view.low.slice(named.at(-1)?.to, row.from))) break;
    named.push(row);
  }
  return named;
}

/** "Maria is your top customer": somebody of whom no fact knows. */
function namesSomething({ tokens, view, figures }: Sentence, mark: Mark): boolean {
  const isName = (index: number) => {
    const token = tokens[index];
    if (!token || KNOWN_WORDS.has(token.word)) return false;
    if (figures.some(({ from, to }) => token.from >= from && token.to <= to)) return false;
    return true;
  };
  const capital = (index: number) => /^\p{Lu}/u.test(view.text.slice(tokens[index]?.from ?? 0));
  const next = tokens[mark.last]?.word ?? '';
  if (COPULA.has(next) && isName(mark.last + 1) && capital(mark.last + 1)) return true;
  // Its subject: before "is your", or right before "sold most".
  let index = mark.first - 1;
  while (index >= 0 && KNOWN_WORDS.has(tokens[index]?.word ?? '') && !COPULA.has(tokens[index]?.word ?? '')) index -= 1;
  if (COPULA.has(tokens[index]?.word ?? '')) index -= 1;
  else if (index !== mark.first - 1) return false;
  else if (
    !/^(?:sold|sell|bought|buys|ordered|spent|spends|brought|made|earned|verkauf|lief|brach|kauf|bestell|lead|top|liegt|lidera|encabeza|se )/.test(
      view.low.slice(mark.from),
    )
  )
    return false;
  return index >= 0 && isName(index) && (capital(index) || index === 0);
}

function flat(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const match = FLAT.exec(sentence.view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  // "Die Bestellungen blieben unverändert": the first that it names, for "blieben" is also what is left.
  const own = sentence.metrics.find(({ part, label }) => part === mark.part && !label);
  const row = nearest(mark, sentence.rows);
  // "New customers stayed flat": a row that is called like a metric, whatever of it was spoken of.
  const ids = own?.ids ?? (row?.ids ? undefined : idsOf(sentence, mark, topic, matter));
  if (isUnreal(sentence, mark) || ids?.length === 0) return [];
  const holds = matter.evidences.all.some(
    (one) =>
      one.how === 'change' &&
      (ids === undefined || isOf(one, ids, matter.evidences)) &&
      (row ? isAt(one, row) : one.rows.length === 0) &&
      one.value <= STILL &&
      one.value >= -STILL,
  );
  return holds ? [] : [mark];
}

function mostly(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { evidences } = matter;
  const spoken = timesOf(sentence, topic, matter);
  const { rows, metrics, view, tokens } = sentence;
  const match = MOSTLY.exec(view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  // Of what: within the next words.
  const far = /^(?:most|die meisten)$/.test(match[0]) ? 0 : 4;
  const of = metrics.find(({ first, from }) => from >= mark.from && first - mark.last <= far && first >= mark.last - 1);
  const ofChange = OF_CHANGE.test(view.low.slice(mark.to)) && rows.length > 0;
  if (ofChange && !isUnreal(sentence, mark))
    return evidences.all.some(
      (one) =>
        one.fact.unit === 'share' && one.how === 'share' && one.value > HALF && rows.some((row) => isAt(one, row)),
    )
      ? []
      : [mark];
  // "Most orders first" is an order.
  if (!of || isUnreal(sentence, mark) || /^(?:first|zuerst)$/.test(tokens[of.last]?.word ?? '')) return [];
  if (rows.length === 0 && sharesIn(of, sentence, topic, matter).some((share) => share > HALF)) return [];
  const shares = evidences.all.filter(
    (one) =>
      one.fact.unit === 'share' &&
      one.how !== 'change' &&
      isOfTimes(one, spoken) &&
      (rows.length === 0 || rows.some((row) => isAt(one, row))),
  );
  return shares.some(({ value, ids }) => value > HALF && (rows.length > 0 || ids.some((id) => of.ids.includes(id))))
    ? []
    : [mark];
}

/** "New customers drove the growth", "nearly all of the growth came from them": a row that is most of a change. */
function drove(sentence: Sentence, { evidences }: Matter): Mark[] {
  const match = DROVE.exec(sentence.view.low);
  if (!match || sentence.figures.length > 0) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  const row = nearest(mark, sentence.rows);
  if (!row || isUnreal(sentence, mark)) return [];
  const parts = evidences.all.filter((one) => one.fact.unit === 'share' && one.how === 'share' && isAt(one, row));
  return parts.length > 0 && parts.every(({ value }) => value < HALF) ? [mark] : [];
}

/** A word right before a metric, that holds only where some fact of it is such. */
function next(sentence: Sentence, { evidences }: Matter, words: RegExp, holds: (one: Evidence) => boolean): Mark[] {
  return sentence.metrics.filter(({ from, ids, label, first, part }) => {
    if (label || !words.test(sentence.view.low.slice(Math.max(0, from - 34), from))) return false;
    if (isUnreal(sentence, { from, to: from, first, last: first, part })) return false;
    const rows = sentence.rows.filter((row) => row.part === part);
    return !evidences.all.some(
      (one) =>
        one.how === undefined &&
        isOf(one, ids, evidences) &&
        holds(one) &&
        (rows.length === 0 || rows.some((row) => isAt(one, row))) &&
        (sentence.times.length === 0 ||
          one.times.length === 0 ||
          sentence.times.some(({ keys }) => keys.some((key) => one.times.some((time) => sameTime(key, time))))),
    );
  });
}
