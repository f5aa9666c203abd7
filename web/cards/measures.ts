import type { Card } from '../../contract/cards.ts';
import type { MetricUnit, MetricValue } from '../../contract/metrics.ts';
import type { Format } from '../app/format.ts';

/** What a value is measured in; `text` is words. */
export interface Measured {
  unit: MetricUnit | 'text';
  currency: string | null;
}

/** A value in the reader's words: money with its currency, a share as a percentage; a dash where there is nothing. */
export function measured(value: MetricValue | undefined, { unit, currency }: Measured, format: Format): string {
  if (value === null || value === undefined) return '–';
  switch (unit) {
    case 'money':
      return format.money(String(value), currency ?? undefined);
    case 'share':
      return format.percent(Number(value));
    case 'days': {
      const days = Math.round(Number(value) * 10) / 10;
      return `${format.number(days)} ${days === 1 ? 'day' : 'days'}`;
    }
    case 'count':
      return format.number(Number(value));
    case 'number':
      return format.number(Math.round(Number(value) * 100) / 100);
    case 'text':
      return String(value);
    default:
      unit satisfies never;
      return String(value);
  }
}

/** The same of what may be a range: "3 – 7". */
export function measuredRange(
  { value, upTo }: { value: MetricValue; upTo?: MetricValue | undefined },
  measure: Measured,
  format: Format,
): string {
  const low = measured(value, measure, format);
  const high = upTo === undefined ? low : measured(upTo, measure, format);
  return low === high ? low : `${low} – ${high}`;
}

/** The numbers of an answer's cards in words, the first three. */
export function numbersOf(cards: readonly Card[], format: Format): string[] {
  return cards
    .flatMap((card) => (card.type === 'metric' ? [`${card.title}: ${measured(card.value, card, format)}.`] : []))
    .slice(0, 3);
}

/** The same in short, for the axis of a picture. */
export function measuredShort(value: number, { unit, currency }: Measured, format: Format): string {
  if (unit === 'money') return format.whole(value, currency ?? undefined);
  if (unit === 'share') return format.percent(value);
  return format.number(value);
}

/** How a value changed, with its sign: a percentage, or the difference where there was nothing before. */
export function changed(
  change: { by: MetricValue; share: number | null },
  measure: Measured,
  format: Format,
): { text: string; direction: 'up' | 'down' | 'same' } {
  const by = Number(change.by ?? 0);
  const direction = by > 0 ? 'up' : by < 0 ? 'down' : 'same';
  if (direction === 'same') return { text: 'No change', direction };
  // Between two shares: percentage points, since a share of a share misleads.
  if (measure.unit === 'share') {
    const points = Math.round(by * 1000) / 10;
    return {
      text: `${by > 0 ? '+' : ''}${format.number(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`,
      direction,
    };
  }
  if (change.share !== null) return { text: format.change(change.share), direction };
  return { text: `${by > 0 ? '+' : ''}${measured(change.by, measure, format)}`, direction };
}
