import { expect, test } from 'vitest';
import type { Note, SearchAnswer } from '../../contract/search.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { connectSource } from '../../test/shop.ts';
import { openTables } from '../../test/tables.ts';
import type { UserCtx } from '../context.ts';
import { products } from '../db/schema.ts';

const find = async (who: Member, query: string) => (await who.api<SearchAnswer>(`/search?${query}`)).body.data;

test('a note is found as soon as it is written, also misspelt, and no more once it is deleted', async () => {
  const owner = await registerWorkspace();
  const { status, body: note } = await owner.api<Note>('/notes', {
    body: { title: 'Suppliers', body: 'The lantern factory answers within a day.' },
  });
  expect(status).toBe(201);
  const [found] = await eventually(async () => {
    const data = await find(owner, 'q=lantern');
    return data[0]?.parts.semantic ? data : undefined;
  });
  expect(found).toMatchObject({ kind: 'note', id: note.id, title: 'Suppliers', url: `/notes/${note.id}` });
  expect(found?.matches.map(([from, to]) => found.snippet.slice(from, to))).toEqual(['lantern']);
  expect(await find(owner, 'q=lanten%20factroy&mode=semantic')).toMatchObject([{ id: note.id }]);
  expect(await find(owner, 'q=lantern&kinds=product,campaign')).toEqual([]);
  expect(await find(await registerWorkspace(), 'q=lantern')).toEqual([]);

  const changed = await owner.api<Note>(`/notes/${note.id}`, { method: 'PATCH', body: { title: 'Makers' } });
  expect(changed.body).toMatchObject({ title: 'Makers', body: note.body });
  expect((await owner.api(`/notes/${note.id}`, { method: 'DELETE' })).status).toBe(200);
  await eventually(async () => (await find(owner, 'q=lantern')).length === 0);
  expect((await owner.api(`/notes/${note.id}`)).status).toBe(404);
});

test('what a load brings, and what was said, is indexed by the schedule', async () => {
  const owner = await registerWorkspace();
  const ctx = { db: openTables(), workspace: owner.workspace } as UserCtx;
  const sourceId = await connectSource(ctx);
  const inShop = { workspaceId: owner.workspace.id, sourceId, stateAt: new Date() };
  await ctx.db
    .insert(products)
    .values({ ...inShop, productId: 'p1', title: 'Beeswax candle', description: '<p>Burns long</p>' });
  const { body: message } = await owner.api('/conversations/messages', {
    body: { content: 'Which candle sold best?' },
  });
  await hub().runSchedule();
  const data = await eventually(async () => {
    const all = await find(owner, 'q=candle');
    return all.length >= 2 ? all : undefined;
  });
  expect(data).toContainEqual(expect.objectContaining({ kind: 'product', id: 'p1', snippet: 'Burns long', url: null }));
  expect(data).toContainEqual(expect.objectContaining({ kind: 'conversation', url: `/ask/${message.conversationId}` }));
});

test('everything is indexed anew by one call, of the owner or of whoever runs the hub', async () => {
  const owner = await registerWorkspace();
  await owner.api('/notes', { body: { title: 'Umbrellas' } });
  const { status, body } = await owner.api('/search/reindex', { method: 'POST' });
  expect(status).toBe(202);
  expect(body.documents).toBeGreaterThanOrEqual(1);
  await eventually(async () => (await find(owner, 'q=umbrella')).length === 1);
  const asOperator = (token: string) =>
    hub().fetch('/operations/reindex', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  expect((await asOperator('guess')).status).toBe(401);
});

test('a title that is none is refused at its field', async () => {
  const owner = await registerWorkspace();
  const refused = await owner.api('/notes', { body: { title: ' ', body: 'x' } });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'title' }] } });
  expect((await owner.api('/search?mode=magic')).status).toBe(400);
  expect((await owner.api('/search?q=')).body.data).toEqual([]);
});
