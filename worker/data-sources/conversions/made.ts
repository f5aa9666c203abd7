import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { events, profiles, workspaces } from '../../db/schema.ts';
import { asObject } from '../../ingest/reading/keys.ts';
import { browserOf, type ServerEvent, saidConsent, serverEvent } from './conversion.ts';
import { userData } from './person.ts';
import type { Pending } from './send.ts';

export interface Made {
  events: ServerEvent[];
  /** Event ids of what nobody's consent is on record for, and of what nobody could be told by. */
  withoutConsent: string[];
  unknown: string[];
}

const SELECTED = {
  messageId: events.messageId,
  occurredAt: events.occurredAt,
  value: events.value,
  currency: events.currency,
  orderId: events.orderId,
  email: events.email,
  userId: events.userId,
  properties: events.properties,
  context: events.context,
  profileEmail: profiles.email,
  phone: profiles.phone,
  traits: profiles.traits,
  consent: profiles.consent,
  profileId: events.profileId,
};

/**
 * Makes server events of stored ones. A person is told of only with consent on record: what the event says of
 * advertising decides; where it says nothing, that the person subscribed on some channel.
 */
export async function makeEvents(ctx: Ctx, workspaceId: string, waiting: Pending[]): Promise<Made> {
  const made: Made = { events: [], withoutConsent: [], unknown: [] };
  if (waiting.length === 0) return made;
  const [rows, [workspace]] = await ctx.db.batch([
    ctx.db
      .select(SELECTED)
      .from(events)
      .leftJoin(profiles, eq(profiles.id, events.profileId))
      .where(
        and(
          eq(events.workspaceId, workspaceId),
          inArray(
            events.messageId,
            waiting.map(({ messageId }) => messageId),
          ),
        ),
      ),
    ctx.db.select({ currency: workspaces.currency }).from(workspaces).where(eq(workspaces.id, workspaceId)),
  ]);
  const byMessage = new Map(rows.map((row) => [row.messageId, row]));
  for (const { messageId, eventId, eventName } of waiting) {
    const row = byMessage.get(messageId);
    if (!row) {
      made.unknown.push(eventId);
      continue;
    }
    const event = { ...row, properties: asObject(row.properties), context: asObject(row.context) };
    const isSubscribed = Object.values(row.consent ?? {}).includes('subscribed');
    if (!(saidConsent(event.context) ?? isSubscribed)) {
      made.withoutConsent.push(eventId);
      continue;
    }
    const person = {
      email: row.email ?? row.profileEmail,
      phone: row.phone,
      externalId: row.userId ?? row.profileId,
      traits: asObject(row.traits),
    };
    const told = await userData(person, browserOf(event));
    if (Object.keys(told).length === 0) made.unknown.push(eventId);
    else {
      const currency = workspace?.currency ?? 'USD';
      made.events.push(serverEvent(event, { eventName, eventId, userData: told, currency }));
    }
  }
  return made;
}
