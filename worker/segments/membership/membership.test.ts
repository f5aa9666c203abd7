import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import type { Definition, Node } from '../../../contract/segments.ts';
import { root } from '../../../dev/hub.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { isInside } from '../../../test/plain-segments.ts';
import { definitions, happenings, makePerson } from '../../../test/segment-makers.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { writeEvents } from '../../ingest/write.ts';
import { STANDARD } from '../definition/standard.ts';
import { history } from '../history.ts';
import { listMembers } from '../people.ts';
import { createSegment, deleteSegment, followSegment, getSegment, listSegments, updateSegment } from '../segments.ts';
import { explain } from '../why/why.ts';
import { fill } from './fill.ts';
import { follow } from './follow.ts';

const END = Date.parse('2026-03-16T14:00:00Z');
const HOUR = 3_600_000;
const rule = (where: Node, who: Definition['who'] = 'known'): Definition => ({ version: 1, who, where });
const RECENT = rule({ type: 'event', event: 'add_to_cart', within: { last: { n: 2, unit: 'hours' } } });

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

interface Shop {
  ctx: UserCtx;
  sourceId: string;
  setNow: (at: number) => void;
}

/** A shop with a clock of its own; the clock of its segments only remembers when it was asked to wake. */
async function openAt(at: number): Promise<Shop> {
  let now = at;
  const ctx = await openShop(database.db, { now: new Date(at), currency: 'GBP' });
  ctx.now = () => new Date(now);
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  (ctx.env as { SEGMENT_CLOCK: unknown }).SEGMENT_CLOCK = clocks;
  return {
    ctx,
    sourceId: await connectSource(ctx),
    setNow: (to) => {
      now = to;
    },
  };
}

function event(sourceId: string, given: Partial<CommonEvent> & { name: string; occurredAt: string }): CommonEvent {
  return {
    ...{ sourceId, messageId: crypto.randomUUID(), kind: 'track', originalName: given.name, properties: {} },
    ...{ context: {}, historical: false, receivedAt: given.occurredAt },
    ...given,
  };
}

const happened = (shop: Shop, ...given: (Partial<CommonEvent> & { name: string; hour: number })[]) =>
  writeEvents(
    shop.ctx,
    shop.ctx.workspace.id,
    given.map(({ hour, ...one }) =>
      event(shop.sourceId, { userId: 'ada', ...one, occurredAt: new Date(END + hour * HOUR).toISOString() }),
    ),
  );

const members = async ({ ctx }: Shop, id: string) =>
  (await listMembers(ctx, { id, limit: 100 })).data.map((one) => one.userId);

const changes = async ({ ctx }: Shop, id: string) =>
  (await history(ctx, { id, limit: 100 })).data.map((one) => [one.person.userId, one.change, one.cause, one.at]);

async function followAll({ ctx }: Shop) {
  const all = [];
  for (;;) {
    const { changes: some, more, next } = await follow(ctx, ctx.workspace.id);
    all.push(...some);
    if (!more) return { changes: all, next };
  }
}

