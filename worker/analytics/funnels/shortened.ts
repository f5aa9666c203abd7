import { type SQL, sql } from 'drizzle-orm';
import { type Codes, DEED, FULL } from './packed.ts';
import type { Sought } from './path.ts';
import { list, raw } from './steps.ts';

/** Codes that Postgres looks for one after the other, in all steps together. */
const MOST_CODES = 16;

/** What Postgres finds by itself. */
export interface Shortened {
  /** What it needs of each part `d` beside its deeds. */
  columns: SQL;
  /** The parts it is given with `reached`: how many steps, or null where the Worker has to find out. */
  from: (parts: SQL) => SQL;
  /** Of somebody who reached so many, the deeds that were these steps. */
  way: (reached: number) => SQL;
}

/**
 * Who did one thing after the other, each under a code of its own, within the span and the window: then only the order of
 * codes counts, and Postgres finds it among the bytes. A code can also be met where no code stands; who has such a
 * place is left to the Worker, and so are all where steps mean too many codes or something is excluded. Undefined then.
 */
export function shortened(asked: Sought, codes: Codes): Shortened | undefined {
  const { steps, order, windowSeconds, exclude = [], from, to } = asked;
  // A strict way is found only by going along it: Postgres tells who does not come further than the first step.
  const wanted = (order === 'strict' ? steps.slice(0, 2) : steps).map(({ name }) => codes.codesOf(name));
  if (exclude.length > 0 || wanted.flat().length > MOST_CODES) return undefined;
  const isFreely = order === 'unordered';
  const whole = sql`d.plain and d.part = 0 and length(d.deeds) < ${raw(`${FULL}`)}
    ${Number.isFinite(from) ? sql`and d.first_at >= ${new Date(from).toISOString()}::timestamptz` : sql``}
    ${Number.isFinite(to) ? sql`and d.last_at < ${new Date(to).toISOString()}::timestamptz` : sql``}`;
  const inWindow =
    windowSeconds === undefined
      ? sql`true`
      : sql`d.last_at <= d.first_at + make_interval(secs => ${windowSeconds}::float8)`;
  const withPlace = (parts: SQL, here: number[], index: number): SQL => {
    const found =
      index === 0 || isFreely
        ? placeOf(here, raw('d.own'))
        : sql`${placeOf(here, raw(`substring(d.own from d.p${index} + 2)`))} + ${raw(`d.p${index} + 1`)}`;
    return sql`select d.*, ${found} as ${raw(`p${index + 1}`)} from (${parts} offset 0) d`;
  };
  const places = wanted.map((_, index) => `d.p${index + 1}`);
  const way = (depth: number) =>
    isFreely
      ? places.map((place) => `coalesce(${deedAt(place)}, '')`).join(' || ')
      : places.slice(0, depth).map(deedAt).join(' || ');
  return {
    columns: sql`, case when ${whole} then d.deeds end as own, ${inWindow} as fits`,
    from: (parts) => {
      const reached = raw(isFreely ? freely(places) : oneByOne(places, order === 'strict'));
      return sql`select d.*, case when d.own is not null then ${reached} end as reached
        from (${wanted.reduce(withPlace, parts)} offset 0) d`;
    },
    way: (depth) => raw(way(depth)),
  };
}

function deedAt(place: string): string {
  return `substring(d.own from ${place} - ${DEED - 2} for ${DEED})`;
}

/** Whether codes stand at all of the places: they are the last bytes of a deed. */
function areCodes(places: string[]): string {
  return `${places.join(' & ')} & ${DEED - 1} = ${DEED - 1}`;
}

/** Who did not do the second step after the first has come to the first, whatever the window and what lies between. */
function oneByOne(places: string[], isStrict: boolean): string {
  const branches = places.map((place, index) => {
    const before = places.slice(0, index);
    if (index === 0) return `when ${place} is null then 0`;
    return `when ${place} is null then case when ${index > 1 ? 'd.fits and ' : ''}${areCodes(before)} then ${index} end`;
  });
  const all = isStrict ? '' : `else case when d.fits and ${areCodes(places)} then ${places.length} end`;
  return `case ${branches.join(' ')} ${all} end`;
}

function freely(places: string[]): string {
  const known = places.map((place) => `coalesce(${place}, ${DEED - 1})`);
  const count = places.map((place) => `(${place} is not null)::int`).join(' + ');
  return `case when d.fits and ${areCodes(known)} then ${count} end`;
}

/** Where the first of the codes stands in some bytes, from 1; null where none does. */
function placeOf(codes: number[], bytes: SQL): SQL {
  if (codes.length === 0) return sql`null::int`;
  const places = codes.map((code) => {
    const hex = code.toString(16).padStart(4, '0');
    return sql`nullif(position(${raw(`'\\x${hex}'::bytea`)} in ${bytes}), 0)`;
  });
  return places.length === 1 ? sql`${places[0]}` : sql`least(${list(places)})`;
}
