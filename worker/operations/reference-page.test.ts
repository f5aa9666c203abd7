import { expect, test } from 'vitest';
import { referencePage } from './reference-page.ts';

test('the page shows every operation, also under a tag that was not announced, and escapes what it shows', async () => {
  const page = String(
    await referencePage({
      info: { title: 'An API', description: '' },
      tags: [{ name: 'Announced' }, { name: 'Without calls' }],
      paths: {
        '/a': {
          get: { tags: ['Announced'], summary: 'Reads <b>a</b>', responses: { 200: { description: 'All of it' } } },
        },
        '/b': { post: { tags: ['New'], security: [{ bearer: [] }] }, delete: {} },
      },
    }),
  );
  expect([...page.matchAll(/<article id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['get-a', 'post-b', 'delete-b']);
  expect([...page.matchAll(/<h2>([^<]+)<\/h2>/g)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(['Announced', 'New', 'Other']),
  );
  expect(page).not.toContain('Without calls');
  expect(page).toContain('Reads &lt;b&gt;a&lt;/b&gt;');
  expect(page).toContain('Needs a bearer token');
});
