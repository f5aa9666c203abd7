import { NeonDbError } from '@neondatabase/serverless';
import { describe, expect, test } from 'vitest';
import type { Ctx } from '../context.ts';
import { dropCopies, findSourceByWriteKey, findWebhookSource, type KnownSource, keepCopies } from './sources.ts';

const KEY = 'write-key-write-key-write-key-12';
const SOURCE: KnownSource = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  workspaceId: '0199aaaa-0000-7000-8000-000000000002',
  sourceType: 'segment',
  name: 'Site',
  status: 'active',
  config: {},
  secrets: {},
  writeKey: KEY,
};

/** A context whose Postgres gives these rows, or throws this error. */
function ctxWith(outcome: KnownSource[] | Error, kept = new Map<string, string>()) {
  const limit = async () => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const asked: string[] = [];
  const ctx = {
    db: { select: () => ({ from: () => ({ where: () => ({ limit }) }) }) },
    cache: {
      async get(name: string) {
        asked.push(name);
        return JSON.parse(kept.get(name) ?? 'null');
      },
      async put(name: string, text: string) {
        kept.set(name, text);
      },
      async delete(name: string) {
        kept.delete(name);
      },
    },
    log: { info() {}, warn() {}, error() {} },
  } as unknown as Ctx;
  return { ctx, kept, asked };
}

const away = new NeonDbError('Error connecting to database: fetch failed');

describe('the source of a write key', () => {
  test('is what Postgres says, and no copy is asked', async () => {
    const { ctx, asked } = ctxWith([SOURCE]);
    expect(await findSourceByWriteKey(ctx, KEY)).toEqual(SOURCE);
    expect(asked).toEqual([]);
  });

  test('is nobody’s once Postgres does not know it, whatever a copy says', async () => {
    const { ctx } = ctxWith([]);
    await keepCopies(ctx, SOURCE);
    expect(await findSourceByWriteKey(ctx, KEY)).toBeUndefined();
  });

  test('is found in its copy while Postgres is away', async () => {
    const { ctx } = ctxWith(away);
    await expect(findSourceByWriteKey(ctx, KEY)).rejects.toThrow('fetch failed');
    await keepCopies(ctx, SOURCE);
    expect(await findSourceByWriteKey(ctx, KEY)).toEqual(SOURCE);
    expect(await findWebhookSource(ctx, SOURCE.id)).toEqual(SOURCE);
  });

  test('is not found in a copy that was dropped', async () => {
    const { ctx, kept } = ctxWith(away);
    await keepCopies(ctx, SOURCE);
    await dropCopies(ctx, SOURCE);
    expect(kept.size).toBe(0);
    await expect(findSourceByWriteKey(ctx, KEY)).rejects.toThrow('fetch failed');
  });

  test('is changed also when no copy can be kept', async () => {
    const { ctx } = ctxWith([SOURCE]);
    ctx.cache.put = () => Promise.reject(new Error('KV PUT failed: 429 Too Many Requests'));
    ctx.cache.delete = () => Promise.reject(new Error('KV is away'));
    await expect(keepCopies(ctx, SOURCE)).resolves.toBeUndefined();
    await expect(dropCopies(ctx, SOURCE)).resolves.toBeUndefined();
  });

  test('is not looked for where the text can be no key and no id', async () => {
    const { ctx } = ctxWith(new Error('asked'));
    expect(await findSourceByWriteKey(ctx, 'a b')).toBeUndefined();
    expect(await findSourceByWriteKey(ctx, 'x'.repeat(5000))).toBeUndefined();
    expect(await findWebhookSource(ctx, 'not-an-id')).toBeUndefined();
  });

  test('is not guessed when Postgres fails in another way', async () => {
    const { ctx } = ctxWith(new Error('a bug'));
    await keepCopies(ctx, SOURCE);
    await expect(findSourceByWriteKey(ctx, KEY)).rejects.toThrow('a bug');
  });
});
