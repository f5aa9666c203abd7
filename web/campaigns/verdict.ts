import type { Brought } from '../../contract/ai.ts';
import { type VerdictKind, verdictKind } from '../../contract/verdict.ts';
import type { Format } from '../app/format.ts';

/** What is said of letters. */
export interface Verdict {
  kind: VerdictKind;
  headline: string;
  detail: string;
}

type Told = Pick<Brought, 'until' | 'isOver' | 'currency' | 'incremental' | 'heldOut'>;

/** The headline of what letters brought: what they added against those who were held out, and no more than can be told. */
export function verdictOf(told: Told, format: Format): Verdict {
  const { until, currency, incremental, heldOut } = told;
  const kind = verdictKind(told);
  if (!heldOut || !incremental) {
    const detail = heldOut
      ? 'Too few people were held out to compare with.'
      : 'Nobody was held out, so there is nobody to compare with.';
    return { kind: 'unknown', headline: 'What the letters added cannot be told', detail };
  }
  if (kind === 'early') {
    const detail = `Orders count until ${format.moment(until)}. What the letters added is told after that, once.`;
    return { kind, headline: 'Too early to tell', detail };
  }
  const { revenue, low, high } = incremental;
  // A minus sign, at which no line ends.
  const money = (amount: string) => format.money(amount, currency).replace('-', '−');
  const between = `between ${money(low)} and ${money(high)} (95 % interval)`;
  if (kind === 'more') {
    const detail = `More than without the letters: ${between}.`;
    return { kind, headline: `${money(revenue)} more`, detail };
  }
  if (kind === 'less') {
    const detail = `Less than without the letters: the difference lies ${between}.`;
    return { kind, headline: `${money(revenue.replace('-', ''))} less`, detail };
  }
  const detail = `What the letters added lies ${between}, so it may be nothing.`;
  return { kind: 'open', headline: 'No difference can be told yet', detail };
}

/** Where an interval and its middle lie on a line that has zero on it, in percent from its left end. */
export function placesOf({ low, revenue, high }: NonNullable<Brought['incremental']>) {
  const ends = [low, high, '0'].map(Number);
  const from = Math.min(...ends);
  const span = Math.max(...ends) - from;
  if (span === 0) return undefined;
  // A twentieth is left free at both ends.
  const at = (value: number) => Math.round((5 + (90 * (value - from)) / span) * 100) / 100;
  return { zero: at(0), low: at(Number(low)), middle: at(Number(revenue)), high: at(Number(high)) };
}
