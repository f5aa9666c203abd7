import { type SQL, sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import type { Question } from './columns.ts';

/** Which people blocks tell of, at one moment. */
export interface Blocks {
  /** By their numbers. Together they need not cover everybody. */
  blocks: Block[];
  /** The numbers of those of whom a block may tell what is no longer so: to be passed over in blocks, and read by themselves. */
  changed: Set<number>;
}

export interface Block {
  first: number;
  last: number;
  people: number;
  /** In bytes. */
  weight: number;
  /** Whether all columns that are asked for stand beside it. */
  isTold: boolean;
  /** Whether it may have something of the span in it. */
  isMeant: boolean;
}

/** More people than this share of everybody are not looked up one by one. */
const MOST_CHANGED = 0.2;

/**
 * The blocks of a workspace as they are now; none where so much has changed since that they are of no use. To be read before
 * the blocks themselves: who changes later is told of as they were before or as they are then, and never as both.
 */
export async function readBlocks(
  ctx: UserCtx,
  { from, to }: { from: Date | null; to: Date | null },
  columns: readonly Question[] = [],
): Promise<Blocks> {
  const asked = sql`select * from json_to_recordset(${JSON.stringify(columns)}::json) w (kind text, name text)`;
  const own = sql`workspace_id = ${ctx.workspace.id}::uuid`;
  const { rows } = await ctx.db.execute<{
    blocks: [number, number, number, number, boolean, boolean][];
    people: number;
    changed: number[];
  }>(sql`
    select coalesce(json_agg(json_build_array(first_number, last_number, people, length(bytes) + c.weight, c.columns = ${columns.length},
        last_at >= ${from?.toISOString() ?? '-infinity'}::timestamptz and first_at < ${to?.toISOString() ?? 'infinity'}::timestamptz)
        order by first_number), '[]') as blocks,
      coalesce(sum(people), 0)::int as people,
      (select coalesce(json_agg(n), '[]') from (
        select unnest(changed || heavy) as n from deed_blocks where ${own} union select unnest(numbers) from deed_marks where ${own}
      ) c) as changed
    from deed_blocks b cross join lateral (
      select count(*) as columns, coalesce(sum(length(codes)), 0) as weight from deed_columns c
      where c.workspace_id = b.workspace_id and c.first_number = b.first_number and c.build = b.build and (c.kind, c.name) in (${asked})
    ) c where ${own}`);
  const { blocks = [], people = 0, changed = [] } = rows[0] ?? {};
  const all = blocks.map(([first, last, people, weight, isTold, isMeant]): Block => {
    return { first, last, people, weight, isTold, isMeant };
  });
  // Who is beyond them is read with the others who are.
  const covered = changed.sort((a, b) => a - b).filter((number) => isCovered(all, number));
  if (covered.length > people * MOST_CHANGED + 1000) return { blocks: [], changed: new Set() };
  return { blocks: all, changed: new Set(covered) };
}

function isCovered(blocks: readonly Block[], number: number): boolean {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.first ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return (blocks[low - 1]?.last ?? 0) >= number;
}

/** A column that is asked for, and what is asked of its values `u.value`. */
export interface ColumnAsked extends Question {
  tests: SQL[];
  withValues: boolean;
}

/** A block's bytes and those of its columns as base64. */
export interface BlockRead {
  bytes: string;
  /** As they were asked for; undefined where one of them does not stand beside it. */
  columns: ColumnRead[] | undefined;
}

export interface ColumnRead {
  codes: string;
  /** How many there are, and what they are where that is asked for. */
  size: number;
  values: string[];
  /** Of each test the places, from 1, of the values that pass it. */
  passing: number[][];
}

/** Some blocks with their columns, by their first numbers; a block that is there no more is not among them. */
export async function readBytes(
  ctx: UserCtx,
  blocks: readonly Block[],
  columns: readonly ColumnAsked[] = [],
): Promise<Map<number, BlockRead>> {
  const alias = (nth: number) => sql.raw(`c${nth}`);
  const read = columns.map(({ tests, withValues }, nth) => {
    const c = alias(nth);
    const passing = tests.map(
      (test) => sql`, array(select u.nth from unnest(${c}."values") with ordinality u (value, nth) where ${test})`,
    );
    return sql`, case when ${c}.codes is not null then json_build_array(encode(${c}.codes, 'base64'), cardinality(${c}."values"),
      ${withValues ? sql`array_to_json(${c}."values")` : sql`'[]'::json`} ${sql.join(passing)}) end`;
  });
  const joins = columns.map(({ kind, name }, nth) => {
    const c = alias(nth);
    return sql`left join deed_columns ${c} on ${c}.workspace_id = b.workspace_id and ${c}.first_number = b.first_number
      and ${c}.kind = ${kind} and ${c}.name = ${name} and ${c}.build = b.build`;
  });
  const wanted = blocks.map(({ first, last }) => ({ first, last }));
  const { rows } = await ctx.db.execute<{ first: string; bytes: string; columns: Listed[] }>(sql`
    select b.first_number as first, encode(b.bytes, 'base64') as bytes, json_build_array(null ${sql.join(read)}) as columns
    from json_to_recordset(${JSON.stringify(wanted)}::json) w (first bigint, last bigint)
    join deed_blocks b on b.workspace_id = ${ctx.workspace.id}::uuid and b.first_number = w.first and b.last_number = w.last
    ${sql.join(joins, sql` `)}`);
  return new Map(
    rows.map(({ first, bytes, columns: [, ...found] }) => {
      const told = found.flatMap((one): ColumnRead[] => {
        if (!one) return [];
        const [codes, size, values, ...passing] = one;
        return [{ codes, size, values, passing }];
      });
      return [Number(first), { bytes, columns: told.length === columns.length ? told : undefined }];
    }),
  );
}

type Listed = [codes: string, size: number, values: string[], ...passing: number[][]] | null;
