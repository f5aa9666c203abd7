import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../contract/errors.ts';
import { NewNote, Note, NotePatch, SEARCH_KINDS, SearchAnswer, SearchKind, SearchMode } from '../../contract/search.ts';
import { fail } from '../errors.ts';
import { sameText } from '../http/bytes.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { reindex } from './indexing.ts';
import { addNote, changeNote, deleteNote, getNote, listNotes } from './notes.ts';
import { search } from './search.ts';

const Kinds = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(SearchKind))
  .openapi({ type: 'string', description: `Some of ${SEARCH_KINDS.join(', ')}, parted by commas; all unless given.` });
const Query = z.object({
  q: z.string().max(400).default(''),
  mode: SearchMode.default('hybrid'),
  kinds: Kinds,
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
const Asked = z.object({ documents: z.number().int() });
const tags = ['Search'];
const security = BEARER;

export const searchRoutes = newRouter();

searchRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/search',
    summary: 'Products, campaigns, notes, and your own conversations and answers, by words, by meaning or both',
    tags,
    security,
    request: { query: Query },
    responses: { 200: json(SearchAnswer, 'Best first'), ...refusals(400, 401, 429) },
  }),
  async (c) => c.json(await search(userCtx(c), c.req.valid('query')), 200),
);

searchRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/search/reindex',
    summary: 'Indexes everything of the workspace anew; for its owner',
    tags,
    security,
    responses: { 202: json(Asked, 'How many things will be indexed'), ...refusals(401, 403) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    if (ctx.user.role !== 'owner') return fail('forbidden', 'Only the owner of the workspace may do that');
    return c.json({ documents: await reindex(ctx, ctx.workspace.id) }, 202);
  },
);

searchRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/notes',
    summary: 'The notes of the workspace, changed last first',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(Note), 'Notes'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listNotes(userCtx(c), c.req.valid('query')), 200),
);

searchRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/notes',
    summary: 'Writes a note',
    tags,
    security,
    request: { body: body(NewNote) },
    responses: { 201: json(Note, 'The note'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await addNote(userCtx(c), c.req.valid('json')), 201),
);

searchRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/notes/{id}',
    summary: 'One note',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Note, 'The note'), ...refusals(401, 404) },
  }),
  async (c) => c.json(await getNote(userCtx(c), c.req.valid('param').id), 200),
);

searchRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/notes/{id}',
    summary: 'Changes a note',
    tags,
    security,
    request: { params: IdParam, body: body(NotePatch) },
    responses: { 200: json(Note, 'The note'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await changeNote(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);

searchRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/notes/{id}',
    summary: 'Deletes a note',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Deleted'), ...refusals(401, 404) },
  }),
  async (c) => {
    await deleteNote(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

/** For whoever runs the hub: `npm run reindex`. */
export const reindexRoutes = newRouter();

reindexRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/operations/reindex',
    summary: 'Indexes everything of all workspaces anew, behind METRICS_TOKEN',
    tags: ['Operations'],
    security,
    responses: { 202: json(Asked, 'How many things will be indexed'), ...refusals(401, 404) },
  }),
  async (c) => {
    const token = c.env.METRICS_TOKEN;
    if (!token) return fail('not_found', 'Set METRICS_TOKEN to allow this');
    if (!(await sameText(c.req.header('authorization') ?? '', `Bearer ${token}`))) return fail('unauthenticated');
    return c.json({ documents: await reindex(c.get('ctx')) }, 202);
  },
);
