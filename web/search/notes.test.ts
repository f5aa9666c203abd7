import { expect, test } from 'vitest';
import type { Note } from '../../contract/search.ts';
import type { Api } from '../app/api.ts';
import { Notes } from './notes.ts';

test('a note that is saved before the list has come stays in it', async () => {
  const note = { id: 'n1', title: 'Suppliers' } as Note;
  const lists: ((page: object) => void)[] = [];
  const api = {
    get: () => new Promise((answer) => lists.push(answer)),
    post: async () => note,
  } as unknown as Api;
  const notes = new Notes(api);
  const loaded = notes.load();
  await notes.save(undefined, { title: 'Suppliers' });
  lists[0]?.({ data: [], nextCursor: null });
  lists[1]?.({ data: [note], nextCursor: null });
  await loaded;
  await expect.poll(() => notes.status).toBe('ready');
  expect(notes.items).toEqual([note]);
});
