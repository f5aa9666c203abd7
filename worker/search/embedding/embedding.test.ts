import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOpenai } from '../../../dev/providers/openai.ts';
import type { Env } from '../../env.ts';
import { DIMENSIONS, embedText } from './built-in.ts';
import { embedderOf } from './embedder.ts';

const cosine = (a: string, b: string) => {
  const [one, other] = [embedText(a), embedText(b)];
  return one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
};

describe('the built-in embedding', () => {
  test('is the same every time, of length 1, and nothing for nothing', () => {
    expect(embedText('Wool blanket')).toEqual(embedText('  wool   BLANKET! '));
    expect(embedText('Wool blanket')).toHaveLength(DIMENSIONS);
    expect(Math.hypot(...embedText('Wool blanket'))).toBeCloseTo(1, 12);
    expect(embedText('?!')).toEqual(Array(DIMENSIONS).fill(0));
  });

  test.for([
    ['blanket', 'blankets'],
    ['blanket', 'blnaket'],
    ['candle', 'candel'],
    ['running shoes', 'runing shoe'],
    ['Geschenkgutschein', 'Geschenkgutscheine'],
    ['café crème', 'cafe creme'],
    ['refund policy for orders', 'refunds of an order'],
  ] as const)('puts "%s" nearer to "%s" than to what has nothing to do with it', ([text, near]) => {
    for (const far of ['garden gloves', 'teapot', 'quarterly tax report', 'Zanzibar']) {
      expect(cosine(text, near)).toBeGreaterThan(cosine(text, far) + 0.1);
    }
  });

  test('small words alone make no likeness', () => {
    expect(cosine('what is the price of a lantern', 'what is the colour of a teapot')).toBeLessThan(0.2);
  });
});

describe('a provider’s embedding', () => {
  let standIn: Awaited<ReturnType<typeof startOpenai>>;
  beforeAll(async () => {
    standIn = await startOpenai();
  });
  afterAll(() => standIn.stop());
  const env = (more: Record<string, string> = {}) => ({ ...standIn.settings, ...more }) as unknown as Env;

  test('is asked for in the dimensions of the column, and comes in the order of the texts', async () => {
    const embedder = embedderOf(env());
    expect(embedder.model).toBe(`text-embedding-3-small-${DIMENSIONS}`);
    const [one, two] = await embedder.embed(['Wool blanket', 'Teapot']);
    expect(one).toEqual(embedText('Wool blanket'));
    expect(two).toEqual(embedText('Teapot'));
  });

  test('is not asked without a key, or where the built-in one is chosen', () => {
    expect(embedderOf({} as Env).model).toBe(`built-in-${DIMENSIONS}`);
    expect(embedderOf(env({ OPENAI_EMBEDDING_MODEL: 'built-in' })).model).toBe(`built-in-${DIMENSIONS}`);
    expect(embedderOf(env({ OPENAI_EMBEDDING_MODEL: 'other' })).model).toBe(`other-${DIMENSIONS}`);
  });

  test('that fails several times in a row is left alone', async () => {
    const embedder = embedderOf(env({ OPENAI_BASE_URL: `${standIn.url}/nowhere` }));
    for (let n = 0; n < 3; n++) await expect(embedder.embed(['a'])).rejects.toThrow('404');
    await expect(embedder.embed(['a'])).rejects.toThrow('left alone');
  });
});
