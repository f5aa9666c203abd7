import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { FOR_SOME } from '../compile/planner.ts';
import { frameOf, type LiveSegment, readPlace, readSegments } from '../rows.ts';
import { judge, TOGETHER, takeTurn } from './judge.ts';

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
    const [first] = segments.live.filter(({ filling }) => filling !== null);
    if (!first) return true;
    // Those that are as far are gathered together: everybody is looked up once for all of them.
    const filling = first.filling as Filling;
    const same = segments.live.filter((one) => isSame(one.filling as Filling | null, filling)).slice(0, TOGETHER);
    await fillOn(ctx, { workspaceId, filling, segments: same }, (people) =>
      judge(frameOf(place, segments, 'some', ctx.now()), same, people, 'definition', 'nothing'),
    );
  } while (Date.now() < until);
  return false;
}

const isSame = (one: Filling | null, other: Filling): boolean =>
  one !== null && one.at === other.at && one.id === other.id && one.seen === other.seen;

async function fillOn(
  ctx: Pick<Ctx, 'db'>,
  { workspaceId, filling, segments }: { workspaceId: string; filling: Filling; segments: LiveSegment[] },
  judgement: (people: { id: string }[]) => SQL,
): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string; at: string | null }>(sql`
    select id, to_char(last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from profiles
    where workspace_id = ${workspaceId}::uuid and ${after(filling)}
    order by last_seen_at, id limit ${AT_ONCE}`);
  const isEnd = rows.length < AT_ONCE;
  const last = rows.at(-1);
  const further: Filling | null = isEnd
    ? filling.seen
      ? { at: null, id: null, seen: false }
      : null
    : { at: last?.at ?? null, id: last?.id ?? null, seen: filling.seen };
  const save = ctx.db.execute(sql`
    update segments s set filling = ${further === null ? null : JSON.stringify(further)}::jsonb
    from json_to_recordset(${JSON.stringify(segments.map(({ id, version }) => ({ id, version })))}::json) r (id uuid, version int)
    where s.id = r.id and s.version = r.version`);
  if (rows.length === 0) await save;
  else {
    await ctx.db.batch([
      ctx.db.execute(takeTurn(workspaceId)),
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
