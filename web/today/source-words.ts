import type { SourceHealth } from '../../contract/health.ts';
import type { Format } from '../app/format.ts';

/** How a source stands, in a line: its reconciliation first, then what waits or failed. Nothing where all is quiet. */
export function standOf({ reconciliation, openFailures, waiting }: SourceHealth, format: Format): string | undefined {
  if (reconciliation?.state === 'matches' && reconciliation.asOf) {
    return `matches to the cent as of ${format.moment(reconciliation.asOf)}`;
  }
  if (reconciliation?.state === 'behind') {
    const { ordersBehind } = reconciliation;
    return ordersBehind > 0
      ? `${format.number(ordersBehind)} ${ordersBehind === 1 ? 'order' : 'orders'} behind, repairing`
      : 'money differs, repairing';
  }
  if (reconciliation?.state === 'checking') return 'being compared with the shop';
  if (openFailures > 0) return `${format.number(openFailures)} not processed: look at them`;
  return waiting > 0 ? `${format.number(waiting)} on their way` : undefined;
}
