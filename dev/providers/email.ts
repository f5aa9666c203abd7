import { randomUUID } from 'node:crypto';
import { type Asked, type Given, type StandIn, startStandIn } from './stand-in.ts';

/** An e-mail that was taken, as `GET /_control/emails` shows it. */
export interface TakenEmail {
  id: string;
  key: string | null;
  from: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
}

/**
 * Resend's `POST /emails`: keys that begin with `re_` are taken, and an `Idempotency-Key` is taken once: again with the
 * same body it is answered as before, with another one it is refused. Addresses at `refused.example` are not valid.
 * `GET /domains` lists what `domains` holds, but not to the key `re_sending_only`. Failures are ordered as of every stand-in; `lose` takes the e-mail and closes the connection without saying so. `onTaken` is
 * waited for before an e-mail that was taken is answered.
 */
export async function startEmail(
  onTaken: () => Promise<void> = async () => undefined,
): Promise<StandIn & { taken: TakenEmail[]; domains: { name: string; status: string }[] }> {
  const taken: TakenEmail[] = [];
  const domains: { name: string; status: string }[] = [];
  const byKey = new Map<string, { body: string; id: string }>();

  async function answer({ method, path, headers, body }: Asked): Promise<Given> {
    if (path === '/_control/emails') return { body: { taken } };
    if (method === 'GET' && path === '/domains') {
      if (headers.authorization === 'Bearer re_sending_only') {
        return refusal(401, 'restricted_api_key', 'This API key is restricted to only send emails');
      }
      return { body: { data: domains } };
    }
    if (method !== 'POST' || path !== '/emails')
      return refusal(404, 'not_found', 'The requested endpoint does not exist');
    const { authorization = '' } = headers;
    if (!authorization) return refusal(401, 'missing_api_key', 'Missing API Key');
    if (!authorization.startsWith('Bearer re_')) return refusal(403, 'invalid_api_key', 'API key is invalid');
    const key = headers['idempotency-key'];
    const known = typeof key === 'string' ? byKey.get(key) : undefined;
    if (known && known.body !== body) {
      return refusal(409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload');
    }
    if (known) return { body: { id: known.id } };
    const email = JSON.parse(body) as Omit<TakenEmail, 'id' | 'key'>;
    if (!email.from || !email.subject || !(email.html || email.text)) {
      return refusal(422, 'missing_required_field', 'The request body is missing one or more required fields');
    }
    if (
      !Array.isArray(email.to) ||
      !email.to.every((to) => /^[^@\s]+@[^@\s]+$/.test(to) && !to.endsWith('@refused.example'))
    ) {
      return refusal(422, 'validation_error', 'Invalid `to` field');
    }
    const id = randomUUID();
    taken.push({ ...email, id, key: typeof key === 'string' ? key : null });
    if (typeof key === 'string') byKey.set(key, { body, id });
    await onTaken();
    return { body: { id } };
  }
  return { ...(await startStandIn(answer)), taken, domains };
}

function refusal(statusCode: number, name: string, message: string): Given {
  return { status: statusCode, body: { statusCode, name, message } };
}
