import { setEndpointState } from '../dev/database/start.ts';
import { type BenchHub, benchWorkspace, until } from './bench-hub.ts';
import { event, signed } from './ingest.ts';
import { load } from './load.ts';
import { millis, type Row } from './table.ts';

const AWAY_SECONDS = 60;
const EACH = 2_500;

/**
 * Postgres away for a minute while webhooks and SDK events are accepted: how many were refused, how long after its
 * return everything is stored, and whether each is stored once.
 */
export async function benchOutage(hub: BenchHub): Promise<Row[]> {
  const { workspaceId, writeKey, webhookId, signingSecret } = await benchWorkspace(hub);
  const track = (i: number) => ({ body: JSON.stringify({ ...JSON.parse(event(i)), writeKey }) });
  const json = { 'content-type': 'application/json' };

  await setEndpointState(hub.control, 'away');
  const gone = performance.now();
  const sent = [
    await load({
      url: `${hub.url}/v1/track`,
      method: 'POST',
      headers: json,
      connections: 10,
      amount: EACH,
      each: track,
    }),
    await load({
      url: `${hub.url}/webhooks/webhook/${webhookId}`,
      method: 'POST',
      headers: json,
      connections: 10,
      amount: EACH,
      each: (i) => signed(event(EACH + i), signingSecret),
    }),
  ];
  await new Promise((done) => setTimeout(done, AWAY_SECONDS * 1000 - (performance.now() - gone)));
  await setEndpointState(hub.control, 'up');
  const back = performance.now();

  const rows = () =>
    hub.query(
      'select count(*)::int as n, count(distinct message_id)::int as different from events where workspace_id = $1',
      [workspaceId],
    );
  await until('everything accepted is stored', async () => (await rows())[0]?.different === 2 * EACH);
  const after = performance.now() - back;
  const [stored] = await rows();
  const refused = sent.reduce((sum, one) => sum + one.refused, 0);
  const slowest = Math.max(...sent.map(({ p99 }) => p99));
  return [
    [
      `${(2 * EACH).toLocaleString('en')} events and webhooks sent while Postgres was away for ${AWAY_SECONDS} s`,
      `${refused} refused`,
      `p99 ${millis(slowest)}`,
      '',
    ],
    ['stored after it returned', `${stored?.n} rows of ${stored?.different} messages`, `after ${millis(after)}`, ''],
  ];
}
