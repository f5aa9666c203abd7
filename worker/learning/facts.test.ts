import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_FACTS } from '../../contract/learning.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import { newId } from '../db/id.ts';
import { changeFact, factHistory, forgetFact, listFacts, rememberFact } from './facts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test('a fact is remembered with its day, who said it, and what follows from it', async () => {
  const ctx = await openShop(database.db, { now: new Date('2026-03-16T14:00:00Z') });
  const messageId = newId();
  const fact = await rememberFact(ctx, { text: '  We are closed\n on Sundays ', source: 'said', messageId });
  expect(fact).toMatchObject({
    text: 'We are closed on Sundays',
    meaning: { closedOn: [7] },
    effect: 'Sundays are left out when days are compared.',
    by: { id: ctx.user.id, name: 'Ada L' },
    createdAt: '2026-03-16T14:00:00.000Z',
    endedAt: null,
    messageId,
  });
  expect(await listFacts(ctx)).toEqual([fact]);
  expect(await listFacts(await openShop(database.db))).toEqual([]);
});

test('said twice, also at once, is remembered once', async () => {
  const ctx = await openShop(database.db);
  const told = () => rememberFact(ctx, { text: 'We do not ship to Norway', source: 'said' });
  const [one, two] = await Promise.all([told(), told()]);
  const again = await rememberFact(ctx, { text: 'we do not ship to norway', source: 'written' });
  expect(new Set([one.id, two.id, again.id]).size).toBe(1);
  expect(await listFacts(ctx)).toHaveLength(1);
});

test('a changed fact keeps what it said before; a forgotten one no longer holds', async () => {
  const ctx = await openShop(database.db);
  const first = await rememberFact(ctx, { text: 'We are closed on Sundays', source: 'said' });
  const second = await changeFact(ctx, first.id, 'We are closed on Mondays');
  expect(second).toMatchObject({ replaces: first.id, meaning: { closedOn: [1] }, source: 'written' });
  expect((await listFacts(ctx)).map(({ text }) => text)).toEqual(['We are closed on Mondays']);
  expect((await factHistory(ctx, first.id)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());

  expect((await changeFact(ctx, second.id, 'We are closed on Mondays')).id).toBe(second.id);
  await expect(changeFact(ctx, first.id, 'We never close')).rejects.toMatchObject({ code: 'not_found' });

  expect((await forgetFact(ctx, second.id)).endedAt).not.toBeNull();
  await expect(forgetFact(ctx, second.id)).rejects.toMatchObject({ code: 'not_found' });
  expect(await listFacts(ctx)).toEqual([]);
  expect(await listFacts(ctx, { all: true })).toHaveLength(2);
  expect(await factHistory(ctx, second.id)).toHaveLength(2);
});

test('another shop’s fact is neither changed, forgotten nor told', async () => {
  const [ctx, stranger] = [await openShop(database.db), await openShop(database.db)];
  const { id } = await rememberFact(ctx, { text: 'We are closed on Sundays', source: 'said' });
  for (const attempt of [
    () => changeFact(stranger, id, 'x'),
    () => forgetFact(stranger, id),
    () => factHistory(stranger, id),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' });
  }
  expect(await listFacts(ctx)).toHaveLength(1);
  expect(await listFacts(stranger)).toEqual([]);
});

test('a hundred facts hold at a time; one that is changed makes room for itself', async () => {
  const ctx = await openShop(database.db);
  const all = await Promise.all(
    Array.from({ length: MOST_FACTS }, (_, n) => rememberFact(ctx, { text: `Fact ${n}`, source: 'written' })),
  );
  await expect(rememberFact(ctx, { text: 'One more', source: 'written' })).rejects.toMatchObject({ code: 'conflict' });
  await changeFact(ctx, all[0]?.id ?? '', 'One more');
  await forgetFact(ctx, all[1]?.id ?? '');
  await rememberFact(ctx, { text: 'And another', source: 'written' });
  expect(await listFacts(ctx)).toHaveLength(MOST_FACTS);
});
