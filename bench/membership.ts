import { type BenchHub, benchWorkspace, until } from './bench-hub.ts';
import { load } from './load.ts';
import { millis, type Row, rate } from './table.ts';

const PER_SECOND = 500;
const SECONDS = 30;
const PROBES = 60;

/** How long after its event a person is in a segment, while 500 other events arrive in every second. */
export async function benchMembership(hub: BenchHub): Promise<Row[]> {
  const { token, writeKey } = await benchWorkspace(hub);
  const { id } = await hub.api<{ id: string }>('/segments', {
    method: 'POST',
    token,
    body: {
      name: 'Bought',
      definition: { version: 1, where: { type: 'event', event: 'purchase', within: { last: { n: 7, unit: 'days' } } } },
    },
  });
  await until('the segment is filled', async () => {
    const { filling } = await hub.api<{ filling: boolean }>(`/segments/${id}`, { token });
    return !filling;
  });
  const send = (message: object) =>
    fetch(`${hub.url}/v1/track`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ writeKey, type: 'track', ...message }),
    });

  const crowd = load({
    url: `${hub.url}/v1/track`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    connections: 20,
    perSecond: PER_SECOND,
    seconds: SECONDS,
    each: (i) => ({
      body: JSON.stringify({
        ...{ writeKey, type: 'track', event: 'Product Viewed', messageId: `crowd-${i}`, userId: `c-${i % 3000}` },
        timestamp: new Date().toISOString(),
      }),
    }),
  });
  const sent = new Map<string, number>();
  for (let n = 0; n < PROBES; n++) {
    const userId = `probe-${n}`;
    sent.set(userId, Date.now());
    await send({ event: 'Order Completed', messageId: userId, userId, properties: { orderId: userId, revenue: 10 } });
    await new Promise((done) => setTimeout(done, ((SECONDS - 5) * 1000) / PROBES));
  }
  const { perSecond, refused, p99 } = await crowd;
  const entered = () =>
    hub.query(
      `select p.user_id, m.entered_at from segment_members m join profiles p on p.id = m.profile_id
       where m.segment_id = $1::uuid`,
      [id],
    );
  await until('everybody who bought is in the segment', async () => (await entered()).length === PROBES);
  const waits = (await entered())
    .map((row) => new Date(String(row.entered_at)).getTime() - (sent.get(String(row.user_id)) ?? 0))
    .sort((a, b) => a - b);
  const at = (share: number) => millis(waits[Math.ceil(waits.length * share) - 1] ?? Number.NaN);
  return [
    ['other events arriving', rate(perSecond, 'events'), `p99 ${millis(p99)}`, `${refused} refused`],
    [`in the segment after the event, ${PROBES} people`, `p50 ${at(0.5)}`, `p95 ${at(0.95)}, slowest ${at(1)}`, ''],
  ];
}
