import { type SQL, sql } from 'drizzle-orm';
import type { FunnelStepInput } from '../../../contract/funnels.ts';
import type { UserCtx } from '../../context.ts';
import { FOR_SOME } from '../../segments/compile/planner.ts';
import { readPlanned } from '../planned.ts';
import { peopleOf, type Range } from './everybody.ts';
import { bytesOf, type Conditions, NotTold } from './packed.ts';
import { type Asked, begin, end, hasProperties, isBehaviour } from './steps.ts';

/** So many deeds that have what a step asks for are held at once; where there are more, the events are asked instead. */
const MOST = 300_000;
/** A name of which so many times more was done in all is looked for person by person; of others everybody's events are read. */
const RARE = 16;
const DEED = 16;

/** Reads of which deeds the steps' properties are so; undefined where no step asks for any. */
export async function readConditions(ctx: UserCtx, asked: Asked): Promise<Conditions | undefined> {
  if (!asked.steps.some(hasFilters)) return undefined;
  const { rows } = await ctx.db.execute<{ name: string; count: string }>(sql`
    select name, sum(count) as count from event_totals where workspace_id = ${ctx.workspace.id}::uuid group by name`);
  const counts = new Map(rows.map(({ name, count }) => [name, Number(count)]));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return conditionsOf(asked, (step) => readDeeds(ctx, asked, step, (counts.get(step.name) ?? 0) * RARE < total));
}

/** The same of the people of a range only. */
export async function readConditionsOf(ctx: UserCtx, asked: Asked, range: Range): Promise<Conditions | undefined> {
  if (!asked.steps.some(hasFilters)) return undefined;
  return conditionsOf(asked, async (step) => {
    const found = sql`(${peopleOf(ctx, range)}) d cross join lateral (
      select e.occurred_at from events e
      where e.profile_id = d.profile_id and ${isBehaviour(asked)} and ${isMeant(asked, step)} offset 0) e`;
    const [, { rows }] = await ctx.db.batch([ctx.db.execute(FOR_SOME), ctx.db.execute<PackedRow>(packedOf(found))]);
    return foundIn(rows[0]);
  });
}

const hasFilters = ({ where = [] }: FunnelStepInput) => where.length > 0;

async function conditionsOf(
  { steps }: Asked,
  readOf: (step: FunnelStepInput) => Promise<DeedsFound>,
): Promise<Conditions> {
  const read = new Map<string, Promise<DeedsFound>>();
  const found = await Promise.all(
    steps.map((step) => {
      if (!hasFilters(step)) return undefined;
      const key = JSON.stringify([step.name, step.where]);
      const own = read.get(key) ?? readOf(step);
      read.set(key, own);
      return own;
    }),
  );
  return {
    asking: steps.reduce((all, step, index) => (hasFilters(step) ? all | (1 << index) : all), 0),
    narrow(number, time, fit) {
      let narrowed = fit;
      for (const [step, deeds] of found.entries()) {
        const bit = 1 << step;
        if (deeds && (narrowed & bit) !== 0 && !deeds.has(number, time)) narrowed &= ~bit;
      }
      return narrowed;
    },
  };
}

function isMeant(asked: Asked, step: FunnelStepInput): SQL {
  return sql`e.name = ${step.name} and e.occurred_at >= ${begin(asked)} and e.occurred_at < ${end(asked)} and ${hasProperties(step)}`;
}

interface PackedRow extends Record<string, unknown> {
  count: number;
  packed: string | null;
}

/** Whose deeds were found when: of rows `d.number` with `e.occurred_at`. */
function packedOf(found: SQL): SQL {
  return sql`
    select count(*)::int as count, encode(string_agg(int8send(number) || int8send(ms), ''::bytea order by number, ms), 'base64') as packed
    from (select d.number, (date_part('epoch', e.occurred_at) * 1000)::bigint as ms from ${found} limit ${MOST + 1}) d`;
}

function foundIn(row: PackedRow | undefined): DeedsFound {
  if ((row?.count ?? 0) > MOST) throw new NotTold();
  return new DeedsFound(bytesOf(row?.packed ?? ''));
}

async function readDeeds(ctx: UserCtx, asked: Asked, step: FunnelStepInput, isRare: boolean): Promise<DeedsFound> {
  const id = sql`${ctx.workspace.id}::uuid`;
  const meant = isMeant(asked, step);
  const numbered = (whose: SQL) =>
    sql`profile_deeds d on d.workspace_id = ${id} and d.part = 0 and d.profile_id = ${whose}`;
  const found = isRare
    ? sql`profile_event_counts c join ${numbered(sql`c.profile_id`)} cross join lateral (
          select e.occurred_at from events e
          where e.profile_id = c.profile_id and ${isBehaviour(asked)} and ${meant} offset 0) e
        where c.workspace_id = ${id} and c.name = ${step.name} and c.last_at >= ${begin(asked)} and c.first_at < ${end(asked)}`
    : sql`events e join ${numbered(sql`e.profile_id`)}
        where e.workspace_id = ${id} and e.kind in ('track', 'page', 'screen') and ${meant}`;
  const [row] = await readPlanned<PackedRow>(ctx, packedOf(found));
  return foundIn(row);
}

/** When whom did what is asked for: looked up for one person after the other. */
class DeedsFound {
  readonly #numbers: Float64Array;
  readonly #times: Float64Array;
  #number = -1;
  /** Where the deeds of the person at hand begin. */
  #begin = 0;

  constructor(packed: Uint8Array) {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    const count = packed.length / DEED;
    this.#numbers = new Float64Array(count);
    this.#times = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      this.#numbers[i] = Number(view.getBigInt64(i * DEED));
      this.#times[i] = Number(view.getBigInt64(i * DEED + 8));
    }
  }

  has(number: number, time: number): boolean {
    if (number !== this.#number) this.#find(number);
    for (let i = this.#begin; this.#numbers[i] === number; i++) if (this.#times[i] === time) return true;
    return false;
  }

  #find(number: number): void {
    let [low, high] = [0, this.#numbers.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#numbers[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    this.#number = number;
    this.#begin = low;
  }
}
