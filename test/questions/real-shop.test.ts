import { afterAll, beforeAll, describe, test } from 'vitest';
import type { UserCtx } from '../../worker/context.ts';
import { startTestDatabase, type TestDatabase } from '../database.ts';
import { addSales, connectSource, openShop, realInvoices } from '../shop.ts';
import { expectAnswer } from './answering.ts';
import { conditionsOfRealShop } from './conditions.ts';
import { Invoices } from './invoices.ts';
import { peopleOfRealShop } from './people.ts';
import { realShopQuestions } from './real-shop.ts';
import { figureQuestions } from './real-shop-figures.ts';
import { freshQuestions } from './real-shop-fresh.ts';
import { typedQuestions } from './real-shop-typed.ts';
import { harderQuestions, unseenQuestions } from './real-shop-unseen.ts';
import { widerQuestions } from './real-shop-wider.ts';

const invoices = await Invoices.read();
const questions = [
  ...peopleOfRealShop(invoices),
  ...conditionsOfRealShop(invoices),
  ...realShopQuestions(invoices),
  ...freshQuestions(invoices),
  ...widerQuestions(invoices),
  ...unseenQuestions(invoices),
  ...harderQuestions(invoices),
  ...figureQuestions(invoices),
  ...typedQuestions(invoices),
];

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  shop = await openShop(database.db, { now: new Date('2011-12-10T12:00:00Z') });
  await addSales(shop, await connectSource(shop), await realInvoices());
});
afterAll(() => database.stop());

describe('the real shop answers', () => {
  test.for(questions)('%s', ([question, expected]) => expectAnswer(shop, question, expected));
});
