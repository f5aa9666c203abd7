import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { bytesOf } from '../funnels/packed.ts';
import { base64Of } from './base64.ts';
import { type Person, packBlock } from './block.ts';
import { peopleOfBlock } from './column.ts';
import { Columns, columnRows } from './columns.ts';

/** What goes into a block: so many people, and of their deeds as they are stored so many bytes, and of one of them. */
export interface Size {
  people: number;
  bytes: number;
  /** Who did more is told of by no block. */
  each: number;
}

const USUAL: Size = { people: 4096, bytes: 1_000_000, each: 250_000 };
/** Fewer are read soon enough as they are. */
const LEAST_PEOPLE = 20_000;
/** Blocks built by one job, and marks that are taken at once. */
const MOST_BLOCKS = 60;
const MOST_MARKS = 2000;
/** A block is built anew when it does not tell of a hundredth of its people, or has not told of somebody for an hour. */
const MOST_CHANGED = sql`(cardinality(changed) * 100 > people or (changed <> '{}' and built_at < now() - interval '1 hour'))`;
/**
 * People one after the other along their index: a planner without statistics would read all that come after, and sort them. What is
 * read of each is looked up by itself, as a join that neither hashes nor merges would go through everybody for each of them.
 */
const ALONG_INDEX = sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('enable_sort', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true)`;
const LEASE = sql`now() + interval '5 minutes'`;

/** By the clock: every large workspace has its blocks brought up to date. */
export async function askForBlocks(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`
    insert into deed_gatherings (workspace_id)
    select workspace_id from workspace_counters where people >= ${LEAST_PEOPLE} on conflict do nothing`);
  // From what is visible here on, whoever changes somebody's deeds sees that marks are wanted.
  await ctx.db.execute(sql`
    with asked as (
      update deed_questions set since = pg_snapshot_xmax(pg_current_snapshot())::text::bigint where since is null)
    update deed_gatherings set since = pg_snapshot_xmax(pg_current_snapshot())::text::bigint where since is null`);
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select workspace_id as id from deed_gatherings where lease_until is null or lease_until < now()`);
  await enqueue(
    ctx,
    rows.map(({ id }) => ({ kind: 'gather', workspaceId: id })),
  );
}

/** Brings the blocks of a workspace up to date; where there is more to do than a job does, another is asked for. */
export async function gather(ctx: Ctx, { workspaceId }: { workspaceId: string }, size: Size = USUAL): Promise<void> {
  const gathering = await Gathering.begin(ctx, workspaceId, size);
  if (!gathering) return;
  const isDone = await gathering.run().finally(() => gathering.end());
  if (!isDone) await enqueue(ctx, [{ kind: 'gather', workspaceId }]);
}

/** Who builds the blocks of a workspace, alone: as long as the lease is theirs. */
class Gathering {
  readonly #ctx: Ctx;
  readonly #own: SQL;
  readonly #lease: string;
  readonly #size: Size;
  readonly #columns: Columns;

  private constructor(ctx: Ctx, workspaceId: string, { lease, size }: { lease: string; size: Size }) {
    this.#ctx = ctx;
    this.#own = sql`workspace_id = ${workspaceId}::uuid`;
    this.#lease = lease;
    this.#size = size;
    this.#columns = new Columns(ctx, this.#own);
  }

  /** Undefined where somebody else does, or not everybody may have begun to leave marks. */
  static async begin(ctx: Ctx, workspaceId: string, size: Size): Promise<Gathering | undefined> {
    const lease = newId();
    const { rowCount } = await ctx.db.execute(sql`
      update deed_gatherings set lease = ${lease}::uuid, lease_until = ${LEASE}
      where workspace_id = ${workspaceId}::uuid and since <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        and (lease_until is null or lease_until < now())`);
    return rowCount === 0 ? undefined : new Gathering(ctx, workspaceId, { lease, size });
  }

