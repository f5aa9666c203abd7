import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askShop, runTool } from '../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openWithPeople, sendLetters } from '../../../test/sent-letters.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { broughtBy } from '../../learning/brought.ts';
import { measure } from '../../learning/measure.ts';
import { numberLock } from '../lock/lock.ts';

let database: TestDatabase;
let shop: UserCtx;
let spring: string;
beforeAll(async () => {
  database = await startTestDatabase();
  shop = { ...(await openWithPeople(database.db)), env: { JOBS: { sendBatch: async () => undefined } } as never };
  await sendLetters(shop, 'refill', 40, { draft: 'Refills' });
  spring = await sendLetters(shop, 'early_access', 20, { draft: 'Spring for regulars' });
  await sendLetters(shop, 'friend', 3, { draft: 'Bring a friend' });
});
afterAll(() => database.stop());

describe('what campaigns brought', () => {
  it.each([
    ['how did the campaign "Spring for regulars" do?', /Spring for regulars.*Sent to 20 people, 20 held out/s],
    ['Did the campaign "Spring for regulars" work?', /\*\*£400\.00\*\* more\./],
    ['how is the campaign doing?', /Bring a friend.*Too early to tell/s],
    ['did "Refills" campaign work?', /\*\*£160\.00\*\* less\./],
  ])('is told as its page tells it: %s', async (question, said) => {
    const { text } = await askShop(shop, question);
    expect(text).toMatch(said);
  });

  it('has the very figures of the page and the API', async () => {
    const { data, text } = await runTool(shop, 'campaign_results', { name: 'Spring for regulars' });
    const page = (await broughtBy(shop, [spring], 'draft')).get(spring);
    expect(data.campaign).toMatchObject({ id: spring, href: `/campaigns/${spring}`, brought: page });
    expect(text).toContain('Written to: 20 people, 20 orders, £600.00.');
    expect(text).toContain('Held out: 20 people, 20 orders, £200.00.');
  });

  it.each([
    ['de', /\*\*400,00\s£\*\* mehr\. Mehr als ohne die Briefe/],
    ['es', /\*\*400,00\s£\*\* más\. Más que sin las cartas/],
    ['fr', /\*\*400,00\s£\*\* de plus\. Plus que sans les lettres/],
  ] as const)('is told in %s', async (language, said) => {
    const { text } = await runTool(shop, 'campaign_results', { name: 'Spring for regulars' }, { language });
    expect(text).toMatch(said);
  });

  it('names the one that added most only by what it added', async () => {
    const { text, data } = await runTool(shop, 'campaign_results', { which: 'best' });
    expect(text.split('\n\n')[0]).toBe('The campaign that added most is `Spring for regulars`.');
    expect(data).toMatchObject({ best: { id: spring } });
    expect(text).toContain('`Bring a friend`: Too early to tell.');
  });

  it('passes the lock as it stands, in four languages', async () => {
    for (const language of ['en', 'de', 'es', 'fr'] as const) {
      for (const input of [{ which: 'best' }, { name: 'Refills' }, { name: 'Bring a friend' }] as const) {
        const { text, facts } = await runTool(shop, 'campaign_results', input, { language });
        const { timezone, currency } = shop.workspace;
        const lock = numberLock(facts, {
          timezone,
          currency,
          today: '2026-03-16',
          question: '',
          language,
          told: [text],
        });
        expect(lock.add(text) + lock.end(), `${language} ${JSON.stringify(input)}`).toBe(text);
      }
    }
  });

  it('says what was learned, once it is measured, with its day', async () => {
    expect((await askShop(shop, 'What did we learn?')).text).toContain('Nothing was learned of campaigns yet');
    await measure(shop, { workspaceId: shop.workspace.id });
    const { text } = await askShop(shop, 'What did we learn?');
    expect(text).toContain('16 March 2026: `Early access by e-mail to “Repeat customers” added £400.00');
    // What is kept in English is told in the language of the question, here and where facts are listed.
    for (const question of ['Was haben wir gelernt?', 'Was hast du dir gemerkt?']) {
      const own = (await askShop(shop, question)).text;
      expect(own, question).toContain('16. März 2026');
      expect(own, question).toContain('400,00');
      expect(own, question).not.toMatch(/\badded\b|Early access|Repeat customers/);
    }
  });

  it('makes nothing up where nothing was sent', async () => {
    const empty = await openShop(database.db, { settings: { JOBS: { sendBatch: async () => undefined } } as never });
    const { text, found } = await runTool(empty, 'campaign_results', {});
    expect(text).toContain('No campaign was sent yet');
    expect(found).toBe(false);
  });
});
