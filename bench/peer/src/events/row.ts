import { randomUUID } from 'node:crypto';
import type { Event } from './event.entity.js';
import type { EventsJob, Message } from './events.job.js';

/** The common event of a message. */
export function rowOf({ workspaceId, sourceId, receivedAt }: EventsJob, message: Message): Event {
  const { properties = {}, context = {} } = message;
  const name = message.event ?? message.type ?? 'event';
  return {
    id: randomUUID(),
    workspaceId,
    sourceId,
    messageId: message.messageId ?? randomUUID(),
    kind: message.type ?? 'track',
    name: name.trim().toLowerCase().replaceAll(/\W+/g, '_'),
    originalName: name,
    userId: message.userId ?? null,
    anonymousId: message.anonymousId ?? null,
    email: typeof properties.email === 'string' ? properties.email : null,
    occurredAt: new Date(message.timestamp ?? receivedAt),
    receivedAt: new Date(receivedAt),
    value: typeof properties.price === 'number' ? properties.price.toFixed(2) : null,
    currency: typeof properties.currency === 'string' ? properties.currency : null,
    orderId: typeof properties.order_id === 'string' ? properties.order_id : null,
    properties,
    context,
  };
}
