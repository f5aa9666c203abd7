import { type SQL, sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { ANYBODY, bytesOf, RECORD } from './packed.ts';
import { fitting, HEAVIEST, inSpan } from './pieces.ts';
import type { Shortened } from './shortened.ts';
import { raw } from './steps.ts';

interface Span {
  from: Date | null;
  to: Date | null;
}

/** By their numbers: after a part of a person, up to and with another person; to the end where there is none. */
export interface Range {
  after: { number: number; part: number };
  until: number | null;
  /** These only. */
  only?: readonly number[];
}

export interface Piece {
  /** What is packed of people about whom the Worker has to find out. */
  packed: Uint8Array;
  /** People of whom Postgres found that they did the first step only. */
  begun: number;
  /** Of the others whom it found, by how many steps they reached: the deeds that these were, person by person. */
  ways: { reached: number; deeds: Uint8Array }[];
  /** Where it ends; null where nothing follows in the range. */
  next: Range['after'] | null;
}

/** Parts in the first piece, before it is known what they weigh, in any, and in one that is taken whatever it weighs. */
const FIRST = 10_000;
const MOST = 50_000;
const FEW = 100;
/** A part that somebody filled at once. Lighter ones may be gathered before it is known what they weigh together. */
const LARGE = 16_384;
export const LAST_PART = 2_147_483_647;

export const EVERYBODY: Range = { after: { number: 0, part: LAST_PART }, until: null };

/** What is packed of everybody in a range, person by person, in pieces; a person may go on in the next. */
export async function* everybody(
  ctx: UserCtx,
  asked: Span & { steps: number; short: Shortened | undefined; withFirst: boolean; isNamed?: boolean },
  range: Range = EVERYBODY,
): AsyncGenerator<Piece> {
  let parts = FIRST;
  for (let place: Range['after'] | null = range.after; place; ) {
    const piece = await readPiece(ctx, asked, { ...range, after: place, parts });
    if (!piece) {
      parts = Math.max(FEW, Math.floor(parts / 4));
      continue;
    }
    const weight = piece.ways.reduce((sum, { deeds }) => sum + deeds.length, piece.packed.length);
    parts = weight === 0 ? MOST : fitting(parts, weight, MOST);
    place = piece.next;
    yield piece;
  }
}

/** So many parts together; undefined where they weigh too much. */
async function readPiece(
  ctx: UserCtx,
  { from, to, steps, short, withFirst, isNamed }: Parameters<typeof everybody>[1],
  { after, until, only, parts }: Range & { parts: number },
): Promise<Piece | undefined> {
  const own = sql`d.workspace_id = ${ctx.workspace.id}::uuid`;
  const found = only
    ? sql`json_array_elements_text(${JSON.stringify(only)}::json) n (number) cross join lateral (
        select * from profile_deeds d where ${own} and d.number = n.number::bigint offset 0) d`
    : sql`profile_deeds d`;
  const read = sql`
    select d.profile_id, d.number, d.part, d.deeds ${short?.columns ?? sql``} from ${found}
    where ${own} and (d.number, d.part) > (${after.number}::bigint, ${after.part}::int)
      ${until === null ? sql`` : sql`and d.number <= ${until}::bigint`} ${inSpan({ from, to })}
    order by d.number, d.part limit ${parts}`;
  const isLeft = short ? sql`d.reached is null` : sql`true`;
  const isSmall = parts > FEW ? sql`length(d.deeds) <= ${raw(`${LARGE}`)}` : sql`true`;
  const weight = sql`sum(case when ${isSmall} then length(d.deeds) else ${raw(`${HEAVIEST + 1}`)} end) filter (where ${isLeft})`;
  const depths = short ? Array.from({ length: steps }, (_, index) => index + 1).filter((n) => n > 1 || withFirst) : [];
  const ways = depths.map((reached) => {
    const [column, number] = [raw(`way_${reached}`), raw(`${reached}`)];
    return sql`, encode(string_agg(${short?.way(reached)}, ''::bytea) filter (where d.reached = ${number}), 'base64') as ${column}`;
  });
  // The last of two arrays is found for a third of what the greatest of as many ids costs.
  const { rows } = await ctx.db.execute<PieceRow>(sql`
    select read, number, part, begun, fits, case when fits then encode(bytes, 'base64') end as packed
      ${sql.join(depths.map((reached) => raw(`, way_${reached}`)))}
    from (
      select count(*)::int as read, (array_agg(d.number))[count(*)] as number, (array_agg(d.part))[count(*)] as part,
        ${short && !withFirst ? sql`(count(*) filter (where d.reached = 1))::int` : sql`0`} as begun,
        ${parts > FEW ? sql`coalesce(${weight}, 0) <= ${raw(`${HEAVIEST}`)}` : sql`true`} as fits,
        string_agg(${isNamed ? RECORD : ANYBODY}, ''::bytea) filter (where ${isLeft} and ${isSmall}) as bytes ${sql.join(ways)}
      from (${short ? short.from(read) : read}) d
      offset 0
    ) d`);
  const [row] = rows;
  if (!row?.fits) return undefined;
  const { number, part } = row;
  return {
    packed: bytesOf(row.packed ?? ''),
    begun: row.begun,
    ways: depths.map((reached) => ({ reached, deeds: bytesOf(row[`way_${reached}`] ?? '') })),
    next: row.read === parts && number !== null && part !== null ? { number: Number(number), part } : null,
  };
}

interface PieceRow extends Record<string, unknown>, Record<`way_${number}`, string | null> {
  read: number;
  number: string | null;
  part: number | null;
  begun: number;
  fits: boolean;
  packed: string | null;
}

/** The people of a range, by `number` and `profile_id`: a query. */
export function peopleOf(ctx: UserCtx, { after, until, only }: Range): SQL {
  const own = sql`d.workspace_id = ${ctx.workspace.id}::uuid and d.part = 0`;
  if (only) {
    return sql`select d.number, d.profile_id from json_array_elements_text(${JSON.stringify(only)}::json) n (number)
      cross join lateral (
        select d.number, d.profile_id from profile_deeds d where ${own} and d.number = n.number::bigint offset 0) d`;
  }
  return sql`select d.number, d.profile_id from profile_deeds d
    where ${own} and d.number > ${after.number}::bigint ${until === null ? sql`` : sql`and d.number <= ${until}::bigint`}`;
}

/** Ranges that hold everybody after a place, cut evenly between it and whoever comes last. */
export async function rangesAfter(ctx: UserCtx, after: Range['after'], count: number): Promise<Range[]> {
  const { rows } = await ctx.db.execute<{ last: string }>(sql`
    select number as last from profile_deeds where workspace_id = ${ctx.workspace.id}::uuid order by number desc limit 1`);
  const [first, last] = [after.number, Number(rows[0]?.last ?? after.number)];
  const cuts = Array.from({ length: count - 1 }, (_, n) => first + Math.floor(((last - first) * (n + 1)) / count));
  const ends = [...new Set(cuts.filter((cut) => cut > first && cut < last))];
  return [...ends, null].map((until, n) => {
    const before = ends[n - 1];
    return { after: before === undefined ? after : { number: before, part: LAST_PART }, until };
  });
}
