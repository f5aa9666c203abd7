import { type SQL, sql } from 'drizzle-orm';
import { type Frame, list, texts, timeKey } from './frame.ts';

/** What a row has by which it can be kept or dropped. A row without one of them is never kept by it. */
export interface Columns {
  at: SQL;
  person: SQL;
  source: SQL;
  channel?: SQL;
  campaign?: SQL;
  product?: SQL;
  goods?: SQL;
}

/** The filters of a question as conditions on a row. Buyers are told apart later, where it is known what is new. */
export function conditions(frame: Frame, columns: Columns): SQL[] {
  return frame.kept.flatMap((one) => {
    if (one.by === 'order_value') {
      const { goods } = columns;
      if (!goods) return [];
      return [
        ...(one.above === undefined ? [] : [sql`${goods} > ${one.above}::numeric`]),
        ...(one.below === undefined ? [] : [sql`${goods} < ${one.below}::numeric`]),
      ];
    }
    if (one.by === 'buyer') return [];
    const held = holds(frame, one.by, one.is, columns);
    if (!held) return [];
    return [one.not ? sql`${held} is not true` : held];
  });
}

function holds(frame: Frame, by: string, is: string[], columns: Columns): SQL | undefined {
  switch (by) {
    case 'source':
      return sql`${columns.source}::text in ${texts(is)}`;
    case 'customer':
      return sql`${columns.person}::text in ${texts(is)}`;
    case 'segment':
      return sql`(${list(
        is.map((segment) => sql`${columns.person} in (${frame.membersOf(segment)})`),
        ' or ',
      )})`;
    case 'weekday':
      return sql`${timeKey(columns.at, 'weekday', frame)} in ${texts(is)}`;
    case 'hour':
      return sql`${timeKey(columns.at, 'hour', frame)} in ${texts(is)}`;
    case 'channel':
      return columns.channel && sql`lower(${columns.channel}) in ${texts(is.map((one) => one.toLowerCase()))}`;
    case 'campaign':
      return columns.campaign && sql`lower(${columns.campaign}) in ${texts(is.map((one) => one.toLowerCase()))}`;
    case 'product':
      return columns.product && sql`${columns.product} in ${texts(is)}`;
    default:
      return undefined;
  }
}
