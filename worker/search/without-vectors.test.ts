import { expect, test } from 'vitest';
import { startTestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import { indexWorkspace, reindex } from './indexing.ts';
import { addNote } from './notes.ts';
import { search } from './search.ts';

const SETTINGS = {
  JOBS: { sendBatch: async () => undefined },
  RATE_LIMITER: { getByName: () => ({ take: async () => ({ allowed: true, remaining: 1, retryAfter: 0 }) }) },
} as unknown as Record<string, string>;

test('a Postgres without pgvector starts, finds by words, and says that meaning is missing', async () => {
  const plain = await startTestDatabase({ pgvector: false });
  try {
    const ctx = await openShop(plain.db, { settings: SETTINGS });
    await addNote(ctx, { title: 'Suppliers', body: 'Call the lantern factory.' });
    await indexWorkspace(ctx, { workspaceId: ctx.workspace.id });
    const hybrid = await search(ctx, { q: 'lantern', mode: 'hybrid', kinds: [], limit: 5 });
    expect(hybrid).toMatchObject({ mode: 'keyword', semantic: { available: false, model: null } });
    expect(hybrid.semantic.reason).toContain('pgvector');
    expect(hybrid.data.map(({ title }) => title)).toEqual(['Suppliers']);
    const semantic = await search(ctx, { q: 'lantern', mode: 'semantic', kinds: [], limit: 5 });
    expect(semantic).toMatchObject({ semantic: { available: false }, data: [] });
    expect(await reindex(ctx, ctx.workspace.id)).toBe(1);
  } finally {
    await plain.stop();
  }
});
