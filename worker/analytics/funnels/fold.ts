import { sql } from 'drizzle-orm';
import type { FunnelPeopleQuery, FunnelQuery } from '../../../contract/funnels.ts';
import type { UserCtx } from '../../context.ts';
import { before } from '../../http/cursor.ts';
import { NoCode, type PersonFound, readCodes, type Tell, Unpacking } from './packed.ts';
import type { Sought } from './path.ts';
import { everybody, lastSeenFirst } from './pieces.ts';
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
  const isFolded = await fold(ctx, query, span, everybody(ctx, span), (person) => {
    all.add(person.path);
    if (!breakdown || person.path.excluded) return false;
    const source = person.source();
    const own = bySource.get(source) ?? new Tally(size);
    if (own.people[0] === 0) bySource.set(source, own);
    own.add(person.path);
    return false;
  });
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
  const isFolded = await fold(ctx, query, span, lastSeenFirst(ctx, { ...span, after }), (person) => {
    if (isMeant(person)) ids.push(person.id());
    return ids.length > query.limit;
  });
  return isFolded ? ids.slice(0, query.limit + 1) : undefined;
}

/** Goes through pieces until somebody is told who is enough; false where they do not tell. */
async function fold(
  ctx: UserCtx,
  { steps, order, windowSeconds, exclude }: FunnelQuery,
  { from, to }: Span,
  pieces: AsyncGenerator<Uint8Array>,
  tell: (person: PersonFound) => boolean,
): Promise<boolean> {
  const asked: Sought = {
    ...{ steps, order, windowSeconds, exclude },
    ...{ from: from?.getTime() ?? Number.NEGATIVE_INFINITY, to: to?.getTime() ?? Number.POSITIVE_INFINITY },
  };
  let isEnough = false;
  const found: Tell = (person) => {
    isEnough ||= tell(person);
  };
  try {
    const unpacking = new Unpacking(asked, await readCodes(ctx, ctx.workspace.id), found);
    for await (const piece of pieces) {
      unpacking.add(piece);
      if (isEnough) return true;
    }
    unpacking.end();
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
