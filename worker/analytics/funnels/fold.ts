import { sql } from 'drizzle-orm';
import type { FunnelPeopleQuery, FunnelQuery } from '../../../contract/funnels.ts';
import type { UserCtx } from '../../context.ts';
import { before } from '../../http/cursor.ts';
import { askForColumns } from '../blocks/columns.ts';
import { type Block, type Blocks, readBlocks } from '../blocks/read.ts';
import { Beginnings } from './beginnings.ts';
import { BesideBlocks } from './beside.ts';
import { readConditions, readConditionsOf } from './conditions.ts';
import type { Piece, Range } from './everybody.ts';
import { type Beside, NotTold, type PersonFound, readCodes, type Tell, Unpacking } from './packed.ts';
import type { Sought } from './path.ts';
import { lastSeenFirst } from './pieces.ts';
import { goThroughEverybody } from './portions.ts';
import { shortened } from './shortened.ts';
import type { Asked } from './steps.ts';
import { Tally } from './tally.ts';
import { MOST_VALUES, readTrait, readTraitOf } from './traits.ts';

/** The share of everybody of whom columns have to tell. */
const MOST_TOLD = 0.8;

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

/**
 * Whether what is packed of people tells, with what is read beside it: it knows what they did, when and at which source. Things
 * at one instant of which only some have what a step asks for are told apart by the events alone, where that decides.
 */
export function isToldByDeeds({ steps, order, breakdown }: FunnelQuery | FunnelPeopleQuery): boolean {
  const asks = steps.some(({ where = [] }) => where.length > 0);
  return !(asks && (order === 'strict' || breakdown?.by === 'source'));
}

/** The figures, from what is packed of everybody; undefined where only the events themselves tell. */
export async function foldFunnel(ctx: UserCtx, query: FunnelQuery, span: Span): Promise<Figures[] | undefined> {
  const size = query.steps.length;
  const { breakdown } = query;
  const [all, parts] = [new Tally(size), new Map<string | null, Tally>()];
  const partOf = (value: string | null) => {
    const own = parts.get(value) ?? new Tally(size);
    if (own.people[0] === 0) {
      if (parts.size === MOST_VALUES) throw new NotTold();
      parts.set(value, own);
    }
    return own;
  };
  const sought = soughtIn(query, span);
  const asked = { ...query, ...span, workspaceId: ctx.workspace.id };
  const beside = new BesideBlocks(query);
  return unlessNotTold(async () => {
    const [codes, blocks] = await Promise.all([
      readCodes(ctx, ctx.workspace.id),
      readBlocks(ctx, span, beside.columns),
      askForColumns(ctx, ctx.workspace.id, beside.columns),
    ]);
    const hasColumns = beside.columns.length > 0 && areTold(blocks);
    const everywhere: Beside = hasColumns ? {} : await readBeside(ctx, asked, breakdown);
    const beginnings = breakdown?.by === 'property' ? new Beginnings(size) : undefined;
    const tell: Tell = (person) => {
      if (!breakdown || person.path.excluded) return all.add(person.path);
      const value = breakdown.by === 'source' ? person.source() : person.value();
      if (value !== undefined) return partOf(value).add(person.path);
      all.add(person.path);
      beginnings?.add(person);
    };
    const take = (unpacking: Unpacking, { packed, begun, ways }: Piece) => {
      unpacking.add(packed);
      all.addBegun(begun);
      for (const { reached, deeds } of ways) unpacking.addWays(reached, deeds);
    };
    // Of whom something has to be known beside their deeds, Postgres finds nothing by itself.
    const isNamed = beside.columns.length > 0;
    const short = isNamed ? undefined : shortened(sought, codes);
    await goThroughEverybody(ctx, {
      asked: { ...span, steps: size, short, withFirst: breakdown !== undefined, isNamed },
      ...{ blocks, take, unpacking: () => new Unpacking(sought, codes, tell, everywhere) },
      columns: hasColumns ? { beside, of: (range) => readBesideOf(ctx, asked, breakdown, range) } : undefined,
    });
    for (const part of parts.values()) all.addAll(part);
    const total = { ...figuresOf(all), total: true, value: null, label: null, other: false };
    if (!breakdown) return [total];
    const label = breakdown.by === 'source' ? await sourceNames(ctx) : (value: string) => value;
    const others: Tally[] = [];
    if (beginnings && breakdown.by === 'property') {
      const { property } = breakdown;
      const top = hasColumns ? undefined : breakdown.top;
      const found = await beginnings.byProperty(ctx, asked, { property, top });
      for (const [value, tally] of found.parts) partOf(value).addAll(tally);
      others.push(found.others);
    }
    return [total, ...mostFrequent(parts, { top: breakdown.top, others, label })];
  });
}

/** Whether columns tell of all but a few, who are looked up one by one. */
function areTold({ blocks }: Blocks): boolean {
  const people = (some: readonly Block[]) => some.reduce((sum, one) => sum + one.people, 0);
  return blocks.length > 0 && people(blocks.filter(({ isTold }) => isTold)) >= people(blocks) * MOST_TOLD;
}

