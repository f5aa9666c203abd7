import { sql } from 'drizzle-orm';
import type { FunnelPeopleQuery, FunnelQuery } from '../../../contract/funnels.ts';
import type { UserCtx } from '../../context.ts';
import { before } from '../../http/cursor.ts';
import { readBlocks } from '../blocks/read.ts';
import type { Piece } from './everybody.ts';
import { NoCode, type PersonFound, readCodes, type Tell, Unpacking } from './packed.ts';
import type { Sought } from './path.ts';
import { lastSeenFirst } from './pieces.ts';
import { goThroughEverybody } from './portions.ts';
import { shortened } from './shortened.ts';
import { Tally } from './tally.ts';

interface Span {
  from: Date | null;
  to: Date | null;
}

/** A funnel's figures: in all, and for each part of a breakdown. */
export interface Figures {
  total: boolean;
  value: string | null;
  label: string | null;
  other: boolean;
  excluded: number;
  people: number[];
  medians: (number | null)[];
}

/** Whether what is packed of people tells: it knows what they did, when and at which source, and nothing else of it. */
export function isToldByDeeds({ steps, breakdown }: FunnelQuery | FunnelPeopleQuery): boolean {
  return steps.every(({ where = [] }) => where.length === 0) && (!breakdown || breakdown.by === 'source');
}

/** The figures, from what is packed of everybody; undefined where only the events themselves tell. */
export async function foldFunnel(ctx: UserCtx, query: FunnelQuery, span: Span): Promise<Figures[] | undefined> {
  const size = query.steps.length;
  const { breakdown } = query;
  const [all, bySource] = [new Tally(size), new Map<string, Tally>()];
  const tell: Tell = (person) => {
    all.add(person.path);
    if (!breakdown || person.path.excluded) return;
    const source = person.source();
    const own = bySource.get(source) ?? new Tally(size);
    if (own.people[0] === 0) bySource.set(source, own);
    own.add(person.path);
  };
  const [codes, blocks] = await Promise.all([readCodes(ctx, ctx.workspace.id), readBlocks(ctx, span)]);
  const asked = soughtIn(query, span);
  const reading = { ...span, steps: size, short: shortened(asked, codes), withFirst: breakdown !== undefined };
  const take = (unpacking: Unpacking, { packed, begun, ways }: Piece) => {
    unpacking.add(packed);
    all.addBegun(begun);
    for (const { reached, deeds } of ways) unpacking.addWays(reached, deeds);
  };
  const unpacking = () => new Unpacking(asked, codes, tell);
  const isFolded = await isTold(() => goThroughEverybody(ctx, { asked: reading, blocks, unpacking, take }));
  if (!isFolded) return undefined;
  const total = { ...figuresOf(all), total: true, value: null, label: null, other: false };
  return breakdown ? [total, ...(await mostFrequent(ctx, bySource, { top: breakdown.top, size }))] : [total];
}

/**
 * The people whom `isMeant` means, seen last first: those after a page's `cursor`, until there is one more than the page
 * holds. Undefined where only the events themselves tell.
 */
export async function foldPeople(
  ctx: UserCtx,
  query: FunnelPeopleQuery,
  span: Span,
  isMeant: (person: PersonFound) => boolean,
): Promise<string[] | undefined> {
  const ids: string[] = [];
  const after = before(query.cursor, sql`p.last_seen_at`, sql`p.id`);
  const isFolded = await isTold(async () => {
    const unpacking = new Unpacking(soughtIn(query, span), await readCodes(ctx, ctx.workspace.id), (person) => {
      if (isMeant(person)) ids.push(person.id());
    });
    for await (const piece of lastSeenFirst(ctx, { ...span, after })) {
      unpacking.add(piece);
      if (ids.length > query.limit) return;
    }
    unpacking.end();
  });
  return isFolded ? ids.slice(0, query.limit + 1) : undefined;
}

function soughtIn({ steps, order, windowSeconds, exclude }: FunnelQuery, { from, to }: Span): Sought {
  return {
    ...{ steps, order, windowSeconds, exclude },
    ...{ from: from?.getTime() ?? Number.NEGATIVE_INFINITY, to: to?.getTime() ?? Number.POSITIVE_INFINITY },
  };
}

/** False where what is packed does not tell. */
async function isTold(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof NoCode) return false;
    throw error;
  }
}

function figuresOf(tally: Tally): Pick<Figures, 'people' | 'medians' | 'excluded'> {
  return { people: tally.people, medians: tally.medians, excluded: tally.excluded };
}

/** The sources that began most paths, and all others together. */
async function mostFrequent(
  ctx: UserCtx,
  bySource: Map<string, Tally>,
  { top, size }: { top: number; size: number },
): Promise<Figures[]> {
  const begun = (tally: Tally) => tally.people[0] ?? 0;
  const ranked = [...bySource].sort(([a, one], [b, other]) => begun(other) - begun(one) || (a < b ? -1 : 1));
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(sql`
    select id, name from data_sources where workspace_id = ${ctx.workspace.id}::uuid`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const figures: Figures[] = ranked.slice(0, top).map(([source, tally]) => ({
    ...figuresOf(tally),
    ...{ total: false, value: source, label: names.get(source) ?? null, other: false },
  }));
  const [first, ...others] = ranked.slice(top).map(([, tally]) => tally);
  if (!first) return figures;
  const rest = new Tally(size);
  for (const tally of [first, ...others]) rest.addAll(tally);
  return [...figures, { ...figuresOf(rest), total: false, value: null, label: null, other: true }];
}
