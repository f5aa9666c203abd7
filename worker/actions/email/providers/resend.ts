import * as z from 'zod';
import type { Env } from '../../../env.ts';
import { CircuitBreaker } from '../../../http/circuit-breaker.ts';
import type { Email, EmailProvider, Sent } from '../provider.ts';

const TIMEOUT_MS = 10_000;
const HOUR_MS = 3_600_000;
/** It keeps idempotency keys for 24 hours; an hour is left for clocks and for what is under way. */
const REMEMBERED_MS = 23 * HOUR_MS;

const Taken = z.object({ id: z.string() });
const Refusal = z.object({ name: z.string().catch(''), message: z.string().catch('') });

const circuit = new CircuitBreaker({ now: () => Date.now() });

/** Resend (resend.com/docs/api-reference/emails/send-email), where its key and the sender's address are set. */
export function resend(env: Env): EmailProvider | undefined {
  const { RESEND_API_KEY: key, EMAIL_FROM: from, RESEND_BASE_URL: base = 'https://api.resend.com' } = env;
  if (!key || !from) return undefined;
  return {
    ...{ name: 'Resend', from, rememberedMs: REMEMBERED_MS },
    send: (email, idempotencyKey) => send({ key, from, base }, email, idempotencyKey),
  };
}

async function send(
  { key, from, base }: { key: string; from: string; base: string },
  { to, subject, html, text, headers }: Email,
  idempotencyKey: string,
): Promise<Sent> {
  if (!circuit.tryEnter()) {
    return { kind: 'later', reason: 'The e-mail service is left alone for a moment', unclear: false, everything: true };
  }
  try {
    const response = await fetch(`${base}/emails`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${key}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': idempotencyKey,
      },
      body: JSON.stringify({ from, to: [to], subject, html, text, headers }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status >= 500) circuit.failed();
    else circuit.succeeded();
    return read(response, body);
  } catch {
    circuit.failed();
    return { kind: 'later', reason: 'The e-mail service did not answer', unclear: true, everything: false };
  }
}

/** What an answer means (resend.com/docs/api-reference/errors). */
function read(response: Response, body: unknown): Sent {
  const { status } = response;
  if (response.ok) {
    const taken = Taken.safeParse(body);
    if (taken.success) return { kind: 'sent', id: taken.data.id };
    return { kind: 'later', reason: 'The e-mail service answered without an id', unclear: true, everything: false };
  }
  const { name, message } = Refusal.safeParse(body).data ?? { name: '', message: '' };
  const reason = `${status} ${name}: ${message}`.slice(0, 300);
  const later = (unclear: boolean, everything: boolean, retryAfterMs?: number): Sent => ({
    ...{ kind: 'later', reason, unclear, everything },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
  // Its payload differs from the first one under this key, which may have been taken.
  if (status === 409 && name === 'invalid_idempotent_request') return { kind: 'unknown', reason };
  if (status === 409) return later(true, false, 2000);
  if (status === 429 && /quota/.test(name)) return later(false, true, HOUR_MS);
  if (status === 429) return later(false, true, secondsIn(response.headers.get('retry-after')));
  // Our key or our domain is not accepted: somebody has to mend it, and nothing is lost meanwhile.
  if (status === 401 || status === 403) return later(false, true, 10 * 60_000);
  if (status >= 500) return later(true, false);
  return { kind: 'refused', reason };
}

function secondsIn(header: string | null): number {
  const seconds = Number(header);
  return header !== null && seconds >= 0 && seconds < 86_400 ? seconds * 1000 : 1000;
}
