import { type BenchHub, benchWorkspace } from './bench-hub.ts';
import { load } from './load.ts';
import { millis, type Row, rate, ratio } from './table.ts';

/** Answers per second of an authenticated read (the guard asks Postgres who is calling), beside an empty Worker. */
export async function benchRead(hub: BenchHub, emptyUrl: string): Promise<Row[]> {
  const { token } = await benchWorkspace(hub);
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
  return rows;
}
