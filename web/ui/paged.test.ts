import { expect, test } from 'vitest';
import { type Page, Paged } from './paged.ts';

/** A list whose answers come when the test says so. */
function listed() {
  const asked: { cursor: string | null; answer: (page: Page<string>) => void; fail: (error: Error) => void }[] = [];
  const list = new Paged<string>(
    (cursor) => new Promise((answer, fail) => asked.push({ cursor, answer, fail })),
    (item) => item,
  );
  return { list, asked };
}

test('of two loads the later is shown, whichever comes first', async () => {
  const { list, asked } = listed();
  const loads = [list.load(), list.load(), list.load()];
  asked[2]?.answer({ data: ['new'], nextCursor: null });
  asked[0]?.answer({ data: ['old'], nextCursor: 'old' });
  asked[1]?.fail(new Error('The connection was lost'));
  await Promise.all(loads);
  expect(list).toMatchObject({ status: 'ready', items: ['new'], more: false, failure: '' });
});

test('the next page of a list that was read anew meanwhile is not put below it', async () => {
  const { list, asked } = listed();
  const first = list.load();
  asked[0]?.answer({ data: ['a', 'b'], nextCursor: 'b' });
  await first;
  const [more, again] = [list.loadMore(), list.load()];
  asked[2]?.answer({ data: ['z', 'a'], nextCursor: 'a' });
  await again;
  asked[1]?.answer({ data: ['c'], nextCursor: null });
  await more;
  expect(list).toMatchObject({ items: ['z', 'a'], more: true, loadingMore: false });
  const next = list.loadMore();
  expect(asked[3]?.cursor).toBe('a');
  asked[3]?.answer({ data: ['a', 'b', 'c'], nextCursor: null });
  await next;
  expect(list.items).toEqual(['z', 'a', 'b', 'c']);
});
