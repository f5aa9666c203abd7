import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { newId } from '../worker/db/id.ts';

/**
 * What a machine can do at best: a Worker in the same runtime that does nothing but answer, one that puts every body
 * into an object before it answers (`/kept`), and one that streams `events` server-sent events as fast as a reader takes
 * them.
 */
export async function startEmptyWorker(): Promise<{ url: string; stop(): Promise<void> }> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      workers: [
        {
          name: 'empty',
          modules: true,
          compatibilityDate: '2026-10-01',
          // Past Miniflare's own door, as the hub is.
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
          durableObjects: { LOG: { className: 'Log', useSQLite: true } },
          script: `
      import { DurableObject } from 'cloudflare:workers';
      export class Log extends DurableObject {
        constructor(state, env) {
          super(state, env);
          this.sql = state.storage.sql;
          this.sql.exec('create table if not exists records (seq integer primary key autoincrement, body text not null)');
        }
        append(body) { this.sql.exec('insert into records (body) values (?)', body); }
      }
      const encoder = new TextEncoder();
      export default {
        async fetch(request, env) {
          const url = new URL(request.url);
          if (url.pathname === '/kept') {
            await env.LOG.getByName('log').append(await request.text());
            return new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } });
          }
          if (url.pathname === '/stream') {
            let left = Number(url.searchParams.get('events'));
            return new Response(new ReadableStream({
              pull(controller) {
                if (left-- > 0) controller.enqueue(encoder.encode('id: 1\\ndata: {"type":"chunk","content":"word "}\\n\\n'));
                else controller.close();
              },
            }), { headers: { 'content-type': 'text/event-stream' } });
          }
          if (request.method === 'POST') await request.arrayBuffer();
          return new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } });
        },
      };`,
        },
      ],
    }),
  );
  await miniflare.ready;
  const url = (await miniflare.unsafeGetDirectURL('empty')).origin;
  return { url, stop: () => miniflare.dispose() };
}

/** Rows per second of plain multi-row inserts, 500 rows a statement, into a table shaped like the events. */
export async function multiRowInserts(
  query: (text: string, params?: unknown[]) => Promise<unknown>,
  rows: number,
): Promise<number> {
  await query(`create table if not exists bench_rows (
    id uuid primary key, message_id text not null unique, name text not null, user_id text,
    occurred_at timestamptz not null, properties jsonb not null)`);
  const perStatement = 500;
  const started = performance.now();
  for (let at = 0; at < rows; at += perStatement) {
    const batch = Array.from({ length: perStatement }, (_, i) => ({
      id: crypto.randomUUID(),
      message_id: `m-${at + i}`,
      name: 'page_view',
      user_id: `u-${(at + i) % 5000}`,
      occurred_at: new Date(Date.UTC(2026, 0, 1) + (at + i) * 1000).toISOString(),
      properties: { path: `/p/${i}`, title: 'A page', value: i },
    }));
    await query(
      `insert into bench_rows select * from jsonb_to_recordset($1::jsonb) as r(
        id uuid, message_id text, name text, user_id text, occurred_at timestamptz, properties jsonb)`,
      [JSON.stringify(batch)],
    );
  }
  const perSecond = (rows / (performance.now() - started)) * 1000;
  await query('drop table bench_rows');
  return perSecond;
}

/** Rows per second into a table with the very columns and indexes of the events, and nothing else: 6,000 a statement, as ingest writes. */
export async function eventInserts(
  query: (text: string, params?: unknown[]) => Promise<unknown>,
  rows: number,
): Promise<number> {
  await query('create table bench_events (like events including defaults including indexes)');
  const [workspace, source] = [crypto.randomUUID(), crypto.randomUUID()];
  const people = Array.from({ length: 2000 }, () => crypto.randomUUID());
  const perStatement = 6000;
  const started = performance.now();
  for (let at = 0; at < rows; at += perStatement) {
    const batch = Array.from({ length: Math.min(perStatement, rows - at) }, (_, i) => {
      const moment = new Date(Date.UTC(2026, 0, 1) + (at + i) * 100).toISOString();
      return {
        ...{ id: newId(), workspace_id: workspace, source_id: source, message_id: `bench-${at + i}`, kind: 'track' },
        ...{ name: 'product_view', original_name: 'Product Viewed', profile_id: people[(at + i) % people.length] },
        ...{ user_id: `u-${(at + i) % people.length}`, occurred_at: moment, received_at: moment, value: '12.50' },
        ...{ currency: 'USD', properties: { product_id: `p-${i % 97}`, price: 12.5, currency: 'USD' }, context: {} },
        historical: false,
      };
    });
    await query('insert into bench_events select * from json_populate_recordset(null::bench_events, $1::json)', [
      JSON.stringify(batch),
    ]);
  }
  const perSecond = (rows / (performance.now() - started)) * 1000;
  await query('drop table bench_events');
  return perSecond;
}
