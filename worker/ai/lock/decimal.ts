/** Exact decimals as whole numbers of 10^-12. */
export const ONE = 1_000_000_000_000n;
const PLACES = 12;

/** "1234.5" or "-0.155"; undefined for what is no decimal. */
export function decimal(text: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || (!match[2] && !match[3])) return undefined;
  const [, sign, whole = '', part = ''] = match;
  const value = BigInt((whole || '0') + part.slice(0, PLACES).padEnd(PLACES, '0'));
  return sign === '-' ? -value : value;
}

export function decimalText(value: bigint): string {
  const digits = abs(value)
    .toString()
    .padStart(PLACES + 1, '0');
  const part = digits.slice(-PLACES).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${part ? `.${part}` : ''}`;
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** a / b, cut off after twelve places. */
export function quotient(a: bigint, b: bigint): bigint {
  return (a * ONE) / b;
}

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The exact value, which is not negative, is shown as `shown` when it is rounded half up to whole steps. */
export function roundsTo(exact: bigint, shown: bigint, step: bigint): boolean {
  return exact === shown || (exact * 2n >= shown * 2n - step && exact * 2n < shown * 2n + step);
}
