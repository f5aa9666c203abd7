import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neon, neonConfig } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { createEndpoint } from './endpoint.ts';
import { openPool } from './pool.ts';

const serverUrl = process.env.TEST_DATABASE_URL;

/** Every way to have a database; a server's is tried when TEST_DATABASE_URL names one. */
const implementations: [name: string, open: (folder: string) => Promise<Database>][] = [
  ['embedded', (folder) => openEmbedded(join(folder, 'database'))],
];
if (serverUrl) implementations.push(['a Postgres server', async () => openPool(serverUrl)]);

describe.each(implementations)('%s', (name, open) => {
  let folder: string;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pulsehub-database-'));
    database = await open(folder);
    await run('drop table if exists thing');
    await run('create table thing (id int primary key, name text constraint named check (name <> $$$$))');
  });

  afterAll(async () => {
    await run('drop table if exists thing');
    await database.close();
    await rm(folder, { recursive: true });
  });

  const run = (query: string, ...params: (string | null)[]) => database.query({ query, params });
  const batch = (...queries: string[]) => database.batch(queries.map((query) => ({ query, params: [] })));

  test('answers with text as Postgres writes it', async () => {
    const result = await run(
      `select 9007199254740993::bigint, 0.10::numeric, true, null::text, '{"b": 1, "a": [2]}'::jsonb,
        '{a,NULL,"c d"}'::text[], '\\xdeadbeef'::bytea, '2026-01-02T03:04:05.678+02'::timestamptz, $1::int + 1`,
      '41',
    );
    expect(result.rows).toEqual([
      [
        '9007199254740993',
        '0.10',
        't',
        null,
        '{"a": [2], "b": 1}',
        '{a,NULL,"c d"}',
        '\\xdeadbeef',
        '2026-01-02 01:04:05.678+00',
        '42',
      ],
    ]);
    expect(result.fields.map((field) => field.dataTypeID)).toEqual([20, 1700, 16, 25, 3802, 1009, 17, 1184, 23]);
    expect(result).toMatchObject({ command: 'SELECT', rowCount: 1 });
  });

  test('counts the rows of a write and has none for a definition', async () => {
    expect(await run("insert into thing values (1, 'a'), (2, 'b')")).toMatchObject({ command: 'INSERT', rowCount: 2 });
    expect(await run('delete from thing')).toMatchObject({ command: 'DELETE', rowCount: 2, fields: [], rows: [] });
    expect(await run('create table if not exists thing ()')).toMatchObject({ command: 'CREATE', rowCount: null });
  });

  test('says what Postgres says when a statement is refused, and goes on', async () => {
    await expect(run("insert into thing values (1, '')")).rejects.toMatchObject({
      message: expect.stringContaining('violates check constraint'),
      fields: { severity: 'ERROR', code: '23514', constraint: 'named', table: 'thing', schema: 'public' },
    });
    await expect(run('select nothing')).rejects.toMatchObject({ fields: { code: '42703', position: '8' } });
    expect((await run('select 1')).rows).toEqual([['1']]);
  });

  test('takes one statement at a time', async () => {
    await expect(run('select 1; select 2')).rejects.toMatchObject({ fields: { code: '42601' } });
  });

  test('keeps all of a batch or none of it', async () => {
    const results = await batch("insert into thing values (10, 'a')", 'select count(*) from thing where id = 10');
    expect(results.map((result) => result.command)).toEqual(['INSERT', 'SELECT']);
    expect(results[1]?.rows).toEqual([['1']]);

    await expect(
      batch("insert into thing values (11, 'a')", "insert into thing values (10, 'again')"),
    ).rejects.toMatchObject({ fields: { code: '23505', constraint: 'thing_pkey' } });
    expect((await run('select id from thing where id in (10, 11)')).rows).toEqual([['10']]);
  });

  test('reads the isolation and the access of a batch', async () => {
    const show = { query: 'show transaction_isolation', params: [] };
    const [shown] = await database.batch([show], { isolationLevel: 'Serializable', readOnly: true, deferrable: true });
    expect(shown?.rows).toEqual([['serializable']]);
    const write = { query: "insert into thing values (20, 'a')", params: [] };
    await expect(database.batch([write], { readOnly: true })).rejects.toMatchObject({ fields: { code: '25006' } });
  });

  test('lets nothing of a request reach the next one', async () => {
    await run('begin');
    await run("insert into thing values (30, 'kept')");
    await run('rollback');
    expect((await run('select name from thing where id = 30')).rows).toEqual([['kept']]);
    await run("set timezone = 'Asia/Tokyo'");
    expect((await run('show timezone')).rows).toEqual([['UTC']]);
  });

  // The embedded one has one session and no such timer.
  if (name === 'a Postgres server') {
    test('ends a statement that takes too long, says so, and goes on', async () => {
      const hasty = openPool(serverUrl ?? '', { seconds: 1 });
      const query = 'select pg_sleep(60)';
      await expect(hasty.query({ query, params: [] })).rejects.toMatchObject({ fields: { code: '57014' } });
      const patient = { query: "select set_config('statement_timeout', '0', true)", params: [] };
      const sleep = { query: 'select pg_sleep(1.5)', params: [] };
      expect(await hasty.batch([patient, sleep])).toHaveLength(2);
      expect((await hasty.query({ query: 'show statement_timeout', params: [] })).rows).toEqual([['1s']]);
      await hasty.close();
    });
  }

  test('serves many at once', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => String(index));
    const results = await Promise.all(numbers.map((number) => run('select $1::text', number)));
    expect(results.map((result) => result.rows[0]?.[0])).toEqual(numbers);
  });

  describe('behind the endpoint', () => {
    const password = 'secret';
    const server = { close: () => {}, origin: '' };

    beforeAll(async () => {
      const http = createEndpoint(database, { password, controlToken: 'token' });
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      server.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
      server.close = () => http.close();
      neonConfig.fetchEndpoint = () => `${server.origin}/sql`;
    });
    afterAll(() => server.close());

    const sql = neon(`postgresql://pulsehub:${password}@localhost/pulsehub`);
    const setState = (state: string) =>
      fetch(`${server.origin}/control`, {
        method: 'POST',
        headers: { authorization: 'Bearer token' },
        body: JSON.stringify({ state }),
      });

    test("speaks the Neon driver's protocol", async () => {
      expect(await sql`select ${7}::int as number, ${'x'} as text, ${null}::int as none`).toEqual([
        { number: 7, text: 'x', none: null },
      ]);
      expect(await sql.transaction([sql`select 1 as one`, sql`select 2 as two`])).toEqual([[{ one: 1 }], [{ two: 2 }]]);
      await expect(sql`insert into thing values (40, '')`).rejects.toMatchObject({
        code: '23514',
        constraint: 'named',
      });
    });

    test('serves nobody without the password', async () => {
      const stranger = neon('postgresql://pulsehub:guess@localhost/pulsehub');
      await expect(stranger`select 1`).rejects.toThrow('401');
      expect((await fetch(`${server.origin}/control`, { method: 'POST', body: '{}' })).status).toBe(401);
    });

    test('can be away, unavailable or hanging, and comes back', async () => {
      await setState('away');
      await expect(sql`select 1`).rejects.toThrow('Error connecting to database');
      await setState('unavailable');
      await expect(sql`select 1`).rejects.toThrow('503');
      await setState('hanging');
      const held = sql`select 'held' as answer`.then((rows) => rows);
      await setState('up');
      expect(await held).toEqual([{ answer: 'held' }]);
    });
  });
});
