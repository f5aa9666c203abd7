import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { readPlanned } from '../planned.ts';
import { bytesOf, NotTold, type PersonFound } from './packed.ts';
import type { Path } from './path.ts';
import { type Asked, fits, isBehaviour, list, propertyOf } from './steps.ts';
import { Tally } from './tally.ts';
import { MOST_VALUES } from './traits.ts';

/** So many numbers are held of all paths together; where there would be more, the events are asked instead. */
const MOST = 3_000_000;
/** Where everybody did so many times more than there are paths, what began them is looked up one by one; else all events are read. */
const FEW = 4;
/** The people of so many paths are looked up one by one. */
const LOOKED_UP = 50_000;
const PLACE = 4;

/** Paths that were found, of which it is not known yet what the things were that began them. */
export class Beginnings {
  readonly #steps: number;
  /** Of each path whose it is, how far it came, and when each step was reached. */
  #rows = new Float64Array(4096);
  #size = 0;

  constructor(steps: number) {
    this.#steps = steps;
  }

  add({ path, number }: PersonFound): void {
    const width = this.#steps + 2;
    if (this.#size + width > MOST) throw new NotTold();
    if (this.#size + width > this.#rows.length) {
      const larger = new Float64Array(this.#rows.length * 2);
      larger.set(this.#rows);
      this.#rows = larger;
    }
    this.#rows[this.#size] = number();
    this.#rows[this.#size + 1] = path.depth;
    for (let step = 0; step < path.depth; step++) this.#rows[this.#size + 2 + step] = path.times[step] ?? 0;
    this.#size += width;
  }

  /**
   * The paths by a property of what began them (of several things at one instant the first stored): the values of most of them,
   * those that have none, and all others together. Without `top` all values, of which there may not be too many.
   */
  async byProperty(ctx: UserCtx, asked: Asked, { property, top }: { property: string; top?: number | undefined }) {
    if (this.#size === 0) return { parts: new Map<string | null, Tally>(), others: new Tally(this.#steps) };
    const rows = await readPlanned<{ value: string | null; paths: string }>(
      ctx,
      this.#valuesOf(ctx, asked, property, top),
    );
    if (top === undefined && rows.filter(({ value }) => value !== null).length > MOST_VALUES) throw new NotTold();
    const parts = new Map<string | null, Tally>();
    const isOther = new Uint8Array(this.#size / (this.#steps + 2)).fill(1);
    for (const { value, paths } of rows) {
      const tally = new Tally(this.#steps);
      const bytes = bytesOf(paths);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let at = 0; at < bytes.length; at += PLACE) {
        const nth = view.getInt32(at) - 1;
        isOther[nth] = 0;
        tally.add(this.#pathOf(nth));
      }
      parts.set(value, tally);
    }
    const others = new Tally(this.#steps);
    for (const [nth, other] of isOther.entries()) if (other === 1) others.add(this.#pathOf(nth));
    return { parts, others };
  }

  #valuesOf(ctx: UserCtx, asked: Asked, property: string, top = MOST_VALUES + 1) {
    const id = sql`${ctx.workspace.id}::uuid`;
    const own = sql`d.workspace_id = ${id} and d.part = 0`;
    const began = asked.order === 'unordered' ? asked.steps : asked.steps.slice(0, 1);
    const meant = sql`e.profile_id = w.profile_id and e.occurred_at = w.at
      and e.name in (${list(began.map(({ name }) => sql`${name}`))}) and (${list(began.map(fits), ' or ')})`;
    const value = sql`${propertyOf(property)} as value`;
    const column = (offset: number) => {
      const width = this.#steps + 2;
      const numbers = Array.from({ length: this.#size / width }, (_, nth) => this.#rows[nth * width + offset]);
      return sql`${`{${numbers.join()}}`}::bigint[]`;
    };
    return sql`
      with whose as materialized (
        select g.nth, d.profile_id, timestamptz 'epoch' + g.ms * interval '1 millisecond' as at
        from unnest(${column(0)}, ${column(2)}) with ordinality g (number, ms, nth)
        ${
          this.#size / (this.#steps + 2) > LOOKED_UP
            ? sql`join profile_deeds d on ${own} and d.number = g.number`
            : sql`cross join lateral (
          select d.profile_id from profile_deeds d where ${own} and d.number = g.number offset 0) d`
        }
      ), reading as materialized (
        select (select count(*) from whose) * ${FEW} < coalesce((
          select sum(count) from event_totals where workspace_id = ${id}), 0) as one_by_one
      ), began as (
        select w.nth, e.value from whose w left join lateral (
          select ${value} from events e where ${meant} and ${isBehaviour(asked)} order by e.id limit 1
        ) e on true where (select one_by_one from reading)
        union all (
          select distinct on (w.nth) w.nth, ${value} from events e join whose w on ${meant}
          where not (select one_by_one from reading) and e.workspace_id = ${id} and e.kind in ('track', 'page', 'screen')
          order by w.nth, e.id)
      ), valued as (
        select value, count(*) as paths, string_agg(int4send(nth::int), ''::bytea) as nths
        from began group by value
      )
      select value, encode(nths, 'base64') as paths from valued
      where value is null or value in (
        select value from valued where value is not null order by paths desc, value collate "C" limit ${top})`;
  }

  #pathOf(nth: number): Path {
    const start = nth * (this.#steps + 2);
    const depth = this.#rows[start + 1] ?? 0;
    return { depth, times: Array.from(this.#rows.subarray(start + 2, start + 2 + depth)), excluded: false };
  }
}
