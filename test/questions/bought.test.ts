import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UserCtx } from '../../worker/context.ts';
import { askShop } from '../asking.ts';
import { startTestDatabase, type TestDatabase } from '../database.ts';
import { addSales, connectSource, openShop } from '../shop.ts';
import { expectAnswer, is, says } from './answering.ts';

interface Order {
  who: string;
  day: string;
  lines: Record<string, number>;
  cancelled?: boolean;
}

/** By the id of a product: its name. The lamp was renamed, and some of its lines have the name of then. */
const PRODUCTS: Record<string, string> = {
  m1: 'Blue mug',
  m2: 'Red mug',
  t1: 'Green tea',
  t2: 'Black tea',
  c1: 'Carrot cake',
  l1: 'Oak lamp',
  s1: 'Smuggler novel',
};
const NAMES = Object.keys(PRODUCTS);

/** Forty customers who buy by a rule that no question knows. */
const ORDERS: Order[] = Array.from({ length: 160 }, (_, i) => {
  const first = NAMES[(i * 5 + Math.floor(i / 7)) % NAMES.length] ?? 'm1';
  const second = NAMES[(i * 3 + Math.floor(i / 11)) % NAMES.length] ?? 't1';
  const month = 8 + (Math.floor(i / 3) % 4);
  return {
    who: `c${(i * 7 + (i % 5)) % 40}`,
    day: `2026-${String(month).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`,
    lines: { [first]: 1 + (i % 3), ...(i % 2 === 0 && { [second]: 1 + (i % 2) }) },
    cancelled: i % 23 === 0,
  };
});
const PLACED = ORDERS.filter(({ cancelled }) => !cancelled);
const MUG = ['m1', 'm2'];
const TEA = ['t1', 't2'];

const everybody = [...new Set(PLACED.map(({ who }) => who))];
const in_ = (month: string) => PLACED.filter(({ day }) => day.startsWith(`2026-${month}`));
const ordersWith = (who: string, of: string[], among = PLACED) =>
  among.filter((one) => one.who === who && of.some((id) => (one.lines[id] ?? 0) > 0));
const bought =
  (of: string[], among = PLACED) =>
  (who: string) =>
    ordersWith(who, of, among).length > 0;
const units = (who: string, of: string[], among = PLACED) =>
  ordersWith(who, of, among).reduce((sum, { lines }) => sum + of.reduce((n, id) => n + (lines[id] ?? 0), 0), 0);
const people = (holds: (who: string) => boolean) => ({ people: everybody.filter(holds).length });

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  shop = await openShop(database.db, { now: new Date('2026-11-28T12:00:00Z') });
  const source = await connectSource(shop);
  await addSales(
    shop,
    source,
    ORDERS.map(({ who, day, cancelled = false }, i) => ({
      ...{ customer: who, order: `o${i}`, at: `${day}T12:00:00Z`, total: '10', currency: 'GBP', cancelled },
    })),
  );
  const lines = ORDERS.flatMap(({ lines: own }, i) =>
    Object.entries(own).map(([id, quantity], line) => {
      const name = id === 'l1' && i % 2 === 0 ? 'Lamp of oak' : PRODUCTS[id];
      return { order: `o${i}`, line, id, name, quantity };
    }),
  );
  await shop.db.execute(sql`
    insert into order_items (workspace_id, order_id, line, product_id, name, quantity, price)
    select ${shop.workspace.id}::uuid, l."order", l.line, l.id, l.name, l.quantity, 5
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l ("order" text, line int, id text, name text, quantity int)`);
  for (const [id, title] of Object.entries(PRODUCTS)) {
    await shop.db.execute(sql`
      insert into products (workspace_id, product_id, source_id, title, state_at)
      values (${shop.workspace.id}::uuid, ${id}, ${source}::uuid, ${title}, '2026-08-01T00:00:00Z')`);
  }
});
afterAll(() => database.stop());

const both = (...of: ((who: string) => boolean)[]) => people((who) => of.every((one) => one(who)));
const not = (of: (who: string) => boolean) => (who: string) => !of(who);

