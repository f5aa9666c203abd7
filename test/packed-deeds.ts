import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '../worker/db/client.ts';

/** What is packed of everybody is what their events say, in the order in which these were stored. */
export async function expectPackedAsStored(db: Database, workspaceId: string): Promise<void> {
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const { rows: events } = await db.execute<{ person: string; deed: string }>(sql`
    select e.profile_id as person, concat_ws(' ', to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      e.source_id, e.name) as deed
    from events e join profiles p on p.id = e.profile_id
    where e.${own} and p.known and e.kind in ('track', 'page', 'screen') order by e.profile_id, e.id`);
  const { rows: codes } = await db.execute<{ code: number; what: string }>(sql`
    select code, concat_ws(' ', source_id, name) as what from deed_codes where ${own}`);
  const { rows: parts } = await db.execute<{
    person: string;
    deeds: string;
    first: string;
    last: string;
    plain: boolean;
  }>(sql`
    select profile_id as person, encode(deeds, 'hex') as deeds, first_at as first, last_at as last, plain from profile_deeds
    where ${own} order by profile_id, part`);
  const nameOf = new Map(codes.map(({ code, what }) => [BigInt(code), what]));
  const packed = parts.map(({ person, deeds, first, last, plain }) => {
    const numbers = (deeds.match(/.{16}/g) ?? []).map((hex) => BigInt.asIntN(64, BigInt(`0x${hex}`)));
    const times = numbers.map((number) => Number(number >> 16n));
    expect([Date.parse(first), Date.parse(last)]).toEqual([Math.min(...times), Math.max(...times)]);
    expect(plain).toBe(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0)));
    return numbers.map((number, index) => ({
      person,
      deed: `${new Date(times[index] ?? 0).toISOString()} ${nameOf.get(number & 0xffffn)}`,
    }));
  });
  expect(packed.flat()).toEqual(events);
}
