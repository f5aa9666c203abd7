import { abs, ONE, roundsTo } from './decimal.ts';
import type { Evidence } from './evidence.ts';
import type { Fact } from './fact.ts';
import type { Figure } from './figure.ts';
import { meansCurrency } from './words/signs.ts';

const PERCENT = ONE / 100n;

/** Whether a figure of this measure could be that fact at all, whatever its value. */
export function sameMeasure(figure: Figure, { fact, how }: Evidence, currency: string): boolean {
  switch (figure.measure) {
    case 'money':
      return (
        fact.unit === 'money' &&
        figure.currency.split(' ').every((sign) => meansCurrency(sign, fact.currency ?? currency))
      );
    case 'percent':
    case 'fraction':
      return fact.unit === 'share' && !(how === 'difference');
    case 'points':
      return fact.unit === 'share' && how === 'difference';
    case 'times':
      return how === 'ratio';
    case 'days':
      return fact.unit === 'days';
    case 'plain':
      return how !== 'ratio' && how !== 'change';
  }
}

/** Between which sizes a fact must lie to be looked at. */
export function span({ readings, measure, bound }: Figure): [bigint, bigint] {
  let [low, high] = [-1n, 0n];
  for (const { value, step } of readings) {
    const loose = bound !== 'exact' || measure === 'times' || measure === 'fraction';
    const [from, to] = loose ? [value / 2n - ONE, value * 2n + ONE] : [value - step, value + step];
    low = low < 0n || from < low ? from : low;
    high = to > high ? to : high;
  }
  return [low < 0n ? 0n : low, bound === 'vague' ? high * 1000n : high];
}

/** The figure says the value of the fact: exactly, rounded at the digits shown, or as "over" and "about" allow. */
export function sameValue(figure: Figure, { size, fact }: { size: bigint; fact: Pick<Fact, 'unit'> }): boolean {
  const percent = fact.unit === 'share' && (figure.measure === 'percent' || figure.measure === 'points');
  const exact = percent ? size * 100n : size;
  return figure.readings.some(({ value, step }) => says(figure, value, step, exact));
}

function says({ bound, measure, digits }: Figure, shown: bigint, step: bigint, exact: bigint): boolean {
  if (exact === shown) return true;
  if (measure === 'fraction') return within(exact, shown, bound === 'exact' ? PERCENT / 2n : loosely(shown), bound);
  if (shown === 0n) return false;
  if (bound === 'vague') return exact >= shown && exact < shown * (shown < ONE * 1000n ? 10n : 1000n);
  if (measure === 'times') {
    // "More than doubled" may be much more; "nearly tripled" is not much less.
    if (bound === 'over') return directed(bound, shown, digits ? step : ONE, exact, 50n);
    if (bound === 'under') return directed(bound, shown, digits ? step : ONE, exact, 12n);
    if (bound === 'about') return near(exact, shown, 3n);
    return near(exact, shown, digits ? 3n : 1n) && (!digits || roundsTo(exact, shown, step));
  }
  // What a scale hides ("£1m") may not be much; what decimals hide is said by them.
  if (roundsTo(exact, shown, step) && (step <= ONE ? true : near(exact, shown, 3n))) return true;
  if (bound === 'exact') return false;
  const coarse = trailing(shown, step);
  if (bound === 'about') {
    // "About 750" of 756, "roughly 500" of 510: to the nearest five of that digit.
    const steps = [coarse, coarse * 5n, coarse * 10n].filter((one) => one > step && shown % one === 0n);
    return steps.some((one) => roundsTo(exact, shown, one)) && near(exact, shown, 2n);
  }
  return directed(bound, shown, coarse, exact, bound === 'over' ? 30n : 10n);
}

function near(exact: bigint, shown: bigint, percent: bigint): boolean {
  return abs(exact - shown) * 100n <= exact * percent;
}

function within(exact: bigint, shown: bigint, tolerance: bigint, bound: Figure['bound']): boolean {
  const by = exact - shown;
  if (bound === 'over') return by >= 0n && by <= PERCENT * 5n;
  if (bound === 'under') return by <= 0n && by >= -PERCENT * 5n;
  return abs(by) <= tolerance;
}

/** "About a third" of 31 %: by a twelfth of it, and never by more than two and a half points. */
function loosely(shown: bigint): bigint {
  const twelfth = shown / 12n;
  return twelfth < (PERCENT * 5n) / 2n ? twelfth : (PERCENT * 5n) / 2n;
}

/** "Over 500" of 510: cut off at the digits shown, and no further away than so many percent. */
function directed(bound: Figure['bound'], shown: bigint, step: bigint, exact: bigint, percent: bigint): boolean {
  if (!near(exact, shown, percent)) return false;
  const floor = exact - (exact % step);
  return bound === 'over' ? exact > shown && floor === shown : exact < shown && floor + step === shown;
}

/** The worth of the last digit that is not a zero. */
function trailing(shown: bigint, step: bigint): bigint {
  let worth = step > 0n ? step : ONE;
  while (worth < shown && shown % (worth * 10n) === 0n) worth *= 10n;
  return worth;
}
