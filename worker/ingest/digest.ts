import { createHash } from 'node:crypto';
import type { AcceptedRecord } from './record.ts';

/**
 * SHA-256 in hexadecimal of what was sent: the name of a body that has none of its own. A Shopify topic is part of it. Told only
 * when it is needed, for most bodies name themselves, and at the door everybody waits.
 */
export function digestOf({ headers: { topic }, body }: AcceptedRecord): string {
  const hash = createHash('sha256');
  if (topic !== undefined) hash.update(`${topic}\n`);
  return hash.update(body).digest('hex');
}
