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
    if (path === '/_control/inbox') return inboxPage(taken);
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

/** The letters as a page for people, latest first: what a developer's machine has for an inbox. */
function inboxPage(taken: TakenEmail[]): Given {
  const letters = taken
    .toReversed()
    .map(
      ({ to, subject, text }) =>
        `<article><h2>${asEntities(subject)}</h2><p>To ${asEntities(to.join(', '))}</p><pre>${asEntities(text).replace(
          /https?:\/\/[^\s&]+/g,
          (link) => `<a href="${link}">${link}</a>`,
        )}</pre></article>`,
    );
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Letters of this hub</title>
<style>body{font:16px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<h1>Letters of this hub</h1>${letters.join('') || '<p>None yet.</p>'}</html>`;
  return { headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

const asEntities = (raw: string): string => raw.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

function refusal(statusCode: number, name: string, message: string): Given {
  return { status: statusCode, body: { statusCode, name, message } };
}
