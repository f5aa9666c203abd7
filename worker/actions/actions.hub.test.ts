import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { ActionPlan, AuditEntry } from '../../contract/actions.ts';
import { startEmail, type TakenEmail } from '../../dev/providers/email.ts';
import { eventually } from '../../test/eventually.ts';
import { controlsOf, hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { preparedDataDir, startOwnHub } from '../../test/own-hub.ts';
import { openTables } from '../../test/tables.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { memberships, profiles } from '../db/schema.ts';

const act = (member: Member, kind: string, input: unknown, applyNow = true) =>
  member.api<ActionPlan>('/actions', { body: { kind, input, applyNow } });
const approve = (member: Member, { id, hash }: ActionPlan) =>
  member.api<ActionPlan>(`/actions/${id}/approve`, { body: { hash } });

/** People who did many things, and said yes to e-mail. */
async function people(db: Database, workspaceId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  const known = { workspaceId, known: true, eventTypes: 3, eventCount: 3, lastSeenAt: new Date() };
  await db.insert(profiles).values(
    ids.map((id, n) => ({
      ...{ ...known, id, userId: `u${n}`, email: `${id}@shop.example`, traits: { firstName: `Ada${n}` } },
      consent: { email: 'subscribed' as const },
    })),
  );
  return ids;
}

/** Everything of a workspace that actions change, as one text: who is in a built-in segment is told by what people do. */
async function stateOf(db: Database, workspaceId: string): Promise<string> {
  const of = (table: string) => sql`(select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')
    from ${sql.identifier(table)} t where workspace_id = ${workspaceId}::uuid
      ${table === 'segment_members' ? sql`and segment_id in (select id from segments where key is null)` : sql``})`;
  const tables = ['tasks', 'profile_tags', 'segments', 'segment_members', 'campaign_drafts', 'email_messages'];
  const { rows } = await db.execute<{ state: unknown }>(
    sql`select jsonb_build_array(${sql.join(tables.map(of), sql`, `)},
      (select count(*) from facts where workspace_id = ${workspaceId}::uuid and ended_at is null)) as state`,
  );
  return JSON.stringify(rows[0]?.state);
}

describe('what is done', () => {
  test.each([
    ['create_task', { title: 'Call Bob', dueOn: '2026-12-01' }],
    ['save_segment', { name: 'Quiz takers', definition: { version: 1, where: { type: 'event', event: 'quiz' } } }],
    ['tag_people', { audience: { segmentId: 'engaged_users' }, tag: 'vip' }],
    ['draft_campaign', { name: 'Spring', segmentId: 'engaged_users', channel: 'email', message: 'Hello' }],
    ['draft_email', { audience: { segmentId: 'engaged_users' }, subject: 'Hi', body: 'Dear {{ first_name }}' }],
    ['remember_fact', { text: 'We are closed on Sundays' }],
    [
      'change_configuration',
      { changes: [{ kind: 'fact', id: newId(), was: null, becomes: { text: 'We are closed on Mondays' } }] },
    ],
  ])('is undone as if it had never been: %s', async (kind, input) => {
    const member = await registerWorkspace();
    const db = openTables();
    await people(db, member.workspace.id, 3);
    if (kind === 'tag_people') {
      const [first] = (await member.api('/profiles')).body.data;
      const { body } = await act(member, kind, { audience: { personId: first.id }, tag: 'vip' });
      expect(body.status).toBe('applied');
    }
    const before = await stateOf(db, member.workspace.id);
    const { status, body: plan } = await act(member, kind, input);
    expect([status, plan.status, plan.canUndo], JSON.stringify(plan)).toEqual([201, 'applied', true]);
    expect(await stateOf(db, member.workspace.id)).not.toBe(before);
    const undone = await member.api<ActionPlan>(`/actions/${plan.id}/undo`, { method: 'POST' });
    expect(undone.body).toMatchObject({ status: 'undone' });
    expect(await stateOf(db, member.workspace.id)).toBe(before);
  });

  test('a tag is shown with its person, and taken off again', async () => {
    const member = await registerWorkspace();
    const [personId] = await people(openTables(), member.workspace.id, 1);
    const tagsOf = async () => (await member.api(`/profiles/${personId}`)).body.tags;
    await act(member, 'tag_people', { audience: { personId }, tag: 'vip' });
    expect(await tagsOf()).toEqual(['vip']);
    expect((await act(member, 'tag_people', { audience: { personId }, tag: 'vip' })).status).toBe(409);
    await act(member, 'tag_people', { audience: { personId }, tag: 'vip', remove: true });
    expect(await tagsOf()).toEqual([]);
  });

  test('is in the log, with who, from where, and what it was before; nothing changes the log', async () => {
    const member = await registerWorkspace();
    const { body: task } = await member.api('/tasks', { body: { title: 'Call Bob' } });
    await member.api(`/tasks/${task.id}`, { method: 'PATCH', body: { done: true } });
    await member.api('/segments', {
      body: { name: 'Quiz', definition: { version: 1, where: { type: 'event', event: 'quiz' } } },
    });
    await member.api('/data-sources', { body: { sourceType: 'segment', name: 'Site' } });
    const { body } = await member.api<{ data: AuditEntry[] }>('/audit?limit=100');
    expect(body.data.map(({ what }) => what).reverse()).toEqual([
      ...[
        'workspace.created',
        'action.proposed',
        'action.applied',
        'task.changed',
        'segment.saved',
        'source.connected',
      ],
    ]);
    expect(body.data.find(({ what }) => what === 'task.changed')).toMatchObject({
      ...{ actor: { kind: 'person', name: 'Ada Byron' }, before: { done: false }, after: { done: true } },
      subject: { kind: 'task', id: task.id },
    });
    expect(JSON.stringify(body)).not.toMatch(/writeKey|password/);
    const { body: page } = await member.api<{ data: AuditEntry[]; nextCursor: string }>('/audit?what=action&limit=1');
    expect(page.data.map(({ what }) => what)).toEqual(['action.applied']);
    const next = await member.api<{ data: AuditEntry[] }>(`/audit?what=action&limit=1&cursor=${page.nextCursor}`);
    expect(next.body.data.map(({ what }) => what)).toEqual(['action.proposed']);
  });
});

test('a marketer’s sending waits for the owner; a word changed after it was looked at asks for it anew', async () => {
  const owner = await registerWorkspace();
  const db = openTables();
  const ids = await people(db, owner.workspace.id, 2);
  const role = (name: string) =>
    db
      .update(memberships)
      .set({ role: name })
      .where(and(eq(memberships.workspaceId, owner.workspace.id), eq(memberships.userId, owner.user.id)));
  await role('marketer');
  const input = { audience: { segmentId: 'engaged_users' }, subject: 'Spring', body: 'Dear {{ first_name }}' };
  const { body: plan } = await act(owner, 'send_email', input);
  expect(plan).toMatchObject({ status: 'proposed', approvalReason: 'It sends messages.', mayApprove: false });
  expect((await approve(owner, plan)).status).toBe(403);
  expect((await owner.api('/audit')).status).toBe(403);
  await owner.api(`/actions/${plan.id}`, { method: 'PATCH', body: { input: { ...input, subject: 'Spring!' } } });
  await role('owner');
  const late = await approve(owner, plan);
  expect([late.status, late.body]).toMatchObject([409, { message: expect.stringContaining('(subject)') }]);
  const { body: now } = await owner.api<ActionPlan>(`/actions/${plan.id}`);
  const answers = await Promise.all(Array.from({ length: 20 }, () => approve(owner, now)));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  await eventually(async () => (await owner.api(`/actions/${plan.id}`)).body.result === 'Sent to 2 people.');
  const { body: sent } = await owner.api(`/actions/${plan.id}/emails?status=sent`);
  expect(sent.data.map(({ personId }: { personId: string }) => personId).sort()).toEqual([...ids].sort());
  const waiting = await owner.api<{ data: ActionPlan[] }>('/actions?status=proposed');
  expect(waiting.body.data).toEqual([]);

  // A mail program unsubscribes its reader with one click: a form, without an account.
  const kept = await fetch(`${hub().settings.RESEND_BASE_URL}/_control/emails`);
  const { taken } = (await kept.json()) as { taken: TakenEmail[] };
  const mine = taken.find(({ to }) => to[0] === `${ids[0]}@shop.example`);
  const link = /<(.+)>/.exec(mine?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? '';
  const page = await fetch(link);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('No more e-mail from')]);
  const click = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };
  expect((await fetch(link, click)).status).toBe(200);
  const { body: person } = await owner.api(`/profiles/${ids[0]}`);
  expect(person.channels).toContainEqual(expect.objectContaining({ channel: 'email', consent: 'unsubscribed' }));
});

