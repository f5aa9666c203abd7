import type { Clause } from '../../../contract/segments.ts';
import { CHANNEL_WORDS, deed } from '../definition/words.ts';

/**
 * The facts behind a clause in words: what was found, whatever was asked. Times in it are ISO 8601, for whoever shows
 * them to write in the reader's own way.
 */
export function foundWords(clause: Clause, found: Record<string, unknown>): string {
  switch (clause.type) {
    case 'trait':
      return found.value === null || found.value === undefined ? 'not known' : `it is “${inList(found.value)}”`;
    case 'fact':
      if ('at' in found) return found.at ? `it was ${iso(found.at)}` : 'not yet';
      return found.value === null || found.value === undefined ? 'not known' : `it is ${found.value}`;
    case 'event': {
      const measured = [
        'counted' in found && `${found.counted} of these count here`,
        'sum' in found && `together ${decimal(found.sum)}`,
        'at' in found && (found.at ? `the ${clause.measure?.of} time was ${iso(found.at)}` : 'no time counts here'),
      ].filter(Boolean);
      return [often(clause.event, found.count, found.lastAt), ...measured].join('; ');
    }
    case 'sequence':
      return `${often(clause.first.event, found.count, found.lastAt)}; ${often(clause.second.event, found.thenCount, found.thenLastAt)}`;
    case 'segment':
      return '';
    case 'list':
      return found.since ? `put on it ${iso(found.since)}` : 'no file put them on it';
    case 'consent':
    case 'reachable': {
      const since = found.at ? ` since ${iso(found.at)}` : '';
      const consent = `${CHANNEL_WORDS[clause.channel]} consent = ${found.state}${since}`;
      return clause.type === 'consent' || found.address ? consent : `${consent}; no address there`;
    }
    case 'orders': {
      const orders = `${found.orders} ${found.orders === 1 ? 'order' : 'orders'}`;
      const isMoney = clause.of === 'value' || clause.of === 'net';
      const kept = clause.of === 'kept' ? `, ${decimal(found.amount)} of them not wholly refunded` : '';
      return `${orders}${isMoney ? `, together ${decimal(found.amount)}` : kept}`;
    }
    case 'products': {
      const orders = Number(found.orders ?? 0);
      if (orders === 0) return 'no order with it counts here';
      const units = `${found.units} ${Number(found.units) === 1 ? 'unit' : 'units'}`;
      return `in ${orders} ${orders === 1 ? 'order' : 'orders'}, ${units}, ${orders === 1 ? '' : 'last '}${iso(found.lastAt)}`;
    }
    default:
      return clause satisfies never;
  }
}

function often(event: string, count: unknown, lastAt: unknown): string {
  const times = Number(count ?? 0);
  if (times === 0) return `never ${deed(event)}`;
  return `${deed(event)} ${times === 1 ? 'once' : `${times} times`}, ${times === 1 ? '' : 'last '}${iso(lastAt)}`;
}

/** What is in a list, one after the other; anything else as it is. */
function inList(value: unknown): string {
  const text = String(value);
  if (!text.startsWith('[')) return text;
  try {
    return (JSON.parse(text) as unknown[])
      .map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
      .join(', ');
  } catch {
    return text;
  }
}

function iso(at: unknown): string {
  const time = Date.parse(String(at));
  return Number.isNaN(time) ? String(at) : new Date(time).toISOString();
}

/** Without needless zeros. */
function decimal(value: unknown): string {
  return String(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}
