import { type SQL, sql } from 'drizzle-orm';
import { CHANNELS, type Channel, type Definition } from '../../../contract/segments.ts';
import type { Reach } from '../../../contract/stream.ts';
import type { UserCtx } from '../../context.ts';
import { compile } from '../../segments/compile/compile.ts';
import { FOR_EVERYONE } from '../../segments/compile/planner.ts';
import { frameOf, readSegments, type Segments } from '../../segments/rows.ts';

/** By which channel a person is written to who could be reached by several. */
export const CHANNEL_ORDER: Channel[] = ['email', 'whatsapp', 'sms', 'push', 'messenger'];

/** People who are written to together: a segment by its id, or those of a query that selects their ids. */
export type Group = string | { id: string; members: SQL };

export const idOfGroup = (group: Group): string => (typeof group === 'string' ? group : group.id);

/** Whether a person is in each of some groups, and the segments that have to be compiled for it. */
export function groupsIn(groups: Group[]) {
  const segments = groups.filter((one): one is string => typeof one === 'string');
  return {
    clauses: segments.map((segment) => ({ type: 'segment' as const, segment })),
    /** From what was compiled of the clauses, in their order. */
    inside: (holds: SQL[]): SQL[] =>
      groups.map((one) =>
        typeof one === 'string'
          ? (holds[segments.indexOf(one)] ?? sql`false`)
          : sql`p.id in (select m.id from (${one.members}) m)`,
      ),
  };
}

type Row = { n: number; people: number } & Record<string, number>;

/**
 * Whom campaigns for some groups reach, all groups in one pass over the people: by the rules of segments
 * (`reachable` is a yes and an address), and by the channel that would be chosen for each person.
 */
export async function reachOf(ctx: UserCtx, groups: Group[], known?: Segments): Promise<Map<string, Reach>> {
  if (groups.length === 0) return new Map();
  const segments = known ?? (await readSegments(ctx.db, ctx.workspace.id));
  const grouped = groupsIn(groups);
  const clauses: Definition['where'][] = [
    ...grouped.clauses,
    ...CHANNELS.map((channel) => ({ type: 'reachable' as const, channel })),
    ...CHANNELS.map((channel) => ({ type: 'consent' as const, channel, state: 'subscribed' as const })),
    ...CHANNELS.map((channel) => ({ type: 'consent' as const, channel, state: 'unsubscribed' as const })),
  ];
  const definition: Definition = { version: 1, who: 'everyone', where: { type: 'any', of: clauses } };
  const { joins, leaves } = compile(definition, frameOf(ctx.workspace, segments, 'everyone', ctx.now()));
  const holds = leaves.map((leaf) => leaf.holds);
  const [inside, rest] = [grouped.inside(holds), holds.slice(grouped.clauses.length)];
  const group = (n: number) => rest.slice(n * CHANNELS.length, (n + 1) * CHANNELS.length);
  const any = (conditions: typeof holds) => sql`(${sql.join(conditions, sql` or `)})`;
  const reaches = CHANNELS.map((channel, n) => sql`${group(0)[n]} as ${sql.raw(channel)}`);
  const chosen = CHANNEL_ORDER.map((channel, n) => {
    const before = CHANNEL_ORDER.slice(0, n).map((one) => sql.raw(`not t.${one} and `));
    return sql`count(*) filter (where ${sql.join(before, sql``)} t.${sql.raw(channel)})::int as ${sql.raw(`chosen_${channel}`)}`;
  });
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<Row>(sql`
      with told as materialized (
        select array[${sql.join(inside, sql`, `)}] as inside, ${sql.join(reaches, sql`, `)},
          ${any(group(0))} as reached, ${any(group(1))} as agreed, ${any(group(2))} as refused
        from profiles p ${joins} where p.workspace_id = ${ctx.workspace.id}::uuid and ${any(inside)}
      )
      select s.n::int as n, count(*)::int as people, count(*) filter (where t.reached)::int as reached,
        count(*) filter (where not t.reached and t.agreed)::int as no_address,
        count(*) filter (where not t.reached and not t.agreed and t.refused)::int as said_no,
        ${sql.join(
          CHANNELS.map((one) => sql.raw(`count(*) filter (where t.${one})::int as ${one}`)),
          sql`, `,
        )}, ${sql.join(chosen, sql`, `)}
      from told t cross join generate_series(1, ${groups.length}::int) as s (n)
      where t.inside[s.n] group by s.n`),
  ]);
  return new Map(groups.map((one, index) => [idOfGroup(one), asReach(rows.find(({ n }) => n === index + 1))]));
}

function asReach(row: Row | undefined): Reach {
  const of = (name: string) => row?.[name] ?? 0;
  const [people, reachable, saidNo, noAddress] = [of('people'), of('reached'), of('said_no'), of('no_address')];
  return {
    people,
    reachable,
    byChannel: CHANNEL_ORDER.map((channel) => ({ channel, reachable: of(channel), chosen: of(`chosen_${channel}`) })),
    unreachable: { noConsent: people - reachable - saidNo - noAddress, saidNo, noAddress },
  };
}
