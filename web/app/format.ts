/** Numbers, money and times in words of the reader's language and in the workspace's zone and currency. */
export class Format {
  readonly #locale: string | undefined;
  readonly #timezone: string | undefined;
  readonly #currency: string;

  constructor(given: { locale?: string; timezone?: string; currency?: string } = {}) {
    this.#locale = given.locale;
    this.#timezone = given.timezone;
    this.#currency = given.currency ?? 'USD';
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.#locale).format(value);
  }

  /** `share` from 0 to 1. */
  percent(share: number): string {
    return new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  }

  /** `amount` is a decimal string, written digit by digit: no float comes near it. */
  money(amount: string, currency = this.#currency): string {
    const format = new Intl.NumberFormat(this.#locale, { style: 'currency', currency });
    return format.format(amount as Intl.StringNumericLiteral);
  }

  /** Money to be read at a glance: whole units once there are so many that the rest says nothing, and then in short. */
  amount(amount: string, currency = this.#currency): string {
    const size = Math.abs(Number(amount));
    if (size < 10_000) return this.money(amount, currency);
    if (size >= 100_000_000) {
      const short = { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 2 } as const;
      return new Intl.NumberFormat(this.#locale, short).format(amount as Intl.StringNumericLiteral);
    }
    const format = new Intl.NumberFormat(this.#locale, { style: 'currency', currency, maximumFractionDigits: 0 });
    return format.format(amount as Intl.StringNumericLiteral);
  }

  /** Money on the axis of a picture: whole units, in short. */
  whole(value: number, currency = this.#currency): string {
    const options = { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(this.#locale, { ...options, minimumFractionDigits: 0 }).format(value);
  }

  /** A length of time at a glance: "40 s", "5 min", "3.2 h", "12 days". */
  lasting(seconds: number): string {
    const [size, unit] =
      seconds < 90
        ? [1, 'second']
        : seconds < 5400
          ? [60, 'minute']
          : seconds < 129_600
            ? [3600, 'hour']
            : [86_400, 'day'];
    const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(this.#locale, options).format(seconds / (size as number));
  }

  /** How much more or less, with its sign; `share` 0.1 is a tenth more. */
  change(share: number): string {
    const options = { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const;
    return new Intl.NumberFormat(this.#locale, options).format(share);
  }

  /** `iso` as a date. */
  day(iso: string): string {
    return this.#date({ dateStyle: 'medium' }).format(new Date(iso));
  }

  /** `iso` as a time of the day. */
  time(iso: string): string {
    return this.#date({ timeStyle: 'short' }).format(new Date(iso));
  }

  /** `iso` as a time of the day, to the second. */
  clock(iso: string): string {
    return this.#date({ timeStyle: 'medium' }).format(new Date(iso));
  }

  /** From one moment's day to another's. */
  period(fromIso: string, toIso: string): string {
    return this.#date({ dateStyle: 'medium' }).formatRange(new Date(fromIso), new Date(toIso));
  }

  /** Days of a calendar (`YYYY-MM-DD`), both included: "7–12 Nov". */
  days(first: string, last: string, { year = false } = {}): string {
    const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
    if (year) options.year = 'numeric';
    return new Intl.DateTimeFormat(this.#locale, options).formatRange(new Date(first), new Date(last));
  }

  /** The month of a calendar's day: "Nov 2026". */
  month(day: string): string {
    const options: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric', timeZone: 'UTC' };
    return new Intl.DateTimeFormat(this.#locale, options).format(new Date(day));
  }

  /** `iso` as a date with its time. */
  moment(iso: string): string {
    return this.#date({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
  }

  /** "3 minutes ago", and the date once that says more. */
  ago(iso: string, now = Date.now()): string {
    const seconds = Math.round((new Date(iso).getTime() - now) / 1000);
    const relative = new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' });
    const size = Math.abs(seconds);
    if (size < 60) return relative.format(Math.min(0, seconds), 'second');
    if (size < 3600) return relative.format(Math.trunc(seconds / 60), 'minute');
    if (size < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
    if (size < 7 * 86_400) return relative.format(Math.trunc(seconds / 86_400), 'day');
    return this.day(iso);
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.#locale, {
      ...options,
      ...(this.#timezone ? { timeZone: this.#timezone } : {}),
    });
  }
}
