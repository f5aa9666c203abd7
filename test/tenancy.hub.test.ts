import { getTableColumns, getTableName, inArray, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../worker/db/id.ts';
import * as schema from '../worker/db/schema.ts';
import { type ApiRoute, apiRoutes, sample } from './api-routes.ts';
import { hub, type Member, registerWorkspace } from './hub.ts';
import { openTables } from './tables.ts';

/** Tables whose rows belong to a workspace through another row, to none at all, or to none yet. */
const WITHOUT_WORKSPACE = [
  ...['conversations', 'email_links', 'internal_events', 'messages', 'oauth_clients', 'oauth_refresh_tokens'],
  ...['refresh_tokens', 'users', 'workspaces'],
];

/** Refused before anything is looked up, as no program asks. */
const FOR_A_PROGRAM = ['GET /oauth-server/requests', 'POST /oauth-server/grants'];

/** Documented as open to everybody. */
const OPEN = [
  'GET /ai/suggestions',
  'GET /demo',
  'GET /oauth/{provider}/callback',
  'POST /auth/email-link',
  'POST /auth/email-link/open',
  'POST /auth/invitation/look',
  'POST /auth/invitation/register',
  'POST /auth/login',
  'POST /auth/logout',
  'POST /auth/refresh',
  'POST /auth/register',
  'POST /shared/look',
];

/** Take a bearer token, and visitors without one too. */
const OPEN_TO_VISITORS = ['GET /ai/providers', 'POST /ai/query', 'POST /conversations', 'POST /conversations/messages'];

/** End the caller's own things, so they are left out of the stranger's walk through collections. */
const ENDS_THE_CALLER = ['POST /auth/logout'];

/** Bodies that the published schema does not tell how to make. */
const BODIES: Record<string, unknown> = {
  'PATCH /segments/{id}': { name: 'Mine' },
  'POST /segments': { name: 'Mine', definition: { version: 1, where: { type: 'event', event: 'page_view' } } },
  'POST /segments/preview': { definition: { version: 1, where: { type: 'event', event: 'page_view' } } },
  'POST /segments/compare': { definition: { version: 1, where: { type: 'event', event: 'page_view' } } },
  'POST /segments/lists/look': { file: btoa('email\nmine@shop.example'), name: 'My list' },
  'POST /segments/lists/apply': { file: btoa('email\nmine@shop.example'), name: 'My list', hash: 'unseen' },
  'POST /profiles/{id}/merge': { from: newId() },
  'POST /actions': { kind: 'create_task', input: { title: 'Mine' } },
  'PATCH /actions/{id}': { input: { title: 'Mine' } },
  'POST /workflows': { name: 'Mine', trigger: { on: 'hand' }, steps: [{ type: 'wait', minutes: 1 }] },
  'PATCH /workflows/{id}': { name: 'Mine', trigger: { on: 'hand' }, steps: [{ type: 'wait', minutes: 1 }] },
  'PATCH /tasks/{id}': { title: 'Mine' },
  'PATCH /campaign-drafts/{id}': { name: 'Mine' },
  'POST /pins': { title: 'Mine', step: { tool: 'query_metric', input: { metric: 'orders', range: 'all' } } },
  'PATCH /pins/{id}': { title: 'Mine' },
  'POST /scheduled-questions': { question: 'How many orders did I have last week?' },
  'PATCH /scheduled-questions/{id}': { paused: true },
  // The one that every member of these tests has.
  'POST /user/password': { password: 'correct horse battery', currentPassword: 'correct horse battery' },
  'POST /data-sources': { sourceType: 'segment', name: 'Mine', config: {} },
  'POST /analytics/query': { metric: 'revenue', range: 'last_week' },
  'POST /analytics/funnel': { steps: [{ name: 'page_view' }, { name: 'purchase' }] },
  'POST /analytics/funnel/people': { steps: [{ name: 'page_view' }, { name: 'purchase' }], step: 1 },
  'POST /analytics/retention': { cohort: { first: 'purchase' }, returning: { name: 'purchase' } },
  'POST /analytics/retention/people': {
    ...{ cohort: { event: 'purchase' }, returning: { name: 'purchase' }, grain: 'month', range: 'this_month' },
    get cohortStart() {
      return `${new Date().toISOString().slice(0, 8)}01`;
    },
  },
};

/** Rows of Ann's, under the address at which each is found. */
interface Belongings {
  ann: Member;
  rows: Record<string, string>;
  /** Rows below those, by the name they have in an address. */
  below: Record<string, string>;
  /** Nobody else may ever see one of these. */
  marks: string[];
}

async function belongings(): Promise<Belongings> {
  const ann = await registerWorkspace({ companyName: `Only Ann ${newId()}` });
  const tables = openTables();
  const workspaceId = ann.workspace.id;
  const mark = `Only Ann ${newId()}`;
  const at = new Date();
  const session = (await ann.api('/auth/sessions')).body.data[0].id;
  const [conversation, message, source, sync, failure, profile, event, recommendation, segment, merge, visitor] =
    Array.from({ length: 11 }, newId);
  const ids = {
    ...{ conversation, message, source, sync, failure, profile, event, recommendation, segment, merge, visitor },
  } as Record<string, string>;
  const id = (name: string) => ids[name] ?? '';
  const inWorkspace = (name: string) => ({ id: id(name), workspaceId });
  await tables
    .insert(schema.conversations)
    .values({ ...inWorkspace('conversation'), userId: ann.user.id, title: mark });
  await tables
    .insert(schema.messages)
    .values({ id: id('message'), conversationId: id('conversation'), role: 'user', content: mark });
  await tables
    .insert(schema.dataSources)
    .values({ ...inWorkspace('source'), sourceType: 'segment', name: mark, writeKey: `write-key-${newId()}` });
  await tables
    .insert(schema.dataSourceSyncs)
    .values({ ...inWorkspace('sync'), sourceId: id('source'), status: 'success' });
  await tables.insert(schema.ingestFailures).values({
    ...inWorkspace('failure'),
    sourceId: id('source'),
    recordId: newId(),
    kind: 'segment',
    reason: mark,
    attempts: 5,
    payload: '{}',
    receivedAt: at,
  });
  await tables
    .insert(schema.profiles)
    .values({ ...inWorkspace('profile'), userId: mark, known: true, firstSeenAt: at, lastSeenAt: at });
  const person = { workspaceId, personId: id('profile') };
  await tables.insert(schema.profileParts).values([
    { ...person, profileId: id('visitor') },
    { ...person, profileId: id('profile'), userId: mark },
  ]);
  await tables.insert(schema.profileMerges).values({
    ...{ ...inWorkspace('merge'), fromProfileId: id('visitor'), intoProfileId: id('profile'), evidence: {} },
  });
  await tables.insert(schema.events).values({
    ...inWorkspace('event'),
    sourceId: id('source'),
    profileId: id('profile'),
    messageId: newId(),
    kind: 'track',
    name: 'purchase',
    originalName: mark,
    occurredAt: at,
    receivedAt: at,
    properties: {},
    context: {},
  });
  await tables.insert(schema.segments).values({
    ...{ ...inWorkspace('segment'), name: mark },
    definition: { version: 1, who: 'known', where: { type: 'event', event: 'purchase' } },
  });
  await tables.insert(schema.orders).values({
    ...{ workspaceId, orderId: mark, profileId: id('profile'), sourceId: id('source'), total: '10' },
    ...{ placedAt: at, stateAt: at },
  });
  const note = newId();
  await tables.insert(schema.notes).values({ id: note, workspaceId, title: mark, body: mark });
  const her = { kind: 'person' as const, id: ann.user.id, name: mark };
  const [plan, task, workflow, draft, fact, pin] = Array.from({ length: 6 }, newId) as string[];
  const difference = { people: 0, reachable: null, messages: 0, money: null, currency: null, lines: [] };
  await tables.insert(schema.actionPlans).values({
    ...{ id: plan as string, workspaceId, kind: 'create_task', title: mark, input: { title: mark }, difference },
    ...{ hash: newId(), status: 'proposed', approvalReason: mark, surface: 'web', requestedBy: her },
  });
  await tables.insert(schema.tasks).values({ id: task as string, workspaceId, title: mark, createdBy: her });
  await tables.insert(schema.workflows).values({
    ...{
      id: workflow as string,
      workspaceId,
      name: mark,
      trigger: { on: 'hand' },
      steps: [],
      hash: newId(),
      createdBy: her,
    },
  });
  await tables.insert(schema.campaignDrafts).values({
    ...{ id: draft as string, workspaceId, name: mark, segmentId: 'cart_abandoners', channel: 'email', message: mark },
  });
  await tables.insert(schema.facts).values({ id: fact as string, workspaceId, text: mark, source: 'said' });
  const query = { metric: 'orders' as const, range: 'all' };
  await tables.insert(schema.pins).values({
    ...{ id: pin as string, workspaceId, title: mark, step: { tool: 'query_metric', input: query } },
  });
  const [asked, told] = [newId(), newId()];
  await tables.insert(schema.scheduledQuestions).values({
    ...{
      id: asked,
      workspaceId,
      userId: ann.user.id,
      question: mark,
      every: 'day',
      at: '09:00',
      nextAt: at,
      pausedAt: at,
    },
  });
  await tables.insert(schema.scheduledAnswers).values({
    ...{ id: told, workspaceId, questionId: asked, dueAt: at, status: 'told', answer: mark, reason: mark },
  });
  await tables.insert(schema.learnedOffers).values({ workspaceId, segment: mark, channel: 'email', offer: 'gift' });
  const bySource = { ...query, filters: [{ by: 'source', is: [id('source')] }] };
  const receipt: string = (await ann.api('/analytics/query', { body: bySource })).body.receipt.id;
  const key = newId();
  await tables.insert(schema.apiKeys).values({
    ...{ id: key, workspaceId, userId: ann.user.id, name: mark, prefix: 'phk_abcdef', hash: newId(), scopes: ['chat'] },
  });
  const invitation = newId();
  await tables.insert(schema.invitations).values({
    ...{
      id: invitation,
      workspaceId,
      hash: newId(),
      email: mark,
      role: 'viewer',
      invitedBy: ann.user.id,
      expiresAt: at,
    },
  });
  const share = newId();
  await tables.insert(schema.sharedConversations).values({
    ...{ id: share, workspaceId, conversationId: id('conversation'), userId: ann.user.id, hash: newId(), title: mark },
    ...{ content: { title: mark, exchanges: [] } as never, expiresAt: new Date(at.getTime() + 86_400_000) },
  });
  const drift = newId();
  await tables.insert(schema.driftAlerts).values({
    ...{ id: drift, workspaceId, sourceId: id('source'), name: mark, path: 'value', was: 'number', became: 'text', at },
  });
  await tables.insert(schema.recommendations).values({
    ...inWorkspace('recommendation'),
    turnId: newId(),
    segment: 'cart_abandoners',
    people: 1,
    channel: 'email',
    subject: mark,
    message: mark,
    offer: mark,
    timing: mark,
    reason: mark,
    provider: 'built-in',
  });
  const rows = {
    '/auth/sessions/{id}': session,
    '/conversations/{id}': id('conversation'),
    '/ai/recommendations/{id}': id('recommendation'),
    '/profiles/{id}': id('profile'),
    '/people/{id}': id('profile'),
    '/notes/{id}': note,
    '/data-sources/{id}': id('source'),
    '/data-sources/drift/{id}': drift,
    '/ingest/failures/{id}': id('failure'),
    '/segments/{id}': id('segment'),
    '/keys/{id}': key,
    '/workspace/members/{id}': ann.user.id,
    '/workspace/invitations/{id}': invitation,
    '/shares/{id}': share,
    '/actions/{id}': plan as string,
    '/tasks/{id}': task as string,
    '/workflows/{id}': workflow as string,
    '/campaign-drafts/{id}': draft as string,
    '/facts/{id}': fact as string,
    '/pins/{id}': pin as string,
    '/scheduled-questions/{id}': asked,
    '/scheduled-answers/{id}': told,
    '/analytics/receipts/{id}': receipt,
  };
  const below = {
    importId: newId(),
    syncId: id('sync'),
    mergeId: id('merge'),
    profileId: id('profile'),
    messageId: id('message'),
  };
  return { ann, rows, below, marks: [mark, ann.email, ann.user.id, workspaceId, session, ...Object.values(ids)] };
}

/** Whether an address holds an id of a row, and not only a word from a fixed list. */
const namesRow = (route: ApiRoute) => route.parameters.some((one) => one.in === 'path' && !one.schema.enum);

/** The address with Ann's row in it. A new kind of row has to be made in `belongings` first. */
function addressOf(route: ApiRoute, { rows, below }: Belongings): string {
  const [where, row] = Object.entries(rows).find(([prefix]) => `${route.path}/`.startsWith(`${prefix}/`)) ?? [];
  const path = where ? route.path.replace('{id}', String(row)) : route.path;
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    const fixed = below[name] ?? route.parameters.find((one) => one.name === name)?.schema.enum?.[0];
    if (fixed === undefined) throw new Error(`${route.name}: make a row for {${name}} in belongings()`);
    return String(fixed);
  });
}

