import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { PageQuery, page } from '../../contract/errors.ts';
import {
  BackfillBody,
  DataSource,
  DataSourceCreate,
  DataSourceCreated,
  DataSourcePatch,
  DummyEventCreate,
  SourceType,
  StoredEvent,
  Sync,
  SyncGoesOn,
} from '../../contract/sources.ts';
import type { UserCtx } from '../context.ts';
import { limitRate } from '../http/rate-limit.ts';
import { type AppEnv, BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { createSource, removeSource, updateSource } from './connect.ts';
import { generateBulk, generateEvent } from './dummy.ts';
import { getSource, listSources } from './shown.ts';
import { listSourceEvents } from './stored-events.ts';
import { syncSource } from './sync.ts';
import { backfill, stopSync } from './syncs/backfill.ts';
import { getSync, listSyncs } from './syncs/list.ts';

export const sourceRoutes = newRouter();

const tags = ['Data sources'];
const security = BEARER;

/** The context of a caller who makes us call a provider or write many events. */
async function limitedCtx(c: Context<AppEnv>): Promise<UserCtx> {
  const ctx = userCtx(c);
  await limitRate(ctx, { name: 'data-sources', key: ctx.workspace.id, capacity: 60, refillPerSecond: 1 });
  return ctx;
}

sourceRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources',
    summary: 'Connect a source',
    description:
      'The config is checked by the rules of its type and the connection is tested. Faults of the config are in `errors`, ' +
      'such as `config.shopDomain`; a connection that does not work is `connection_failed` with the provider’s own words.',
    tags,
    security,
    request: { body: body(DataSourceCreate) },
    responses: { 201: json(DataSourceCreated, 'Connected'), ...refusals(400, 401, 415, 429) },
  }),
  async (c) => c.json(await createSource(await limitedCtx(c), c.req.valid('json')), 201),
);

sourceRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/dummy-data',
    summary: 'Generate one event',
    description: 'What is in `eventData` goes over what is generated.',
    tags,
    security,
    request: { body: body(DummyEventCreate) },
    responses: { 201: json(StoredEvent, 'The event'), ...refusals(400, 401, 409, 415, 429) },
  }),
  async (c) => c.json(await generateEvent(await limitedCtx(c), c.req.valid('json')), 201),
);

sourceRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/dummy-data/bulk/{sourceType}',
    summary: 'Generate 50 to 100 events in the shape of a source',
    description:
      'They come under the source `Dummy <sourceType> Data`, made on first use, and fill all six segments and the whole ' +
      'funnel. Every call adds new people.',
    tags,
    security,
    request: { params: z.object({ sourceType: SourceType }) },
    responses: {
      201: json(
        z.object({ eventsCount: z.number().int(), dataSource: DataSource, events: z.array(StoredEvent) }),
        'The events, and the source they are under',
      ),
      ...refusals(400, 401, 409, 429),
    },
  }),
  async (c) => c.json(await generateBulk(await limitedCtx(c), c.req.valid('param').sourceType), 201),
);

sourceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources',
    summary: 'The sources of the workspace, newest first',
    tags,
    security,
    request: { query: PageQuery },
    responses: { 200: json(page(DataSource), 'A page'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listSources(userCtx(c), c.req.valid('query')), 200),
);

sourceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}',
    summary: 'One source',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(DataSource, 'The source'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getSource(userCtx(c), c.req.valid('param').id), 200),
);

sourceRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/data-sources/{id}',
    summary: 'Change a source',
    description:
      'A config is merged into the stored one, checked and tested again: what is left out stays, `null` takes an optional ' +
      'setting away, and a secret sent back as its mask stays what it was.',
    tags,
    security,
    request: { params: IdParam, body: body(DataSourcePatch) },
    responses: { 200: json(DataSource, 'The source'), ...refusals(400, 401, 404, 415, 429) },
  }),
  async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await updateSource(await limitedCtx(c), input), 200);
  },
);

sourceRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/data-sources/{id}',
    summary: 'Remove a source',
    description:
      'Its secrets, syncs and failures go with it, and its write key and webhook address stop at once. The events it ' +
      'brought and the people in them stay.',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Removed'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    await removeSource(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);

sourceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/events',
    summary: 'The events of a source, the last stored first',
    description: '`after` is the id of an event: only what was stored since it is returned.',
    tags,
    security,
    request: {
      params: IdParam,
      query: PageQuery.extend({ cursor: z.uuid().optional(), after: z.uuid().optional() }),
    },
    responses: { 200: json(page(StoredEvent), 'A page'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    return c.json(await listSourceEvents(userCtx(c), input), 200);
  },
);

sourceRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/{id}/sync',
    summary: 'Fetch what the provider keeps',
    description:
      '200 when it ends within a few seconds: `eventsCount` is what was new; a source to which everything is sent has nothing ' +
      'to fetch. Otherwise 202, and it goes on: see its progress among the syncs. A provider that refuses is ' +
      '`connection_failed`; one that is away or busy is asked again for a while.',
    tags,
    security,
    request: { params: IdParam },
    responses: {
      200: json(z.object({ success: z.literal(true), eventsCount: z.number().int() }), 'Synced'),
      202: json(SyncGoesOn, 'It goes on'),
      ...refusals(400, 401, 404, 409, 429),
    },
  }),
  async (c) => {
    const synced = await syncSource(await limitedCtx(c), c.req.valid('param').id);
    return 'syncId' in synced ? c.json(synced, 202) : c.json(synced, 200);
  },
);

sourceRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/{id}/backfill',
    summary: 'Fetch the last months as history',
    description:
      'Its events are marked historical and start nothing. One that was stopped or failed goes on where it was when it is ' +
      'asked for again within three days; one that is under way is answered as it is.',
    tags,
    security,
    request: { params: IdParam, body: { ...body(BackfillBody), required: false } },
    responses: { 202: json(Sync, 'Under way'), ...refusals(400, 401, 404, 409, 415, 429) },
  }),
  async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('json') };
    return c.json(await backfill(await limitedCtx(c), input), 202);
  },
);

sourceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/syncs',
    summary: 'The syncs of a source, newest first',
    tags,
    security,
    request: { params: IdParam, query: PageQuery },
    responses: { 200: json(page(Sync), 'A page'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const input = { ...c.req.valid('param'), ...c.req.valid('query') };
    return c.json(await listSyncs(userCtx(c), input), 200);
  },
);

const SyncParam = IdParam.extend({ syncId: z.uuid() });

sourceRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/syncs/{syncId}',
    summary: 'One sync and how far it is',
    tags,
    security,
    request: { params: SyncParam },
    responses: { 200: json(Sync, 'The sync'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getSync(userCtx(c), c.req.valid('param')), 200),
);

sourceRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/{id}/syncs/{syncId}/stop',
    summary: 'Stop a sync where it is',
    description: 'What it fetched so far stays. A backfill goes on from there when it is asked for again.',
    tags,
    security,
    request: { params: SyncParam },
    responses: { 200: json(Sync, 'Stopped'), ...refusals(400, 401, 404, 409) },
  }),
  async (c) => c.json(await stopSync(userCtx(c), c.req.valid('param')), 200),
);
