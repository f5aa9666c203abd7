import { type SQL, sql } from 'drizzle-orm';
import type { Dimension } from '../../../contract/metrics.ts';
import { BUCKETS, type Frame, list, raw, timeKey } from './frame.ts';
import type { FactName, Grouping } from './measures.ts';

/** Whether the buyer of a row is new in the period it is counted in. */
export function freshIn(frame: Frame, keys: Dimension[], isSeries: boolean): SQL {
  const buckets = keys.filter((key) => BUCKETS.includes(key));
  if (buckets.length > 0) {
    const same = buckets.map((by) => sql`${timeKey(sql`f.first_at`, by, frame)} = ${timeKey(sql`f.at`, by, frame)}`);
    return sql`(case when f.buyer_id is not null then ${list(same, ' and ')} end)`;
  }
  if (isSeries) {
    const key = (at: SQL) => timeKey(at, 'hour', frame, true);
    return sql`(case when f.buyer_id is not null then ${key(sql`f.first_at`)} = ${key(sql`f.at`)} end)`;
  }
  const since = frame.spans.map(({ from }, w) =>
    from
      ? sql`when f.w = ${raw(String(w))} then f.first_at >= ${from.toISOString()}::timestamptz`
      : sql`when f.w = ${raw(String(w))} then f.before_at is null`,
  );
  return sql`(case when f.buyer_id is null then null ${list(since, ' ')} end)`;
}

/** Whether a row is kept by the filters that tell new buyers from returning ones. */
export function buyersKept(frame: Frame, fact: FactName, { fresh }: Grouping): SQL {
  const kept = frame.kept.filter((one) => one.by === 'buyer');
  if (kept.length === 0 || fact === 'acts' || fact === 'visits') return sql`true`;
  return list(
    kept.map((one) => {
      const { is, not } = one as { is: string[]; not: boolean };
      const held = list(
        is.map((buyer) => (buyer === 'new' ? fresh : sql`(not ${fresh})`)),
        ' or ',
      );
      return not ? sql`(${held}) is not true` : sql`(${held}) is true`;
    }),
    ' and ',
  );
}

/** The key of the group in which a row (alias `f`, its segments `s`) lies. */
export function keyOf(frame: Frame, key: Dimension, isSeries: boolean, { fresh }: Grouping): SQL {
  switch (key) {
    case 'source':
      return sql`f.source_id::text`;
    case 'channel':
      return sql`f.channel`;
    case 'campaign':
      return sql`f.campaign`;
    case 'product':
      return sql`f.product`;
    case 'segment':
      return sql`s.segment`;
    case 'customer':
      return sql`f.buyer_id::text`;
    case 'buyer':
      return sql`case when ${fresh} then 'new' when not ${fresh} then 'returning' end`;
    default:
      return timeKey(sql`f.at`, key, frame, isSeries);
  }
}
