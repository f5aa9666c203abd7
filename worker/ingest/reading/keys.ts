import type { PersonKeys } from '../event.ts';

/** The longest id that is kept; Postgres' indexes hold no row much longer than this. */
export const MAX_ID = 512;

/** What broken integrations send as an id. Taken for one, it would make one person of many. */
const NOT_AN_ID = new Set([
  '',
  '0',
  '-1',
  'null',
  'undefined',
  'none',
  'nil',
  'nan',
  'true',
  'false',
  'anonymous',
  'guest',
  'not_authenticated',
  '[object object]',
]);

/** Text or number as an id; undefined for what tells nobody apart. */
export function readId(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  const id = String(value).trim();
  return id.length > MAX_ID || NOT_AN_ID.has(id.toLowerCase()) ? undefined : id;
}

/** An e-mail address in lower case, by which people are compared. */
export function readEmail(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const email = value.trim().toLowerCase();
  return email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) ? email : undefined;
}

/** A phone number as digits, with its plus where it has one. */
export function readPhone(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const phone = String(value).replace(/[\s().-]/g, '');
  return /^\+?\d{6,15}$/.test(phone) ? phone : undefined;
}

/** The first of several that is an id. */
export function firstId(...values: unknown[]): string | undefined {
  for (const value of values) {
    const id = readId(value);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** A plain object, or an empty one for anything else. */
export function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/**
 * The keys of a message's person: `userId`, `user_id` or `customer_id` of the message, its properties or traits, else
 * its e-mail; and the scoped ids under which messengers know it. An e-mail among the properties may be somebody else's, a friend who is invited, so that it stands for
 * the person only where no id does.
 */
export function personKeys(message: Record<string, unknown>): PersonKeys {
  const properties = asObject(message.properties);
  const context = asObject(message.context);
  const traits = { ...asObject(context.traits), ...asObject(message.traits) };
  const among = (from: Record<string, unknown>) =>
    firstId(from.userId, from.user_id, from.customer_id, from.customerId);
  const userId = among(message) ?? among(properties) ?? among(traits);
  const outside = externalIds(context);
  return {
    userId,
    whatsappId: firstId(traits.whatsappId, traits.whatsapp_id, outside.whatsapp),
    messengerId: firstId(traits.messengerId, traits.messenger_id, outside.messenger),
    anonymousId: firstId(message.anonymousId, message.anonymous_id),
    email: readEmail(traits.email) ?? readEmail(message.email) ?? (userId ? undefined : readEmail(properties.email)),
    phone: readPhone(traits.phone) ?? readPhone(message.phone),
  };
}

/** The ids of other systems in Segment's form, by their type: `context.externalIds: [{ id, type }]`. */
function externalIds(context: Record<string, unknown>): Record<string, unknown> {
  const listed = Array.isArray(context.externalIds) ? context.externalIds : [];
  return Object.fromEntries(listed.map(asObject).map(({ type, id }) => [String(type).toLowerCase(), id]));
}
