import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askShop } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { addSales, connectSource, openShop } from '../../../../test/shop.ts';
import type { UserCtx } from '../../../context.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  shop = await openShop(database.db, { now: new Date('2026-11-28T12:00:00Z') });
  const source = await connectSource(shop);
  const at = '2026-10-05T12:00:00Z';
  await addSales(shop, source, [
    { customer: 'c1', email: 'leila@one.example', at, total: '40' },
    { customer: 'c1', email: 'leila@one.example', at: '2026-11-05T12:00:00Z', total: '60' },
    { customer: 'c2', email: 'sam@two.example', at, total: '300' },
    { customer: 'c3', email: 'sam@three.example', at, total: '7' },
  ]);
  for (const [customer, name] of [
    ['c1', 'Leila Gibson'],
    ['c2', 'Sam Weiß'],
    ['c3', 'Sam Weiß'],
  ] as const) {
    await shop.db.execute(sql`
      update profiles set traits = ${JSON.stringify({ name })}::jsonb
      where workspace_id = ${shop.workspace.id} and user_id = ${customer}`);
    for (const word of name.toLowerCase().split(' '))
      await shop.db.execute(sql`
        insert into profile_names (workspace_id, word, profile_id)
        select ${shop.workspace.id}::uuid, ${word}, id from profiles
        where workspace_id = ${shop.workspace.id} and user_id = ${customer}`);
    await shop.db.execute(sql`
      insert into profile_identifiers (workspace_id, kind, value, profile_id)
      select workspace_id, 'email', email, id from profiles
      where workspace_id = ${shop.workspace.id} and user_id = ${customer}`);
  }
}, 60_000);
afterAll(() => database.stop());

describe('a name in a question', () => {
  it.each([
    ['How much revenue did Leila Gibson bring in 2026, and how many orders?', 'Only `Leila Gibson`.'],
    ['revenue from leila gibson', 'Only `Leila Gibson`.'],
    ["Leila Gibson's revenue this year", 'Only `Leila Gibson`.'],
    ['How much did Leila Gibson spend?', 'Only `Leila Gibson`.'],
    ['Wie viel Umsatz hat Leila Gibson gebracht?', 'Nur `Leila Gibson`.'],
    ['ingresos de Leila Gibson este año', 'Solo `Leila Gibson`.'],
    ["chiffre d'affaires de leila gibson", 'Seulement `Leila Gibson`.'],
  ])('narrows the answer, and says so: %s', async (question, only) => {
    const { text, found } = await askShop(shop, question);
    expect(text).toContain(only);
    expect(found[0]?.finding.data).toMatchObject({ revenue: '100.00' });
    if (question.includes('how many orders')) expect(found[1]?.finding.data).toMatchObject({ orders: 2 });
  });

  it('of several people is asked back, with a way to ask of each', async () => {
    const { text, found } = await askShop(shop, 'How many orders from Sam Weiß last month?');
    expect(text).toContain('Several customers are called');
    const [choices] = found[0]?.finding.cards ?? [];
    if (choices?.type !== 'choices') throw new Error('no choices');
    expect(choices.options.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Sam Weiß (sam@two.example)', 'Sam Weiß (sam@three.example)']),
    );
    const [one] = choices.options.filter(({ label }) => label.includes('three'));
    const again = await askShop(shop, one?.ask ?? '');
    expect(again.found[0]?.finding.data).toMatchObject({ orders: 1 });
  });

  it.each([
    [
      'revenue from Zelda Frost last month',
      'I found no customer, product or segment called `Zelda Frost`, so this is of the whole shop.',
    ],
    ['Umsatz von Zelda Frost', 'Ich habe keinen Kunden, kein Produkt und kein Segment namens `Zelda Frost` gefunden'],
    ['pedidos de Zelda Frost', 'No encontré ningún cliente, producto ni segmento llamado `Zelda Frost`'],
    ['commandes de Zelda Frost', "Je n'ai trouvé aucun client, produit ou segment nommé `Zelda Frost`"],
  ])('that is nobody’s is said before the number: %s', async (question, said) => {
    const { text } = await askShop(shop, question);
    expect(text.startsWith(said), text).toBe(true);
  });

  it('is nobody of another shop', async () => {
    const other = await openShop(database.db, { now: new Date('2026-11-28T12:00:00Z') });
    await addSales(other, await connectSource(other), [{ customer: 'x', at: '2026-11-02T12:00:00Z', total: '5' }]);
    const { text } = await askShop(other, 'revenue from Leila Gibson');
    expect(text).toContain('I found no customer');
  });

  it('can be of a part of the shop that is no person, and no answer hides that it could not be narrowed', async () => {
    const { text } = await askShop(shop, 'How many cart abandoners from Leila Gibson are there?');
    expect(text).toContain('cannot be narrowed to `Leila Gibson`');
  });
});
