import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionPlan, ConfigurationChange, ConfiguredKind } from '../../contract/actions.ts';
import { CONTENTS } from '../../contract/configuration.ts';
import type { WebhookMapping } from '../../contract/mapping.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { definitions } from '../../test/segment-makers.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { undoPlan } from '../actions/apply.ts';
import type { Statement } from '../actions/kinds/kind.ts';
import { approvePlan, proposeAction } from '../actions/plans.ts';
import { approveWorkflow, getWorkflow } from '../actions/workflows/workflows.ts';
import type { UserCtx } from '../context.ts';
import { tryMapping } from '../data-sources/mapping/try.ts';
import { newId } from '../db/id.ts';
import { dataSources } from '../db/schema.ts';
import { changeFact } from '../learning/facts.ts';
import { updateSegment } from '../segments/segments.ts';
import { prepareChanges, statementsOf } from './change.ts';
import { readConfiguration } from './read.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function openLantern(): Promise<UserCtx> {
  const ctx = await openShop(database.db);
  const nowhere = { idFromName: () => '', get: () => ({ wakeAt: async () => undefined }) };
  Object.assign(ctx.env, { SEGMENT_CLOCK: nowhere });
  return ctx;
}

const quiz = { version: 1, who: 'known', where: { type: 'all', of: [{ type: 'event', event: 'quiz' }] } };

/** The change that makes something so, from what it is now. */
async function to(
  ctx: UserCtx,
  kind: ConfiguredKind,
  id: string,
  becomes: Record<string, unknown> | null,
): Promise<ConfigurationChange> {
  const { data } = await readConfiguration(ctx);
  const was = data.find((one) => one.kind === kind && one.id === id)?.hash ?? null;
  return { kind, id, was, becomes };
}

/** A program asks, and the owner approves. */
async function change(ctx: UserCtx, ...changes: ConfigurationChange[]) {
  const robot = { ...ctx, apiKey: { id: newId(), name: 'Files', scopes: [], isProgram: false } };
  const origin = { surface: 'api' as const, actor: { kind: 'api_key' as const, id: robot.apiKey.id, name: 'Files' } };
  const asked = await proposeAction(robot, { kind: 'change_configuration', input: { changes } }, origin);
  expect(asked).toMatchObject({ status: 'proposed', approvalReason: 'A program asked for it.' });
  return approvePlan(ctx, asked.id, asked.hash);
}

const contents = async (ctx: UserCtx) =>
  (await readConfiguration(ctx)).data.map(({ kind, id, content }) => ({ kind, id, content }));

