import { fail } from '../../errors.ts';

/** Bytes of one message, and of a request with its batch: Segment's own limits. */
export const MESSAGE_LIMIT = 32 * 1024;
export const BATCH_LIMIT = 500 * 1024;
/** Bytes of a webhook. */
export const WEBHOOK_LIMIT = 1024 * 1024;

/**
 * Checks a body of the tracking API as far as its sender must know at once: JSON, of the right shape, no message over
 * the limit. Reading what the messages say waits for the consumer. `bytes` is the size of the text as it was sent.
 */
export function readTracking(text: string, bytes: number, type: string): Record<string, unknown> {
  const body = parse(text);
  if (type !== 'batch') {
    if (bytes > MESSAGE_LIMIT) fail('too_large', tooLarge('A message'));
    const missing = type === 'track' && (typeof body.event !== 'string' || body.event.trim() === '');
    if (missing) fail('invalid', undefined, { fields: [{ path: 'event', message: 'Name the event' }] });
    return body;
  }
  const { batch } = body;
  if (!Array.isArray(batch)) return fail('invalid', undefined, { fields: [{ path: 'batch', message: 'Send a list' }] });
  // Writing each message anew costs as much as reading all of them; in a small body none can be too large.
  if (bytes > MESSAGE_LIMIT) {
    for (const [index, message] of batch.entries()) {
      const written = JSON.stringify(message) ?? '';
      if (isOver(written)) fail('too_large', tooLarge(`Message ${index} of the batch`));
    }
  }
  return body;
}

/** The write key: the user name of Basic auth, or in the body. */
export function writeKeyOf(authorization: string | undefined, body: Record<string, unknown>): string | undefined {
  const [scheme, value = ''] = (authorization ?? '').split(' ', 2);
  if (scheme?.toLowerCase() === 'basic') {
    try {
      const [key] = atob(value).split(':', 1);
      if (key) return key;
    } catch {
      return undefined;
    }
  }
  return typeof body.writeKey === 'string' ? body.writeKey : undefined;
}

function parse(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return fail('invalid', 'The body is not valid JSON');
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  return fail('invalid', 'Send a JSON object');
}

/** Bytes are counted only where characters do not tell. */
function isOver(text: string): boolean {
  if (text.length > MESSAGE_LIMIT) return true;
  return text.length > MESSAGE_LIMIT / 3 && new TextEncoder().encode(text).length > MESSAGE_LIMIT;
}

function tooLarge(what: string): string {
  return `${what} is larger than ${MESSAGE_LIMIT / 1024} KB`;
}