  async end(): Promise<void> {
    await this.#ctx.db.execute(sql`
      update deed_gatherings set lease = null, lease_until = null where ${this.#own} and lease = ${this.#lease}::uuid`);
  }

  /** False where there is more to do. */
  async run(): Promise<boolean> {
    if (!(await this.#takeMarks())) return false;
    await this.#columns.forget();
    for (let built = 0; built < MOST_BLOCKS; built++) {
      if (!((await this.#renew()) || (await this.#add()) || (await this.#addColumn()))) return true;
    }
    return false;
  }

  /** What is done as long as the lease is held: whoever takes it away waits for it, or is waited for and seen. */
  get #mine(): SQL {
    return sql`mine as (
      update deed_gatherings set lease_until = ${LEASE} where ${this.#own} and lease = ${this.#lease}::uuid returning workspace_id)`;
  }

  /** Whoever is marked is added to those of whom their block does not tell. False where more are marked. */
  async #takeMarks(): Promise<boolean> {
    const { rows } = await this.#ctx.db.execute<{ taken: number }>(sql`
      with ${this.#mine}, taken as (
        delete from deed_marks where exists (select from mine)
          and id in (select id from deed_marks where ${this.#own} order by id limit ${MOST_MARKS}) returning numbers
      ), people as (
        select b.first_number, array_agg(n.number) as numbers
        from (select distinct unnest(numbers) as number from taken) n
        cross join lateral (
          select first_number, last_number from deed_blocks where ${this.#own} and first_number <= n.number
          order by first_number desc limit 1
        ) b where n.number <= b.last_number group by 1
      ), added as (
        update deed_blocks b set version = b.version + 1,
          changed = array(select unnest(b.changed) union select unnest(p.numbers))
        from people p where b.${this.#own} and b.first_number = p.first_number
      )
      select count(*)::int as taken from taken`);
    return (rows[0]?.taken ?? 0) < MOST_MARKS;
  }

  /** Builds the block anew that tells of the fewest; false where none has to be. */
  async #renew(): Promise<boolean> {
    const { rows } = await this.#ctx.db.execute<OldBlock>(sql`
      select first_number as first, last_number as last, version, build, array_to_json(changed) as changed, encode(bytes, 'base64') as bytes
      from deed_blocks where ${this.#own} and ${MOST_CHANGED} order by cardinality(changed) desc, first_number limit 1`);
    const [block] = rows;
    if (!block) return false;
    const made = await this.#read({ after: Number(block.first) - 1, before: Number(block.last) + 1 });
    const seen = sql`b.${this.#own} and b.first_number = ${block.first}::bigint and b.version = ${block.version}`;
    const columns = made.isMore
      ? '[]'
      : await this.#columns.renewed({ ...block, first: Number(block.first) }, made.packed);
    // What has outgrown a block is built as several, where it was.
    const { rows: done } = await this.#ctx.db.execute<{ held: boolean }>(
      made.isMore
        ? sql`with ${this.#mine}, gone as (delete from deed_blocks b where ${seen} and exists (select from mine))
            select exists (select from mine) as held`
        : sql`with ${this.#mine}, renewed as (
            update deed_blocks b set people = ${made.people}, first_at = ${made.firstAt}::timestamptz,
              last_at = ${made.lastAt}::timestamptz, changed = '{}', heavy = ${made.heavy}::bigint[], version = b.version + 1, built_at = now(),
              build = b.build + 1, bytes = decode(${made.bytes}, 'base64')
            where ${seen} and exists (select from mine) returning workspace_id, first_number, build
          ), columns as (${beside(sql`renewed`, columns)})
          select exists (select from mine) as held`,
    );
    return done[0]?.held ?? false;
  }

  /** Builds a block of people whom none covers; false where there are too few. */
  async #add(): Promise<boolean> {
    const { rows } = await this.#ctx.db.execute<{ after: string; before: string | null }>(sql`
      select g.after, g.before from (
        select last_number as after, lead(first_number) over (order by first_number) as before from (
          select first_number, last_number from deed_blocks where ${this.#own} union all select 0, 0
        ) b
      ) g where g.before is null or g.before > g.after + 1 order by g.after limit 1`);
    const [gap] = rows;
    if (!gap) return false;
    const place = { after: Number(gap.after), before: gap.before === null ? null : Number(gap.before) };
    const made = await this.#read(place);
    if (place.before === null && !made.isMore) return false;
    const last = made.isMore || place.before === null ? made.last : place.before - 1;
    const { rows: done } = await this.#ctx.db.execute<{ held: boolean }>(sql`
      with ${this.#mine}, added as (
        insert into deed_blocks (workspace_id, first_number, last_number, people, first_at, last_at, heavy, bytes)
        select workspace_id, ${place.after + 1}::bigint, ${last}::bigint, ${made.people}::int, ${made.firstAt}::timestamptz,
          ${made.lastAt}::timestamptz, ${made.heavy}::bigint[], decode(${made.bytes}, 'base64')
        from mine)
      select exists (select from mine) as held`);
    return done[0]?.held ?? false;
  }

  /** Makes a column that is missing beside a block; false where none is. */
  async #addColumn(): Promise<boolean> {
    const missing = await this.#columns.missing();
    if (!missing) return false;
    const { question, first, build, bytes } = missing;
    const made = await this.#columns.make(question, { first, people: peopleOfBlock(bytesOf(bytes), first) });
    const { kind, name } = question;
    const { rows: done } = await this.#ctx.db.execute<{ held: boolean }>(
      made
        ? sql`with ${this.#mine}, block as (
            select b.workspace_id, b.first_number, b.build from deed_blocks b
            where b.${this.#own} and b.first_number = ${first}::bigint and b.build = ${build} and exists (select from mine)
          ), columns as (${beside(sql`block`, JSON.stringify([made]))})
          select exists (select from mine) as held`
        : sql`with ${this.#mine}, given_up as (
            update deed_questions set too_many = true where ${this.#own} and kind = ${kind} and name = ${name} and exists (select from mine)
          ), gone as (
            delete from deed_columns where ${this.#own} and kind = ${kind} and name = ${name} and exists (select from mine))
          select exists (select from mine) as held`,
    );
    return done[0]?.held ?? false;
  }

  /** A block of those who come first between two numbers. `isMore` where it does not hold all of them. */
  async #read({ after, before }: { after: number; before: number | null }) {
    const { people, bytes, each } = this.#size;
    const until = before === null ? sql`` : sql`and number < ${before}::bigint`;
    const [, { rows }] = await this.#ctx.db.batch([
      this.#ctx.db.execute(ALONG_INDEX),
      this.#ctx.db.execute<ReadRow>(sql`
      with people as (
        select number, sum(length(deeds)) as weight, min(first_at) as first_at, max(last_at) as last_at from (
          select number, part, deeds, first_at, last_at from profile_deeds
          where ${this.#own} and number > ${after}::bigint ${until} order by number, part
        ) d group by number order by number limit ${people + 1}
      ), weighed as (
        select *, weight > ${each} as heavy, row_number() over o as nth,
          sum(case when weight > ${each} then 0 else weight end) over o as total
        from people window o as (order by number)
      ), chosen as materialized (
        select * from weighed where nth <= ${people} and (nth = 1 or total <= ${bytes})
      )
      select (select count(*)::int from people) > count(*) as more, max(number) as last,
        count(*) filter (where not heavy)::int as people,
        min(first_at) filter (where not heavy) as first_at, max(last_at) filter (where not heavy) as last_at,
        coalesce(array_to_json(array_agg(number) filter (where heavy)), '[]') as heavy,
        (select encode(string_agg(int4send(length(d.deeds)) || int8send(d.number) || d.deeds, ''::bytea order by d.number, d.part), 'base64')
          from chosen c cross join lateral (
            select number, part, deeds from profile_deeds where ${this.#own} and number = c.number offset 0
          ) d where not c.heavy) as deeds
      from chosen`),
    ]);
    const { more = false, last = null, people: told = 0, first_at, last_at, heavy = [], deeds } = rows[0] ?? {};
    const packed = packBlock(peopleIn(bytesOf(deeds ?? '')), after + 1);
    return {
      ...{ isMore: more, last: Number(last ?? after), people: told },
      ...{ firstAt: first_at ?? 'epoch', lastAt: last_at ?? 'epoch', heavy: `{${heavy.join(',')}}` },
      ...{ packed, bytes: base64Of(packed) },
    };
  }
}

interface OldBlock extends Record<string, unknown> {
  first: string;
  last: string;
  version: number;
  build: number;
  changed: number[];
  bytes: string;
}

/** Writes columns, as they were made, beside the block that `block` names with its build. */
const beside = (block: SQL, made: string): SQL => sql`
  insert into deed_columns as old (workspace_id, first_number, build, kind, name, "values", codes, ends, people, untold)
  select b.workspace_id, b.first_number, b.build, c.* from ${block} b cross join (${columnRows(made)}) c
  on conflict (workspace_id, first_number, kind, name) do update set build = excluded.build, "values" = excluded."values",
    codes = excluded.codes, ends = excluded.ends, people = excluded.people, untold = excluded.untold`;

interface ReadRow extends Record<string, unknown> {
  more: boolean;
  last: string | null;
  people: number;
  first_at: string | null;
  last_at: string | null;
  heavy: number[];
  deeds: string | null;
}

/** People as Postgres hands them over: of each part how long it is, whose, and its deeds. */
function peopleIn(records: Uint8Array): Person[] {
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  const people: Person[] = [];
  for (let offset = 0; offset < records.length; ) {
    const end = offset + 12 + view.getInt32(offset);
    const number = Number(view.getBigInt64(offset + 4));
    let person = people.at(-1);
    if (person?.number !== number) {
      person = { number, times: [], codes: [] };
      people.push(person);
    }
    for (offset += 12; offset < end; offset += 8) {
      person.times.push(view.getInt32(offset) * 65_536 + view.getUint16(offset + 4));
      person.codes.push(view.getUint16(offset + 6));
    }
  }
  return people;
}
