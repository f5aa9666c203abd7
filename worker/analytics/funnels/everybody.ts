import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { ANYBODY, bytesOf } from './packed.ts';
import { fitting, HEAVIEST, inSpan } from './pieces.ts';
import type { Shortened } from './shortened.ts';
import { raw } from './steps.ts';

interface Span {
  from: Date | null;
  to: Date | null;
}

/** After a part of a person, up to and with another person; to the end where there is none. */
export interface Range {
  after: { id: string; part: number };
  until: string | null;
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
const LAST_PART = 2_147_483_647;

export const EVERYBODY: Range = { after: { id: '00000000-0000-0000-0000-000000000000', part: -1 }, until: null };

/** What is packed of everybody in a range, person by person, in pieces; a person may go on in the next. */
export async function* everybody(
  ctx: UserCtx,
  asked: Span & { steps: number; short: Shortened | undefined; withFirst: boolean },
  { after, until }: Range = EVERYBODY,
): AsyncGenerator<Piece> {
  let parts = FIRST;
  for (let place: Range['after'] | null = after; place; ) {
    const piece = await readPiece(ctx, asked, { after: place, until, parts });
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
  { from, to, steps, short, withFirst }: Parameters<typeof everybody>[1],
  { after, until, parts }: Range & { parts: number },
): Promise<Piece | undefined> {
  const read = sql`
    select d.profile_id, d.part, d.deeds ${short?.columns ?? sql``} from profile_deeds d
    where d.workspace_id = ${ctx.workspace.id}::uuid and (d.profile_id, d.part) > (${after.id}::uuid, ${after.part}::int)
      ${until ? sql`and d.profile_id <= ${until}::uuid` : sql``} ${inSpan({ from, to })}
    order by d.profile_id, d.part limit ${parts}`;
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
    select read, id, part, begun, fits, case when fits then encode(bytes, 'base64') end as packed
      ${sql.join(depths.map((reached) => raw(`, way_${reached}`)))}
    from (
      select count(*)::int as read, (array_agg(d.profile_id))[count(*)] as id, (array_agg(d.part))[count(*)] as part,
        ${short && !withFirst ? sql`(count(*) filter (where d.reached = 1))::int` : sql`0`} as begun,
        ${parts > FEW ? sql`coalesce(${weight}, 0) <= ${raw(`${HEAVIEST}`)}` : sql`true`} as fits,
        string_agg(${ANYBODY}, ''::bytea) filter (where ${isLeft} and ${isSmall}) as bytes ${sql.join(ways)}
      from (${short ? short.from(read) : read}) d
      offset 0
    ) d`);
  const [row] = rows;
  if (!row?.fits) return undefined;
  const { id, part } = row;
  return {
    packed: bytesOf(row.packed ?? ''),
    begun: row.begun,
    ways: depths.map((reached) => ({ reached, deeds: bytesOf(row[`way_${reached}`] ?? '') })),
    next: row.read === parts && id !== null && part !== null ? { id, part } : null,
  };
}

interface PieceRow extends Record<string, unknown>, Record<`way_${number}`, string | null> {
  read: number;
  id: string | null;
  part: number | null;
  begun: number;
  fits: boolean;
  packed: string | null;
}

/** Ranges that hold everybody after a place, cut evenly between it and whoever comes last. */
export async function rangesAfter(ctx: UserCtx, after: Range['after'], count: number): Promise<Range[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select profile_id as id from profile_deeds where workspace_id = ${ctx.workspace.id}::uuid order by profile_id desc limit 1`);
  const [first, last] = [numberOf(after.id), numberOf(rows[0]?.id ?? after.id)];
  const cuts = Array.from({ length: count - 1 }, (_, n) => first + ((last - first) * BigInt(n + 1)) / BigInt(count));
  const ends = [...new Set(cuts.filter((cut) => cut > first && cut < last))].map(uuidOfNumber);
  return [...ends, null].map((until, n) => {
    const before = ends[n - 1];
    return { after: before ? { id: before, part: LAST_PART } : after, until };
  });
}

function numberOf(uuid: string): bigint {
  return BigInt(`0x${uuid.replaceAll('-', '')}`);
}

function uuidOfNumber(number: bigint): string {
  const hex = number.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
