import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Task, Workflow, WorkflowRun } from '../../../contract/actions.ts';
import type { DataSource } from '../../../contract/sources.ts';
import { eventually } from '../../../test/eventually.ts';
import { controlsOf, hub, type Member, registerWorkspace } from '../../../test/hub.ts';
import { preparedDataDir, startOwnHub } from '../../../test/own-hub.ts';
import { openTables } from '../../../test/tables.ts';
import { openDatabase } from '../../db/client.ts';
import { workflows } from '../../db/schema.ts';
import { workflowHash } from './steps.ts';

const task = (title: string) => ({ type: 'action', kind: 'create_task', input: { title } });

async function save(member: Member, trigger: unknown, steps: unknown[], name = 'Greet'): Promise<Workflow> {
  const { status, body } = await member.api<Workflow>('/workflows', { body: { name, trigger, steps } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
async function activate(member: Member, { id, hash }: Workflow): Promise<Workflow> {
  const { status, body } = await member.api<Workflow>(`/workflows/${id}/approve`, { body: { hash } });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const runsOf = async (member: Member, id: string) =>
  (await member.api<{ data: WorkflowRun[] }>(`/workflows/${id}/runs`)).body.data;
const tasksOf = async (member: Member) => (await member.api<{ data: Task[] }>('/tasks')).body.data;
const done = (member: Member, id: string, times = 1) =>
  eventually(async () => {
    const runs = await runsOf(member, id);
    expect(runs.map(({ status }) => status)).toEqual(Array.from({ length: times }, () => 'done'));
    return runs;
  });

async function track(writeKey: string, message: Record<string, unknown>) {
  const response = await hub().fetch('/v1/track', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ writeKey, type: 'track', messageId: crypto.randomUUID(), ...message }),
  });
  expect(response.status).toBe(200);
}
const becomeKnown = (member: Member, people: number) =>
  eventually(async () => (await member.api('/profiles')).body.data.length === people);

async function connect(member: Member): Promise<string> {
  const { body } = await member.api<DataSource>('/data-sources', { body: { sourceType: 'segment', name: 'Shop' } });
  return body.writeKey ?? '';
}

test('a workflow runs once somebody approved exactly what it is, by hand, through the gate', async () => {
  const member = await registerWorkspace();
  const made = await save(member, { on: 'hand' }, [task('Water the plants'), task('Lock the door')]);
  expect(made).toMatchObject({
    status: 'draft',
    words: expect.stringContaining('then create the task “Lock the door”'),
  });
  expect((await member.api(`/workflows/${made.id}/run`, { method: 'POST' })).status).toBe(409);
  await activate(member, made);
  const { body: plan } = await member.api(`/workflows/${made.id}/run`, { method: 'POST' });
  expect(plan).toMatchObject({ kind: 'run_workflow', status: 'applied' });
  const [run] = await done(member, made.id);
  expect(run?.steps.map(({ status }) => status)).toEqual(['done', 'done']);
  expect((await tasksOf(member)).map(({ title }) => title).sort()).toEqual(['Lock the door', 'Water the plants']);
  const steps = (await member.api('/audit?what=action.applied')).body.data;
  expect(steps.filter(({ surface }: { surface: string }) => surface === 'workflow')).toHaveLength(2);

  const { body: changed } = await member.api(`/workflows/${made.id}`, {
    method: 'PATCH',
    body: { steps: [task('Water the roses')] },
  });
  expect(changed).toMatchObject({ status: 'draft', approvedBy: null });
  expect((await member.api(`/workflows/${made.id}/approve`, { body: { hash: made.hash } })).status).toBe(409);
});

test('an event that happens begins one run about its person; an import, and what came before, begin none', async () => {
  const member = await registerWorkspace();
  const writeKey = await connect(member);
  await track(writeKey, { userId: 'early', event: 'Quiz Taken' });
  await becomeKnown(member, 1);
  const steps = [
    { type: 'action', kind: 'tag_people', input: { audience: { personId: '{{person}}' }, tag: 'quiz' } },
    { type: 'action', kind: 'create_task', input: { title: 'Write to them' } },
  ];
  const made = await activate(member, await save(member, { on: 'event', event: 'quiz_taken' }, steps));
  const messageId = crypto.randomUUID();
  await track(writeKey, { userId: 'ada', event: 'Quiz Taken', messageId });
  await track(writeKey, { userId: 'ada', event: 'Quiz Taken', messageId });
  await track(writeKey, { userId: 'old', event: 'Quiz Taken', timestamp: '2025-01-01T00:00:00Z' });
  await becomeKnown(member, 3);
  // The word of an event may be lost: the schedule finds what is stored.
  await hub().runSchedule();
  await done(member, made.id);
  const people = (await member.api('/profiles')).body.data as { id: string; userId: string }[];
  const tags = await Promise.all(
    people.map(async ({ id, userId }) => [userId, (await member.api(`/profiles/${id}`)).body.tags]),
  );
  expect(Object.fromEntries(tags)).toEqual({ ada: ['quiz'], early: [], old: [] });
  await hub().runSchedule();
  expect(await runsOf(member, made.id)).toHaveLength(1);
});

test('whoever comes into a segment begins a run', async () => {
  const member = await registerWorkspace();
  const writeKey = await connect(member);
  const { body: segment } = await member.api('/segments', {
    body: { name: 'Tasters', definition: { version: 1, where: { type: 'event', event: 'wine_tasted' } } },
  });
  const trigger = { on: 'segment', segmentId: segment.id, change: 'entered' };
  const made = await activate(member, await save(member, trigger, [task('Offer a case')]));
  await track(writeKey, { userId: 'bea', event: 'Wine Tasted' });
  await done(member, made.id);
  expect(await tasksOf(member)).toHaveLength(1);
});

test('at its time of the shop’s day it runs once, also where the minute was missed', async () => {
  const member = await registerWorkspace();
  // Not now, whenever this runs.
  const at = new Date(Date.now() + 12 * 3_600_000).toISOString().slice(11, 16);
  const made = await activate(member, await save(member, { on: 'time', at }, [task('Open up')]));
  const [row] = await openTables().select().from(workflows).where(eq(workflows.id, made.id));
  expect(row?.nextAt?.toISOString().slice(11)).toBe(`${at}:00.000Z`);
  await hub().runSchedule();
  expect(await runsOf(member, made.id)).toHaveLength(0);
  const missed = new Date(Date.now() - 120_000);
  await openTables().update(workflows).set({ nextAt: missed }).where(eq(workflows.id, made.id));
  await hub().runSchedule();
  await hub().runSchedule();
  await done(member, made.id);
  expect(await tasksOf(member)).toHaveLength(1);
});

test('whoever comes into a built-in segment of a new workspace begins a run, without anybody asking first', async () => {
  const member = await registerWorkspace();
  const writeKey = await connect(member);
  const trigger = { on: 'segment', segmentId: 'cart_abandoners', change: 'entered' };
  const made = await activate(member, await save(member, trigger, [task('Call them')]));
  await track(writeKey, { userId: 'bea', event: 'Product Added' });
  await done(member, made.id);
  expect(await tasksOf(member)).toHaveLength(1);
  const { body } = await member.api<{ data: unknown[] }>('/segments/cart_abandoners/history');
  expect(body.data).toMatchObject([{ change: 'entered', person: { userId: 'bea' } }]);
});

test('what it must not do is refused when it is saved, with its place', async () => {
  const member = await registerWorkspace();
  const refused = async (trigger: unknown, step: unknown) => {
    const { status, body } = await member.api('/workflows', { body: { name: 'X', trigger, steps: [step] } });
    return [status, body.errors?.[0]?.path];
  };
  const own = { type: 'action', kind: 'run_workflow', input: { workflowId: crypto.randomUUID() } };
  expect(await refused({ on: 'hand' }, own)).toEqual([400, 'steps.0.kind']);
  expect(await refused({ on: 'hand' }, task(''))).toEqual([400, 'steps.0.input.title']);
  const about = { type: 'action', kind: 'tag_people', input: { audience: { personId: '{{person}}' }, tag: 'x' } };
  expect(await refused({ on: 'time', at: '09:00' }, about)).toEqual([400, 'steps.0.input']);
  const gone = { on: 'segment', segmentId: crypto.randomUUID(), change: 'entered' };
  expect(await refused(gone, task('Hello'))).toEqual([400, 'trigger.segmentId']);
});

test('a run that waits goes on after everything was killed, and does each step once', async () => {
  const { dataDir, remove } = await preparedDataDir();
  let own = await startOwnHub({ dataDir });
  try {
    const member = await controlsOf(own).registerWorkspace();
    const made = await save(member, { on: 'hand' }, [task('Before'), { type: 'wait', minutes: 1 }, task('After')]);
    // A wait is at least a minute; here it is as long as somebody needs to see it, on a slow machine too.
    const steps = [made.steps[0], { type: 'wait', minutes: 20 / 60 }, made.steps[2]] as Workflow['steps'];
    const hash = await workflowHash({ ...made, steps });
    const { connectionString: url, endpoint } = own.database;
    await openDatabase({ url, endpoint }).update(workflows).set({ steps, hash }).where(eq(workflows.id, made.id));
    await activate(member, { ...made, hash });
    await member.api(`/workflows/${made.id}/run`, { method: 'POST' });
    await eventually(async () => {
      const [run] = await runsOf(member, made.id);
      expect(run?.steps.map(({ status }) => status)).toEqual(['done', 'running', 'waiting']);
      return true;
    });
    await own.kill();
    own = await startOwnHub({ dataDir, port: own.port });
    await controlsOf(own).runSchedule(new Date(Date.now() + 180_000));
    await eventually(async () => {
      const [run] = await runsOf(member, made.id);
      expect([run?.status, ...(run?.steps ?? []).map(({ status }) => status)]).toEqual([
        'done',
        'done',
        'done',
        'done',
      ]);
      return true;
    }, 120_000);
    expect((await tasksOf(member)).map(({ title }) => title).sort()).toEqual(['After', 'Before']);
  } finally {
    await own.kill();
    await remove();
  }
});
