import { type Door, measure, singly, type Taken } from './ingest.ts';
import { millis, type Row, rate } from './table.ts';

/** Requests per second, below what everybody takes. */
const RATES = [250, 500, 1000];
const SECONDS = 10;
/** For longer than anything may gather: as much as this takes whoever is quickest ten seconds. */
const LONG = 40_000;

export interface Side {
  who: string;
  /** A source that nothing was sent to yet. */
  door: () => Promise<Door>;
}

/** Single signed webhooks at fixed rates, for what each waits when nobody is at their limit; and as fast as they are taken, for longer than a burst. */
export async function steadily(sides: Side[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const perSecond of RATES) {
    for (const { who, door } of sides) {
      const { url, secret, written } = await door();
      const amount = perSecond * SECONDS;
      rows.push(
        rowOf(
          `${perSecond} a second: ${who}`,
          await measure({ url, ...singly(secret), amount, perSecond }, amount, written),
        ),
      );
    }
  }
  for (const { who, door } of sides) {
    const { url, secret, written } = await door();
    const taken = await measure({ url, ...singly(secret), amount: LONG }, LONG, written);
    rows.push(rowOf(`${LONG.toLocaleString('en')} in a row: ${who}`, taken));
  }
  return rows;
}

function rowOf(what: string, { measured, acknowledged, written }: Taken): Row {
  const latency = `p50 ${millis(measured.p50)}, p99 ${millis(measured.p99)}`;
  return [what, rate(acknowledged, 'events'), latency, `${rate(written, 'events')} written`];
}
