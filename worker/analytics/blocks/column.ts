import { BlockReader, type Person } from './block.ts';

/**
 * A column stands beside a block and has, in its order, the value of a property of each deed, or of a trait of each person: a number
 * for each, of one byte, or of two (the lower first) where there are many values. 0 is no value, others are the places of `values`
 * from 1 on.
 */
export interface Column {
  values: string[];
  codes: Uint8Array;
  /** Of each value whose it is: up to `ends`, in `people`, how far their numbers are from the block's first. For properties. */
  ends: number[];
  people: number[];
  /** Numbers of people of whom it does not tell. */
  untold: number[];
}

/** Of a deed, or a person, of whom the column does not tell. */
export const NOT_TOLD = 65_535;
const NOT_TOLD_IN_A_BYTE = 255;
/** What has more different values than this in one block is not worth a column, nor what has longer ones. */
const MOST_VALUES = 4000;
const LONGEST = 200;
const MOST_LETTERS = 100_000;

/** The people of a block, with their deeds in the order in which it has them. */
export function peopleOfBlock(bytes: Uint8Array, first: number): Person[] {
  const reader = new BlockReader(bytes, first);
  const people: Person[] = [];
  while (reader.nextPerson()) {
    const person: Person = { number: reader.number, times: [], codes: [] };
    while (reader.left > 0) {
      reader.nextDeed();
      person.times.push(reader.time);
      person.codes.push(reader.codes[reader.place] ?? 0);
    }
    people.push(person);
  }
  return people;
}

/** What is known of somebody: a value or none for each deed, or one for a trait; undefined where they are not told of. */
export type Known = (string | null)[] | undefined;

/** Of everybody in a block, one after the other; undefined where the values are too many or too long. */
export function packColumn(people: readonly { number: number; known: Known; size: number }[], first: number) {
  const places = new Map<string, number>();
  const whose: Set<number>[] = [];
  const codes: number[] = [];
  const untold: number[] = [];
  let letters = 0;
  for (const { number, known, size } of people) {
    if (known?.length !== size) {
      untold.push(number);
      for (let i = 0; i < size; i++) codes.push(NOT_TOLD);
      continue;
    }
    for (const value of known) {
      if (value === null) {
        codes.push(0);
        continue;
      }
      let code = places.get(value);
      if (code === undefined) {
        letters += value.length;
        code = places.size + 1;
        if (code > MOST_VALUES || value.length > LONGEST || letters > MOST_LETTERS) return undefined;
        places.set(value, code);
        whose.push(new Set());
      }
      codes.push(code);
      whose[code - 1]?.add(number - first);
    }
  }
  let end = 0;
  const column: Column = {
    ...{ values: [...places.keys()], codes: inBytes(codes, places.size), untold },
    ends: whose.map(({ size }) => (end += size)),
    people: whose.flatMap((numbers) => [...numbers]),
  };
  return column;
}

const isWide = (values: number) => values >= NOT_TOLD_IN_A_BYTE;

function inBytes(codes: readonly number[], values: number): Uint8Array {
  if (!isWide(values)) return Uint8Array.from(codes, (code) => (code === NOT_TOLD ? NOT_TOLD_IN_A_BYTE : code));
  const bytes = new Uint8Array(codes.length * 2);
  for (const [index, code] of codes.entries()) {
    bytes[index * 2] = code & 255;
    bytes[index * 2 + 1] = code >>> 8;
  }
  return bytes;
}

/** The codes of a column that has so many values. */
export class Codes {
  readonly #bytes: Uint8Array;
  readonly #isWide: boolean;

  constructor(bytes: Uint8Array, values: number) {
    this.#bytes = bytes;
    this.#isWide = isWide(values);
  }

  /** Of the nth deed or person of the block, from 0. */
  at(nth: number): number {
    const bytes = this.#bytes;
    if (this.#isWide) return (bytes[nth * 2] ?? 0) | ((bytes[nth * 2 + 1] ?? 0) << 8);
    const code = bytes[nth] ?? 0;
    return code === NOT_TOLD_IN_A_BYTE ? NOT_TOLD : code;
  }
}

/** What a column of some values tells of each of a block's people, by their numbers. */
export function knownOf(
  people: readonly Person[],
  column: { kind: 'property' | 'trait'; values: string[]; codes: Uint8Array },
): Map<number, Known> {
  const codes = new Codes(column.codes, column.values.length);
  const known = new Map<number, Known>();
  let nth = 0;
  for (const { number, times } of people) {
    const size = column.kind === 'trait' ? 1 : times.length;
    const own = Array.from({ length: size }, (_, index) => codes.at(nth + index));
    nth += size;
    if (!own.includes(NOT_TOLD)) {
      known.set(
        number,
        own.map((code) => (code === 0 ? null : (column.values[code - 1] ?? null))),
      );
    }
  }
  return known;
}
