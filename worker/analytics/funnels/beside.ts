import { sql } from 'drizzle-orm';
import type { FunnelPeopleQuery, FunnelQuery } from '../../../contract/funnels.ts';
import { Codes, NOT_TOLD } from '../blocks/column.ts';
import type { BlockRead, ColumnAsked } from '../blocks/read.ts';
import { bytesOf } from './packed.ts';
import { list, passes } from './steps.ts';

/** What the columns beside a block tell, by the places of its people and of its deeds. */
export interface BlockBeside {
  /** The bits of steps that ask for more than a name. */
  asking: number;
  /** Of the steps that the nth deed would be by its name, those that it is; -1 where that is not told. */
  narrow: (nth: number, fit: number) => number;
  /** Whether the trait that is asked for is told of the nth person. */
  isTold: (nth: number) => boolean;
  /** The value of a person, or of the deed that `first` finds; undefined where that is not told. */
  value: (person: number, first: () => number) => string | null | undefined;
}

/** A column that a funnel asks for, with the step of each test. */
interface Asked extends ColumnAsked {
  steps: number[];
}

/** The columns of what a funnel asks for beside deeds, each once. */
export class BesideBlocks {
  readonly columns: Asked[];
  readonly #asking: number;
  readonly #split: number;

  constructor({ steps, breakdown }: Pick<FunnelQuery | FunnelPeopleQuery, 'steps' | 'breakdown'>) {
    this.columns = [];
    let asking = 0;
    for (const [step, { where = [] }] of steps.entries()) {
      if (where.length > 0) asking |= 1 << step;
      for (const property of new Set(where.map((one) => one.property))) {
        const column = this.#column('property', property);
        column.steps.push(step);
        const asked = where.filter((one) => one.property === property);
        column.tests.push(
          list(
            asked.map(({ test }) => passes(sql.raw('u.value'), test)),
            ' and ',
          ),
        );
      }
    }
    this.#asking = asking;
    const split =
      breakdown?.by === 'property'
        ? this.#column('property', breakdown.property)
        : breakdown?.by === 'trait'
          ? this.#column('trait', breakdown.trait)
          : undefined;
    if (split) split.withValues = true;
    this.#split = split ? this.columns.indexOf(split) : -1;
  }

  #column(kind: ColumnAsked['kind'], name: string): Asked {
    const known = this.columns.find((one) => one.kind === kind && one.name === name);
    if (known) return known;
    const column: Asked = { kind, name, tests: [], steps: [], withValues: false };
    this.columns.push(column);
    return column;
  }

  /** What the columns of one block tell. */
  of(read: NonNullable<BlockRead['columns']>): BlockBeside {
    const all = read.map(({ codes, size }) => new Codes(bytesOf(codes), size));
    const narrowing = this.columns.flatMap(({ steps }, index) => {
      const [codes, found] = [all[index], read[index]];
      return codes && found && steps.length > 0 ? [{ codes, kept: keptOf(steps, found) }] : [];
    });
    const [split, values] = [all[this.#split], read[this.#split]?.values ?? []];
    const isTrait = this.columns[this.#split]?.kind === 'trait';
    return {
      asking: this.#asking,
      narrow(nth, fit) {
        let narrowed = fit;
        for (const { codes, kept } of narrowing) {
          const code = codes.at(nth);
          if (code === NOT_TOLD) return -1;
          narrowed &= kept[code] ?? 0;
        }
        return narrowed;
      },
      isTold: (nth) => !isTrait || split?.at(nth) !== NOT_TOLD,
      value(person, first) {
        const code = split?.at(isTrait ? person : first());
        if (code === undefined || code === NOT_TOLD) return undefined;
        return code === 0 ? null : values[code - 1];
      },
    };
  }
}

/** By a deed's value the steps that it may still be: all but those that ask for another. */
function keptOf(steps: readonly number[], { size, passing }: { size: number; passing: number[][] }): Uint16Array {
  const kept = new Uint16Array(size + 1).fill(65_535);
  for (const [index, step] of steps.entries()) {
    const passes = new Set(passing[index]);
    for (let code = 0; code <= size; code++) if (!passes.has(code)) kept[code] = (kept[code] ?? 0) & ~(1 << step);
  }
  return kept;
}