describe('what is set up', () => {
  const word = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,20}[a-z]$/);
  const one = fc.oneof(
    fc.record({ kind: fc.constant('segment'), becomes: fc.record({ name: word, definition: definitions }) }),
    fc.record({ kind: fc.constant('fact'), becomes: fc.record({ text: word }) }),
    fc.record({
      kind: fc.constant('draft'),
      becomes: fc.record(
        {
          ...{ name: word, segmentId: fc.constant('engaged_users'), channel: fc.constantFrom('email', 'sms') },
          ...{ message: word, subject: word, offer: word, sendOn: fc.constant('2026-12-24') },
        },
        { requiredKeys: ['name', 'segmentId', 'channel', 'message'] },
      ),
    }),
    fc.record({
      kind: fc.constant('workflow'),
      becomes: fc.record({
        name: word,
        trigger: fc.constantFrom({ on: 'time', at: '09:00', weekday: 1 }, { on: 'event', event: 'purchase' }),
        steps: fc.constantFrom(
          [{ type: 'wait', minutes: 5 }],
          [{ type: 'action', kind: 'create_task', input: { title: 'Call' } }],
        ),
      }),
    }),
  ) as unknown as fc.Arbitrary<{ kind: ConfiguredKind; becomes: Record<string, unknown> }>;
  const titleOf = ({ becomes: { name, text } }: { becomes: Record<string, unknown> }) =>
    String(name ?? text).toLowerCase();
  /** Nothing refers to segments and lists that are not there, and no two are called the same. */
  const isPlain = ({ becomes }: { becomes: Record<string, unknown> }) =>
    !/"type":"(segment|list)"/.test(JSON.stringify(becomes));

  test('comes back as it was put, in whatever order, and putting it again changes nothing', async () => {
    const many = fc.uniqueArray(one.filter(isPlain), { minLength: 1, maxLength: 6, selector: titleOf });
    const run = async (things: { kind: ConfiguredKind; becomes: Record<string, unknown> }[]) => {
      const ctx = await openLantern();
      const changes = things.map((thing) => ({ ...thing, id: newId(), was: null }));
      expect(await change(ctx, ...changes)).toMatchObject({ status: 'applied', canUndo: true });
      const held = await contents(ctx);
      const asPut = changes.map(({ kind, id, becomes }) => ({ kind, id, content: CONTENTS[kind].parse(becomes) }));
      for (const thing of asPut) expect(held).toContainEqual(thing);
      expect(held).toHaveLength(asPut.length + 6);
      const again = await Promise.all(changes.map(({ kind, id, becomes }) => to(ctx, kind, id, becomes)));
      await expect(change(ctx, ...again)).rejects.toMatchObject({ message: 'It is like that already' });
    };
    await fc.assert(fc.asyncProperty(many, run), { numRuns: 8 });
  });

  test('how a webhook names its fields is changed without a word of its secrets, and read that way from then on', async () => {
    const ctx = await openLantern();
    const source = await connectSource(ctx, 'Till');
    const config = { kept: 'as it is' };
    await ctx.db.update(dataSources).set({ config }).where(eq(dataSources.id, source));
    const named = (fields: Record<string, string>) => ({ name: 'Till', fields });
    await change(ctx, await to(ctx, 'mapping', source, named({ name: 'what', userId: 'customer.id' })));
    expect(await contents(ctx)).toContainEqual({
      ...{ kind: 'mapping', id: source, content: named({ name: 'what', userId: 'customer.id' }) },
    });
    const body = '{"what":"Order Completed","customer":{"id":7},"sum":"12.50"}';
    const plan = await change(ctx, await to(ctx, 'mapping', source, named({ name: 'what', value: 'sum' })));
    expect(plan.difference.lines).toMatchObject([
      { kind: 'change', text: expect.stringContaining('how much is “sum”') },
    ]);
    const configOf = async () => {
      const [row] = await ctx.db.select().from(dataSources).where(eq(dataSources.id, source));
      return row?.config as { mapping: WebhookMapping };
    };
    const read = await tryMapping(ctx, { id: source, body, mapping: (await configOf()).mapping });
    expect(read.events).toMatchObject([{ originalName: 'Order Completed', value: '12.5', userId: null }]);
    await undoPlan(ctx, plan.id);
    expect(await configOf()).toEqual({ ...config, mapping: { name: 'what', userId: 'customer.id' } });
    await change(ctx, await to(ctx, 'mapping', source, null));
    expect(await configOf()).toEqual(config);

    const refused = async (id: string, becomes: Record<string, unknown>) =>
      change(ctx, await to(ctx, 'mapping', id, becomes)).catch(({ code, message }) => [code, message]);
    const other = await openLantern();
    const theirs = await connectSource(other, 'Till');
    expect(await refused(theirs, named({ name: 'what' }))).toEqual(['invalid', expect.stringContaining('no webhook')]);
    expect(await refused(source, { name: 'Shop', fields: {} })).toEqual(['invalid', expect.stringContaining('“Till”')]);
    expect(await refused(source, named({ price: 'sum' }))).toEqual(['invalid', expect.any(String)]);
  });

  test('is changed and taken away, and undoing it puts all of it back', async () => {
    const ctx = await openLantern();
    const [segment, fact, draft, question] = [newId(), newId(), newId(), newId()];
    const letter = { name: 'Spring', segmentId: segment, channel: 'email', message: 'Hello' };
    const asked = { question: 'How many orders did I have last week?', every: 'week', weekday: 2, onlyIfMoved: false };
    await change(
      ctx,
      ...[
        await to(ctx, 'segment', segment, { name: 'Quiz', definition: quiz }),
        await to(ctx, 'fact', fact, { text: 'We are closed on Sundays' }),
        await to(ctx, 'draft', draft, letter),
        await to(ctx, 'question', question, asked),
      ],
    );
    const before = await contents(ctx);
    const more = { ...quiz, where: { type: 'all', of: [{ type: 'event', event: 'contest' }] } };
    const plan = await change(
      ctx,
      ...[
        await to(ctx, 'segment', segment, { name: 'Contest', definition: more }),
        await to(ctx, 'segment', 'repeat_customers', { name: 'Repeat customers', definition: quiz }),
        await to(ctx, 'fact', fact, null),
        await to(ctx, 'draft', draft, { ...letter, subject: 'Buds' }),
        await to(ctx, 'question', question, null),
      ],
    );
    expect(plan.difference.lines.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'change: The segment “Quiz” is called “Contest” from now on; was: Did “quiz”. Becomes: Did “contest”.',
      'change: The segment “Repeat customers” was: Placed more than 1 order. Becomes: Did “quiz”.',
      'remove: The fact “We are closed on Sundays”',
      'change: The draft “Spring” was: For “Contest” on email: Hello. Becomes: For “Contest” on email, subject “Buds”: Hello.',
      'remove: The question “How many orders did I have last week?”, with everything that it told',
    ]);
    expect(await contents(ctx)).not.toEqual(before);
    expect(await undoPlan(ctx, plan.id)).toMatchObject({ status: 'undone' });
    expect(await contents(ctx)).toEqual(before);
  });

  test('of which somebody has changed a part meanwhile is not changed at all', async () => {
    const ctx = await openLantern();
    const [segment, fact] = [newId(), newId()];
    await change(ctx, await to(ctx, 'segment', segment, { name: 'Quiz', definition: quiz }));
    const seen = await to(ctx, 'segment', segment, { name: 'Contest', definition: quiz });
    await updateSegment(ctx, { id: segment, name: 'Riddle' });
    const other = { kind: 'fact' as const, id: fact, was: null, becomes: { text: 'We ship on Mondays' } };
    await expect(change(ctx, seen, other)).rejects.toMatchObject({
      code: 'conflict',
      message: 'Somebody has changed this meanwhile, and nothing was done: The segment “Riddle”',
    });
    expect((await contents(ctx)).filter(({ kind }) => kind === 'fact')).toEqual([]);
  });

  test('is not applied where it was changed between asking and approving', async () => {
    const ctx = await openLantern();
    const fact = newId();
    await change(ctx, await to(ctx, 'fact', fact, { text: 'We ship on Mondays' }));
    const asked = { changes: [await to(ctx, 'fact', fact, { text: 'We ship on Tuesdays' })] };
    const origin = { surface: 'api' as const, actor: { kind: 'api_key' as const, id: newId(), name: 'Files' } };
    const plan = await proposeAction(ctx, { kind: 'change_configuration', input: asked }, origin);
    await changeFact(ctx, fact, 'We ship on Fridays');
    expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({
      ...{ status: 'failed', failure: expect.stringContaining('“We ship on Fridays”') },
    });
    const facts = (await contents(ctx)).filter(({ kind }) => kind === 'fact');
    expect(facts).toEqual([{ kind: 'fact', id: fact, content: { text: 'We ship on Fridays' } }]);
  });

  test('is not written over what somebody does in the same moment', async () => {
    const ctx = await openLantern();
    const segment = newId();
    await change(ctx, await to(ctx, 'segment', segment, { name: 'Quiz', definition: quiz }));
    const asked = [
      await to(ctx, 'segment', segment, { name: 'Contest', definition: quiz }),
      await to(ctx, 'fact', newId(), { text: 'We ship on Mondays' }),
    ];
    const [first, ...more] = await statementsOf(ctx, await prepareChanges(ctx, asked));
    const later = { ...ctx, now: () => new Date(ctx.now().getTime() + 5) };
    await updateSegment(later, { id: segment, name: 'Riddle' });
    await expect(ctx.db.batch([first as Statement, ...more])).rejects.toThrow();
    const left = (await contents(ctx)).filter(({ kind, id }) => kind === 'fact' || id === segment);
    expect(left).toEqual([{ kind: 'segment', id: segment, content: { name: 'Riddle', definition: quiz } }]);
  });

  test('may refer to what comes with it, and not to what goes with it', async () => {
    const ctx = await openLantern();
    const [segment, workflow] = [newId(), newId()];
    const trigger = { on: 'segment', segmentId: segment, change: 'entered' };
    const steps = [{ type: 'action', kind: 'create_task', input: { title: 'Say hello' } }];
    const greet = { name: 'Greet', trigger, steps };
    const alone = await to(ctx, 'workflow', workflow, greet);
    await expect(change(ctx, alone)).rejects.toMatchObject({
      fields: [{ path: 'input.changes.0.becomes.trigger.segmentId', message: 'There is no such segment' }],
    });
    await change(ctx, alone, await to(ctx, 'segment', segment, { name: 'Quiz', definition: quiz }));
    expect(await getWorkflow(ctx, workflow)).toMatchObject({
      status: 'draft',
      words: expect.stringContaining('“Quiz”'),
    });

    const inside = { version: 1, who: 'known', where: { type: 'all', of: [{ type: 'segment', segment }] } };
    await change(ctx, await to(ctx, 'segment', newId(), { name: 'Inside', definition: inside }));
    await expect(change(ctx, await to(ctx, 'segment', segment, null))).rejects.toMatchObject({
      message: 'The segment “Inside” asks for “Quiz”: change that first',
    });
  });

  test('and runs by itself runs no longer once it is another than was approved', async () => {
    const ctx = await openLantern();
    const id = newId();
    const steps = [{ type: 'wait', minutes: 5 }];
    await change(ctx, await to(ctx, 'workflow', id, { name: 'Wait', trigger: { on: 'hand' }, steps }));
    await approveWorkflow(ctx, id, (await getWorkflow(ctx, id)).hash);
    const plan = await change(ctx, await to(ctx, 'workflow', id, { name: 'Waits', trigger: { on: 'hand' }, steps }));
    expect(plan.difference.lines.at(-1)?.text).toMatch(/^It is active, and stands still/);
    expect(await getWorkflow(ctx, id)).toMatchObject({ name: 'Waits', status: 'draft', approvedBy: null });
  });

  test('is approved with every text that is written in it before the eyes', async () => {
    const ctx = await openLantern();
    const id = newId();
    const letter = (body: string) => ({
      name: 'Greet',
      trigger: { on: 'segment', segmentId: 'repeat_customers', change: 'entered' },
      steps: [
        { type: 'action', kind: 'draft_email', input: { audience: { personId: '{{person}}' }, subject: 'Hi', body } },
      ],
    });
    const notesOf = ({ difference }: ActionPlan) =>
      difference.lines.filter(({ kind }) => kind === 'note').map(({ text }) => text);
    expect(notesOf(await change(ctx, await to(ctx, 'workflow', id, letter('Welcome back'))))).toEqual([
      'body: Welcome back',
    ]);
    const changed = await change(ctx, await to(ctx, 'workflow', id, letter('Buy now')));
    expect(notesOf(changed)).toEqual(['body: Buy now']);
  });

  test('is never changed by a workflow', async () => {
    const ctx = await openLantern();
    const input = { changes: [{ kind: 'fact', id: newId(), was: null, becomes: { text: 'We ship on Mondays' } }] };
    const steps = [{ type: 'action', kind: 'change_configuration', input }];
    const asked = await to(ctx, 'workflow', newId(), { name: 'Sly', trigger: { on: 'hand' }, steps });
    await expect(change(ctx, asked)).rejects.toMatchObject({
      fields: [{ path: 'input.changes.0.becomes.steps.0.kind', message: 'A workflow does not change what is set up' }],
    });
  });

  test('is told with the place of what is wrong', async () => {
    const ctx = await openLantern();
    const other = await openLantern();
    const taken = newId();
    await change(other, await to(other, 'segment', taken, { name: 'Quiz', definition: quiz }));
    const faulty = { version: 1, where: { type: 'all', of: [{ type: 'segment', segment: newId() }] } };
    await expect(
      change(ctx, await to(ctx, 'segment', newId(), { name: 'Lost', definition: faulty })),
    ).rejects.toMatchObject({ fields: [{ path: 'input.changes.0.becomes.definition.where.of.0.segment' }] });
    await expect(
      change(ctx, await to(ctx, 'segment', taken, { name: 'Mine', definition: quiz })),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('is in use') });
    const twice = await to(ctx, 'fact', newId(), { text: 'We ship on Mondays' });
    await expect(change(ctx, twice, twice)).rejects.toMatchObject({ code: 'invalid' });
    await expect(change(ctx, twice, { ...twice, id: newId() })).rejects.toMatchObject({
      fields: [{ message: expect.stringContaining('twice') }, { message: expect.stringContaining('twice') }],
    });
  });
});
