import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type BenchHub, startBenchHub, until } from './bench-hub.ts';
import {
  batch,
  type Door,
  doorOf,
  inBatches,
  measure,
  PER_BATCH,
  signed,
  singly,
  type Taken,
  taken,
} from './ingest.ts';
import { multiRowInserts } from './limits.ts';
import { type Peer, startPeer } from './peer/start.ts';
import { type Side, steadily } from './steady.ts';
import { median, millis, printTable, type Row, rate, ratio } from './table.ts';

const ROUNDS = 5;
const SECRET = 'a-signing-secret-for-benchmarks';

const KINDS = ['webhooks', 'batches'] as const;
type Kind = (typeof KINDS)[number];

/** How often Redis syncs its log: every second, as it is run everywhere, or before it answers, as PulseHub does. */
const SYNCS = ['everysec', 'always'] as const;
type Sync = (typeof SYNCS)[number];

const SYNCED: Record<Sync, string> = {
  everysec: 'the peer, synced every second',
  always: 'the peer, synced always',
};

interface Round {
  inserts: number;
  peer: Record<Sync, Record<Kind, Taken>>;
  ours: Record<Kind, Taken>;
}

/**
 * Ingest of PulseHub beside that of NestJS, BullMQ, Redis and TypeORM, on the same Postgres and under the same load, the one
 * after the other in every round. Medians of five.
 */
export async function benchPeer(databaseUrl: string | undefined): Promise<void> {
  const client = await prerequisites(databaseUrl);
  if (!client || !databaseUrl) return;
  let peer: Peer | undefined;
  let hub: BenchHub | undefined;
  try {
    peer = await startPeer(databaseUrl);
    hub = await startBenchHub({ DATABASE_URL: databaseUrl });
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(client, peer, hub));
    printTable('Events in, beside NestJS, BullMQ, Redis and TypeORM on the same Postgres', rowsOf(rounds));
    printTable('Single signed webhooks, steadily', await steadily(sidesOf(client, peer, hub)));
    console.log(`
Durable when it was acknowledged: with PulseHub, the events, synced to the log of an object before the answer. With the peer, what its
Redis had synced: a crash of the machine may lose what was acknowledged in the last second, unless its log is synced always.
Written: with PulseHub, the rows with their people, counts and facts; with the peer, the rows alone.`);
  } finally {
    await hub?.stop();
    await peer?.stop();
    await client.query('drop schema if exists bench_peer cascade');
    await client.end();
  }
}

/** A connection to Postgres, when everything is there; otherwise says what to install. */
async function prerequisites(databaseUrl: string | undefined): Promise<Client | undefined> {
  const lacking: string[] = [];
  if (spawnSync('redis-server', ['--version']).status !== 0) {
    lacking.push('Redis: apt-get install redis-server (or brew install redis)');
  }
  const client = new Client({ connectionString: databaseUrl });
  const reached = databaseUrl
    ? await client.connect().then(
        () => true,
        () => false,
      )
    : false;
  if (!reached) {
    lacking.push('Postgres 15 or newer: apt-get install postgresql, and DATABASE_URL naming an empty database there');
  }
  if (lacking.length === 0) return client;
  console.log(`\nBeside the peer: left out. It needs\n${lacking.map((line) => `- ${line}`).join('\n')}`);
  if (reached) await client.end();
  return undefined;
}

async function oneRound(client: Client, peer: Peer, hub: BenchHub): Promise<Round> {
  const query = (text: string, params?: unknown[]) => client.query(text, params);
  const inserts = await multiRowInserts(query, 20_000);
  const everysec = await peerTakes(client, peer, 'everysec');
  const ours = { webhooks: await taken(hub, 'webhooks'), batches: await taken(hub, 'batches') };
  return { inserts, peer: { everysec, always: await peerTakes(client, peer, 'always') }, ours };
}

async function peerTakes(client: Client, peer: Peer, sync: Sync): Promise<Record<Kind, Taken>> {
  await syncing(peer, sync);
  const sent = {
    webhooks: ({ url, secret }: Door) => ({ url, ...singly(secret) }),
    batches: ({ url, secret }: Door) => ({ url, ...inBatches(), each: (i: number) => signed(batch(i), secret) }),
  };
  const takes = async (how: Kind) => {
    const door = await doorOfPeer(client, peer);
    const load = sent[how](door);
    return measure(load, load.amount * (how === 'webhooks' ? 1 : PER_BATCH), door.written);
  };
  return { webhooks: await takes('webhooks'), batches: await takes('batches') };
}

function sidesOf(client: Client, peer: Peer, hub: BenchHub): Side[] {
  return [
    { who: 'PulseHub', door: () => doorOf(hub) },
    ...SYNCS.map((sync) => ({
      who: SYNCED[sync],
      door: async () => {
        await syncing(peer, sync);
        return doorOfPeer(client, peer);
      },
    })),
  ];
}

async function syncing({ redis }: Peer, sync: Sync): Promise<void> {
  await redis.ask(`CONFIG SET appendfsync ${sync}`);
}

async function doorOfPeer(client: Client, { url, redis }: Peer): Promise<Door> {
  const sourceId = randomUUID();
  await client.query('insert into bench_peer.sources values ($1, $2, $3)', [sourceId, randomUUID(), SECRET]);
  // Its queue is asked first, for counting rows is work for the same Postgres.
  const waiting = async (list: string) => Number((await redis.ask(`LLEN bull:events:${list}`)).slice(1));
  const own = `${url}/webhooks/${sourceId}`;
  return {
    url: own,
    secret: SECRET,
    batches: { url: own, headers: {} },
    written: (events) =>
      until(`${events} events written by the peer`, async () => {
        if ((await waiting('wait')) + (await waiting('active')) > 0) return false;
        const { rows } = await client.query('select count(*)::int as n from bench_peer.events where source_id = $1', [
          sourceId,
        ]);
        return rows[0]?.n === events;
      }),
  };
}

function rowsOf(rounds: Round[]): Row[] {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const what = { webhooks: 'single signed webhooks', batches: `batches of ${PER_BATCH}` };
  const rows: Row[] = [
    [
      'plain multi-row inserts, 500 a statement (limit)',
      rate(
        middle(({ inserts }) => inserts),
        'rows',
      ),
      '',
      '',
    ],
  ];
  for (const kind of KINDS) {
    const row = (who: string, of: (round: Round) => Taken) => {
      const beside = (figure: 'acknowledged' | 'written') =>
        ratio(
          middle((round) => round.ours[kind][figure]),
          middle((round) => of(round)[figure]),
        );
      const isOurs = who === 'PulseHub';
      rows.push([
        `${what[kind]}, acknowledged: ${who}`,
        rate(
          middle((round) => of(round).acknowledged),
          'events',
        ),
        `p50 ${millis(middle((round) => of(round).measured.p50))}, p99 ${millis(middle((round) => of(round).measured.p99))}`,
        isOurs ? '' : `PulseHub ${beside('acknowledged')} of it`,
      ]);
      rows.push([
        `${what[kind]}, written: ${who}`,
        rate(
          middle((round) => of(round).written),
          'events',
        ),
        '',
        isOurs ? '' : `PulseHub ${beside('written')} of it`,
      ]);
    };
    row('PulseHub', ({ ours }) => ours[kind]);
    row(SYNCED.everysec, ({ peer }) => peer.everysec[kind]);
    row(SYNCED.always, ({ peer }) => peer.always[kind]);
  }
  return rows;
}