describe('membership', () => {
  test('follows what happens, and leaves by time at the moment its window ends', async () => {
    const shop = await openAt(END);
    const { id } = await createSegment(shop.ctx, { name: 'Carts of now', definition: RECENT });
    await happened(shop, { name: 'add_to_cart', hour: -1 }, { name: 'page_view', hour: -1, userId: 'bob' });
    const entered = await followAll(shop);
    expect(entered.changes).toMatchObject([{ segment: id, name: 'Carts of now', change: 'entered', cause: 'event' }]);
    expect(entered.next?.getTime()).toBe(END + HOUR);
    expect(await members(shop, id)).toEqual(['ada']);

    shop.setNow(END + HOUR - 1);
    expect((await followAll(shop)).changes).toEqual([]);
    shop.setNow(END + HOUR);
    expect((await followAll(shop)).changes).toMatchObject([{ change: 'left', cause: 'time' }]);
    expect(await members(shop, id)).toEqual([]);
    expect(await changes(shop, id)).toEqual([
      ['ada', 'left', 'time', new Date(END + HOUR).toISOString()],
      ['ada', 'entered', 'event', new Date(END).toISOString()],
    ]);
  });

  test('follows what orders have in them, also where an order is changed', async () => {
    const shop = await openAt(END);
    await createSegment(shop.ctx, {
      name: 'Mugs',
      definition: rule({
        ...{ type: 'products', products: [{ word: 'mug' }, { id: 'p9' }], of: 'units', is: 'at_least', amount: 2 },
        within: { last: { n: 2, unit: 'hours' } },
      }),
    });
    const bought = (hour: number, items: { name: string; productId?: string; quantity: number }[]) => {
      const at = new Date(END + hour * HOUR).toISOString();
      const order = { orderId: 'o1', rank: 10, stateAt: at, total: '9', items, isTest: false };
      return happened(shop, { name: 'purchase', hour, order: { ...order, placedAt: new Date(END).toISOString() } });
    };
    await bought(0, [
      { name: 'Blue mugs', quantity: 1 },
      { name: 'Lamp', productId: 'p9', quantity: 1 },
    ]);
    const { changes: came, next } = await followAll(shop);
    expect(came).toMatchObject([{ change: 'entered', cause: 'event' }]);
    expect(next?.getTime()).toBe(END + 2 * HOUR);
    shop.setNow(END + HOUR);
    await bought(1, [
      { name: 'Blue mugs', quantity: 1 },
      { name: 'Smuggler novel', quantity: 5 },
    ]);
    expect((await followAll(shop)).changes).toMatchObject([{ change: 'left', cause: 'event' }]);
  });

  test('comes by time when something did not happen', async () => {
    const shop = await openAt(END);
    const { id } = await createSegment(shop.ctx, {
      name: 'Left behind',
      definition: rule({
        ...{ type: 'sequence', first: { event: 'add_to_cart' }, second: { event: 'purchase' } },
        ...{ missing: true, within: { n: 1, unit: 'hours' } },
      }),
    });
    await happened(shop, { name: 'add_to_cart', hour: 0 }, { name: 'add_to_cart', hour: 0, userId: 'bob' });
    expect((await followAll(shop)).next?.getTime()).toBe(END + HOUR);
    await happened(shop, { name: 'purchase', hour: 0.5, userId: 'bob' });
    shop.setNow(END + HOUR);
    await followAll(shop);
    expect(await members(shop, id)).toEqual(['ada']);
  });

  test('nothing is lost when nobody followed: the marks wait', async () => {
    const shop = await openAt(END);
    const { id } = await createSegment(shop.ctx, {
      name: 'Viewers',
      definition: rule({ type: 'event', event: 'page_view' }),
    });
    for (let i = 0; i < 3; i++) await happened(shop, { name: 'page_view', hour: -i, userId: `v${i}` });
    expect(await members(shop, id)).toEqual([]);
    await followAll(shop);
    expect((await members(shop, id)).sort()).toEqual(['v0', 'v1', 'v2']);
    const { rows } = await shop.ctx.db.execute(
      sql`select 1 from segment_marks where workspace_id = ${shop.ctx.workspace.id}::uuid`,
    );
    expect(rows).toEqual([]);
  });

  test('more people than one look takes, marked together and one by one, are all found', async () => {
    const shop = await openAt(END);
    const { id } = await createSegment(shop.ctx, {
      name: 'Viewers',
      definition: rule({ type: 'event', event: 'page_view' }),
    });
    const visit = (n: number) => ({ name: 'page_view', hour: -1, userId: `v${n}` });
    for (let n = 0; n < 3; n++) await happened(shop, visit(n));
    await happened(shop, ...Array.from({ length: 2100 }, (_, n) => visit(n)));
    const first = await follow(shop.ctx, shop.ctx.workspace.id);
    expect(first.more).toBe(true);
    await followAll(shop);
    expect(await getSegment(shop.ctx, id)).toMatchObject({ people: 2100 });
  });

  test('a workspace without live segments is not marked', async () => {
    const shop = await openAt(END);
    await happened(shop, { name: 'page_view', hour: 0 });
    const { rows } = await shop.ctx.db.execute(
      sql`select 1 from segment_marks where workspace_id = ${shop.ctx.workspace.id}::uuid`,
    );
    expect(rows).toEqual([]);
  });

  test('a visitor who becomes somebody leaves no ghost', async () => {
    const shop = await openAt(END);
    const { id } = await createSegment(shop.ctx, {
      name: 'All viewers',
      definition: rule({ type: 'event', event: 'page_view' }, 'everyone'),
    });
    const visitor = { name: 'page_view', userId: undefined, anonymousId: 'v' };
    await happened(shop, { ...visitor, hour: -2 }, { name: 'quiz', hour: -2 });
    await followAll(shop);
    expect(await members(shop, id)).toEqual([null]);
    await happened(shop, { name: 'quiz', hour: -1, anonymousId: 'v' });
    await followAll(shop);
    expect(await members(shop, id)).toEqual(['ada']);
  });

  test('a changed rule gathers its people anew, and those of segments that ask for it', async () => {
    const shop = await openAt(END);
    await happened(shop, { name: 'quiz', hour: -1 }, { name: 'page_view', hour: -1, userId: 'bob' });
    const inner = await createSegment(shop.ctx, { name: 'Inner', definition: rule({ type: 'event', event: 'quiz' }) });
    const outer = await createSegment(shop.ctx, {
      name: 'Outer',
      definition: rule({ type: 'segment', segment: inner.id, not: true }),
    });
    expect([await members(shop, inner.id), await members(shop, outer.id)]).toEqual([['ada'], ['bob']]);
    await updateSegment(shop.ctx, { id: inner.id, definition: rule({ type: 'event', event: 'page_view' }) });
    expect([await members(shop, inner.id), await members(shop, outer.id)]).toEqual([['bob'], ['ada']]);
    await expect(
      updateSegment(shop.ctx, { id: inner.id, definition: rule({ type: 'segment', segment: outer.id }) }),
    ).rejects.toMatchObject({
      fields: [{ path: 'definition.where.segment', message: expect.stringContaining('circle') }],
    });
    await expect(deleteSegment(shop.ctx, inner.id)).rejects.toMatchObject({ code: 'conflict' });
    await deleteSegment(shop.ctx, outer.id);
    await deleteSegment(shop.ctx, inner.id);
    await expect(getSegment(shop.ctx, inner.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('an edited built-in shows its own rule and people, and goes back to the standard one', async () => {
    const shop = await openAt(END);
    await happened(
      shop,
      { name: 'purchase', hour: -2, value: '150' },
      { name: 'purchase', hour: -2, value: '400', userId: 'bob' },
    );
    const id = 'high_value_customers';
    expect((await members(shop, id)).sort()).toEqual(['ada', 'bob']);
    const definition = rule({ type: 'orders', of: 'net', is: 'at_least', amount: 300 });
    const edited = await updateSegment(shop.ctx, { id, definition });
    expect(edited).toMatchObject({ id, edited: true, people: 1, standard: { people: 2 }, rule: definition });
    expect(await members(shop, id)).toEqual(['bob']);
    const back = await updateSegment(shop.ctx, { id, definition: null });
    expect(back).toMatchObject({ edited: false, people: 2, rule: STANDARD.high_value_customers });
    expect((await members(shop, id)).sort()).toEqual(['ada', 'bob']);
  });

  test('a built-in that is followed tells who comes and goes, and stays so when its rule is put back', async () => {
    const shop = await openAt(END);
    await happened(shop, { name: 'add_to_cart', hour: -2, userId: 'bob' });
    const id = 'cart_abandoners';
    expect(await getSegment(shop.ctx, id)).toMatchObject({ edited: false, followed: false, people: 1 });
    await followSegment(shop.ctx, id);
    const again = await followSegment(shop.ctx, id);
    expect(again).toMatchObject({ edited: false, followed: true, filling: false, people: 1, rule: STANDARD[id] });
    expect(await members(shop, id)).toEqual(['bob']);

    await happened(shop, { name: 'add_to_cart', hour: -1 });
    expect((await followAll(shop)).changes).toMatchObject([{ segment: id, change: 'entered', cause: 'event' }]);
    await happened(shop, { name: 'purchase', hour: 0, value: '20' });
    expect((await followAll(shop)).changes).toMatchObject([{ segment: id, change: 'left', cause: 'event' }]);
    const at = new Date(END).toISOString();
    const told = await changes(shop, id);
    expect(told).toHaveLength(3);
    expect(told).toEqual(
      expect.arrayContaining([
        ['ada', 'left', 'event', at],
        ['ada', 'entered', 'event', at],
        ['bob', 'entered', 'definition', at],
      ]),
    );

    await updateSegment(shop.ctx, { id, definition: rule({ type: 'event', event: 'purchase' }) });
    expect(await members(shop, id)).toEqual(['ada']);
    const back = await updateSegment(shop.ctx, { id, definition: null });
    expect(back).toMatchObject({ edited: false, followed: true, people: 1 });
    expect(await members(shop, id)).toEqual(['bob']);
  });

  test('the six are followed in workspaces from before, once, and what was edited stays', async () => {
    const shop = await openAt(END);
    await happened(
      shop,
      { name: 'add_to_cart', hour: -2 },
      { name: 'purchase', hour: -1, value: '150', userId: 'bob' },
    );
    const edited = rule({ type: 'orders', of: 'net', is: 'at_least', amount: 300 });
    await updateSegment(shop.ctx, { id: 'high_value_customers', definition: edited });
    const folder = join(root, 'migrations');
    const file = (await readdir(folder)).find((name) => name.endsWith('_six_are_followed.sql')) ?? '';
    const statement = await readFile(join(folder, file), 'utf8');
    for (let times = 0; times < 2; times++) await shop.ctx.db.execute(sql.raw(statement));
    while (!(await fill(shop.ctx, shop.ctx.workspace.id, 1000)));
    const six = (await listSegments(shop.ctx)).filter(({ builtIn }) => builtIn);
    expect(six.map(({ id, followed, filling, edited }) => ({ id, followed, filling, edited }))).toEqual(
      SEGMENT_KEYS.map((id) => ({ id, followed: true, filling: false, edited: id === 'high_value_customers' })),
    );
    expect(await changes(shop, 'cart_abandoners')).toMatchObject([
      ['ada', 'entered', 'definition', expect.any(String)],
    ]);
    await happened(shop, { name: 'purchase', hour: 0, value: '20' });
    expect((await followAll(shop)).changes.map(({ segment, change }) => [segment, change]).sort()).toEqual([
      ['cart_abandoners', 'left'],
      ['potential_customers', 'left'],
    ]);
  });

  test('is at every moment what a plain reading says, and why agrees with it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happenings(8), { minLength: 4, maxLength: 4 }),
        fc.array(definitions, { minLength: 3, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 3, maxLength: 3 }),
        async (histories, rules, steps) => {
          const start = END - 12 * 24 * HOUR;
          const shop = await openAt(start);
          const made = histories.map((one, index) =>
            makePerson(
              `u${index}`,
              index !== 3,
              one.filter(({ what }) => what !== 'consent'),
              { end: END, sourceId: shop.sourceId },
            ),
          );
          const created = await Promise.all(
            rules.map((definition, index) => createSegment(shop.ctx, { name: `S${index}`, definition })),
          );
          const all = made.flatMap(({ events }) => events).sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
          const plain = { currency: 'GBP', ruleOf: (key: string) => STANDARD[key as keyof typeof STANDARD] };
          let from = 0;
          let now = start;
          for (const step of [...steps, 24 * 12]) {
            now = Math.min(END, now + step * HOUR);
            shop.setNow(now);
            const to = all.findIndex((one) => Date.parse(one.occurredAt) > now);
            const batch = all.slice(from, to === -1 ? undefined : to);
            from += batch.length;
            // What is cancelled later is not known yet: that comes as a newer state, which these histories do not tell.
            if (batch.some(({ order }) => order?.cancelledAt)) return;
            await writeEvents(shop.ctx, shop.ctx.workspace.id, batch);
            await followAll(shop);
            const ids = await idsOf(shop);
            for (const [index, definition] of rules.entries()) {
              const people = made.filter(({ person }) => ids.has(person.id)).map(({ person }) => person);
              const expected = people
                .filter((one) => isInside(definition, one, now, plain))
                .map(({ id }) => ids.get(id));
              const { rows } = await shop.ctx.db.execute<{ id: string }>(
                sql`select profile_id as id from segment_members where segment_id = ${created[index]?.id}::uuid`,
              );
              expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort());
              for (const profileId of ids.values()) {
                const why = await explain(shop.ctx, { id: created[index]?.id ?? '', profileId });
                expect(why.inside).toBe(expected.includes(profileId));
                if (definition.who === 'everyone') expect(why.reason.holds).toBe(why.inside);
              }
            }
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});

async function idsOf({ ctx }: Shop): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ id: string; value: string }>(sql`
    select profile_id as id, value from profile_identifiers
    where workspace_id = ${ctx.workspace.id} and kind in ('user', 'anonymous')`);
  return new Map(rows.map(({ id, value }) => [value, id]));
}
