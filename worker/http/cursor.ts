import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import * as z from 'zod';
import { ApiError } from '../errors.ts';

/** Where a list that is newest first goes on: after the row with this time and id. */
export interface Place {
  at: Date;
  id: string;
}

const Parts = z.tuple([z.iso.datetime(), z.uuid()]);

/** The rows of a list, newest first by `(at, id)`, that follow the page before; undefined for the first page. */
export function before(cursor: string | undefined, at: SQLWrapper, id: SQLWrapper): SQL | undefined {
  const place = readCursor(cursor);
  return place && sql`(${at}, ${id}) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)`;
}

/** One page from rows that were read with `limit + 1`: the row too many says that there is a next page. */
export function cutPage<Row>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): { data: Row[]; nextCursor: string | null } {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > limit ? writeCursor(placeOf(last)) : null };
}

export function writeCursor({ at, id }: Place): string {
  return btoa(JSON.stringify([at.toISOString(), id])).replaceAll('=', '');
}

/** The place of a `cursor` that this API gave out; undefined without one, 400 for anything else. */
export function readCursor(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = Parts.parse(JSON.parse(atob(cursor)));
    return { at: new Date(at), id };
  } catch (cause) {
    const fields = [{ path: 'cursor', message: 'Use the nextCursor of the page before' }];
    throw new ApiError('invalid', undefined, { fields, cause });
  }
}
