import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { hub, type Member, registerWorkspace } from '../../../test/hub.ts';
import { allow, letIn, newPkce, registerProgram, requestOf, sendForm } from '../../../test/programs.ts';
import { openTables } from '../../../test/tables.ts';
import { apiKeys, memberships, oauthGrants, oauthRefreshTokens } from '../../db/schema.ts';

const READ = ['metrics:read', 'chat'];

async function keyOf(member: Member, accessToken: string) {
  const { body } = await member.api('/keys');
  return body.data.find(({ prefix }: { prefix: string }) => accessToken.startsWith(prefix));
}

/** Whether a key still opens the door for programs; 401 is closed, whatever else is answered is not. */
async function isLetIn(accessToken: string): Promise<boolean> {
  const [row] = await openTables()
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.prefix, accessToken.slice(0, 10)));
  return row !== undefined && row.revokedAt === null && (row.expiresAt?.getTime() ?? 0) > Date.now();
}

describe('a program finds its way', () => {
  it('to who grants access to what', async () => {
    const { url } = hub();
    const origin = new URL(url).origin;
    for (const path of ['', '/mcp']) {
      const response = await hub().fetch(`/.well-known/oauth-protected-resource${path}`);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(await response.json()).toMatchObject({ resource: `${origin}/mcp`, authorization_servers: [origin] });
    }
    const server: any = await (await hub().fetch('/.well-known/oauth-authorization-server')).json();
    expect(server).toMatchObject({ issuer: origin, code_challenge_methods_supported: ['S256'] });
    expect(server.token_endpoint_auth_methods_supported).toEqual(['none']);
  });

  it('to an id of its own, without a secret', async () => {
    const { status, body } = await registerProgram({
      client_name: 'Evil\u202e\n  name',
      token_endpoint_auth_method: 'client_secret_basic',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ client_name: 'Evil name', token_endpoint_auth_method: 'none' });
    expect(body).not.toHaveProperty('client_secret');
  });

  it.each([
    [{ redirect_uris: ['javascript:alert(1)'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: ['http://shop.example/cb'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: [] }, 'invalid_client_metadata'],
    [{ redirect_uris: Array.from({ length: 11 }, (_, n) => `https://a.example/${n}`) }, 'invalid_client_metadata'],
    [{ grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
  ])('but not with %j', async (more, error) => {
    expect(await registerProgram(more)).toMatchObject({ status: 400, body: { error } });
  });
});

describe('a person decides', () => {
  let ann: Member;
  let clientId: string;
  let challenge: string;
  beforeAll(async () => {
    ann = await registerWorkspace();
    clientId = (await registerProgram()).body.client_id;
    challenge = (await newPkce()).challenge;
  });
  const question = (request: object) =>
    ann.api(`/oauth-server/requests?${new URLSearchParams(request as Record<string, string>)}`);

  it('on what was asked for, in words, and is never offered changes that nobody asked for', async () => {
    const { status, body } = await question(requestOf(clientId, challenge, { scope: 'metrics:read' }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'ask',
      program: { name: 'Test program', goesTo: 'a program on this computer' },
      workspace: { id: ann.workspace.id },
    });
    const byId = Object.fromEntries(body.scopes.map((scope: any) => [scope.id, scope]));
    expect(byId['metrics:read']).toMatchObject({ asked: true, writes: false, words: expect.any(String) });
    expect(byId['people:read']).toMatchObject({ asked: false });
    expect(byId).not.toHaveProperty('actions:propose');

    const wide = (await question(requestOf(clientId, challenge, { scope: 'metrics:read actions:propose manage' })))
      .body;
    expect(wide.scopes.map(({ id }: any) => id)).toContain('actions:propose');
    expect(wide.scopes.map(({ id }: any) => id)).not.toContain('manage');
  });

  it('and nothing is sent to whom it was not registered for', async () => {
    const elsewhere = { redirect_uri: 'https://evil.example/cb' };
    expect((await question(requestOf(clientId, challenge, elsewhere))).status).toBe(400);
    expect((await question(requestOf('01a2205c-b3ec-709d-9c91-6c07fe752405', challenge))).status).toBe(400);
    expect((await question(requestOf("' or 1=1 --", challenge))).status).toBe(400);
    const answer = { request: requestOf(clientId, challenge, elsewhere), allow: true, scopes: READ };
    expect((await ann.api('/oauth-server/grants', { body: answer })).status).toBe(400);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ resource: 'https://other.example/mcp' }, 'invalid_target'],
    [{ scope: 'everything' }, 'invalid_scope'],
  ])('a request with %j is returned to the program', async (more, error) => {
    const { body } = await question(requestOf(clientId, challenge, more as Record<string, string>));
    const back = new URL(body.redirectTo);
    expect(back.origin).toBe('http://127.0.0.1:51000');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error,
      state: 'its own',
      iss: new URL(hub().url).origin,
    });
  });

  it('may refuse, and may not be made to allow more than was offered', async () => {
    const request = requestOf(clientId, challenge, { scope: 'metrics:read' });
    const { body } = await ann.api('/oauth-server/grants', { body: { request, allow: false } });
    expect(new URL(body.redirectTo).searchParams.get('error')).toBe('access_denied');
    for (const scopes of [[], ['manage'], ['metrics:read', 'actions:propose']]) {
      expect((await ann.api('/oauth-server/grants', { body: { request, allow: true, scopes } })).status).toBe(400);
    }
  });

  it('in person: a key lets nobody in', async () => {
    const { body: made } = await ann.api('/keys', { body: { name: 'All', scopes: ['manage', 'actions:propose'] } });
    const body = JSON.stringify({ request: requestOf(clientId, challenge), allow: true, scopes: READ });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${made.key}` };
    const response = await hub().fetch('/api/v1/oauth-server/grants', { method: 'POST', headers, body });
    expect(response.status).toBe(403);
  });
});

describe('a code', () => {
  let ann: Member;
  let clientId: string;
  beforeAll(async () => {
    ann = await registerWorkspace();
    clientId = (await registerProgram()).body.client_id;
  });

  async function newCode() {
    const { verifier, challenge } = await newPkce();
    const request = requestOf(clientId, challenge, { resource: `${new URL(hub().url).origin}/mcp` });
    const back = await allow(ann, request, READ);
    expect(back.get('state')).toBe('its own');
    const form: Record<string, string> = {
      ...{ grant_type: 'authorization_code', code: back.get('code') ?? '', client_id: clientId },
      ...{ code_verifier: verifier, redirect_uri: request.redirect_uri },
    };
    return form;
  }

  it('is exchanged once, for an hour’s access that is listed with the keys', async () => {
    const form = await newCode();
    const { status, body } = await sendForm('/oauth/token', form);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: READ.join(' ') });
    expect(await keyOf(ann, body.access_token)).toMatchObject({
      program: 'Test program',
      scopes: READ,
      expired: false,
    });
    expect(await sendForm('/oauth/token', form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const kept = JSON.stringify([
      await openTables().select().from(apiKeys).where(eq(apiKeys.workspaceId, ann.workspace.id)),
      await openTables().select().from(oauthRefreshTokens),
    ]);
    expect(kept).not.toContain(body.access_token);
    expect(kept).not.toContain(body.refresh_token);
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
    ['no verifier', { code_verifier: '' }, 'invalid_request'],
    ['another address', { redirect_uri: 'http://127.0.0.1:51001/callback' }, 'invalid_grant'],
    ['another program', { client_id: '01a2205c-b3ec-709d-9c91-6c07fe752405' }, 'invalid_grant'],
    ['another resource', { resource: 'https://other.example' }, 'invalid_target'],
  ])('is worth nothing with %s, and is spent by it', async (_, more, error) => {
    const form = await newCode();
    expect(await sendForm('/oauth/token', { ...form, ...(more as object) })).toMatchObject({
      status: 400,
      body: { error },
    });
    if (error !== 'invalid_request') expect((await sendForm('/oauth/token', form)).body.error).toBe('invalid_grant');
  });

  it('is worth nothing after its minute, nor when whoever allowed it is gone', async () => {
    const late = await newCode();
    await openTables()
      .update(oauthGrants)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(oauthGrants.clientId, clientId));
    expect((await sendForm('/oauth/token', late)).body.error).toBe('invalid_grant');
    const bob = await registerWorkspace();
    const { verifier, challenge } = await newPkce();
    const request = requestOf(clientId, challenge);
    const code = (await allow(bob, request, READ)).get('code') ?? '';
    await openTables().delete(memberships).where(eq(memberships.userId, bob.user.id));
    const form = { grant_type: 'authorization_code', code, client_id: clientId, code_verifier: verifier };
    expect((await sendForm('/oauth/token', form)).body.error).toBe('invalid_grant');
  });

  it('is taken from a form alone, each field once', async () => {
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await hub().fetch('/oauth/token', json)).status).toBe(415);
    const twice = new URLSearchParams([
      ['grant_type', 'a'],
      ['grant_type', 'b'],
    ]);
    expect((await hub().fetch('/oauth/token', { method: 'POST', body: twice })).status).toBe(400);
    expect((await sendForm('/oauth/token', { grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
    const foreign = {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ grant_type: 'a' }),
    };
    expect((await hub().fetch('/oauth/token', foreign)).status).toBe(403);
  });
});

describe('access', () => {
  it('is renewed by a token that is good once; the old key ends', async () => {
    const ann = await registerWorkspace();
    const { clientId, tokens } = await letIn(ann, READ);
    const renew = (token: string) =>
      sendForm('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, client_id: clientId });
    const { status, body: next } = await renew(tokens.refresh_token);
    expect(status, JSON.stringify(next)).toBe(200);
    expect(next.scope).toBe(READ.join(' '));
    expect(await isLetIn(tokens.access_token)).toBe(false);
    expect(await isLetIn(next.access_token)).toBe(true);
    expect((await ann.api('/keys')).body.data).toHaveLength(1);

    expect((await renew(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect(await isLetIn(next.access_token), 'a spent token shown again ends all of it').toBe(false);
    expect((await renew(next.refresh_token)).body.error).toBe('invalid_grant');
    expect((await ann.api('/keys')).body.data).toEqual([]);
  });

  it('is renewed for one of two that come at the same instant', async () => {
    const ann = await registerWorkspace();
    const { clientId, tokens } = await letIn(ann, READ);
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: clientId };
    const answers = await Promise.all([sendForm('/oauth/token', form), sendForm('/oauth/token', form)]);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
  });

  it('is not renewed for another program, nor for more', async () => {
    const ann = await registerWorkspace();
    const { clientId, tokens } = await letIn(ann, READ);
    const other = (await registerProgram()).body.client_id;
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    expect((await sendForm('/oauth/token', { ...form, client_id: other })).body.error).toBe('invalid_grant');
    const more = { ...form, client_id: clientId, scope: 'metrics:read people:read' };
    expect((await sendForm('/oauth/token', more)).body.error).toBe('invalid_scope');
    expect(await isLetIn(tokens.access_token)).toBe(true);
    expect((await sendForm('/oauth/token', { ...form, client_id: clientId })).status).toBe(200);
  });

  it.each(['access_token', 'refresh_token'])('ends when the program gives its %s back', async (which) => {
    const ann = await registerWorkspace();
    const { clientId, tokens } = await letIn(ann, READ);
    expect((await sendForm('/oauth/revoke', { token: 'unknown' })).status).toBe(200);
    expect((await sendForm('/oauth/revoke', { token: tokens[which], client_id: clientId })).status).toBe(200);
    expect(await isLetIn(tokens.access_token)).toBe(false);
  });

  it('ends when the person revokes it, and with it what would renew it', async () => {
    const ann = await registerWorkspace();
    const { clientId, tokens } = await letIn(ann, READ);
    const { id } = await keyOf(ann, tokens.access_token);
    expect((await ann.api(`/keys/${id}`, { method: 'DELETE' })).status).toBe(200);
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: clientId };
    expect((await sendForm('/oauth/token', form)).body.error).toBe('invalid_grant');
  });

  it('was granted for MCP: the API stays closed', async () => {
    const ann = await registerWorkspace();
    const { tokens } = await letIn(ann, READ);
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect((await hub().fetch('/api/v1/workspace', { headers })).status).toBe(403);
  });
});
