import {
  Client,
  type OAuthClientProvider,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../contract/doors.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { addSales } from '../../test/shop.ts';
import { openTables } from '../../test/tables.ts';
import type { UserCtx } from '../context.ts';
import { actionPlans, apiKeys } from '../db/schema.ts';

const address = () => new URL('/mcp', hub().url);

async function keyWith(member: Member, scopes: Scope[]): Promise<string> {
  return (await member.api('/keys', { body: { name: 'Assistant', scopes } })).body.key;
}

/** A program that is connected with a key, in the protocol as it was (`legacy`) or as it is. */
async function connect(key: string, mode: 'legacy' | 'auto' = 'auto'): Promise<Client> {
  const client = new Client({ name: 'A test', version: '1' }, { versionNegotiation: { mode } });
  const headers = { authorization: `Bearer ${key}` };
  await client.connect(new StreamableHTTPClientTransport(address(), { requestInit: { headers } }));
  return client;
}

const textOf = (result: any): string => result.content.map(({ text = '' }: { text?: string }) => text).join('\n');
const REVENUE = { metric: 'revenue', range: '2026-03-01..2026-04-01', compare: 'previous' };

/** A shop with three orders of March in it: 120.00, 80.00 and 310.00; April has one more. */
async function sellingShop(): Promise<Member> {
  const ann = await registerWorkspace();
  const { body: source } = await ann.api('/data-sources', {
    body: { sourceType: 'segment', name: 'Till', config: {} },
  });
  const ctx = { db: openTables(), workspace: { id: ann.workspace.id } } as UserCtx;
  const { currency } = ann.workspace;
  const sale = (customer: string, at: string, total: string) => ({
    ...{ customer, email: `${customer}@customers.example`, at, total, currency },
  });
  await addSales(ctx, source.id, [
    sale('zelda', '2026-03-02T10:00:00Z', '120.00'),
    sale('zelda', '2026-03-20T10:00:00Z', '80.00'),
    sale('quentin', '2026-03-31T23:59:00Z', '310.00'),
    sale('quentin', '2026-04-01T00:00:00Z', '7.00'),
  ]);
  return ann;
}

describe('a program with a key', () => {
  let ann: Member;
  beforeAll(async () => {
    ann = await sellingShop();
  });

  it.each(['legacy', 'auto'] as const)('gets the same figure and receipt as the API (%s)', async (mode) => {
    const client = await connect(await keyWith(ann, ['metrics:read']), mode);
    const told: any = await client.callTool({ name: 'query_metric', arguments: REVENUE });
    const { body } = await ann.api('/analytics/query', { body: REVENUE });
    expect(told.structuredContent.data.value).toBe('510.00');
    expect(body.value).toBe('510.00');
    expect(textOf(told)).toContain('510.00');

    const [id] = told.structuredContent.receipts;
    expect(told.content).toContainEqual(expect.objectContaining({ type: 'resource_link', uri: `receipt://${id}` }));
    const { contents } = await client.readResource({ uri: `receipt://${id}` });
    const receipt = JSON.parse((contents[0] as { text: string }).text);
    expect(receipt).toMatchObject({ id, value: '510.00', metric: 'revenue', queryHash: body.receipt.queryHash });
    expect((await ann.api(`/analytics/receipts/${id}`)).body).toMatchObject({ id, value: '510.00' });
    await client.close();
  });

  it('is offered what its scopes open, and the rest is refused', async () => {
    const client = await connect(await keyWith(ann, ['metrics:read', 'chat']));
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toContain('query_metric');
    expect(names).toContain('ask');
    for (const closed of ['propose_action', 'find_person', 'list_people', 'search', 'read_sources']) {
      expect(names).not.toContain(closed);
    }
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint && !annotations.destructiveHint)).toBe(true);
    const action = { kind: 'create_task', input: { title: 'Call the supplier' } };
    await expect(client.callTool({ name: 'propose_action', arguments: action })).rejects.toThrow();
    const plans = await openTables().select().from(actionPlans).where(eq(actionPlans.workspaceId, ann.workspace.id));
    expect(plans).toEqual([]);
    await client.close();
  });

  it('is told nothing of single people unless it may see them', async () => {
    const byCustomer = {
      name: 'query_metric',
      arguments: { metric: 'revenue', range: 'all', dimensions: ['customer'] },
    };
    const blind = await connect(await keyWith(ann, ['metrics:read', 'search:read', 'chat', 'sources:read']));
    const refused = await blind.callTool(byCustomer);
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toContain('people:read');
    const { tools } = await blind.listTools();
    const inputs: Record<string, object> = {
      ...{
        query_metric: REVENUE,
        explain_change: { range: '2026-03' },
        predict: { what: 'model' },
        search: { q: 'zelda' },
      },
    };
    for (const { name } of tools.filter(({ name }) => name !== 'ask')) {
      const seen = await blind.callTool({ name, arguments: { ...inputs[name] } });
      expect(JSON.stringify(seen.structuredContent ?? seen.content), name).not.toMatch(/quentin|zelda@/i);
    }
    const who = { name: 'ask', arguments: { question: 'Who are my best customers?' } };
    const asked = await blind.callTool(who);
    expect(JSON.stringify([refused, asked])).not.toMatch(/zelda|quentin/i);
    await blind.close();

    const seeing = await connect(await keyWith(ann, ['metrics:read', 'people:read', 'chat']));
    expect(JSON.stringify(await seeing.callTool(byCustomer))).toMatch(/zelda/i);
    expect(JSON.stringify(await seeing.callTool(who))).toMatch(/zelda|quentin/i);
    await seeing.close();
  });

  it('plans an action that a person has to approve, and cannot approve it', async () => {
    const key = await keyWith(ann, ['actions:propose']);
    const client = await connect(key);
    const { tools } = await client.listTools();
    expect(tools.find(({ name }) => name === 'propose_action')?.annotations).toMatchObject({ readOnlyHint: false });
    const action = { kind: 'create_task', input: { title: 'Call the supplier' } };
    const planned: any = await client.callTool({ name: 'propose_action', arguments: action });
    const { plan } = planned.structuredContent.data;
    expect(plan.status).toBe('proposed');
    const { body: seen } = await ann.api(`/actions/${plan.id}`);
    expect(seen).toMatchObject({ status: 'proposed', needsApproval: true, mayApprove: true, surface: 'mcp' });
    expect((await ann.api('/tasks')).body.data).toEqual([]);

    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const approval = { method: 'POST', headers, body: JSON.stringify({ hash: plan.hash }) };
    expect((await hub().fetch(`/api/v1/actions/${plan.id}/approve`, approval)).status).toBe(403);
    expect((await ann.api(`/actions/${plan.id}/approve`, { body: { hash: plan.hash } })).body.status).toBe('applied');
    expect((await ann.api('/tasks')).body.data).toHaveLength(1);
    await client.close();
  });

  it('asks in words and gets the answer with its receipt', async () => {
    const client = await connect(await keyWith(ann, ['chat', 'metrics:read']));
    const told: any = await client.callTool({
      name: 'ask',
      arguments: { question: 'What was revenue in March 2026?' },
    });
    expect(textOf(told)).toContain('510.00');
    expect(told.structuredContent.receipts.length).toBeGreaterThan(0);
    await client.close();
  });

  it('reads what every figure means', async () => {
    const client = await connect(await keyWith(ann, ['metrics:read']));
    const { contents } = await client.readResource({ uri: 'metrics://catalogue' });
    const { data } = JSON.parse((contents[0] as { text: string }).text);
    expect(data.map(({ id }: { id: string }) => id)).toContain('revenue');
    await client.close();
  });

  it('finds no receipt of another workspace', async () => {
    const bob = await sellingShop();
    const { body: his } = await bob.api('/analytics/query', { body: REVENUE });
    const client = await connect(await keyWith(ann, ['metrics:read']));
    for (const uri of [`receipt://${his.receipt.id}`, 'receipt://nonsense', 'receipt://%27%20or%201=1']) {
      await expect(client.readResource({ uri }), uri).rejects.toThrow(/not found/i);
    }
    await client.close();
  });

  it.each([
    ['a metric there is none of', 'query_metric', { metric: 'profit' }],
    ['SQL for a range', 'query_metric', { metric: 'revenue', range: "all'; drop table orders; --" }],
    ['more than there is room for', 'query_metric', { metric: 'revenue', limit: 1e9 }],
    ['what nobody asked for', 'query_metric', { metric: 'revenue', workspaceId: 'another', __proto__: null }],
    ['a list for a text', 'find_person', { text: ['x'] }],
    ['a text without an end', 'find_person', { text: 'x'.repeat(100_000) }],
    ['a day that does not exist', 'query_metric', { metric: 'revenue', range: '2026-02-30..2026-03-01' }],
    ['an action there is none of', 'propose_action', { kind: 'delete_everything', input: {} }],
  ])('is told what is wrong with %s', async (_, name, args) => {
    const client = await connect(await keyWith(ann, ['metrics:read', 'people:read', 'actions:propose']));
    const result = await client
      .callTool({ name, arguments: args })
      .catch((error: Error) => ({ isError: true, content: [{ text: error.message }] }));
    expect(result.isError, textOf(result)).toBe(true);
    expect(textOf(result)).not.toMatch(/select |Failed query|stack/i);
    expect(textOf(await client.callTool({ name: 'query_metric', arguments: REVENUE }))).toContain('510.00');
    await client.close();
  });

  it('is asked back whom an action is for, and nothing is planned', async () => {
    const waiting = async () => (await ann.api('/actions?status=proposed')).body.data.length;
    const before = await waiting();
    const client = await connect(await keyWith(ann, ['metrics:read', 'people:read', 'actions:propose']));
    const input = { kind: 'tag_people', input: { tag: 'x', everybody: true } };
    expect(textOf(await client.callTool({ name: 'propose_action', arguments: input }))).toMatch(/whom/i);
    expect(await waiting()).toBe(before);
    await client.close();
  });

  it('is kept out without a key that is good, and told where to ask for access', async () => {
    const key = await keyWith(ann, ['metrics:read']);
    await openTables()
      .update(apiKeys)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(apiKeys.prefix, key.slice(0, 10)));
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    for (const token of [undefined, key, 'phk_unknown', ann.accessToken]) {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const response = await hub().fetch('/mcp', { method: 'POST', headers, body });
      expect(response.status).toBe(401);
      const challenge = response.headers.get('www-authenticate') ?? '';
      expect(challenge).toContain(
        `resource_metadata="${new URL(hub().url).origin}/.well-known/oauth-protected-resource/mcp"`,
      );
      expect(challenge.includes('invalid_token')).toBe(token !== undefined && token.length < 200);
    }
  });

  it('is kept out where a page of another site sends it', async () => {
    const key = await keyWith(ann, ['metrics:read']);
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${key}`,
      origin: 'https://evil.example',
    };
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    expect((await hub().fetch('/mcp', { method: 'POST', headers, body })).status).toBe(403);
  });
});

/** What a program keeps of its way in; the person's part is played by `allow`. */
class Remembered implements OAuthClientProvider {
  readonly redirectUrl = 'http://127.0.0.1:52345/callback';
  readonly clientMetadata = { client_name: 'A test', redirect_uris: [this.redirectUrl] };
  sentTo: URL | undefined;
  #client: any;
  #tokens: any;
  #verifier = '';
  state = () => 'kept';
  clientInformation = () => this.#client;
  saveClientInformation = (client: unknown) => {
    this.#client = client;
  };
  tokens = () => this.#tokens;
  saveTokens = (tokens: unknown) => {
    this.#tokens = tokens;
  };
  saveCodeVerifier = (verifier: string) => {
    this.#verifier = verifier;
  };
  codeVerifier = () => this.#verifier;
  redirectToAuthorization = (url: URL) => {
    this.sentTo = url;
  };
}

describe('a program without a key', () => {
  it('is let in by a person, calls, goes on after its access ended, and is put out again', async () => {
    const ann = await sellingShop();
    const kept = new Remembered();
    const newTransport = () => new StreamableHTTPClientTransport(address(), { authProvider: kept });
    const first = newTransport();
    const newClient = () => new Client({ name: 'A test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await expect(newClient().connect(first)).rejects.toThrow(UnauthorizedError);

    expect(kept.sentTo?.pathname).toBe('/authorize');
    const request = Object.fromEntries(kept.sentTo?.searchParams ?? []);
    expect(request).toMatchObject({ code_challenge_method: 'S256', resource: address().href });
    const { body: question } = await ann.api(`/oauth-server/requests${kept.sentTo?.search}`);
    const scopes = question.scopes.filter(({ asked }: any) => asked).map(({ id }: any) => id);
    expect(scopes).not.toContain('people:read');
    expect(scopes).not.toContain('actions:propose');
    const { body: outcome } = await ann.api('/oauth-server/grants', { body: { request, allow: true, scopes } });
    await first.finishAuth(new URL(outcome.redirectTo).searchParams);

    const client = newClient();
    await client.connect(newTransport());
    expect(textOf(await client.callTool({ name: 'query_metric', arguments: REVENUE }))).toContain('510.00');
    const firstKey = kept.tokens().access_token;
    const [listed] = (await ann.api('/keys')).body.data;
    expect(listed).toMatchObject({ program: 'A test', scopes });

    await openTables()
      .update(apiKeys)
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where(eq(apiKeys.id, listed.id));
    expect(textOf(await client.callTool({ name: 'query_metric', arguments: REVENUE }))).toContain('510.00');
    expect(kept.tokens().access_token).not.toBe(firstKey);
    expect((await ann.api('/keys')).body.data).toHaveLength(1);

    await ann.api(`/keys/${listed.id}`, { method: 'DELETE' });
    await expect(client.callTool({ name: 'query_metric', arguments: REVENUE })).rejects.toThrow();
    await client.close();
  });
});
