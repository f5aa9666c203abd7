import { abs, decimal } from './decimal.ts';
import type { Fact } from './fact.ts';
import { keysOf, spoken, windowOf, yearless } from './periods.ts';
import { METRIC_PHRASES, Phrases, stem, UNIT_OF, wordsOf } from './words/phrases.ts';

/** A fact made ready to be compared with what a sentence says. */
export interface Evidence {
  fact: Fact;
  value: bigint;
  size: bigint;
  /** What it is of: a metric of the catalogue, else "of:" and its own word. */
  ids: string[];
  /** Its rows, by the stems of their words. */
  rows: string[];
  rowTimes: string[];
  times: string[];
  how: Fact['how'];
  /** Not given by a tool. */
  derived: boolean;
}

const CHANGE = /\b(?:change|changes|growth|difference|increase|decrease|veranderung|cambio|evolution)\b/;
/** Words of what a figure is to its metric, or of how it came about: they name no metric. */
const ASPECT =
  /^(?:change|changes|growth|difference|increase|decrease|more|less|up|down|share|part|counted|read|left out|excluded|expected|in all|so far|total|sum|first|rate|listed|veranderung|cambio|evolution)$|^(?:share|part|change|growth|difference) (?:of|in) | (?:change|growth|difference|share)$/;
/** Who came back is told in many words. */
const RETURNING = (
  'retention,came back,come back,comes back,returned,ordered again,bought again,retained,kamen wieder,kam wieder,kommen wieder,kehrten zuruck,kehrte zuruck,bestellten erneut,' +
  'wieder bestellt,wieder gekauft,erneut bestellt,wiedergekommen,volvieron,volvio,vuelven,vuelve,repitieron,volvio a comprar,volvieron a comprar,sont revenus,est revenu,reviennent,ont recommande,ont rachete,ont commande a nouveau'
).split(',');
/** Of the catalogue; what it does not know is known where a fact is called so. */
const known = (text: string) => {
  const ids = METRIC_PHRASES.whole(text)?.filter((id) => id !== 'unknown');
  return ids?.length ? ids : undefined;
};
const isAspect = (text: string) => wordsOf(text).join(' ').replace(ASPECT, '') === '';

/** The facts of an answer, to be found by their value and by their names. */
export class Evidences {
  readonly all: Evidence[];
  /** What facts are of, in their own words and the catalogue's. */
  readonly phrases = new Phrases();
  readonly labels = new Phrases();
  /** The units in which each thing is known. */
  readonly units = new Map<string, Set<string>>();
  /** Years of which facts speak. */
  readonly years: Set<string>;
  private readonly rowTimes: Set<string>;
  private readonly sorted: { size: number; evidence: Evidence }[];

  constructor(given: Fact[], derived: Fact[], today: string) {
    const times = new Map<string, string[]>();
    const timesOf = (words: string[]) => {
      const key = words.join('\n');
      const known = times.get(key) ?? spoken(keysOf(words), today);
      times.set(key, known);
      return known;
    };
    this.all = [];
    for (const [index, fact] of [...given, ...derived].entries()) {
      const value = decimal(fact.value);
      if (value === undefined) continue;
      const at = fact.at ?? [];
      const ids = this.nameOf(fact);
      for (const id of ids) this.units.set(id, (this.units.get(id) ?? new Set()).add(fact.unit));
      for (const label of at) this.labels.add(label, [labelKey(label)]);
      this.all.push({
        ...{
          fact,
          value,
          size: abs(value),
          ids,
          rows: at.map(labelKey),
          rowTimes: timesOf(at),
          times: timesOf(fact.when ?? []),
        },
        ...{ how: howOf(fact), derived: index >= given.length },
      });
    }
    beforeOneAnother(this.all);
    weekdaysOf(this.all);
    this.rowTimes = new Set(this.all.flatMap(({ rowTimes }) => rowTimes.flatMap((key) => [key, yearless(key)])));
    this.years = new Set(
      this.all.flatMap(({ times, rowTimes }) =>
        [...times, ...rowTimes].flatMap((key) => key.match(/(?<!\d)\d{4}(?!\d)/g) ?? []),
      ),
    );
    this.sorted = this.all
      .flatMap((evidence) => {
        const size = Number(evidence.size);
        return evidence.fact.unit === 'share'
          ? [
              { size, evidence },
              { size: size * 100, evidence },
            ]
          : [{ size, evidence }];
      })
      .sort((a, b) => a.size - b.size);
  }

