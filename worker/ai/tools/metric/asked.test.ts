import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askShop } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { withoutFact } from '../../../../test/figures.ts';
import { openLumenAndOak } from '../../../../test/lumen-and-oak-shop.ts';
import type { UserCtx } from '../../../context.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  const opened = await openLumenAndOak(database.db);
  shop = { ...opened.ctx, env: { JOBS: { sendBatch: async () => undefined } } as never };
});
afterAll(() => database.stop());

async function ask(question: string) {
  const { text, found, reading } = await askShop(shop, question);
  if (reading.language === 'en')
    for (const { finding } of found) expect(withoutFact(finding), finding.text).toEqual([]);
  return { text, cards: found.flatMap(({ finding }) => finding.cards), found };
}

describe('a share', () => {
  it('comes first, before what it is made of', async () => {
    const { text } = await ask('What share of revenue came from returning customers in the last 90 days?');
    expect(text).toMatch(
      /^\*\*[\d.]+%\*\* of your net revenue .* came from returning customers: \$[\d,.]+ of \$[\d,.]+\./,
    );
    expect(text).not.toContain('Your top 2');
    const german = await ask('Welcher Anteil vom Umsatz kam von Bestandskunden?');
    expect(german.text).toMatch(/^\*\*[\d,]+\s?%\*\*/);
  });

  it('of the best together comes first too', async () => {
    const { text } = await ask('How much of revenue do my top 2 customers make?');
    expect(text).toMatch(/^\*\*[\d.]+%\*\* of your net revenue .* came from these 2 customers\./);
  });

  it('of orders that were refunded is a number of its own', async () => {
    const { text, found } = await ask('What percentage of orders was refunded?');
    const all = await ask('how many orders in total');
    const [rate, orders] = [found[0]?.finding.data.order_refund_rate, all.found[0]?.finding.data.orders];
    expect(Number(rate) * Number(orders), text).toBeCloseTo(2, 3);
    expect(text).toMatch(/share of orders refunded .* was \*\*[\d.]+%\*\*/);
  });
});

describe('a winner', () => {
  it('is named, and shown among the others', async () => {
    const { text, cards } = await ask('Which weekday sells best?');
    expect(text).toMatch(/Your best weekday by net revenue .* was \*\*\w+day\*\*/);
    const table = cards.find(({ type }) => type === 'table');
    if (table?.type !== 'table') throw new Error(text);
    expect(table.rows.length).toBeGreaterThan(3);
    const month = await ask('Best month ever?');
    const months = month.cards.find(({ type }) => type === 'table');
    expect(months?.type === 'table' && months.rows.length).toBeGreaterThan(1);
  });
});

describe('what sells most', () => {
  it.each([
    'What did we sell the most of in March 2026?',
    'best sellers',
    'Which products sell best?',
    'Was verkauft sich am besten?',
    '¿Qué vendimos más en marzo de 2026?',
    "Qu'est-ce qui se vend le mieux ?",
  ])('is a ranking of products: %s', async (question) => {
    const { found, text } = await ask(question);
    expect(found[0]?.step, text).toMatchObject({ tool: 'query_metric', input: { dimensions: ['product'] } });
  });
});

describe('what to do next', () => {
  it.each([
    ['revenue last week', '**Next:**'],
    ['Umsatz letzte Woche', '**Als Nächstes:**'],
    ['ingresos de la semana pasada', '**A continuación:**'],
    ["chiffre d'affaires de la semaine dernière", '**Ensuite:**'],
  ])('is said in the language of the question: %s', async (question, next) => {
    expect((await ask(question)).text).toContain(next);
  });
});

describe('a week that the window cuts', () => {
  it('says from which day on it is counted', async () => {
    const { text } = await ask('revenue by week from 5 March 2026 to 15 March 2026');
    expect(text).toMatch(/2–8 March 2026 \(from 5 March 2026\): \$45\.00/);
    expect(text).not.toMatch(/15 March 2026 \(from/);
  });
});