/** What is told beside the deeds of everybody. */
async function readBeside(ctx: UserCtx, asked: Asked, breakdown: FunnelQuery['breakdown']): Promise<Beside> {
  const [conditions, traitOf] = await Promise.all([
    readConditions(ctx, asked),
    breakdown?.by === 'trait' ? readTrait(ctx, breakdown.trait) : undefined,
  ]);
  return { conditions, traitOf };
}

/** The same of the people of a range. */
async function readBesideOf(
  ctx: UserCtx,
  asked: Asked,
  breakdown: FunnelQuery['breakdown'],
  range: Range,
): Promise<Beside> {
  const [conditions, traitOf] = await Promise.all([
    readConditionsOf(ctx, asked, range),
    breakdown?.by === 'trait' ? readTraitOf(ctx, breakdown.trait, range) : undefined,
  ]);
  return { conditions, traitOf };
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
  return unlessNotTold(async () => {
    if (query.breakdownValue && query.breakdown?.by === 'property') throw new NotTold();
    const [codes, conditions, isChosen] = await Promise.all([
      readCodes(ctx, ctx.workspace.id),
      readConditions(ctx, { ...query, ...span, workspaceId: ctx.workspace.id }),
      chosenPart(ctx, query, span),
    ]);
    const tell: Tell = (person) => {
      if (isMeant(person) && isChosen(person)) ids.push(person.id());
    };
    const unpacking = new Unpacking(soughtIn(query, span), codes, tell, { conditions });
    for await (const piece of lastSeenFirst(ctx, { ...span, after })) {
      unpacking.add(piece);
      if (ids.length > query.limit) return ids.slice(0, query.limit + 1);
    }
    unpacking.end();
    return ids.slice(0, query.limit + 1);
  });
}

/** Whether somebody belongs to the part of a breakdown that was chosen: by its value, or as one of all others together. */
async function chosenPart(
  ctx: UserCtx,
  query: FunnelPeopleQuery,
  span: Span,
): Promise<(person: PersonFound) => boolean> {
  const { breakdown, breakdownValue: chosen } = query;
  if (!breakdown || !chosen) return () => true;
  const traitOf = breakdown.by === 'trait' ? await readTrait(ctx, breakdown.trait) : undefined;
  const partOf = (person: PersonFound) => (traitOf ? traitOf(person.number()) : person.source());
  if (!chosen.other) return (person) => partOf(person) === chosen.value;
  const parts = await foldFunnel(ctx, query, span);
  if (!parts) throw new NotTold();
  const named = new Set(parts.filter(({ other }) => !other).map(({ value }) => value));
  return (person) => !named.has(partOf(person)) && partOf(person) !== null;
}

function soughtIn({ steps, order, windowSeconds, exclude }: FunnelQuery, { from, to }: Span): Sought {
  return {
    ...{ steps, order, windowSeconds, exclude },
    ...{ from: from?.getTime() ?? Number.NEGATIVE_INFINITY, to: to?.getTime() ?? Number.POSITIVE_INFINITY },
  };
}

/** Undefined where what is packed does not tell. */
async function unlessNotTold<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotTold) return undefined;
    throw error;
  }
}

function figuresOf(tally: Tally): Pick<Figures, 'people' | 'medians' | 'excluded'> {
  return { people: tally.people, medians: tally.medians, excluded: tally.excluded };
}

async function sourceNames(ctx: UserCtx): Promise<(id: string) => string | null> {
  const { rows } = await ctx.db.execute<{ id: string; name: string }>(sql`
    select id, name from data_sources where workspace_id = ${ctx.workspace.id}::uuid`);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? null;
}

/** The values of most paths with those that have none, most paths first; then all others together. */
function mostFrequent(
  parts: Map<string | null, Tally>,
  { top, others, label }: { top: number; others: Tally[]; label: (value: string) => string | null },
): Figures[] {
  const begun = (tally: Tally) => tally.people[0] ?? 0;
  const known = [...parts].filter((part): part is [string, Tally] => part[0] !== null);
  const ranked = known.sort(([a, one], [b, other]) => begun(other) - begun(one) || (a < b ? -1 : 1));
  const none = parts.get(null);
  const figures = ranked.slice(0, top).map(([value, tally]): Figures => {
    return { ...figuresOf(tally), total: false, value, label: label(value), other: false };
  });
  if (none) {
    const place = figures.findIndex(({ people }) => (people[0] ?? 0) < begun(none));
    const row = { ...figuresOf(none), total: false, value: null, label: null, other: false };
    figures.splice(place < 0 ? figures.length : place, 0, row);
  }
  const [first, ...more] = [...ranked.slice(top).map(([, tally]) => tally), ...others.filter((one) => begun(one) > 0)];
  if (!first) return figures;
  const rest = new Tally(first.people.length);
  for (const tally of [first, ...more]) rest.addAll(tally);
  return [...figures, { ...figuresOf(rest), total: false, value: null, label: null, other: true }];
}