test('killed in the middle of a sending, everybody is written to once', async () => {
  // Ten letters are answered; the others are not until the hub is gone, so that it dies in the middle on any machine.
  const gone = Promise.withResolvers<void>();
  const service = await startEmail(async () => {
    if (service.taken.length > 10) await gone.promise;
  });
  const { dataDir, remove } = await preparedDataDir();
  const settings = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: service.url, EMAIL_FROM: 'a@lantern.example' };
  let own = await startOwnHub({ dataDir, settings });
  try {
    const member = await controlsOf(own).registerWorkspace();
    const { connectionString: url, endpoint } = own.database;
    const ids = await people(openDatabase({ url, endpoint }), member.workspace.id, 120);
    const input = { audience: { segmentId: 'engaged_users' }, subject: 'Spring', body: 'Dear {{ first_name }}' };
    const { body: plan } = await act(member, 'send_email', input);
    expect((await approve(member, plan)).status).toBe(200);
    await eventually(() => service.taken.length > 10);
    await own.kill();
    gone.resolve();
    expect(service.taken.length).toBeLessThan(120);
    own = await startOwnHub({ dataDir, settings, port: own.port });
    // What was being handed over waits for its lease, which the clock of the database ends.
    const later = openDatabase({ url: own.database.connectionString, endpoint: own.database.endpoint });
    await later.execute(sql`update email_messages set due_at = now() where due_at is not null`);
    await eventually(async () => {
      await controlsOf(own).runSchedule();
      return (await member.api(`/actions/${plan.id}`)).body.result === 'Sent to 120 people.';
    });
    expect(service.taken.map(({ to }) => to[0]).sort()).toEqual(ids.map((id) => `${id}@shop.example`).sort());
  } finally {
    await own.kill();
    await Promise.all([remove(), service.stop()]);
  }
});
