import { sql } from 'drizzle-orm';
import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import { CHANNELS, type Comparing, type Definition, MOST_COMPARED, type Node } from '../../contract/segments.ts';
import { costOf, type UnitCosts, unitCosts } from '../ai/campaigns/cost.ts';
import type { UserCtx } from '../context.ts';
import { listFacts } from '../learning/facts.ts';
import { meaningsOf } from '../learning/meanings.ts';
import { COLUMN, compile } from './compile/compile.ts';
import { FOR_EVERYONE } from './compile/planner.ts';
import { frameOf, readSegments, type Segments } from './rows.ts';
import { readDefinition } from './segments.ts';

type Counted = { people: number; columns: Record<string, number>; members: Record<string, number> | null };

/**
 * How the people of a rule lie among the other segments, on which channels they can be reached, and what a message to
 * each of them would cost: one pass over the workspace's people and one over the members. 400 as of a preview.
 */
export async function compareSegment(
  ctx: UserCtx,
  input: { definition: unknown; segment?: string | undefined },
): Promise<Comparing> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const definition = readDefinition(input.definition, { segments });
  const [[, { rows }], said] = await Promise.all([
    ctx.db.batch([ctx.db.execute(FOR_EVERYONE), ctx.db.execute<Counted>(countsOf(ctx, definition, segments))]),
    listFacts(ctx),
  ]);
  const { people = 0, columns = {}, members = null } = rows[0] ?? {};
  const { currency } = ctx.workspace;
  const units = unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(said).unitCosts, currency);
  const counted = [
    ...standardOnes(segments).map((id) => ({ id, both: columns[id] ?? 0 })),
    ...keptOnes(segments).map((row) => ({ id: row.key ?? row.id, both: members?.[row.id] ?? 0 })),
  ];
  return {
    people,
    overlap: counted
      .filter(({ id }) => id !== input.segment)
      .sort((a, b) => b.both - a.both)
      .slice(0, MOST_COMPARED)
      .map(({ id, both }) => ({ id, name: segments.nameOf(id), both, share: people > 0 ? both / people : 0 })),
    channels: CHANNELS.map((channel) => priced(channel, columns[channel] ?? 0, units, currency)),
  };
}

/** Built-ins that are read from their columns; two of the six are one rule and stand here once. */
const standardOnes = (segments: Segments) =>
  SEGMENT_KEYS.filter((key) => key !== 'potential_customers' && segments.ruleOf(key)?.kind === 'standard');

/** Those whose members are kept and gathered. */
const keptOnes = (segments: Segments) =>
  segments.live.filter((row) => !row.filling && segments.ruleOf(row.key ?? row.id)?.kind === 'rule');

function countsOf(ctx: UserCtx, { who, where }: Definition, segments: Segments) {
  const reachable = CHANNELS.map((channel): Node => ({ type: 'reachable', channel }));
  // The second group always holds: it only has its clauses be read in the same pass.
  const asked: Node = { type: 'all', of: [where, { type: 'any', of: [{ type: 'all', of: [] }, ...reachable] }] };
  const { joins, keeps, leaves } = compile(
    { version: 1, who, where: asked },
    frameOf(ctx.workspace, segments, 'everyone', ctx.now()),
  );
  const reached = leaves.slice(-CHANNELS.length).map((leaf, n) => sql`${leaf.holds} as ${sql.raw(CHANNELS[n] ?? '')}`);
  const columns = standardOnes(segments).map((key) => ({
    name: key as string,
    test: sql.raw(`coalesce(${COLUMN[key]}, false)`),
  }));
  const flags = [...columns, ...CHANNELS.map((channel) => ({ name: channel as string, test: sql.raw(channel) }))];
  const counts = flags.map(({ name, test }) => sql`${name}::text, count(*) filter (where ${test})`);
  const kept = keptOnes(segments).map(({ id }) => id);
  const read = [...new Set(Object.values(COLUMN))].map((column) => sql.raw(`p.${column}`));
  return sql`
    with inside as materialized (
      select p.id, ${sql.join([...read, ...reached], sql`, `)} from profiles p ${joins}
      where p.workspace_id = ${ctx.workspace.id}::uuid and ${keeps}
    )
    select count(*)::int as people, jsonb_build_object(${sql.join(counts, sql`, `)}) as columns, (
      select jsonb_object_agg(segment_id, n) from (
        select m.segment_id, count(*) as n from segment_members m join inside i on i.id = m.profile_id
        where m.segment_id in (select value::uuid from json_array_elements_text(${JSON.stringify(kept)}::json))
        group by m.segment_id
      ) s
    ) as members from inside`;
}

function priced(channel: (typeof CHANNELS)[number], reachable: number, units: UnitCosts, currency: string) {
  const byChannel = [{ channel, reachable, chosen: reachable }];
  const unreachable = { noConsent: 0, saidNo: 0, noAddress: 0 };
  // One message of one part: how long the text will be is not known yet.
  const { amount, text } = costOf('.', { people: reachable, reachable, byChannel, unreachable }, units, currency);
  return { channel, reachable, cost: amount, currency, words: text };
}
