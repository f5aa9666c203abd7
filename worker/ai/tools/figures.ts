import type { MetricUnit, MetricValue } from '../../../contract/metrics.ts';
import type { Fact } from '../lock/fact.ts';
import { type Language, valueText } from './words/format.ts';

/** What a figure is of, where and when; as `Fact` has it. */
export interface About {
  of: string[];
  at?: string[];
  when?: string[];
  how?: Fact['how'];
}

/** Writes the figures of a finding: whatever it has written is a fact, so that text and facts cannot differ. */
export class Figures {
  readonly facts: Fact[] = [];
  readonly #language: Language;
  readonly #currency: string;
  readonly #when: string[];

  /** `when`: how the finding's period may be called, unless a figure has one of its own. */
  constructor(given: { language: Language; currency: string; when?: string[] }) {
    this.#language = given.language;
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

  money(amount: string, about: About | string, currency?: string): string {
    return this.value(amount, 'money', [about], currency);
  }

  percent(share: number, about: About | string): string {
    return this.value(share, 'share', [about]);
  }

  /** A plain number, such as orders per customer. */
  number(value: number, about: About | string): string {
    return this.value(value, 'number', [about]);
  }

  /** "5 minutes ago", "3 days ago". */
  ago(then: Date, now: Date): string {
    const minutes = Math.max(0, Math.round((now.getTime() - then.getTime()) / 60_000));
    if (minutes < 2) return 'just now';
    const about = { of: ['ago'] };
    if (minutes < 120) return `${this.counted(minutes, 'minute', 'minutes', about)} ago`;
    if (minutes < 48 * 60) return `${this.counted(Math.round(minutes / 60), 'hour', 'hours', about)} ago`;
    return `${this.counted(Math.round(minutes / 1440), 'day', 'days', about)} ago`;
  }

  /** Also of a metric's unit. What is not known has no figure: "not known". */
  value(value: MetricValue, unit: MetricUnit, about: (string | About)[], currency = this.#currency): string {
    if (value === null) return 'not known';
    this.note(value, unit, about, currency);
    return valueText(value, { unit, currency }, this.#language) ?? '';
  }

  /** A sentence that was worded elsewhere: its figures are facts too, of what it says. */
  quote(text: string, of: string[] = ['definition']): string {
    for (const number of text.match(/\d+(?:[.,]\d+)*/g) ?? [])
      this.note(number.replaceAll(',', ''), 'number', [{ of }]);
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
    this.facts.push({
      value: String(value),
      unit,
      ...(unit === 'money' && { currency }),
      of: [...new Set(of)],
      ...(at.length > 0 && { at }),
      ...(times.length > 0 && { when: times }),
      ...(how && { how }),
    });
  }
}

function without({ at, when }: Partial<About>) {
  return { ...(at && { at }), ...(when && { when }) };
}
