import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { controlsOf, type Member } from '../../test/hub.ts';
import type { HubAddress } from '../../test/hub-address.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../../test/own-hub.ts';
import { openDatabase } from '../db/client.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function ownHub(dataDir: string, port = 0): Promise<OwnHub> {
  const hub = await startOwnHub({ dataDir, port });
  cleanUp.push(() => hub.kill().catch(() => undefined));
  return hub;
}

async function segmentSource(member: Member) {
  const { status, body } = await member.api('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  expect(status).toBe(201);
  return body as { id: string; writeKey: string };
}

/** Sends `batches` requests of `size` events each, several at a time, and returns the ids of all that were accepted. */
async function send(hub: HubAddress, writeKey: string, batches: number, size: number): Promise<string[]> {
  const accepted: string[] = [];
  let next = 0;
  const sender = async () => {
    while (next < batches) {
      const name = next++;
      const batch = Array.from({ length: size }, (_, i) => ({
        type: 'track',
        event: 'Product Viewed',
        messageId: `${name}-${i}`,
        userId: `person-${i % 7}`,
      }));
      const body = JSON.stringify({ writeKey, batch });
      const response = await fetch(`${hub.url}/v1/batch`, { method: 'POST', body });
      await response.body?.cancel();
      if (response.status === 200) accepted.push(...batch.map(({ messageId }) => messageId));
    }
  };
  await Promise.all(Array.from({ length: 8 }, sender));
  return accepted;
}

/** Waits until every accepted event is stored, and makes sure that nothing was stored or counted twice. */
async function expectOnce(hub: HubAddress, member: Member, accepted: string[]) {
  const db = openDatabase({ url: hub.database.connectionString, endpoint: hub.database.endpoint });
  const workspace = sql`workspace_id = ${member.workspace.id}::uuid`;
  await eventually(async () => {
    const { rows } = await db.execute(sql`select count(*)::int as n from events where ${workspace}`);
    return Number(rows[0]?.n) >= accepted.length;
  }, 120_000);
  const { rows } = await db.execute<{ id: string }>(sql`select message_id as id from events where ${workspace}`);
  expect(rows.map(({ id }) => id).sort()).toEqual([...accepted].sort());
  const { rows: counted } = await db.execute(sql`
    select (select sum(count) from profile_event_counts where ${workspace})::int as by_person,
      (select sum(count) from event_totals where ${workspace})::int as by_source,
      (select sum(event_count) from profiles where ${workspace})::int as facts`);
  const n = accepted.length;
  expect(counted[0]).toEqual({ by_person: n, by_source: n, facts: n });
}

test('what was accepted survives the end of the whole hub at the next instant', async () => {
  const { dataDir, remove } = await preparedDataDir();
  cleanUp.push(remove);
  const first = await ownHub(dataDir);
  const member = await controlsOf(first).registerWorkspace();
  const { writeKey } = await segmentSource(member);
  const accepted = await send(first, writeKey, 200, 5);
  await first.kill();
  expect(accepted).toHaveLength(1000);

  const second = await ownHub(dataDir, first.port);
  await expectOnce(second, member, accepted);
});

test('everything accepted while Postgres is away is stored once after it returns', async () => {
  const { dataDir, remove } = await preparedDataDir();
  cleanUp.push(remove);
  const hub = await ownHub(dataDir);
  const controls = controlsOf(hub);
  for (const how of ['away', 'unavailable', 'hanging'] as const) {
    const member = await controls.registerWorkspace();
    const { writeKey } = await segmentSource(member);
    const accepted = await controls.withoutDatabase(how, () => send(hub, writeKey, 150, 10));
    expect(accepted).toHaveLength(1500);
    await expectOnce(hub, member, accepted);
  }
});
