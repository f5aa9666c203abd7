import { toBase64Url } from '../worker/http/bytes.ts';
import { hub, type Member } from './hub.ts';

/** A program that is let in by OAuth, as far as it can be played without a library: for what a library would never send. */
export async function registerProgram(more: object = {}): Promise<{ status: number; body: any }> {
  const body = JSON.stringify({ client_name: 'Test program', redirect_uris: ['http://127.0.0.1/callback'], ...more });
  const headers = { 'content-type': 'application/json' };
  const response = await hub().fetch('/oauth/register', { method: 'POST', headers, body });
  return { status: response.status, body: await response.json() };
}

/** Sends a form to one of the endpoints. */
export async function sendForm(path: string, form: Record<string, string>): Promise<{ status: number; body: any }> {
  const response = await hub().fetch(path, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: await response.json() };
}

export async function newPkce(): Promise<{ verifier: string; challenge: string }> {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: toBase64Url(new Uint8Array(digest)) };
}

/** A request for authorization as a program sends it, sound unless told otherwise. */
export function requestOf(clientId: string, challenge: string, more: Record<string, string> = {}) {
  return {
    ...{ client_id: clientId, redirect_uri: 'http://127.0.0.1:51000/callback', response_type: 'code' },
    ...{ code_challenge: challenge, code_challenge_method: 'S256', state: 'its own', ...more },
  };
}

/** What the page does when the person allows: where the browser is sent, in parts. */
export async function allow(member: Member, request: object, scopes: string[]): Promise<URLSearchParams> {
  const { status, body } = await member.api('/oauth-server/grants', { body: { request, allow: true, scopes } });
  if (status !== 200) throw new Error(`Allowing answered ${status}: ${JSON.stringify(body)}`);
  return new URL(body.redirectTo).searchParams;
}

/** A program that was let in: its id, and what the token endpoint gave it. */
export async function letIn(member: Member, scopes: string[]) {
  const { body: client } = await registerProgram();
  const { verifier, challenge } = await newPkce();
  const request = requestOf(client.client_id, challenge, { scope: scopes.join(' ') });
  const code = (await allow(member, request, scopes)).get('code') ?? '';
  const { body: tokens } = await sendForm('/oauth/token', {
    ...{ grant_type: 'authorization_code', code, client_id: client.client_id, code_verifier: verifier },
    redirect_uri: request.redirect_uri,
  });
  return { clientId: client.client_id as string, tokens };
}
