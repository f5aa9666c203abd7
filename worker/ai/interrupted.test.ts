import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOpenai } from '../../dev/providers/openai.ts';
import { answerTo, asking, smallShop } from '../../test/answers.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** A shop with one model that does as it is told, and the same for every attempt. */
async function withModel(script: Parameters<Awaited<ReturnType<typeof startOpenai>>['script']>[0]) {
  const openai = await startOpenai();
  openai.script(script, 4);
  const ctx = await smallShop(database.db, openai.settings);
  return { ctx, openai, stop: () => openai.stop() };
}

/** Small words of English that no other of the languages has. */
const ENGLISH =
  /\b(?:the|of|and|with|your|you|are|were|have|not|from|to|who|which|more|than|by|it|for|nobody|people|orders?|ask|before|here|answer|answered|broke|again)\b/gi;

const LANGUAGES = [
  [
    'de',
    'Wie viel habe ich gestern verkauft?',
    'Gestern hast du viel verkauft, und es geht weiter.',
    'abgebrochen',
    'erreichbar',
  ],
  ['es', '¿Cuánto vendí ayer?', 'Ayer vendiste mucho, y sigue bien.', 'se interrumpió', 'no se pudo contactar'],
  ['fr', 'Combien ai-je vendu hier ?', 'Hier, vous avez vendu beaucoup de choses.', "s'est interrompu", 'injoignable'],
] as const;

describe.each(LANGUAGES)('asked in %s', (_, question, said, brokeOff, failed) => {
  it.each(['break_off', 'truncate'] as const)(
    'the reader is told that the model stopped in the middle, and by whom the rest is: %s',
    async (how) => {
      const { ctx, stop } = await withModel({ how, after: 3, text: said });
      const { text, provider, kept } = await answerTo(ctx, asking(question));
      await stop();
      expect(text).toContain(said.split(' ').slice(0, 2).join(' '));
      expect(text).toContain(brokeOff);
      expect(text).toMatch(/100,50/);
      expect(text.match(ENGLISH) ?? []).toEqual([]);
      expect(provider).toBe('built-in');
      expect(kept?.spent).toMatchObject([{ provider: 'openai' }]);
    },
  );

  it('and why none answered', async () => {
    const { ctx, stop } = await withModel({ how: 'status', status: 500 });
    const { text, provider } = await answerTo(ctx, asking(question));
    await stop();
    expect(text).toContain(failed);
    expect(text).toMatch(/100,50/);
    expect(text.match(ENGLISH) ?? []).toEqual([]);
    expect(provider).toBe('built-in');
  });

  it('and that the data cannot be reached', async () => {
    const ctx = await smallShop(database.db);
    const away = () => {
      throw new Error('away');
    };
    const { text } = await answerTo({ ...ctx, db: new Proxy(ctx.db, { get: () => away }) }, asking(question));
    expect(text.length).toBeGreaterThan(40);
    expect(text.match(ENGLISH) ?? []).toEqual([]);
  });

  it('and that an answer is given afresh after a crash', async () => {
    const ctx = await smallShop(database.db);
    const { text } = await answerTo(ctx, asking(question, { written: 'x £3' }));
    expect(text).toMatch(/100,50/);
    expect(text.match(ENGLISH) ?? []).toEqual([]);
  });
});
