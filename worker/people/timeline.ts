import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { TimelineEntry, TimelineQuery, TimelineType } from '../../contract/people.ts';
import { TIMELINE_TYPES } from '../../contract/people.ts';
import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';
import { homesOf } from './merges.ts';
import { requireProfile } from './people.ts';
import { type Asked, SOURCES, type Told } from './timeline-sources.ts';

/** What happened with a person, latest first; 404 for another workspace's. */
export async function timeline(
  ctx: UserCtx,
  id: string,
  { limit, cursor, types, from, to, name }: TimelineQuery,
): Promise<{ data: TimelineEntry[]; nextCursor: string | null }> {
  await requireProfile(ctx, id);
  const wanted = new Set<TimelineType>(types ? (types.split(',') as TimelineType[]) : TIMELINE_TYPES);
  const asked: Asked = {
    ...{ workspaceId: ctx.workspace.id, currency: ctx.workspace.currency, id, name, wanted },
    homes: wanted.has('decisions') || wanted.has('messages') ? await homesOf(ctx, id) : [id],
    within: (at, key) => within(at, key, { from, to, after: readPlace(cursor) }),
    limit: limit + 1,
  };
  const parts = SOURCES.filter((source) => wanted.has(source.of) && (name === undefined || source.of === 'events'));
  if (parts.length === 0) return { data: [], nextCursor: null };
  const { rows } = await ctx.db.execute<Told & Record<string, unknown>>(sql`
    select * from (${sql.join(
      parts.map((source) => sql`(${source.rows(asked)})`),
      sql` union all `,
    )}) told
    order by at desc, key desc limit ${limit + 1}`);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return {
    data: data.map((row) => {
      const source = SOURCES.find(({ type }) => row.key.startsWith(`${type}:`));
      const base = { id: row.key.slice(row.key.indexOf(':') + 1), occurredAt: new Date(row.at).toISOString() };
      return source?.tell(row.told as never, base, asked) ?? fail('internal');
    }),
    nextCursor: last && rows.length > limit ? writePlace({ at: new Date(last.at).toISOString(), key: last.key }) : null,
  };
}

interface Place {
  at: string;
  key: string;
}

/** Whether a row stands in the asked time, and after the page before. */
function within(
  at: SQL,
  key: SQL,
  asked: { from?: string | undefined; to?: string | undefined; after?: Place | undefined },
) {
  const { from, to, after } = asked;
  return sql.join(
    [
      sql`true`,
      ...(from ? [sql`${at} >= ${from}::timestamptz`] : []),
      ...(to ? [sql`${at} < ${to}::timestamptz`] : []),
      ...(after
        ? [
            sql`${at} <= ${after.at}::timestamptz`,
            sql`(${at} < ${after.at}::timestamptz or (${key}) collate "C" < ${after.key})`,
          ]
        : []),
    ],
    sql` and `,
  );
}

const PlaceParts = z.tuple([z.iso.datetime(), z.string().max(600)]);

function writePlace({ at, key }: Place): string {
  const bytes = new TextEncoder().encode(JSON.stringify([at, key]));
  return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}

function readPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(cursor), (char) => char.charCodeAt(0));
    const [at, key] = PlaceParts.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { at, key };
  } catch {
    const message = 'Use the nextCursor of the page before';
    return fail('invalid', undefined, { fields: [{ path: 'cursor', message }] });
  }
}
