import type { UserCtx } from '../../context.ts';
import { type Block, type Blocks, readBytes } from '../blocks/read.ts';
import type { BesideBlocks } from './beside.ts';
import { EVERYBODY, everybody, LAST_PART, type Piece, type Range, rangesAfter } from './everybody.ts';
import { type Beside, bytesOf, type Unpacking } from './packed.ts';

/** People who can be gone through by themselves: some blocks, or a range of what is packed of each person. */
type Portion = { blocks: Block[] } | { range: Range };

/** Portions that are gone through at once, and into how many everybody is cut where there are no blocks. */
const AT_ONCE = 3;
const RANGES = 8;
/** What the blocks of one answer weigh together at most, in bytes, and people who are looked up one by one. */
const WEIGHT = 3_000_000;
const LOOKED_UP = 2000;

export interface Everybody {
  /** What is asked of those who are read as they are packed by themselves. */
  asked: Parameters<typeof everybody>[1];
  blocks: Blocks;
  /** One for each portion of people that is gone through at once. */
  unpacking: () => Unpacking;
  take: (unpacking: Unpacking, piece: Piece) => void;
  /** The columns that are asked for, where they are read beside blocks, and what they tell of others. */
  columns?: { beside: BesideBlocks; of: (range: Range) => Promise<Beside> } | undefined;
}

/** Goes through everybody, each once: in blocks, but for those of whom these do not tell as they are. */
export async function goThroughEverybody(
  ctx: UserCtx,
  { asked, blocks, unpacking, take, columns }: Everybody,
): Promise<void> {
  const waiting = portionsOf(blocks);
  const go = async (through: Unpacking, portion: Portion) => {
    if ('range' in portion) {
      if (columns) through.tellBeside(await columns.of(portion.range));
      for await (const piece of everybody(ctx, asked, portion.range)) take(through, piece);
      through.end();
      return;
    }
    const read = await readBytes(ctx, portion.blocks, columns?.beside.columns);
    const untold: number[] = [];
    for (const block of portion.blocks) {
      const found = read.get(block.first);
      if (!found?.columns) {
        waiting.push(between(block.first - 1, block.last));
        continue;
      }
      const beside = columns?.beside.of(found.columns);
      untold.push(...through.addBlock(bytesOf(found.bytes), block.first, blocks.changed, beside));
    }
    waiting.push(...lookedUp(untold));
  };
  const first = unpacking();
  if (waiting.length === 0) {
    for await (const piece of everybody(ctx, asked, EVERYBODY)) {
      take(first, piece);
      if (!piece.next) break;
      // Whoever the first piece breaks off at goes on in the first range, with which the first lane begins.
      const ranges = await rangesAfter(ctx, piece.next, RANGES);
      waiting.push(...ranges.map((range) => ({ range })));
      break;
    }
    if (waiting.length === 0) first.end();
  }
  const lane = async (through: Unpacking) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await go(through, next);
  };
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, waiting.length) }, (_, n) => lane(n === 0 ? first : unpacking())),
  );
}

/** None where there are no blocks. */
function portionsOf({ blocks, changed }: Blocks): Portion[] {
  if (blocks.length === 0) return [];
  const portions: Portion[] = [];
  let [together, weight]: [Block[], number] = [[], 0];
  for (const block of blocks.filter(({ isMeant }) => isMeant)) {
    if (weight + block.weight > WEIGHT && together.length > 0) {
      portions.push({ blocks: together });
      [together, weight] = [[], 0];
    }
    together.push(block);
    weight += block.weight;
  }
  if (together.length > 0) portions.push({ blocks: together });
  portions.push(...lookedUp([...changed]));
  let covered = 0;
  for (const { first, last } of blocks) {
    if (first > covered + 1) portions.push(between(covered, first - 1));
    covered = last;
  }
  portions.push(between(covered, null));
  return portions;
}

function lookedUp(numbers: readonly number[]): Portion[] {
  const portions: Portion[] = [];
  for (let from = 0; from < numbers.length; from += LOOKED_UP) {
    portions.push({ range: { ...EVERYBODY, only: numbers.slice(from, from + LOOKED_UP) } });
  }
  return portions;
}

function between(after: number, until: number | null): Portion {
  return { range: { after: { number: after, part: LAST_PART }, until } };
}
