import { type SQL, sql } from 'drizzle-orm';

type Row = object;

/** A statement over rows, given as one parameter; none where there are no rows. */
export function when(rows: readonly Row[], statement: (rows: SQL) => SQL): SQL[] {
  return rows.length === 0 ? [] : [statement(sql`json_to_recordset(${JSON.stringify(rows)}::json)`)];
}
