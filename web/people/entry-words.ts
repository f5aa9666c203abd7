import type { Identifier, Merge, MergeSide, Reach, TimelineEntry } from '../../contract/people.ts';
import { deedWords, labelOf } from './words.ts';

/** Channels within a sentence. */
const CHANNELS: Record<Reach['channel'], string> = {
  email: 'e-mail',
  sms: 'text messages',
  push: 'push notifications',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

const IDENTIFIERS: Record<Identifier['kind'], string> = {
  user: 'User id',
  email: 'E-mail',
  anonymous: 'Browser',
  phone: 'Phone',
  whatsapp: 'WhatsApp id',
  messenger: 'Messenger id',
};

/** What an id is called beside its value. */
export function identifierWords(kind: Identifier['kind']): string {
  return IDENTIFIERS[kind];
}

const LETTERS: Record<Extract<TimelineEntry, { type: 'message' }>['state'], string> = {
  queued: 'E-mail that waits to be sent',
  sending: 'E-mail that is being sent',
  sent: 'Was sent an e-mail',
  failed: 'E-mail that could not be sent',
  skipped: 'E-mail that was not sent',
  unknown: 'E-mail of which it is not known whether it was sent',
};

/** What happened, as a line: "Ordered #1007". */
export function entryWords(entry: TimelineEntry): string {
  switch (entry.type) {
    case 'event':
      return deedWords(entry.name);
    case 'order': {
      const what = { placed: 'Ordered', cancelled: 'Ordered and cancelled', test: 'Made a test order' }[entry.state];
      return entry.number ? `${what} ${entry.number}` : what;
    }
    case 'refund':
      return entry.orderNumber ? `Got money back for ${entry.orderNumber}` : 'Got money back';
    case 'message':
      return `${LETTERS[entry.state]}: “${entry.subject}”`;
    case 'consent':
      return `${entry.state === 'subscribed' ? 'Agreed to' : 'Refused'} ${CHANNELS[entry.channel]}`;
    case 'merge':
      return entry.name === 'merged' ? 'Two histories became one person' : 'One person became two again';
    case 'segment':
      return `${entry.name === 'entered' ? 'Came into' : 'Left'} the segment ${entry.segment}`;
    default:
      return entry satisfies never;
  }
}

/** Why somebody came into a segment or left it. */
export const causeWords = {
  event: 'by what they did',
  time: 'by time going by',
  definition: 'because its definition changed',
} as const;

/** Whether somebody may be written to on a channel, and why, in words. */
export function reachWords(reach: Reach, day: (iso: string) => string): string {
  const since = reach.since ? ` on ${day(reach.since)}` : '';
  const told = reach.source ? `, told by ${labelOf(reach.source).toLowerCase()}` : '';
  const missing = reach.address ? '' : ', but there is no address';
  if (reach.consent === 'subscribed') return `Agreed${since}${told}${missing}.`;
  if (reach.consent === 'unsubscribed') return `Refused${since}${told}: nothing is sent.`;
  return 'Never said anything about it.';
}

/** What to call one side of a merge. */
export function sideWords({ name, email, userId, identifiers }: MergeSide): string {
  if (name ?? email) return name ?? email ?? '';
  if (userId) return `user ${userId}`;
  const [first] = identifiers;
  return first ? idWords(first) : 'a visitor';
}

/** Why two histories are one person. */
export function mergeWords({ evidence, by, reason }: Merge): string {
  if (!evidence) return `${by ?? 'Somebody'} said that they are one${reason ? `: “${reason}”` : ''}.`;
  const [kept, givenUp] = evidence.keys.filter(({ kind }) => kind === 'user');
  if (kept && givenUp) return `The shop itself merged ${idWords(givenUp)} into ${idWords(kept)}.`;
  const keys = evidence.keys.map(idWords);
  const together = keys.length > 1 ? `${keys.slice(0, -1).join(', ')} and ${keys.at(-1)}` : (keys[0] ?? 'their ids');
  const event = evidence.event ? ` “${deedWords(evidence.event.name)}”` : ' one message';
  return `${event.trim()} came with ${together}.`;
}

/** An id in the middle of a sentence; nobody reads the whole of a browser's. */
function idWords({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string {
  if (kind === 'anonymous') return `the browser ${value.slice(0, 8)}`;
  return `${IDENTIFIERS[kind].toLowerCase()} ${value.length > 32 ? `${value.slice(0, 32)}…` : value}`;
}
