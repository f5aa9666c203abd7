import { afterAll, beforeAll, describe, test } from 'vitest';
import type { UserCtx } from '../../worker/context.ts';
import { startTestDatabase, type TestDatabase } from '../database.ts';
import { openLumenAndOak } from '../lumen-and-oak-shop.ts';
import { expectAnswer } from './answering.ts';
import { LUMEN_CONDITIONS } from './conditions.ts';
import { LUMEN_QUESTIONS } from './lumen-and-oak.ts';
import { LUMEN_PEOPLE } from './people.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  ({ ctx: shop } = await openLumenAndOak(database.db));
});
afterAll(() => database.stop());

describe('Lumen & Oak answers', () => {
  test.for([...LUMEN_QUESTIONS, ...LUMEN_PEOPLE, ...LUMEN_CONDITIONS])('%s', ([question, expected]) =>
    expectAnswer(shop, question, expected),
  );
});
