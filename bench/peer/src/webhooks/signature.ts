import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether `sha256=<hex>` is the HMAC-SHA256 of these bytes. */
export function isSigned(secret: string, body: Buffer, header: string | undefined): boolean {
  const given = Buffer.from(header?.replace(/^sha256=/, '') ?? '', 'hex');
  const right = createHmac('sha256', secret).update(body).digest();
  return given.length === right.length && timingSafeEqual(given, right);
}
