/** Of `numeric(20, 4)`: more does not fit. */
const MOST_WHOLE_DIGITS = 15;

/** A decimal with at most four places, half rounded away from zero; undefined for what is no amount or does not fit. */
export function readMoney(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value).trim();
  // A number that JavaScript writes with a negative exponent is less than any amount.
  if (typeof value === 'number' && text.includes('e-')) return '0';
  const units = toUnits(text) ?? toUnits(asWritten(text) ?? '');
  return units === undefined ? undefined : fromUnits(units);
}

const WRITTEN = /^([+-]?)(?:[A-Z]{3}|\p{Sc})?\s*([+-]?[\d.,'’\s]*\d)\s*(?:[A-Z]{3}|\p{Sc})?$/u;
/** Groups of three and a decimal part; the comma before one or two digits is a decimal one. */
const GROUPED = [/^[+-]?\d{1,3}(?:[,'’\s]\d{3})+\.\d+$/, /^[+-]?\d{1,3}(?:[,'’\s]\d{3}){2,}$/];
const WITH_COMMA = [/^[+-]?\d{1,3}(?:[.'’\s]\d{3})+,\d+$/, /^[+-]?\d+,\d{1,2}$/];

/**
 * An amount as people write it, `$1,234.50` or `1.234,50 €`, in plain digits. What may be read in two ways, such as
 * `1,234`, is no amount.
 */
function asWritten(text: string): string | undefined {
  const [, sign = '', digits = ''] = text.length <= 40 ? (WRITTEN.exec(text) ?? []) : [];
  if (digits === '' || (sign && /^[+-]/.test(digits))) return undefined;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(digits)) return sign + digits;
  if (GROUPED.some((one) => one.test(digits))) return sign + digits.replace(/[,'’\s]/g, '');
  if (WITH_COMMA.some((one) => one.test(digits))) return sign + digits.replace(/[.'’\s]/g, '').replace(',', '.');
  return undefined;
}

/** The first of several that is an amount. */
export function firstMoney(...values: unknown[]): string | undefined {
  for (const value of values) {
    const money = readMoney(value);
    if (money !== undefined) return money;
  }
  return undefined;
}

/** Sums in ten-thousandths, so that nothing is lost. What is no amount counts as nothing. */
export function addMoney(...amounts: (string | undefined)[]): string {
  return fromUnits(amounts.reduce((sum, amount) => sum + (toUnits(amount ?? '') ?? 0n), 0n));
}

/** An amount that was counted in the smallest unit of its currency: of 1250 in EUR 12.5, in JPY 1250. */
export function fromSmallest(amount: string, currency: string | undefined, digits = minorDigits(currency)): string {
  const units = toUnits(amount) ?? 0n;
  // Rounded like any amount, half away from zero.
  const [by, half] = [10n ** BigInt(digits), 10n ** BigInt(digits) / 2n];
  return fromUnits((units < 0n ? units - half : units + half) / by);
}

/** The minor units of ISO 4217, where they are not hundredths. `Intl` knows only how many are shown, which is fewer for many. */
const MINOR_DIGITS = new Map<string, number>(
  [
    { digits: 0, codes: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF' },
    { digits: 3, codes: 'BHD IQD JOD KWD LYD OMR TND' },
    { digits: 4, codes: 'CLF UYW' },
  ].flatMap(({ digits, codes }) => codes.split(' ').map((code): [string, number] => [code, digits])),
);

/** How many digits the smallest unit of a currency has: 2 for one that is not told. */
export function minorDigits(currency: string | undefined): number {
  return MINOR_DIGITS.get(currency ?? '') ?? 2;
}

/** So many times an amount; exact. */
export function timesMoney(amount: string, times: number): string {
  return fromUnits((toUnits(amount) ?? 0n) * BigInt(times));
}

export function negative(amount: string): string {
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}

/** ISO 4217 in upper case. */
export function readCurrency(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{3}$/i.test(value.trim()) ? value.trim().toUpperCase() : undefined;
}

function toUnits(text: string): bigint | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', part = ''] = match;
  if (whole.replace(/^0+/, '').length > MOST_WHOLE_DIGITS) return undefined;
  const roundUp = (part[4] ?? '0') >= '5' ? 1n : 0n;
  const units = BigInt(whole) * 10_000n + BigInt(part.slice(0, 4).padEnd(4, '0')) + roundUp;
  return sign === '-' ? -units : units;
}

function fromUnits(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(5, '0');
  const part = digits.slice(-4).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}${part && `.${part}`}`;
}
