import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';

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
  /** In bytes. */
  weight: number;
  /** Whether it may have something of the span in it. */
  isMeant: boolean;
}

/** More people than this share of everybody are not looked up one by one. */
const MOST_CHANGED = 0.2;

/**
 * The blocks of a workspace as they are now; none where so much has changed since that they are of no use. To be read before
 * the blocks themselves: who changes later is told of as they were before or as they are then, and never as both.
 */
export async function readBlocks(ctx: UserCtx, { from, to }: { from: Date | null; to: Date | null }): Promise<Blocks> {
  const own = sql`workspace_id = ${ctx.workspace.id}::uuid`;
  const { rows } = await ctx.db.execute<{
    blocks: [number, number, number, boolean][];
    people: number;
    changed: number[];
  }>(sql`
    select coalesce(json_agg(json_build_array(first_number, last_number, length(bytes),
        last_at >= ${from?.toISOString() ?? '-infinity'}::timestamptz and first_at < ${to?.toISOString() ?? 'infinity'}::timestamptz)
        order by first_number), '[]') as blocks,
      coalesce(sum(people), 0)::int as people,
      (select coalesce(json_agg(n), '[]') from (
        select unnest(changed || heavy) as n from deed_blocks where ${own} union select unnest(numbers) from deed_marks where ${own}
      ) c) as changed
    from deed_blocks where ${own}`);
  const { blocks = [], people = 0, changed = [] } = rows[0] ?? {};
  const all = blocks.map(([first, last, weight, isMeant]): Block => ({ first, last, weight, isMeant }));
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

/** The bytes of some blocks, as base64, by their first numbers; a block that is there no more is not among them. */
export async function readBytes(ctx: UserCtx, blocks: readonly Block[]): Promise<Map<number, string>> {
  const { rows } = await ctx.db.execute<{ first: string; bytes: string }>(sql`
    select b.first_number as first, encode(b.bytes, 'base64') as bytes
    from json_to_recordset(${JSON.stringify(blocks)}::json) w (first bigint, last bigint)
    join deed_blocks b on b.workspace_id = ${ctx.workspace.id}::uuid and b.first_number = w.first and b.last_number = w.last`);
  return new Map(rows.map(({ first, bytes }) => [Number(first), bytes]));
}
