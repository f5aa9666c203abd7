import { getTableColumns } from 'drizzle-orm';
import type { SourceType, StoredEvent } from '../../contract/sources.ts';
import { money } from '../analytics/rules.ts';
import { events } from '../db/schema.ts';
import { asTraits } from './naming.ts';

const { raw: _raw, context: _context, ...shown } = getTableColumns(events);
/** The columns of an event that are shown: the provider's own body can be large, and stays where it is. */
export const EVENT = shown;

/** An event as the API shows it. */
export function asStoredEvent(
  event: Omit<typeof events.$inferSelect, 'raw' | 'context'>,
  sourceType: SourceType,
): StoredEvent {
  const { id, sourceId, name, originalName, profileId, userId, anonymousId, email, currency, orderId } = event;
  return {
    ...{ id, sourceId, sourceType, name, originalName, profileId, userId, anonymousId, email, currency, orderId },
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    value: event.value === null ? null : money(event.value),
    properties: asTraits(event.properties),
  };
}
