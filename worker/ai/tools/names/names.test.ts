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
});
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
    ['revenue from Zelda Frost last month', 'I found no customer, product or segment called `Zelda Frost`'],
    ['Umsatz von Zelda Frost', 'Ich habe keinen Kunden, kein Produkt und kein Segment namens `Zelda Frost` gefunden'],
    ['pedidos de Zelda Frost', 'No encontré ningún cliente, producto ni segmento llamado `Zelda Frost`'],
    ['commandes de Zelda Frost', "Je n'ai trouvé aucun client, produit ou segment nommé `Zelda Frost`"],
  ])('that is nobody’s gets no number of the whole shop: %s', async (question, said) => {
    const { text, found } = await askShop(shop, question);
    expect(text.startsWith(said), text).toBe(true);
    expect(found[0]?.finding.data).not.toHaveProperty('value');
    const [card] = found[0]?.finding.cards ?? [];
    if (card?.type !== 'choices') throw new Error(text);
    const again = await askShop(shop, card.options[0]?.ask ?? '');
    expect(again.found[0]?.finding.data, again.text).toHaveProperty('value');
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

describe('somebody or something in every language', () => {
  it.each([
    ['Wie viel hat Leila Gibson ausgegeben?', 'revenue', '100.00'],
    ['¿Cuánto gastó Leila Gibson?', 'revenue', '100.00'],
    ['Combien a dépensé Leila Gibson ?', 'revenue', '100.00'],
    ['Combien Leila Gibson a-t-elle dépensé en novembre ?', 'revenue', '60.00'],
    ['Wie oft hat Leila Gibson bestellt?', 'orders', 2],
    ['¿Cuántos pedidos hizo Leila Gibson en octubre?', 'orders', 1],
  ])('is who the number is of: %s', async (question, key, value) => {
    const { found, text } = await askShop(shop, question);
    expect(found[0]?.finding.data, text).toMatchObject({ [key]: value });
  });

  it.each([
    ['Wie viel hat Zelda Frost ausgegeben?', 'Ich habe keinen Kunden namens `Zelda Frost` gefunden'],
    ['¿Cuánto gastó Zelda Frost?', 'No encontré ningún cliente llamado `Zelda Frost`'],
    ['how much did Zelda Frost spend?', 'I found no customer called `Zelda Frost`'],
  ])('who is nobody gets no number of others: %s', async (question, said) => {
    const { text } = await askShop(shop, question);
    expect(text).toContain(said);
    expect(text).not.toContain('407');
  });

  it('is asked back once, though two questions leave it open', async () => {
    const { text } = await askShop(shop, 'How much did Sam Weiß spend, and how many orders did Sam Weiß place?');
    expect(text.split('Several customers are called').length).toBe(2);
  });
});

describe('a product in a question', () => {
  let candles: UserCtx;
  beforeAll(async () => {
    candles = await openShop(database.db, { now: new Date('2026-11-28T12:00:00Z') });
    const source = await connectSource(candles);
    await addSales(candles, source, [
      { order: 'o1', customer: 'c1', at: '2026-11-05T12:00:00Z', total: '60' },
      { order: 'o2', customer: 'c2', at: '2026-11-06T12:00:00Z', total: '20' },
    ]);
    await candles.db.execute(sql`
      insert into order_items (workspace_id, order_id, line, name, quantity, price)
      values (${candles.workspace.id}, 'o1', 0, 'Candle, Sea Blue', 3, 20), (${candles.workspace.id}, 'o2', 0, 'Oak Tray', 1, 20)`);
  });

  it.each([
    ['how many Blue Candles did we sell?', 3],
    ['How many sea blue candles were sold in November?', 3],
    ['how many oak trays have we sold', 1],
  ])('is found by the words of its name: %s', async (question, units) => {
    const { found, text } = await askShop(candles, question);
    expect(found[0]?.finding.data, text).toMatchObject({ units });
  });

  it('that is not sold is said to be unknown, with what comes nearest', async () => {
    const { text, found } = await askShop(candles, 'how many Oak Traps did we sell?');
    expect(text).toContain('I found no product called `Oak Traps`. Nearest to it: `Oak Tray`');
    const [card] = found[0]?.finding.cards ?? [];
    if (card?.type !== 'choices') throw new Error(text);
    const again = await askShop(candles, card.options[0]?.ask ?? '');
    expect(again.found[0]?.finding.data).toMatchObject({ units: 1 });
  });

  it('of orders that list nothing is not recorded, with why and what can be asked', async () => {
    for (const question of ['how many Blue Candles did we sell?', 'best sellers', 'units sold last month']) {
      const { text, found } = await askShop(shop, question);
      expect(text, question).toContain('not its lines');
      expect(text, question).toContain('Connect your shop');
      expect(found[0]?.finding.data, question).toMatchObject({ state: 'not_recorded' });
    }
  });
});
