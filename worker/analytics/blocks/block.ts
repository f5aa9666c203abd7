/**
 * A block: the deeds of many people in as few bytes as can be read quickly. It begins with the codes that occur, the most frequent
 * first. Of each person then follow how far their number is from the one before, how many deeds there are, and how far the
 * first is from the first of the person before; of each deed the milliseconds since the one before, times sixteen, and
 * the place of its code, of which all from the fifteenth on follow by themselves. Deeds stand in the order of
 * their times, those of one instant as they were stored. Numbers are written seven bits to a byte, the lowest first.
 */

/** A person's deeds in the order in which they were stored: milliseconds since 1970, and codes. */
export interface Person {
  number: number;
  times: number[];
  codes: number[];
}

const FORMAT = 1;
const PLACES = 16;
const FURTHER = PLACES - 1;
const SEVEN = 128;

/** Of people in the order of their numbers; the first of these is at or after `first`. */
export function packBlock(people: readonly Person[], first: number): Uint8Array {
  const codes = byFrequency(people);
  const places = new Map(codes.map((code, place) => [code, place]));
  const writer = new Writer();
  for (const number of [FORMAT, codes.length, ...codes, people.length]) writer.add(number);
  let [before, began] = [first, 0];
  for (const { number, times, codes } of people) {
    writer.add(number - before);
    writer.add(times.length);
    const order = inTime(times);
    let at = times[order[0] ?? 0] ?? 0;
    writer.add(at < began ? (began - at) * 2 - 1 : (at - began) * 2);
    [before, began] = [number, at];
    for (const index of order) {
      const [time, place] = [times[index] ?? 0, places.get(codes[index] ?? 0) ?? 0];
      writer.add((time - at) * PLACES + Math.min(place, FURTHER));
      if (place >= FURTHER) writer.add(place - FURTHER);
      at = time;
    }
  }
  return writer.bytes();
}

function byFrequency(people: readonly Person[]): number[] {
  const counts = new Map<number, number>();
  for (const { codes } of people) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || a - b).map(([code]) => code);
}

function inTime(times: readonly number[]): number[] {
  const order = times.map((_, index) => index);
  const isInOrder = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0));
  return isInOrder ? order : order.sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
}

class Writer {
  #bytes = new Uint8Array(65_536);
  #size = 0;

  add(number: number): void {
    if (this.#size + 8 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = number;
    for (; rest >= SEVEN; rest = Math.floor(rest / SEVEN)) this.#bytes[this.#size++] = (rest % SEVEN) + SEVEN;
    this.#bytes[this.#size++] = rest;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }
}

/** Goes through a block person by person, and of each deed by deed. */
export class BlockReader {
  readonly codes: number[] = [];
  number: number;
  /** Deeds of the person that were not read yet. */
  left = 0;
  /** Of the deed: when, and which of `codes`. */
  time = 0;
  place = 0;
  readonly #bytes: Uint8Array;
  #at = 0;
  #people: number;
  #began = 0;

  constructor(bytes: Uint8Array, first: number) {
    this.#bytes = bytes;
    this.number = first;
    if (this.#read() !== FORMAT) throw new Error('A block of another format');
    const codes = this.#read();
    for (let i = 0; i < codes; i++) this.codes.push(this.#read());
    this.#people = this.#read();
  }

  /** The next person; false after the last. What is left of the one before has to be read or passed. */
  nextPerson(): boolean {
    if (this.#people-- === 0) return false;
    this.number += this.#read();
    this.left = this.#read();
    const zigzag = this.#read();
    this.#began += zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    this.time = this.#began;
    return true;
  }

  nextDeed(): void {
    this.left--;
    const token = this.#read();
    if (token < 0x8000_0000) {
      this.time += token >>> 4;
      this.place = token & FURTHER;
    } else {
      this.time += Math.floor(token / PLACES);
      this.place = token % PLACES;
    }
    if (this.place === FURTHER) this.place += this.#read();
  }

  pass(): void {
    while (this.left > 0) this.nextDeed();
  }

  #read(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] ?? 0;
    if (byte < SEVEN) return byte;
    let number = byte & 127;
    byte = bytes[this.#at++] ?? 0;
    number |= (byte & 127) << 7;
    if (byte < SEVEN) return number;
    byte = bytes[this.#at++] ?? 0;
    number |= (byte & 127) << 14;
    if (byte < SEVEN) return number;
    // What is longer is beyond what bits are counted with.
    for (let unit = 2 ** 21; ; unit *= SEVEN) {
      byte = bytes[this.#at++] ?? 0;
      number += (byte & 127) * unit;
      if (byte < SEVEN) return number;
    }
  }
}
