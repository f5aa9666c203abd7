import { setEndpointState } from '../dev/database/start.ts';
import { newId } from '../worker/db/id.ts';
import { type BenchHub, benchWorkspace } from './bench-hub.ts';
import { load } from './load.ts';
import { millis, type Row, rate, ratio } from './table.ts';

/** Answers per second of an authenticated read (the guard asks Postgres who is calling), beside an empty Worker. */
export async function benchRead(hub: BenchHub, emptyUrl: string): Promise<Row[]> {
  const { token, workspaceId } = await benchWorkspace(hub);
  const rows: Row[] = [];
  for (const connections of [1, 20]) {
    const empty = await load({ url: emptyUrl, connections, seconds: 5 });
    const read = await load({
      url: `${hub.url}/api/v1/user/profile`,
      headers: { authorization: `Bearer ${token}` },
      connections,
      seconds: 5,
    });
    if (read.refused > 0) throw new Error(`${read.refused} reads were refused`);
    const at = `${connections} connection${connections > 1 ? 's' : ''}`;
    rows.push(
      [
        `empty Worker, ${at} (limit)`,
        rate(empty.perSecond, 'answers'),
        `p50 ${millis(empty.p50)}, p99 ${millis(empty.p99)}`,
        '',
      ],
      [
        `GET /user/profile, ${at}`,
        rate(read.perSecond, 'answers'),
        `p50 ${millis(read.p50)}, p99 ${millis(read.p99)}`,
        `${ratio(read.perSecond, empty.perSecond)} of the empty Worker`,
      ],
    );
  }
  return [...rows, ...(await benchFar(hub, { token, workspaceId }))];
}

/** As far as a Worker may well be from its Postgres, there and back, in milliseconds. */
const FAR = 40;

/** The same reads with Postgres far away, one at a time: how often each asks it, and how much of that is one after another. */
async function benchFar(hub: BenchHub, { token, workspaceId }: { token: string; workspaceId: string }): Promise<Row[]> {
  const person = newId();
  await hub.query(
    'insert into profiles (id, workspace_id, user_id, known, first_seen_at, last_seen_at) values ($1, $2, $3, true, now(), now())',
    [person, workspaceId, person],
  );
  const rows: Row[] = [];
  for (const [name, path] of [
    ['/user/profile', '/user/profile'],
    ['/profiles', '/profiles'],
    ['/profiles/{id}', `/profiles/${person}`],
    ['/conversations', '/conversations'],
  ] as const) {
    const before = await setEndpointState(hub.control, 'up', FAR);
    const amount = 100;
    const headers = { authorization: `Bearer ${token}` };
    const read = await load({ url: `${hub.url}/api/v1${path}`, headers, connections: 1, amount });
    const after = await setEndpointState(hub.control, 'up');
    if (read.refused > 0) throw new Error(`${read.refused} reads were refused`);
    const trips = ((after.asked - before.asked) / amount).toFixed(1);
    rows.push([
      `\`GET ${name}\`, Postgres ${FAR} ms away`,
      `${trips} requests to Postgres`,
      `p50 ${millis(read.p50)}, p99 ${millis(read.p99)}`,
      `${ratio(read.p50, FAR)} ways to Postgres`,
    ]);
  }
  return rows;
}
