import { type SQL, sql } from 'drizzle-orm';
import { type Codes, DEED, FULL } from './packed.ts';
import type { Sought } from './path.ts';
import { list, raw } from './steps.ts';

/** Codes that Postgres looks for one after the other, in all steps together. */
const MOST_CODES = 16;

/** What Postgres finds by itself. */
export interface Shortened {
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
  const step = (parts: SQL, index: number): SQL => {
    const here = wanted[index] ?? [];
    const found =
      index === 0 || isFreely
        ? placeOf(here, sql`d.own`)
        : sql`${placeOf(here, raw(`substring(d.own from d.p${index} + 2)`))} + ${raw(`d.p${index}`)} + 1`;
    return sql`select d.*, ${found} as ${raw(`p${index + 1}`)} from (${parts} offset 0) d`;
  };
  const places = wanted.map((_, index) => raw(`d.p${index + 1}`));
  const areCodes = sql.join(
    places.map((place) => sql`(${place} % ${raw(`${DEED}`)} = ${raw(`${DEED - 1}`)}) is not false`),
    sql` and `,
  );
  // Who did not do the second step after the first has come to the first, whatever lies between.
  const isFound = { ordered: sql`(d.fits or d.p2 is null)`, strict: sql`d.p2 is null`, unordered: sql`d.fits` }[order];
  const reached = sql.join(
    places.map((place) => sql`(${place} is not null)::int`),
    sql` + `,
  );
  const deed = (place: SQL) => sql`substring(d.own from ${place} - ${raw(`${DEED - 2}`)} for ${raw(`${DEED}`)})`;
  return {
    from: (parts) => {
      const own = sql`select d.*, case when ${whole} then d.deeds end as own, ${inWindow} as fits from (${parts} offset 0) d`;
      const found = wanted.reduce((inner, _, index) => step(inner, index), own);
      return sql`select d.*, case when d.own is not null and ${isFound} and ${areCodes} then ${reached} end as reached
        from (${found} offset 0) d`;
    },
    way: (depth) =>
      isFreely
        ? sql.join(
            places.map((place) => sql`coalesce(${deed(place)}, '')`),
            sql` || `,
          )
        : sql.join(places.slice(0, depth).map(deed), sql` || `),
  };
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
