import type { PrivacyRequest } from '../../../contract/privacy.ts';

const KINDS: Record<PrivacyRequest['kind'], string> = {
  export: 'Hand over somebody’s data',
  erase: 'Erase a person',
  erase_source: 'Erase all that a shop’s source brought',
};

const STATES: Record<PrivacyRequest['state'], string> = {
  open: 'Begins soon',
  running: 'Under way',
  waiting: 'Waits for you',
  done: 'Done',
  failed: 'Tried again',
};

export function kindWords({ kind }: PrivacyRequest): string {
  return KINDS[kind];
}

export function stateWords({ state }: PrivacyRequest): string {
  return STATES[state];
}

/** Who asked and when, and by when it has to be done or when it was. */
export function whenWords(request: PrivacyRequest, day: (iso: string) => string): string {
  const { by, origin, createdAt, finishedAt, dueAt } = request;
  const who = by ?? (origin === 'shopify' ? 'Shopify' : 'Somebody');
  const until = finishedAt ? `finished ${day(finishedAt)}` : `due by ${day(dueAt)}`;
  return `${who} asked on ${day(createdAt)}, ${until}`;
}

/** How much it was, in a few words; why it was not done, where it was not. */
export function outcomeWords({ counts, error, kind }: PrivacyRequest): string {
  if (error) return error;
  const { events = 0, orders = 0, messages = 0 } = counts;
  const parts = [
    events > 0 ? `${events} ${events === 1 ? 'event' : 'events'} deleted` : '',
    orders > 0
      ? `${orders} ${orders === 1 ? 'order' : 'orders'} ${kind === 'erase' ? 'made nobody’s' : 'deleted'}`
      : '',
    messages > 0 ? `${messages} chat ${messages === 1 ? 'message' : 'messages'} blotted` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** All that happens when somebody is erased: said before it is done, because it cannot be undone. */
export const ERASING = [
  'Their profile, ids, events, tags, segments, consents and predictions are deleted.',
  'Their name, addresses and ids are blotted out of chats, notes, tasks, plans, kept failures and the log.',
  'Their orders stay as nobody’s, so that revenue does not change.',
  'Only a salted trace of their ids is kept, so that no import brings them back. If they come again, they are a new person.',
  'This cannot be undone.',
].join(' ');
