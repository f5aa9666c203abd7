import type { Ctx } from '../../context.ts';
import type { FetchedRecord } from '../providers/provider.ts';
import { keepRecords } from '../syncs/keep.ts';
import { beginRepair, endRepair } from '../syncs/repair.ts';
import type { Target } from './check.ts';
import type { Difference } from './compare.ts';
import { addDays, dayOf } from './days.ts';
import { heldByIds, heldRefunds } from './held.ts';
import { tried } from './store.ts';

const AT_ONCE = 50;

/**
 * Fetches exactly the orders that differ and puts them into the accept log, from where they go the way of everything
 * that is sent in. What the provider does not know is told to be no more. Returns how many records that were.
 */
export async function repair(ctx: Ctx, target: Target, differences: Difference[]): Promise<number> {
  if (differences.length === 0) return 0;
  const { source } = target;
  const row = await beginRepair(ctx, source);
  const records: string[] = [];
  for (let from = 0; from < differences.length; from += AT_ONCE) {
    const some = differences.slice(from, from + AT_ONCE);
    records.push(...(await handOver(ctx, target, some, row.id)));
    await tried(
      ctx,
      source,
      some.map(({ orderId }) => orderId),
    );
  }
  await endRepair(ctx, source, { row, records, orders: differences.length });
  return records.length;
}

async function handOver(ctx: Ctx, target: Target, differences: Difference[], syncId: string): Promise<string[]> {
  const { source, ledger, call, timezone } = target;
  const there = differences.filter(({ kind }) => kind !== 'extra').map(({ orderId }) => orderId);
  const held = await heldByIds(
    ctx,
    source.workspaceId,
    differences.map(({ orderId }) => orderId),
  );
  const newerThan = (id: string) => held.get(id)?.stateAt ?? null;
  const whole =
    there.length > 0
      ? await ledger.whole(
          call,
          there.map((id) => ({ id, newerThan: newerThan(id) })),
        )
      : [];
  const gone: FetchedRecord[] = [];
  for (const { orderId, kind } of differences) {
    if (kind !== 'extra') continue;
    const refunds = await heldRefunds(ctx, source.workspaceId, orderId);
    const at = new Date(Math.max(ctx.now().getTime(), Date.parse(newerThan(orderId) ?? '') + 1 || 0)).toISOString();
    gone.push(...ledger.gone({ id: orderId, refunds, at }));
  }
  // What was placed today or yesterday is news that came late; what is older is history.
  const recent = addDays(dayOf(ctx.now(), timezone), -1);
  const days = new Map(differences.map(({ orderId, day }) => [orderId, day]));
  const isNews = ({ body }: FetchedRecord) => (days.get(String(JSON.parse(body).id)) ?? '') >= recent;
  const to = { workspaceId: source.workspaceId, sourceId: source.id, syncId };
  const history = [...whole.filter((one) => !isNews(one)), ...gone];
  return [
    ...(await keepRecords(ctx, { ...to, historical: false }, whole.filter(isNews))),
    ...(await keepRecords(ctx, { ...to, historical: true }, history)),
  ];
}
