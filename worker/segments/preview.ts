import { sql } from 'drizzle-orm';
import type { Clause, Definition, Node, Preview, Somebody } from '../../contract/segments.ts';
import type { UserCtx } from '../context.ts';
import { nameIn } from '../people/naming.ts';
import { compile } from './compile/compile.ts';
import { filtersOfFew } from './compile/few.ts';
import type { Frame } from './compile/frame.ts';
import { FOR_EVERYONE, FOR_EVERYONE_IN_ORDER, FOR_SOME } from './compile/planner.ts';
import { isGroup } from './definition/check.ts';
import { inWords } from './definition/words.ts';
import { frameOf, readSegments, type Segments } from './rows.ts';
import { readDefinition } from './segments.ts';
import { failing, type LeafFound, leavesAsJson, reasonOf } from './why/reason.ts';

const SHOWN = 5;
/**
 * Near misses are looked for among so many people, those seen last: of visitors who are not asked for, so many are passed over. Where
 * too few of them are outside, as of a rule for whoever came lately, also among those whose last visit was first.
 */
const LOOKED_AT = 2000;
const PASSED_OVER = 20_000;

type PersonRow = {
  id: string;
  user_id: string | null;
  email: string | null;
  traits: unknown;
  last_seen_at: string | null;
};

/**
 * Who would be in a segment: how many, five who are, and five who nearly are with what keeps each out. Nothing is kept.
 * 400 names what is wrong with the definition.
 */
export async function previewSegment(ctx: UserCtx, input: { definition: unknown }): Promise<Preview> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const definition = readDefinition(input.definition, { segments });
  const isOfFew = await filtersOfFew(ctx, definition);
  const [, everyone, , closest] = await ctx.db.batch([
    ctx.db.execute(isOfSequences(definition.where) ? FOR_EVERYONE_IN_ORDER : FOR_EVERYONE),
    ctx.db.execute<{ people: number; inside: PersonRow[] | null }>(insideOf(ctx, definition, { segments, isOfFew })),
    ctx.db.execute(FOR_SOME),
    ctx.db.execute<Near>(closestTo(ctx, definition, segments, 'last')),
  ]);
  const { people = 0, inside } = everyone.rows[0] ?? {};
  const isEnough = closest.rows.length === SHOWN;
  const near = isEnough ? closest.rows : await furtherOff(ctx, definition, segments, closest.rows);
  return {
    people,
    definition: inWords(definition, segments.nameOf),
    inside: (inside ?? []).map(asSomebody),
    nearMisses: near.map((row) => ({
      ...asSomebody(row),
      failed: failing(reasonOf(definition, row.leaves, segments.nameOf)).map(({ words, found, holds }) => ({
        words: holds ? `none of these: ${words}` : words,
        found,
      })),
    })),
    lookedAt: isEnough ? LOOKED_AT : 2 * LOOKED_AT,
  };
}

/** Whether nothing but sequences is asked for, and what stands in the profile itself. */
function isOfSequences(node: Node): boolean {
  const leaves = (one: Node): Clause[] => (isGroup(one) ? one.of.flatMap(leaves) : [one]);
  const all = leaves(node);
  return (
    all.some(({ type }) => type === 'sequence') && all.every(({ type }) => type === 'sequence' || type === 'trait')
  );
}

/** One pass over the workspace's people. */
function insideOf(
  ctx: UserCtx,
  definition: Definition,
  { segments, isOfFew }: { segments: Segments; isOfFew: Frame['isOfFew'] },
) {
  const frame = frameOf(ctx.workspace, segments, 'everyone', ctx.now());
  const { joins, keeps } = compile(definition, { ...frame, isOfFew });
  return sql`
    with inside as materialized (
      select p.id, p.last_seen_at from profiles p ${joins}
      where p.workspace_id = ${ctx.workspace.id}::uuid and ${keeps}
    ), latest as (
      select id from inside order by last_seen_at desc nulls last, id desc limit ${SHOWN}
    )
    select (select count(*)::int from inside) as people, (
      select jsonb_agg(jsonb_build_object('id', p.id, 'user_id', p.user_id, 'email', p.email, 'traits', p.traits,
        'last_seen_at', p.last_seen_at) order by p.last_seen_at desc nulls last, p.id desc)
      from latest l join lateral (select * from profiles where id = l.id limit 1) p on true
    ) as inside`;
}

type Near = PersonRow & { leaves: LeafFound[]; distance: number };

async function furtherOff(ctx: UserCtx, definition: Definition, segments: Segments, known: Near[]): Promise<Near[]> {
  const [, others] = await ctx.db.batch([
    ctx.db.execute(FOR_SOME),
    ctx.db.execute<Near>(closestTo(ctx, definition, segments, 'first')),
  ]);
  const more = others.rows.filter(({ id }) => known.every((one) => one.id !== id));
  return [...known, ...more].sort((a, b) => a.distance - b.distance).slice(0, SHOWN);
}

/** Those outside whom the fewest clauses keep out, and of these who was seen last. */
function closestTo(ctx: UserCtx, definition: Definition, segments: Segments, seen: 'last' | 'first') {
  const { joins, distance, isMeant, leaves } = compile(definition, frameOf(ctx.workspace, segments, 'some', ctx.now()));
  return sql`
    with recent as materialized (
      select p.* from (
        select * from profiles where workspace_id = ${ctx.workspace.id}::uuid and last_seen_at is not null
        order by ${seen === 'last' ? sql`last_seen_at desc, id desc` : sql`last_seen_at, id`} limit ${PASSED_OVER}
      ) p where ${isMeant} limit ${LOOKED_AT}
    ), far as materialized (
      select p.id, ${distance} as distance from recent p ${joins}
    ), close as (
      select f.id, f.distance from far f where f.distance > 0 order by f.distance limit ${SHOWN}
    )
    select p.id, p.user_id, p.email, p.traits, p.last_seen_at, n.distance, ${leavesAsJson(leaves)} as leaves
    from close n join lateral (select * from profiles where id = n.id limit 1) p on true ${joins}
    order by n.distance, p.last_seen_at desc`;
}

export function asSomebody(row: PersonRow): Somebody {
  const seen = row.last_seen_at ? new Date(row.last_seen_at).toISOString() : null;
  return { id: row.id, name: nameIn(row.traits), email: row.email, userId: row.user_id, lastSeenAt: seen };
}
