import { sql } from 'drizzle-orm';
import type { PersonSegment, Why } from '../../../contract/segments.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { compile } from '../compile/compile.ts';
import { STANDARD } from '../definition/standard.ts';
import { inWords } from '../definition/words.ts';
import { frameOf, readSegments } from '../rows.ts';
import { requireSegment } from '../segments.ts';
import { decisive, type LeafFound, leavesAsJson, reasonOf } from './reason.ts';

const AS_NOW = 'Traits, addresses and who is who are as they are known now; what happened is as of that time.';

/**
 * Why a person is in a segment or not, clause by clause with the facts behind each, now or at a past time over what
 * happened up to it. The rule is today's. 404 for another workspace's segment or person.
 */
export async function explain(
  ctx: UserCtx,
  { id, profileId, at }: { id: string; profileId: string; at?: Date | undefined },
): Promise<Why> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { key, row } = requireSegment(segments, id);
  const definition = row?.definition ?? (key ? STANDARD[key] : fail('not_found'));
  const now = ctx.now();
  const isPast = at !== undefined && at < now;
  const frame = frameOf(ctx.workspace, segments, isPast ? 'past' : 'some', isPast ? at : now);
  const { joins, holds, next, leaves } = compile(definition, frame);
  const { rows } = await ctx.db.execute<{
    known: boolean;
    inside: boolean;
    next: string | null;
    leaves: LeafFound[];
  }>(sql`
    select p.known, ${holds} as inside, ${next ?? sql`null::timestamptz`} as next, ${leavesAsJson(leaves)} as leaves
    from (select * from profiles where id = ${profileId}::uuid and workspace_id = ${ctx.workspace.id}::uuid limit 1) p
    ${joins}`);
  const [found] = rows;
  if (!found) return fail('not_found');
  const reason = reasonOf(definition, found.leaves, segments.nameOf);
  const isMeant = definition.who === 'everyone' || found.known;
  return {
    segment: { id, name: segments.nameOf(id), definition: inWords(definition, segments.nameOf) },
    profileId,
    at: frame.now.toISOString(),
    inside: found.inside,
    reason,
    decisive: isMeant
      ? decisive(reason).map(({ words }) => words)
      : ['can be told apart by an id or an e-mail address'],
    changesAt: !isPast && found.next ? new Date(found.next).toISOString() : null,
    note: isPast ? AS_NOW : null,
  };
}

/** In which segments a person is, and since when where that is known. */
export async function segmentsOf(ctx: UserCtx, profileId: string): Promise<PersonSegment[]> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { rows } = await ctx.db.execute<{ columns: Record<string, boolean>; since: Record<string, string> }>(sql`
    select jsonb_build_object('cart_abandoners', p.is_cart_abandoner, 'potential_customers', p.is_cart_abandoner,
        'high_value_customers', p.is_high_value, 'new_visitors', p.is_new_visitor, 'engaged_users', p.is_engaged,
        'repeat_customers', p.is_repeat) as columns,
      coalesce((select jsonb_object_agg(m.segment_id, m.entered_at) from segment_members m
        where m.profile_id = p.id), '{}') as since
    from profiles p where p.id = ${profileId}::uuid and p.workspace_id = ${ctx.workspace.id}::uuid`);
  const [found] = rows;
  if (!found) return fail('not_found');
  const builtIn = Object.keys(STANDARD).map((key) => {
    const row = segments.find(key);
    const since = row?.definition ? found.since[row.id] : undefined;
    return {
      ...{ id: key, name: segments.nameOf(key), builtIn: true },
      inside: row?.definition ? since !== undefined : found.columns[key] === true,
      since: since ? new Date(since).toISOString() : null,
    };
  });
  const saved = segments.rows
    .filter(({ key }) => key === null)
    .map((row) => {
      const since = found.since[row.id];
      const inside = since !== undefined;
      return {
        id: row.id,
        name: row.name,
        builtIn: false,
        inside,
        since: since ? new Date(since).toISOString() : null,
      };
    });
  return [...builtIn, ...saved];
}
