/** Of `numeric(20, 4)`: more does not fit. */
const MOST_WHOLE_DIGITS = 15;

/** A decimal with at most four places, half rounded away from zero; undefined for what is no amount or does not fit. */
export function readMoney(value: unknown): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const units = toUnits(String(value).trim());
  return units === undefined ? undefined : fromUnits(units);
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
