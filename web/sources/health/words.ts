import type { ReconciliationState, SourceHealth } from '../../../contract/health.ts';
import type { Format } from '../../app/format.ts';

/** How a source stands against its provider, as one would say it, and whether that is good. */
export function reconciliationWords(
  { state, ordersBehind, daysDiffering, asOf, error }: ReconciliationState,
  provider: string,
  format: Format,
): { words: string; tone: 'good' | 'warn' | '' } {
  if (state === 'matches' && asOf) {
    return { words: `Matches ${provider} to the cent, as of ${format.moment(asOf)}`, tone: 'good' };
  }
  if (state === 'behind') {
    const orders = ordersBehind > 0 ? behindWords(ordersBehind, format) : '';
    const days =
      daysDiffering > 0 ? `${format.number(daysDiffering)} ${daysDiffering === 1 ? 'day differs' : 'days differ'}` : '';
    return { words: `${[orders, days].filter(Boolean).join(', ') || 'Behind'}; being repaired`, tone: 'warn' };
  }
  if (state === 'checking') return { words: `Being compared with ${provider}`, tone: '' };
  return { words: error ? `Could not be compared: ${error}` : 'Not compared yet', tone: error ? 'warn' : '' };
}

function behindWords(orders: number, format: Format): string {
  return `${format.number(orders)} ${orders === 1 ? 'order' : 'orders'} behind`;
}

/** Whether everything that was accepted is accounted for. */
export function accountWords({ accepted, processed, waiting, missing }: SourceHealth, format: Format): string {
  const n = (value: number) => format.number(value);
  if (missing > 0) return `${n(accepted)} accepted, ${n(processed)} processed: ${n(missing)} not accounted for`;
  if (waiting > 0) return `${n(accepted)} accepted = ${n(processed)} processed + ${n(waiting)} waiting`;
  return `${n(accepted)} accepted = ${n(processed)} processed`;
}

/** What about a source wants a look, the gravest first; nothing while all is well. */
export function attentionWords(
  { missing, openFailures, reconciliation, drift, token }: SourceHealth,
  format: Format,
): string {
  if (missing > 0) return 'Not accounted for';
  if (token.state === 'ended') return 'Access ended';
  if (openFailures > 0) return 'To be mended';
  if (reconciliation?.state === 'behind') {
    return reconciliation.ordersBehind > 0 ? behindWords(reconciliation.ordersBehind, format) : 'Behind';
  }
  return drift.length > 0 ? 'Changed' : '';
}

/** Milliseconds as "40 ms", "1.2 s" or "3 min". */
export function spanWords(ms: number, locale?: string): string {
  const as = (value: number, unit: string, digits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }).format(
      value,
    );
  if (ms < 1000) return as(Math.round(ms), 'millisecond', 0);
  if (ms < 90_000) return as(ms / 1000, 'second', ms < 10_000 ? 1 : 0);
  if (ms < 5_400_000) return as(ms / 60_000, 'minute', 0);
  return ms < 129_600_000 ? as(ms / 3_600_000, 'hour', 0) : as(ms / 86_400_000, 'day', 0);
}

const types: Record<string, string> = {
  text: 'text',
  number: 'a number',
  boolean: 'yes or no',
  list: 'a list',
  object: 'an object',
};

/** "became text": what the values of a property are now. */
export function typeWords(type: string): string {
  return types[type] ?? type;
}
