import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { FOR_SOME } from '../compile/planner.ts';
import { frameOf, type LiveSegment, readPlace, readSegments } from '../rows.ts';
import { judge, takeTurn } from './judge.ts';

const AT_ONCE = 2000;

/** How far a segment's people were gathered: along `profiles_recent`, those never seen last. */
export interface Filling {
  /** Of the last person looked at; null while none was, or once those who were seen are done. */
  at: string | null;
  id: string | null;
  seen: boolean;
}

export const FROM_THE_START: Filling = { at: null, id: null, seen: true };

/**
 * Gathers the people of new and changed segments, one piece after another, for at most `forMs`. Returns whether it is
 * done; if not, the next call goes on. People who change meanwhile are marked and looked at by themselves.
 */
export async function fill(ctx: Pick<Ctx, 'db' | 'now'>, workspaceId: string, forMs: number): Promise<boolean> {
  const until = Date.now() + forMs;
  const place = await readPlace(ctx, workspaceId);
  if (!place) return true;
  do {
    const segments = await readSegments(ctx.db, workspaceId);
    const segment = segments.live.find(({ filling }) => filling !== null);
    if (!segment) return true;
    await fillOn(ctx, segment, (people) =>
      judge(frameOf(place, segments, 'some', ctx.now()), segment, people, 'definition', 'nothing'),
    );
  } while (Date.now() < until);
  return false;
}

async function fillOn(
  ctx: Pick<Ctx, 'db'>,
  segment: LiveSegment,
  judgement: (people: { id: string }[]) => SQL,
): Promise<void> {
  const filling = segment.filling as Filling;
  const { rows } = await ctx.db.execute<{ id: string; at: string | null }>(sql`
    select id, to_char(last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from profiles
    where workspace_id = ${segment.workspaceId}::uuid and ${after(filling)}
    order by last_seen_at, id limit ${AT_ONCE}`);
  const isEnd = rows.length < AT_ONCE;
  const last = rows.at(-1);
  const further: Filling | null = isEnd
    ? filling.seen
      ? { at: null, id: null, seen: false }
      : null
    : { at: last?.at ?? null, id: last?.id ?? null, seen: filling.seen };
  const save = ctx.db.execute(sql`
    update segments set filling = ${further === null ? null : JSON.stringify(further)}::jsonb
    where id = ${segment.id}::uuid and version = ${segment.version}::int`);
  if (rows.length === 0) await save;
  else {
    await ctx.db.batch([
      ctx.db.execute(takeTurn(segment.workspaceId)),
      ctx.db.execute(FOR_SOME),
      ctx.db.execute(judgement(rows.map(({ id }) => ({ id })))),
      save,
    ]);
  }
}

function after({ at, id, seen }: Filling): SQL {
  if (!seen) return id ? sql`last_seen_at is null and id > ${id}::uuid` : sql`last_seen_at is null`;
  return at && id ? sql`(last_seen_at, id) > (${at}::timestamptz, ${id}::uuid)` : sql`last_seen_at is not null`;
}
