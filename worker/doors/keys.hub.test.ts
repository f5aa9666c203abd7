import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type NewApiKey, SCOPES, type Scope } from '../../contract/doors.ts';
import { type ApiRoute, apiRoutes, sample } from '../../test/api-routes.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { newId } from '../db/id.ts';
import { apiKeys, auditLog, memberships } from '../db/schema.ts';
import { CONTENT_NEEDS, ROUTE_NEEDS } from './scopes.ts';

async function makeKey(member: Member, scopes: readonly Scope[], more: object = {}): Promise<NewApiKey> {
  const { status, body } = await member.api('/keys', { body: { name: 'Warehouse', scopes, ...more } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

function callWith(key: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return hub().fetch(`/api/v1${path}`, { ...init, headers, redirect: 'manual' });
}

const rowOf = (id: string) => eq(apiKeys.id, id);

describe('a key', () => {
  it('is shown once, opens what its scopes say, is listed, and ends when it is revoked', async () => {
    const ann = await registerWorkspace();
    const made = await makeKey(ann, ['sources:read', 'sources:read'], { expiresInDays: 30 });
    expect(made.key).toMatch(/^phk_[\w-]{43}$/);
    expect(made.scopes).toEqual(['sources:read']);

    const answer = await callWith(made.key, '/data-sources');
    expect(answer.status).toBe(200);
    expect(await (await callWith(made.key, '/workspace')).json()).toMatchObject({ id: ann.workspace.id });

    const { body: list } = await ann.api('/keys');
    const { key, ...rest } = made;
    expect(list.data).toEqual([{ ...rest, lastUsedAt: list.data[0].lastUsedAt }]);
    expect(list.data[0]).toMatchObject({ prefix: key.slice(0, 10), madeBy: { id: ann.user.id, name: 'Ada Byron' } });
    expect(JSON.stringify(list)).not.toContain(key);

    expect((await ann.api(`/keys/${made.id}`, { method: 'DELETE' })).status).toBe(200);
    const refused = await callWith(key, '/data-sources');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('invalid_token');
    expect((await ann.api('/keys')).body.data).toEqual([]);
    expect((await ann.api(`/keys/${made.id}`, { method: 'DELETE' })).status).toBe(404);
  });

  it('leaves no trace of itself but a hash, and entries in the audit log', async () => {
    const ann = await registerWorkspace();
    const made = await makeKey(ann, ['metrics:read']);
    await ann.api(`/keys/${made.id}`, { method: 'DELETE' });
    const [row] = await openTables().select().from(apiKeys).where(rowOf(made.id));
    const entries = await openTables().select().from(auditLog).where(eq(auditLog.subjectId, made.id));
    expect(entries.map(({ what }) => what).sort()).toEqual(['api_key.created', 'api_key.revoked']);
    for (const kept of [JSON.stringify(row), JSON.stringify(entries)]) expect(kept).not.toContain(made.key.slice(10));
  });

  it('is refused when it has expired, and a program is never taken for a visitor', async () => {
    const ann = await registerWorkspace();
    const made = await makeKey(ann, ['chat']);
    await openTables()
      .update(apiKeys)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(rowOf(made.id));
    const question = { method: 'POST', body: JSON.stringify({ query: 'hello' }) };
    expect((await callWith(made.key, '/ai/query', question)).status).toBe(401);
    expect((await callWith('phk_unknown', '/ai/suggestions')).status).toBe(401);
    expect((await ann.api('/keys')).body.data[0]).toMatchObject({ id: made.id, expired: true });
  });

  it('ends with the membership of its maker, and does no more than their role may', async () => {
    const ann = await registerWorkspace();
    const made = await makeKey(ann, ['sources:read']);
    const hers = and(eq(memberships.userId, ann.user.id), eq(memberships.workspaceId, ann.workspace.id));
    await openTables().update(memberships).set({ role: 'viewer' }).where(hers);
    expect(await (await callWith(made.key, '/workspace')).json()).toMatchObject({ role: 'viewer' });
    expect((await ann.api('/keys', { body: { name: 'More', scopes: ['chat'] } })).status).toBe(403);
    await openTables().delete(memberships).where(hers);
    expect((await callWith(made.key, '/workspace')).status).toBe(401);
  });

  it('notes its use, at most once a minute', async () => {
    const ann = await registerWorkspace();
    const made = await makeKey(ann, ['sources:read']);
    const used = async () => (await ann.api('/keys')).body.data[0].lastUsedAt as string | null;
    expect(await used()).toBeNull();
    await callWith(made.key, '/data-sources');
    const first = await eventually(async () => (await used()) ?? undefined);
    await callWith(made.key, '/data-sources');
    expect(await used()).toBe(first);
    await openTables()
      .update(apiKeys)
      .set({ lastUsedAt: new Date(Date.now() - 61_000) })
      .where(rowOf(made.id));
    await callWith(made.key, '/data-sources');
    await eventually(async () => Date.parse((await used()) ?? '') > Date.now() - 30_000);
  });

  it('is another workspace’s business in nothing', async () => {
    const [ann, bob] = [await registerWorkspace(), await registerWorkspace()];
    const made = await makeKey(ann, SCOPES);
    expect((await bob.api(`/keys/${made.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await bob.api('/keys')).body.data).toEqual([]);
    expect((await callWith(made.key, '/workspace')).status).toBe(200);
  });

  it('is slowed down when it calls too much', async () => {
    const ann = await registerWorkspace();
    const { key } = await makeKey(ann, ['metrics:read']);
    const most = 300;
    let taken = 0;
    let slowed: Response | undefined;
    // A slow machine may earn calls back on the way.
    while (!slowed && taken < 10 * most) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => callWith(key, '/workspace')));
      taken += answers.filter(({ status }) => status === 200).length;
      slowed = answers.find(({ status }) => status === 429);
    }
    expect(taken).toBeGreaterThanOrEqual(most);
    expect(slowed?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await ann.api('/workspace')).status).toBe(200);
  });
});

describe('what keys open', async () => {
  const routes = await apiRoutes();
  const published = new Set(routes.map(({ name }) => name));
  let ann: Member;
  const keys = {} as Record<Scope, string>;
  beforeAll(async () => {
    ann = await registerWorkspace();
    for (const scope of SCOPES) keys[scope] = (await makeKey(ann, [scope])).key;
  });

  it('is told of routes that there are', () => {
    const named = [...Object.keys(ROUTE_NEEDS), ...Object.keys(CONTENT_NEEDS)];
    expect(named.filter((name) => name !== 'GET /openapi.json' && !published.has(name))).toEqual([]);
  });

  it('is never what only a person may do', () => {
    const persons = /^\w+ \/(keys|auth|oauth|oauth-server|user|actions\/\{id\}\/approve|live)\b/;
    expect(Object.keys(ROUTE_NEEDS).filter((name) => persons.test(name))).toEqual([]);
  });

  it.for(routes)('is decided by scopes: $name', async (route) => {
    const needs = ROUTE_NEEDS[route.name] ?? 'person';
    for (const scope of SCOPES) {
      const { status, body } = await call(keys[scope], route);
      const missing = needs === 'person' ? undefined : needs.find((one) => one !== scope);
      if (needs === 'person')
        expect(body, scope).toMatchObject({ statusCode: 403, message: expect.stringContaining('signed in') });
      else if (missing)
        expect(body, scope).toMatchObject({ statusCode: 403, message: `This key lacks the scope ${missing}` });
      else if (!(route.name in CONTENT_NEEDS))
        expect([401, 403], `${scope}: ${JSON.stringify(body)}`).not.toContain(status);
    }
  });

  it('asks for people’s names only where the key may see them', async () => {
    const ask = async (scopes: Scope[], path: string, body?: unknown) => {
      const { key } = await makeKey(ann, scopes);
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      return (await callWith(key, path, init)).status;
    };
    const byCustomer = { metric: 'revenue', range: 'all', dimensions: ['customer'] };
    expect(await ask(['metrics:read'], '/analytics/query', byCustomer)).toBe(403);
    expect(await ask(['metrics:read', 'people:read'], '/analytics/query', byCustomer)).toBe(200);
    expect(await ask(['metrics:read'], '/analytics/query', { metric: 'revenue', range: 'all' })).toBe(200);
    expect(await ask(['search:read'], '/search?q=lantern&kinds=product,note')).toBe(200);
    expect(await ask(['search:read'], '/search?q=lantern')).toBe(403);
    expect(await ask(['search:read'], '/search?q=lantern&kinds=note,conversation')).toBe(403);
  });
});

async function call(key: string, route: ApiRoute): Promise<{ status: number; body: any }> {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name) =>
    String(route.parameters.find((one) => one.name === name)?.schema.enum?.[0] ?? newId()),
  );
  const body = route.body ? { body: JSON.stringify(sample(route.body)) } : {};
  const response = await callWith(key, path, { method: route.method, ...body });
  const isJson = response.headers.get('content-type')?.includes('json');
  if (!isJson) await response.body?.cancel();
  return { status: response.status, body: isJson ? await response.json() : undefined };
}