  /** Facts whose size, or size in percent, lies about there. */
  near(low: bigint, high: bigint): Set<Evidence> {
    const [from, to] = [Number(low) * (1 - 1e-9) - 1, Number(high) * (1 + 1e-9) + 1];
    let [left, right] = [0, this.sorted.length];
    while (left < right) {
      const middle = (left + right) >> 1;
      if ((this.sorted[middle]?.size ?? 0) < from) left = middle + 1;
      else right = middle;
    }
    const found = new Set<Evidence>();
    for (let index = left; index < this.sorted.length && found.size < 2000; index += 1) {
      const one = this.sorted[index];
      if (!one || one.size > to) break;
      found.add(one.evidence);
    }
    return found;
  }

  /** Names of facts that are no metrics of the catalogue. */
  get ownIds(): string[] {
    return [...this.units.keys()].filter((id) => id.startsWith('of:'));
  }

  /** A word of what facts are of, or of the catalogue. */
  hasWord(stem: string): boolean {
    return METRIC_PHRASES.has(stem) || this.phrases.has(stem);
  }

  /** A row of a breakdown is called so. */
  isRow(keys: string[]): boolean {
    return keys.some((key) => this.rowTimes.has(key));
  }

  private nameOf(fact: Fact): string[] {
    const plain = (text: string) => wordsOf(text).join(' ').replace(ASPECT, '').trim();
    const names = fact.of.filter((text) => plain(text) !== '');
    const name = plain(names.find((text) => known(plain(text))) ?? names[0] ?? '');
    const first = plain(names[0] ?? '');
    const ids = known(first) ?? (isAspect(fact.of[0] ?? '') ? known(name) : undefined) ?? [`of:${first}`];
    if (RETURNING.some((word) => fact.of.includes(word))) {
      for (const word of RETURNING) this.phrases.add(word, ['of:retention']);
      return ['of:retention'];
    }
    const own = ids.filter((id) => (UNIT_OF.get(id) ?? fact.unit) === fact.unit);
    const chosen = own.length > 0 ? own : ids;
    for (const text of names) {
      const words = plain(text);
      if (!known(words)) this.phrases.add(words, chosen);
    }
    return chosen;
  }
}

export function labelKey(label: string): string {
  return wordsOf(label).map(stem).join(' ');
}

/** Tools say what a change is by its name at least. */
function howOf(fact: Fact): Fact['how'] {
  if (fact.how) return fact.how;
  if (!CHANGE.test(wordsOf(fact.of[0] ?? '').join(' '))) return undefined;
  return fact.unit === 'share' ? 'change' : 'difference';
}

/** Days of which no two share a weekday are called by it too. */
function weekdaysOf(all: Evidence[]): void {
  const isDay = (key: string) => /^\d{4}-\d\d-\d\d$/.test(key);
  const days = new Set(all.flatMap(({ rowTimes }) => rowTimes.filter(isDay)));
  if (days.size === 0 || days.size > 7 || new Set([...days].map(weekdayOf)).size < days.size) return;
  for (const one of all) {
    const day = one.rowTimes.find(isDay);
    if (day) one.rowTimes = [...one.rowTimes, `wd:${weekdayOf(day)}`];
  }
}

/** 1 is Monday. */
export const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** A time that ends where that of another fact of the same begins is also called the one before. */
function beforeOneAnother(all: Evidence[]): void {
  const starts = new Map<string, Set<string>>();
  for (const { times } of all) {
    for (const key of times) {
      const window = windowOf(key);
      if (!window) continue;
      const next = new Date(Date.parse(window.to) + 86_400_000).toISOString().slice(0, 10);
      starts.set(next, (starts.get(next) ?? new Set()).add(key));
    }
  }
  const earlier = new Set(
    all.flatMap(({ times }) => times.flatMap((key) => [...(starts.get(windowOf(key)?.from ?? '') ?? [])])),
  );
  for (const one of all) if (one.times.some((key) => earlier.has(key))) one.times = [...one.times, 'r:prev'];
}
