import { type SQL, sql } from 'drizzle-orm';

/**
 * The newest events of a source, `from` to `limit`, without the columns. The source and the ids are compared together so that
 * only their index gives this order: told of a source as a column, Postgres expects every source to have its share of the
 * events, and looks for those of a silent one among all there are.
 */
export function newestEventsOf(source: SQL, most: number): SQL {
  const [least, greatest] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  return sql`from events
    where (source_id, id) between (${source}, ${least}::uuid) and (${source}, ${greatest}::uuid)
    order by source_id desc, id desc limit ${sql.raw(String(most))}`;
}
