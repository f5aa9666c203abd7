import { type SQL, sql } from 'drizzle-orm';
import type { PersonSegment, Why } from '../../../contract/segments.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { compile } from '../compile/compile.ts';
import { Sources } from '../compile/sources.ts';
import { STANDARD } from '../definition/standard.ts';
import { inWords } from '../definition/words.ts';
import { frameOf, readSegments } from '../rows.ts';
import { requireSegment } from '../segments.ts';
import { decisive, type LeafFound, leavesAsJson, reasonOf } from './reason.ts';

/**
 * Why a person is in a segment or not, clause by clause with the facts behind each, now or at a past time. The past is told
 * as it was: see `selfAt`; the rule is today's. What the segment itself said then stands beside it. 404 for another
 * workspace's segment or person.
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
  const sources = new Sources(frame);
  const { holds, next, leaves } = compile(definition, frame, sources);
  const { known, untold } = sources.self();
  const { rows } = await ctx.db.execute<Found>(sql`
    select ${known} as known, ${holds} as inside, ${next ?? sql`null::timestamptz`} as next,
      ${leavesAsJson(leaves)} as leaves, array(select jsonb_object_keys(${untold})) as untold,
      ${isPast && row?.definition ? recordedAt(row.id, at) : sql`null::jsonb`} as recorded
    from (select * from profiles where id = ${profileId}::uuid and workspace_id = ${ctx.workspace.id}::uuid limit 1) p
    ${sources.joins}`);
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
    note: isPast ? noteOf(found.untold, sources.traits) : null,
    recorded: found.recorded && row && at && row.createdAt <= at ? recorded(found.recorded) : null,
  };
}

interface Found extends Record<string, unknown> {
  known: boolean;
  inside: boolean;
  next: string | null;
  leaves: LeafFound[];
  untold: string[];
  recorded: Recorded | null;
}

interface Recorded {
  inside: boolean;
  since: string | null;
}

/**
 * What was kept of the members of a segment, at a moment: by the last change of any profile that the person is made of, as each
 * was in it or not by itself until they were found to be one. Who is said to leave first was in it before.
 */
function recordedAt(segmentId: string, at: Date): SQL {
  const moment = sql`${at.toISOString()}::timestamptz`;
  return sql`(
    select jsonb_build_object('inside', coalesce(bool_or(coalesce(b.change = 'entered', f.change = 'left',
        exists (select from segment_members m where m.segment_id = ${segmentId}::uuid and m.profile_id = h.id))), false),
      'since', min(b.at) filter (where b.change = 'entered'))
    from (
      select p.id union select q.profile_id from profile_parts q where q.person_id = p.id
    ) h (id)
    left join lateral (
      select change, at from segment_changes
      where profile_id = h.id and segment_id = ${segmentId}::uuid and at <= ${moment} order by at desc limit 1) b on true
    left join lateral (
      select change from segment_changes
      where profile_id = h.id and segment_id = ${segmentId}::uuid and at > ${moment} order by at limit 1) f on true)`;
}

function recorded({ inside, since }: Recorded): Recorded {
  return { inside, since: inside && since ? new Date(since).toISOString() : null };
}

/** How the past is read, in one phrase; and of which traits that are asked for it is not known how they were. */
function noteOf(untold: string[], asked: ReadonlySet<string>): string {
  const names = untold.filter((name) => [...asked].some((one) => one === name || one.startsWith(`${name}.`)));
  const now = names.map((name) => `“${name}”`).join(', ');
  return names.length > 0 ? `${AS_IT_WAS} Since when ${now} is so was not kept: it counts as it is now.` : AS_IT_WAS;
}

const AS_IT_WAS =
  'As it was, by all that is known today: what was told later of that time counts, and histories that were found to be one person are one. The rule is today’s.';

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