function bodyOf(route: ApiRoute): unknown {
  return BODIES[route.name] ?? (route.body && sample(route.body));
}

/** The status and text of an answer. A stream that begins is answer enough: what it says is read no further. */
async function ask(who: Pick<Member, 'fetch'>, route: ApiRoute, path: string, body: unknown) {
  const response = await who.fetch(`/api/v1${path}`, {
    method: route.method,
    redirect: 'manual',
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (isStream) await response.body?.cancel();
  return { status: response.status, text: isStream ? '' : await response.text() };
}

describe('a workspace is closed to everybody else', async () => {
  const routes = await apiRoutes();
  const nobody = hub();
  let theirs: Belongings;
  let stranger: Member;
  beforeAll(async () => {
    theirs = await belongings();
    stranger = await registerWorkspace();
  });

  it('its rows say whose they are', () => {
    const tables = Object.values(schema).filter((one) => is(one, PgTable)) as PgTable[];
    const without = tables.filter((table) => !getTableColumns(table).workspaceId?.notNull).map(getTableName);
    expect(without.sort()).toEqual(WITHOUT_WORKSPACE);
  });

  it('the walk knows every route', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(
      routes
        .filter(({ secured }) => !secured)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(OPEN);
  });

  const withRow = routes.filter(namesRow);
  const collections = routes.filter((route) => !namesRow(route) && !ENDS_THE_CALLER.includes(route.name));

  it.for(withRow.filter(({ method }) => method === 'GET'))('Ann finds what is hers: $name', async (route) => {
    const { status, text } = await ask(theirs.ann, route, addressOf(route, theirs), undefined);
    expect(status, text).toBe(200);
  });

  it.for(withRow)('a stranger finds nothing: $name', async (route) => {
    const { status, text } = await ask(stranger, route, addressOf(route, theirs), bodyOf(route));
    expect([401, 404], text).toContain(status);
    for (const mark of theirs.marks.slice(0, 4)) expect(text).not.toContain(mark);
  });

  it.for(collections)('a stranger sees only what is his own: $name', async (route) => {
    const { status, text } = await ask(stranger, route, addressOf(route, theirs), bodyOf(route));
    expect(status, text).toBeLessThan(500);
    const mayBeRefused = !route.secured || FOR_A_PROGRAM.includes(route.name);
    if (!mayBeRefused) expect(status, `give a body in BODIES: ${text}`).not.toBe(400);
    for (const mark of theirs.marks) expect(text).not.toContain(mark);
  });

  it.for(routes.filter(({ body }) => body?.properties?.conversationId))(
    'a stranger cannot name Ann’s conversation: $name',
    async (route) => {
      const body = { ...(bodyOf(route) as object), conversationId: theirs.rows['/conversations/{id}'] };
      expect((await ask(stranger, route, addressOf(route, theirs), body)).status).toBe(404);
    },
  );

  it.for(routes.filter(({ secured, name }) => secured && !OPEN_TO_VISITORS.includes(name)))(
    'nobody gets in without a token: $name',
    async (route) => {
      const { status, text } = await ask(nobody, route, addressOf(route, theirs), bodyOf(route));
      expect(status, text).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ statusCode: 401, message: expect.any(String) });
    },
  );

  it('and nothing of hers was changed on the way', async () => {
    const { ann, rows, marks } = theirs;
    for (const [path, row] of Object.entries(rows)) {
      if (!routes.some((route) => route.path === path && route.method === 'GET')) continue;
      const { status, body } = await ann.api(path.replace('{id}', row));
      expect(status, path).toBe(200);
      expect(JSON.stringify(body), path).toContain(marks[0]);
    }
    expect((await ann.api('/workspace')).body).toEqual(ann.workspace);
    expect((await ann.api('/user/profile')).body).toEqual(ann.user);
    const failures = schema.ingestFailures;
    const failure = await openTables()
      .select()
      .from(failures)
      .where(inArray(failures.id, Object.values(rows)));
    expect(failure).toMatchObject([{ status: 'open', attempts: 5 }]);
    const given = schema.recommendations;
    const recommendation = await openTables()
      .select()
      .from(given)
      .where(inArray(given.id, Object.values(rows)));
    expect(recommendation).toMatchObject([{ rating: null, comment: null }]);
  });
});
