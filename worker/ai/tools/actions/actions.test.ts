import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTION_KINDS } from '../../../../contract/actions.ts';
import { askShop, runTool } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
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

const SCHEMAS = /invalid input|expected |received |undefined|unrecognized|zod/i;

describe('an action that is asked for with half of it', () => {
  it('is a draft that can be changed, where the analyst can write the rest', async () => {
    const { found, text } = await askShop(shop, 'Draft an email to my cart abandoners about a spring sale');
    const [card] = found[0]?.finding.cards ?? [];
    if (card?.type !== 'plan') throw new Error(text);
    expect(card.plan.input).toMatchObject({ subject: 'A spring sale' });
    const body = String(card.plan.input.body);
    expect(body).toContain('{{ first_name | default: "there" }}');
    expect(body).toContain('a spring sale');
    // Nothing is promised that nobody has given.
    expect(body).not.toMatch(/%|free|\d/);
    expect(text).toContain('Nothing has been done yet');
  });

  it.each(['Send an email', 'Draft an email about our new candles', 'Draft a campaign'])(
    'asks for whom it is, with the segments to choose from: %s',
    async (question) => {
      const { found, text } = await askShop(shop, question);
      expect(text).not.toMatch(SCHEMAS);
      const [card] = found[0]?.finding.cards ?? [];
      if (card?.type !== 'choices') throw new Error(text);
      const [one] = card.options;
      const again = await askShop(shop, one?.ask ?? '');
      expect(again.text, one?.ask).toMatch(/This is the plan|Nobody|No e-mail service/i);
    },
  );

  it('asks for the word of a tag, and for the people of a segment', async () => {
    const tag = await askShop(shop, 'Tag my high value customers');
    expect(tag.text).toContain('which word it is');
    const segment = await askShop(shop, 'Save a segment');
    expect(segment.text).toContain('who is in it');
  });

  it('never answers in the words of a schema, whatever is given', async () => {
    for (const kind of ACTION_KINDS) {
      for (const input of [
        {},
        { audience: 7 },
        { name: 1, segmentId: [] },
        { audience: { segmentId: 'repeat_customers' } },
      ]) {
        const { text } = await runTool(shop, 'propose_action', { kind, input: input as never });
        expect(text, `${kind} ${JSON.stringify(input)}`).not.toMatch(SCHEMAS);
      }
    }
  });
});

describe('an action for somebody who is named', () => {
  it.each(['alice@customers.example', 'customer alice@customers.example'])('finds the person: %s', async (who) => {
    const { found, text } = await askShop(shop, `Tag ${who} as gold`);
    const [card] = found[0]?.finding.cards ?? [];
    if (card?.type !== 'plan') throw new Error(text);
    expect(card.plan.input.audience).toMatchObject({ personId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(found[0]?.finding.fromStrangers).toBe(true);
  });

  it('plans nothing for nobody', async () => {
    const { text } = await askShop(shop, 'Tag nobody@nowhere.example as gold');
    expect(text).toContain('I found nobody');
  });

  it('takes a workflow by its name, and says which there are where none is called so', async () => {
    const { text } = await askShop(shop, 'Run the workflow "Winback"');
    expect(text).toContain('There is no workflow called `Winback`');
  });

  it('calls a segment by what was asked', async () => {
    const { found, text } = await askShop(shop, 'Save a segment of customers who have not bought for 60 days');
    const [card] = found[0]?.finding.cards ?? [];
    if (card?.type !== 'plan') throw new Error(text);
    expect(card.plan.input.name).toBe('Customers who have not bought for 60 days');
  });
});
