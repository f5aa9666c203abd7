import { type SQL, sql } from 'drizzle-orm';
import type { CampaignPerson } from '../../../contract/actions.ts';
import type { UNREACHED } from '../../../contract/campaign-difference.ts';
import type { Channel, Definition } from '../../../contract/segments.ts';
import type { UserCtx } from '../../context.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { asTraits, nameIn } from '../../people/naming.ts';
import { compile } from '../../segments/compile/compile.ts';
import { FOR_EVERYONE } from '../../segments/compile/planner.ts';
import { frameOf, type Segments } from '../../segments/rows.ts';
import type { ForWhom } from './whom.ts';

export type Unreached = (typeof UNREACHED)[number];

/** Everybody of a campaign, each in exactly one of `by` and `nobody`. */
export interface CampaignReach {
  people: number;
  by: { channel: Channel; people: number }[];
  nobody: Record<Unreached, number>;
}

/** How many a campaign reaches by which channel, and how many by none and why: one pass over its people. */
export async function reachOfCampaign(ctx: UserCtx, segments: Segments, whom: ForWhom): Promise<CampaignReach> {
  const { from, way } = fromCampaign(ctx, segments, whom, 'everyone');
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<{ way: string; n: number }>(sql`select ${way} as way, count(*)::int as n ${from} group by 1`),
  ]);
  const of = (name: string) => rows.find((row) => row.way === name)?.n ?? 0;
  return {
    people: rows.reduce((sum, { n }) => sum + n, 0),
    by: whom.channels.map((channel) => ({ channel, people: of(channel) })),
    nobody: { no_consent: of('no_consent'), said_no: of('said_no'), no_address: of('no_address') },
  };
}

/** The people of a campaign, newest first, each with the channel and the address, or why there is none. */
export async function listCampaignPeople(
  ctx: UserCtx,
  segments: Segments,
  whom: ForWhom,
  { by, limit, cursor }: { by?: Channel | 'nobody' | undefined; limit: number; cursor?: string | undefined },
): Promise<{ data: CampaignPerson[]; nextCursor: string | null }> {
  const { from, way } = fromCampaign(ctx, segments, whom, 'some');
  const further = before(cursor, sql`p.created_at`, sql`p.id`) ?? sql`true`;
  const wanted =
    by === undefined
      ? sql`true`
      : by === 'nobody'
        ? sql`${way} in ('no_consent', 'said_no', 'no_address')`
        : sql`${way} = ${by}::text`;
  const known = (kind: string) => sql`(
    select min(i.value) from profile_identifiers i where i.profile_id = p.id and i.kind = ${kind}::text)`;
  const { rows } = await ctx.db.execute<{
    id: string;
    createdAt: string;
    traits: unknown;
    way: string;
    email: string | null;
    phone: string | null;
    whatsapp: string | null;
    messenger: string | null;
  }>(sql`
    select p.id, p.created_at::text as "createdAt", p.traits, p.email, p.phone, ${way} as way,
      ${known('whatsapp')} as whatsapp, ${known('messenger')} as messenger
    ${from} and ${further} and ${wanted} order by p.created_at desc, p.id desc limit ${limit + 1}`);
  const page = cutPage(rows, limit, ({ createdAt, id }) => ({ at: new Date(createdAt), id }));
  return {
    nextCursor: page.nextCursor,
    data: page.data.map(({ id, traits, way: found, email, phone, whatsapp, messenger }) => {
      const channel = whom.channels.find((one) => one === found) ?? null;
      const address = { email, sms: phone, push: null, whatsapp: whatsapp ?? phone, messenger };
      return {
        ...{ personId: id, name: nameIn(asTraits(traits)) ?? null, by: channel },
        to: channel && address[channel],
        why: channel ? null : (found as Unreached),
      };
    }),
  };
}

/** The ids of those whom a campaign reaches, a page at a time in their order, with what is known of them. */
export async function readReached(
  ctx: UserCtx,
  segments: Segments,
  whom: ForWhom,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<{ id: string; email: string | null; traits: unknown; way: Channel }[]> {
  const { from, way } = fromCampaign(ctx, segments, whom, 'everyone');
  const further = after === undefined ? sql`true` : sql`p.id > ${after}::uuid`;
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<{ id: string; email: string | null; traits: unknown; way: Channel }>(sql`
      select p.id, p.email, p.traits, ${way} as way ${from} and ${further}
        and ${way} not in ('no_consent', 'said_no', 'no_address') order by p.id limit ${limit}`),
  ]);
  return rows;
}

/** The people as `from`, and for each the channel that is theirs or why none is, by the rules of segments. */
export function fromCampaign(
  ctx: UserCtx,
  segments: Segments,
  { segmentId, condition, channels, members }: ForWhom,
  reach: 'everyone' | 'some',
): { from: SQL; way: SQL } {
  const frame = frameOf(ctx.workspace, segments, reach, ctx.now());
  const inside: Definition['where'] = members ? { type: 'all', of: [] } : { type: 'segment', segment: segmentId };
  const listed = members ? sql`p.id in (select m.id from (${members}) m)` : sql`true`;
  const those = compile(
    {
      version: 1,
      who: condition?.who ?? 'everyone',
      where: condition ? { type: 'all', of: [inside, condition.where] } : inside,
    },
    frame,
  );
  const of: Definition['where'][] = [
    ...channels.map((channel) => ({ type: 'reachable' as const, channel })),
    ...channels.map((channel) => ({ type: 'consent' as const, channel, state: 'subscribed' as const })),
    ...channels.map((channel) => ({ type: 'consent' as const, channel, state: 'unsubscribed' as const })),
  ];
  const { joins, leaves } = compile({ version: 1, who: 'everyone', where: { type: 'any', of } }, frame);
  const holds = leaves.map((leaf) => leaf.holds);
  const any = (n: number) => sql.join(holds.slice(n * channels.length, (n + 1) * channels.length), sql` or `);
  const first = channels.map((channel, n) => sql`when ${holds[n]} then ${channel}::text`);
  return {
    from: sql`from profiles p ${joins} where p.workspace_id = ${ctx.workspace.id}::uuid and p.id in (
      select p.id from profiles p ${those.joins}
      where p.workspace_id = ${ctx.workspace.id}::uuid and ${those.holds} and ${listed})`,
    way: sql`(case ${sql.join(first, sql` `)}
      when ${any(1)} then 'no_address' when ${any(2)} then 'said_no' else 'no_consent' end)`,
  };
}