describe('who bought what', () => {
  test.for([
    ['who bought a mug in November', people(bought(MUG, in_('11')))],
    ['which customers bought the oak lamp', people(bought(['l1']))],
    ['customers who bought tea but never cake', both(bought(TEA), not(bought(['c1'])))],
    ['who bought tea but not carrot cake in October', both(bought(TEA, in_('10')), not(bought(['c1'], in_('10'))))],
    ['customers who have not bought a mug', people(not(bought(MUG)))],
    ['who has never bought tea or cake', people(not(bought([...TEA, 'c1'])))],
    ['people who bought tea and a mug', both(bought(TEA), bought(MUG))],
    ['people who ordered green tea or the oak lamp', people(bought(['t1', 'l1']))],
    ['who bought the oak lamp twice', people((who) => ordersWith(who, ['l1']).length === 2)],
    ['how many people bought a mug more than once?', people((who) => ordersWith(who, MUG).length > 1)],
    ['customers who bought at least 3 mugs last month', people((who) => units(who, MUG, in_('10')) >= 3)],
    ['who bought mugs in September and again in October', both(bought(MUG, in_('09')), bought(MUG, in_('10')))],
    ['who bought mugs in September but not in October', both(bought(MUG, in_('09')), not(bought(MUG, in_('10'))))],
    ['Wer hat Green tea gekauft, aber nie Carrot cake?', both(bought(['t1']), not(bought(['c1'])))],
    ['Kunden, die die Oak lamp mindestens zweimal gekauft haben', people((who) => ordersWith(who, ['l1']).length >= 2)],
    ['clientes que compraron Blue mug pero nunca Green tea', both(bought(['m1']), not(bought(['t1'])))],
    ['clients qui ont acheté Black tea mais jamais Oak lamp', both(bought(['t2']), not(bought(['l1'])))],
    [
      'people who bought tea or mugs at least three times',
      people((who) => ordersWith(who, [...TEA, ...MUG]).length >= 3),
    ],
    ['who was the last to buy a blue mug', says('not_understood')],
    ['customers that only ever bought tea', says('not_understood')],
    ['customers who bought only once and it was a mug', says('not_understood')],
    ['who got a refund on tea', says('not_understood')],
    ['who bought a bicycle', says('ask_back')],
    ['Welche Kunden haben eine Tasse gekauft?', says('ask_back')],
    ['qué clientes compraron una bicicleta', says('ask_back')],
    ['customers who spent more than 50 on tea', says('ask_back')],
  ] as const)('%s', ([question, expected]) => expectAnswer(shop, question, expected));

  const sold = (of: string[], among = PLACED) =>
    among.reduce((sum, { lines }) => sum + of.reduce((n, id) => n + (lines[id] ?? 0), 0), 0);
  test.for([
    ['How many units of tea versus mugs did I sell in October?', [sold(TEA, in_('10')), sold(MUG, in_('10'))]],
    ['units sold: green tea vs the oak lamp', [sold(['t1']), sold(['l1'])]],
    ['how many units of tea and mugs did I sell in October?', [sold([...TEA, ...MUG], in_('10'))]],
  ] as const)('%s', ([question, values]) => expectAnswer(shop, question, is(...values)));

  test('an action is about the same people, and about nobody where what is asked of them is not understood', async () => {
    const planned = async (question: string) =>
      (await askShop(shop, question)).found[0]?.finding.data as {
        plan?: { difference: { people: number } };
        missing?: string;
      };
    const often = (who: string) => PLACED.filter((one) => one.who === who).length > 3;
    const tagged = await planned('Tag customers who bought more than 3 times as loyal');
    expect(tagged.plan?.difference.people).toBe(people(often).people);
    const teas = await planned('Tag everybody who bought green tea but never the oak lamp as tea drinkers');
    expect(teas.plan?.difference.people).toBe(both(bought(['t1']), not(bought(['l1']))).people);
    expect((await planned('Tag my repeat customers who live in Berlin as locals')).missing).toBe('audience');
    expect((await planned('Tag customers who bought a bicycle as riders')).plan).toBeUndefined();
  });
});
