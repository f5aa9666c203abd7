import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { BlockReader } from '../blocks/block.ts';
import type { BlockBeside } from './beside.ts';
import { type Doings, type Path, pathFinder, type Sought } from './path.ts';

/** The length of a part in bytes comes before what is packed of it; below zero where whose it is follows. */
const LENGTH = 4;
const ID = 16;
const NUMBER = 8;
const WHOSE = ID + NUMBER;
export const DEED = 8;
/** A part of as many bytes is followed by another: one that weighs less, and is the first, is the only one of its person. */
export const FULL = 1024;
/** Above every code. */
const CODES = 65_536;

/** What is packed of a part `d`, with whose it is; see `profile_deeds` for the deeds themselves. */
const NAMED = `(int4send(-length(d.deeds)) || uuid_send(d.profile_id) || int8send(d.number) || d.deeds)`;
export const RECORD = sql.raw(NAMED);
/** The same, without telling whose it is where that part is all of the person. */
export const ANYBODY = sql.raw(`case when d.part = 0 and length(d.deeds) < ${FULL}
  then int4send(length(d.deeds)) || d.deeds else ${NAMED} end`);

/** What codes stand for in a workspace. */
export interface Codes {
  /** The source of each code. */
  sources: string[];
  codesOf: (name: string) => number[];
}

export async function readCodes({ db }: { db: Database }, workspaceId: string): Promise<Codes> {
  const { rows } = await db.execute<{ code: number; name: string; source: string }>(sql`
    select code, name, source_id as source from deed_codes where workspace_id = ${workspaceId}::uuid`);
  const sources: string[] = [];
  const byName = new Map<string, number[]>();
  for (const { code, name, source } of rows) {
    sources[code] = source;
    byName.set(name, [...(byName.get(name) ?? []), code]);
  }
  return { sources, codesOf: (name) => byName.get(name) ?? [] };
}

/** Told of each person who began: how far they came, and the source of the deed that began it. */
export type Tell = (person: PersonFound) => void;

export interface PersonFound {
  path: Path;
  id: () => string;
  /** By which what is known beside the deeds is told of whom; only where each part comes with whose it is. */
  number: () => number;
  source: () => string;
  /** By what is told beside their deeds: the value of what began it, or of a trait. Null where there is none, undefined where it is not told. */
  value: () => string | null | undefined;
}

/** What is told beside deeds of people who are not read from blocks. */
export interface Beside {
  conditions?: Conditions | undefined;
  traitOf?: ((number: number) => string | null) | undefined;
}

/** What deeds of some of the steps have to have beside their names. */
export interface Conditions {
  /** The bits of these steps. */
  asking: number;
  /** Of the steps that a deed would be by its name, those that it is. */
  narrow: (number: number, time: number, fit: number) => number;
}

/** Only the events themselves can tell: deeds that are asked about have no code of their own, or more would have to be known beside them. */
export class NotTold extends Error {}

/**
 * Finds how far people came in what is packed of them, one person after the other; a person may go on in the next piece.
 */
export class Unpacking {
  readonly #fitsOf: Uint16Array;
  readonly #from: number;
  readonly #to: number;
  /** Whether all deeds count, not only those that are steps. */
  readonly #isEach: boolean;
  readonly #find: (doings: Doings, path: Path) => void;
  readonly #tell: Tell;
  readonly #beginnings: number;
  readonly #person: PersonFound;
  #conditions: Conditions | undefined;
  #asking: number;
  #traitOf: Beside['traitOf'];
  /** Of the block at hand, the person in it, and their first deed. */
  #beside: BlockBeside | undefined;
  #nth = 0;
  #begin = 0;
  /** Of each doing which of the block's deeds it is. */
  #origins = new Uint32Array(64);
  #doings: Doings = room(64);
  #codes = new Uint16Array(64);
  #inOrder = true;
  #id = new Uint8Array(ID);
  #number = 0;
  #hasPerson = false;
  #hasId = false;

