import type { MetricUnit, MetricValue } from '../../../contract/metrics.ts';
import type { Fact } from '../lock/fact.ts';
import { type Language, valueText } from './words/format.ts';
import { type Noun, nounFor, nounForms } from './words/nouns.ts';

/** What a figure is of, where and when; as `Fact` has it. */
export interface About {
  of: string[];
  at?: string[];
  when?: string[];
  how?: Fact['how'];
  end?: Fact['end'];
}

export const NOT_KNOWN: Record<Language, string> = {
  en: 'not known',
  de: 'nicht bekannt',
  es: 'no se conoce',
  fr: 'non connu',
};

const JUST_NOW: Record<Language, string> = {
  en: 'just now',
  de: 'gerade eben',
  es: 'ahora mismo',
  fr: "à l'instant",
};

/** Writes the figures of a finding: whatever it has written is a fact, so that text and facts cannot differ. */
export class Figures {
  readonly facts: Fact[] = [];
  readonly language: Language;
  readonly #currency: string;
  readonly #when: string[];

  /** `when`: how the finding's period may be called, unless a figure has one of its own. */
  constructor(given: { language: Language; currency: string; when?: string[] }) {
    this.language = given.language;
    this.#currency = given.currency;
    this.#when = given.when ?? [];
  }

  /** "1,200" */
  count(value: number, ...about: (string | About)[]): string {
    return this.value(value, 'count', about);
  }

  /** "1 order", "1,200 orders"; other plurals are given. */
  counted(value: number, noun: string, nouns = `${noun}s`, about: Partial<About> = {}): string {
    return `${this.count(value, { of: [nouns, noun, ...(about.of ?? [])], ...without(about) })} ${value === 1 ? noun : nouns}`;
  }

  /** The same in the finding's own language, by its rules for one and many. */
  noun(value: number, noun: Noun, about: Partial<About> = {}): string {
    const of = [...nounForms(noun, 'en'), ...nounForms(noun, this.language), ...(about.of ?? [])];
    return `${this.count(value, { of, ...without(about) })} ${nounFor(noun, value, this.language)}`;
  }

  money(amount: string, about: About | string, currency?: string): string {
    return this.value(amount, 'money', [about], currency);
  }

  percent(share: number, about: About | string): string {
    return this.value(share, 'share', [about]);
  }

  /** The two ends between which something is expected. */
  ends(
    { low, high }: { low: string | number; high: string | number },
    about: About,
    unit: 'money' | 'share' = 'money',
  ): { low: string; high: string } {
    return {
      low: this.value(low, unit, [{ ...about, end: 'low' }]),
      high: this.value(high, unit, [{ ...about, end: 'high' }]),
    };
  }

  /** A plain number, such as orders per customer. */
  number(value: number, about: About | string): string {
    return this.value(value, 'number', [about]);
  }

  /** "5 minutes ago", "vor 3 Tagen". */
  ago(then: Date, now: Date): string {
    const minutes = Math.max(0, Math.round((now.getTime() - then.getTime()) / 60_000));
    if (minutes < 2) return JUST_NOW[this.language];
    const [count, unit] =
      minutes < 120
        ? ([minutes, 'minute'] as const)
        : minutes < 48 * 60
          ? ([Math.round(minutes / 60), 'hour'] as const)
          : ([Math.round(minutes / 1440), 'day'] as const);
    const text = new Intl.RelativeTimeFormat(this.language, { numeric: 'always' }).format(-count, unit);
    this.note(count, 'count', [{ of: [`${unit}s`, unit, 'ago', ...text.split(/[^\p{L}]+/u).filter(Boolean)] }]);
    return text.replace(/[\u2009\u202f]/g, '\u00a0');
  }

  /** Also of a metric's unit. What is not known has no figure: "not known". */
  value(value: MetricValue, unit: MetricUnit, about: (string | About)[], currency = this.#currency): string {
    if (value === null) return NOT_KNOWN[this.language];
    this.note(value, unit, about, currency);
    return valueText(value, { unit, currency }, this.language) ?? '';
  }

  /** A sentence that was worded elsewhere: its figures are facts too, of what it says. */
  quote(text: string, of: string[] = ['definition']): string {
    const comma = this.language !== 'en';
    for (const number of text.match(/\d+(?:[.,\u00a0\u202f]\d+)*/g) ?? []) {
      const value = comma ? number.replace(/[.\u00a0\u202f]/g, '').replace(',', '.') : number.replaceAll(',', '');
      this.note(value, 'number', [{ of }]);
    }
    return text;
  }

  /** A figure that is in the data and not in the text. */
  note(value: MetricValue, unit: MetricUnit, about: (string | About)[], currency = this.#currency): void {
    if (value === null) return;
    const of = about.flatMap((one) => (typeof one === 'string' ? [one] : one.of)).map((word) => word.toLowerCase());
    const at = about.flatMap((one) => (typeof one === 'string' ? [] : (one.at ?? [])));
    const when = about.flatMap((one) => (typeof one === 'string' ? [] : (one.when ?? [])));
    const times = when.length > 0 ? when : this.#when;
    const how = about.flatMap((one) => (typeof one === 'string' || !one.how ? [] : [one.how]))[0];
    const end = about.flatMap((one) => (typeof one === 'string' || !one.end ? [] : [one.end]))[0];
    this.facts.push({
      value: String(value),
      unit,
      ...(unit === 'money' && { currency }),
      of: [...new Set(of)],
      ...(at.length > 0 && { at }),
      ...(times.length > 0 && { when: times }),
      ...(how && { how }),
      ...(end && { end }),
    });
  }
}

function without({ at, when }: Partial<About>) {
  return { ...(at && { at }), ...(when && { when }) };
}