  constructor(asked: Sought, codes: Codes, tell: Tell, beside: Beside = {}) {
    this.#conditions = beside.conditions;
    this.#traitOf = beside.traitOf;
    this.#asking = beside.conditions?.asking ?? 0;
    this.#from = asked.from;
    this.#to = asked.to;
    this.#isEach = asked.order === 'strict';
    this.#tell = tell;
    this.#find = pathFinder(asked);
    const { steps, exclude = [], order } = asked;
    this.#fitsOf = new Uint16Array(CODES);
    for (const [bit, { name }] of [...steps, ...exclude].entries()) {
      for (const code of codes.codesOf(name)) this.#fitsOf[code] = (this.#fitsOf[code] ?? 0) | (1 << bit);
    }
    this.#beginnings = order === 'unordered' ? 2 ** steps.length - 1 : 1;
    this.#person = {
      path: { depth: 0, times: new Array<number>(steps.length).fill(0), excluded: false },
      id: () => uuidOf(this.#id),
      number: () => this.#number,
      source: () => codes.sources[this.#codes[this.#first()] ?? 0] ?? '',
      value: () =>
        this.#beside
          ? this.#beside.value(this.#nth, () => this.#origins[this.#first()] ?? 0)
          : this.#traitOf?.(this.#number),
    };
  }

  /** What is told beside the deeds of those who come now. */
  tellBeside({ conditions, traitOf }: Beside): void {
    this.end();
    this.#conditions = conditions;
    this.#asking = conditions?.asking ?? 0;
    this.#traitOf = traitOf;
  }

  /** Takes a piece in. */
  add(packed: Uint8Array): void {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    for (let offset = 0; offset < packed.length; ) {
      const signed = view.getInt32(offset);
      offset += LENGTH;
      if (signed > 0 || !this.#isSame(packed, offset)) {
        this.end();
        this.#hasPerson = true;
        this.#hasId = signed < 0;
        if (this.#hasId) {
          this.#id = packed.slice(offset, offset + ID);
          this.#number = Number(view.getBigInt64(offset + ID));
        }
      }
      if (signed < 0) offset += WHOSE;
      const length = Math.abs(signed);
      this.#take(view, offset, length);
      offset += length;
    }
  }

  /** People who are whole: of each the deeds by which so many steps were reached, in the order in which they are stored. */
  addWays(reached: number, deeds: Uint8Array): void {
    const view = new DataView(deeds.buffer, deeds.byteOffset, deeds.byteLength);
    for (let offset = 0; offset < deeds.length; offset += reached * DEED) {
      this.end();
      this.#hasPerson = true;
      this.#hasId = false;
      this.#take(view, offset, reached * DEED);
    }
  }

  /**
   * A block, whose first number this is, but for some people. `beside` is what its columns tell; without them what is told
   * of others tells of it too. Whom they do not tell of is passed over as well: their numbers.
   */
  addBlock(block: Uint8Array, first: number, without: ReadonlySet<number>, beside?: BlockBeside): number[] {
    const reader = new BlockReader(block, first);
    const codes = Uint16Array.from(reader.codes);
    const fits = codes.map((code) => this.#fitsOf[code] ?? 0);
    const untold: number[] = [];
    this.end();
    this.#beside = beside;
    let next = 0;
    for (let nth = 0; reader.nextPerson(); nth++) {
      [this.#nth, this.#begin] = [nth, next];
      next += reader.left;
      if (without.size > 0 && without.has(reader.number)) {
        reader.pass();
        continue;
      }
      this.#hasPerson = true;
      this.#hasId = false;
      this.#number = reader.number;
      this.#makeRoom(reader.left);
      const isTold = beside
        ? beside.isTold(nth) && this.#takeBeside(reader, codes, fits, beside)
        : this.#takeFrom(reader, codes, fits);
      if (isTold) this.end();
      else {
        reader.pass();
        untold.push(reader.number);
        this.#hasPerson = false;
        this.#doings.count = 0;
      }
    }
    this.#beside = undefined;
    return untold;
  }

  /** One person of a block, whose deeds are in order. */
  #takeFrom(reader: BlockReader, codesOf: Uint16Array, fitsOf: Uint16Array): boolean {
    const [from, to, isEach, codes] = [this.#from, this.#to, this.#isEach, this.#codes];
    const { at, fits } = this.#doings;
    let count = 0;
    while (reader.left > 0) {
      reader.nextDeed();
      const { time, place } = reader;
      if (time < from || time >= to) continue;
      const code = codesOf[place] ?? 0;
      if (code === 0) throw new NotTold();
      let fit = fitsOf[place] ?? 0;
      if ((fit & this.#asking) !== 0) fit = this.#narrowed(time, fit);
      if (fit === 0 && !isEach) continue;
      at[count] = time;
      fits[count] = fit;
      codes[count++] = code;
    }
    this.#doings.count = count;
    return true;
  }

  /** The same with columns; false where these do not tell. */
  #takeBeside(
    reader: BlockReader,
    codesOf: Uint16Array,
    fitsOf: Uint16Array,
    { asking, narrow }: BlockBeside,
  ): boolean {
    const [from, to, isEach, codes, origins] = [this.#from, this.#to, this.#isEach, this.#codes, this.#origins];
    const { at, fits } = this.#doings;
    let count = 0;
    for (let nth = this.#begin; reader.left > 0; nth++) {
      reader.nextDeed();
      const { time, place } = reader;
      if (time < from || time >= to) continue;
      const code = codesOf[place] ?? 0;
      if (code === 0) throw new NotTold();
      let fit = fitsOf[place] ?? 0;
      if ((fit & asking) !== 0) {
        fit = narrow(nth, fit);
        if (fit < 0) return false;
      }
      if (fit === 0 && !isEach) continue;
      at[count] = time;
      fits[count] = fit;
      origins[count] = nth;
      codes[count++] = code;
    }
    this.#doings.count = count;
    return true;
  }

  /** The person at hand is complete. */
  end(): void {
    if (!this.#hasPerson) return;
    const { path } = this.#person;
    if (this.#doings.count > 0) {
      if (!this.#inOrder) this.#putInOrder();
      this.#find(this.#doings, path);
      if (path.depth > 0) this.#tell(this.#person);
    }
    this.#hasPerson = false;
    this.#doings.count = 0;
    this.#inOrder = true;
  }

  #isSame(packed: Uint8Array, offset: number): boolean {
    if (!this.#hasPerson || !this.#hasId) return false;
    // Ids differ in what comes last more than in what comes first.
    for (let i = 15; i >= 0; i--) if (packed[offset + i] !== this.#id[i]) return false;
    return true;
  }

  #take(view: DataView, offset: number, length: number): void {
    this.#makeRoom(length / DEED);
    const { at, fits } = this.#doings;
    let { count } = this.#doings;
    for (let place = offset; place < offset + length; place += DEED) {
      const time = view.getInt32(place) * 65_536 + view.getUint16(place + 4);
      if (time < this.#from || time >= this.#to) continue;
      const code = view.getUint16(place + 6);
      if (code === 0) throw new NotTold();
      let fit = this.#fitsOf[code] ?? 0;
      if ((fit & this.#asking) !== 0) fit = this.#narrowed(time, fit);
      if (fit === 0 && !this.#isEach) continue;
      if (count > 0 && time < (at[count - 1] ?? 0)) this.#inOrder = false;
      at[count] = time;
      fits[count] = fit;
      this.#codes[count++] = code;
    }
    this.#doings.count = count;
  }

  #narrowed(time: number, fit: number): number {
    return this.#conditions?.narrow(this.#number, time, fit) ?? fit;
  }

  #makeRoom(more: number): void {
    const needed = this.#doings.count + more;
    if (needed > this.#codes.length) this.#grow(needed);
  }

  #grow(needed: number): void {
    const larger = room(Math.max(needed, this.#codes.length * 2));
    larger.at.set(this.#doings.at);
    larger.fits.set(this.#doings.fits);
    const codes = new Uint16Array(larger.at.length);
    codes.set(this.#codes);
    this.#origins = new Uint32Array(larger.at.length);
    larger.count = this.#doings.count;
    this.#doings = larger;
    this.#codes = codes;
  }

  /** By time; what happened at one instant stays as it was stored. */
  #putInOrder(): void {
    const { count, at, fits } = this.#doings;
    const order = Array.from({ length: count }, (_, index) => index).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
    const [times, marks, codes] = [at.slice(0, count), fits.slice(0, count), this.#codes.slice(0, count)];
    for (const [index, from] of order.entries()) {
      at[index] = times[from] ?? 0;
      fits[index] = marks[from] ?? 0;
      this.#codes[index] = codes[from] ?? 0;
    }
  }

  /** Which of the doings began the path. */
  #first(): number {
    const { count, at, fits } = this.#doings;
    const start = this.#person.path.times[0];
    for (let i = 0; i < count; i++) if (at[i] === start && ((fits[i] ?? 0) & this.#beginnings) !== 0) return i;
    return count;
  }
}

function room(size: number): Doings {
  return { count: 0, at: new Float64Array(size), fits: new Uint16Array(size) };
}

/** The bytes of base64. Not every runtime reads it by itself. */
export function bytesOf(text: string): Uint8Array {
  const { fromBase64 } = Uint8Array as { fromBase64?: (text: string) => Uint8Array };
  if (fromBase64) return fromBase64.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

export function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
