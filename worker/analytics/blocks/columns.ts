import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { bytesOf } from '../funnels/packed.ts';
import { base64Of } from './base64.ts';
import type { Person } from './block.ts';
import { type Known, knownOf, packColumn, peopleOfBlock } from './column.ts';

/** What a column has: a property of deeds by its name (`a.b` for one inside another), or a trait of people. */
export interface Question {
  kind: 'property' | 'trait';
  name: string;
}

/** Of a workspace so many columns are held at most, those that were asked for last, and each as long as somebody asks in such a time. */
const MOST = 12;
const KEPT = sql`interval '30 days'`;
/** So that events are found person by person along their index, whatever the planner knows of them. */
const ALONG_INDEX = sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
  set_config('enable_mergejoin', 'off', true)`;

/** Whoever asks for something of what people did, or of themselves, has it held beside the blocks from then on. */
export async function askForColumns(ctx: { db: Ctx['db'] }, workspaceId: string, questions: readonly Question[]) {
  if (questions.length === 0) return;
  await ctx.db.execute(sql`
    insert into deed_questions as q (workspace_id, kind, name)
    select g.workspace_id, w.kind, w.name from deed_gatherings g
    cross join json_to_recordset(${JSON.stringify(questions)}::json) w (kind text, name text)
    where g.workspace_id = ${workspaceId}::uuid
    on conflict (workspace_id, kind, name) do update set asked_at = now() where q.asked_at < now() - interval '1 day'`);
}

/** Columns beside the blocks of a workspace, as they are read and made. What is written is written by who holds the lease. */
export class Columns {
  readonly #ctx: Ctx;
  readonly #own: SQL;

  constructor(ctx: Ctx, own: SQL) {
    this.#ctx = ctx;
    this.#own = own;
  }

  /** Those that nobody asks for any more are gone, with what was asked beyond so many. */
  async forget(): Promise<void> {
    await this.#ctx.db.execute(sql`
      with gone as (
        delete from deed_questions q where ${this.#own} and (kind, name) in (
          select kind, name from (
            select kind, name, asked_at, row_number() over (order by asked_at desc, kind, name) as nth
            from deed_questions where ${this.#own}
          ) o where o.nth > ${MOST} or o.asked_at < now() - ${KEPT})
        returning kind, name
      )
      delete from deed_columns where ${this.#own} and (kind, name) in (select kind, name from gone)`);
  }

  /** A block beside which a column is missing, and which; undefined where none is. */
  async missing(): Promise<{ question: Question; first: number; build: number; bytes: string } | undefined> {
    // Whoever changes a trait leaves a mark from when it is seen that the trait is asked for.
    const { rows } = await this.#ctx.db.execute<MissingRow>(sql`
      select q.kind, q.name, b.first_number as first, b.build, encode(b.bytes, 'base64') as bytes
      from deed_questions q join deed_blocks b on b.workspace_id = q.workspace_id
      where q.${this.#own} and not q.too_many and q.since <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        and not exists (
          select from deed_columns c where c.workspace_id = b.workspace_id and c.first_number = b.first_number
            and c.kind = q.kind and c.name = q.name and c.build = b.build)
      order by q.asked_at desc, b.first_number limit 1`);
    const [row] = rows;
    if (!row) return undefined;
    const { kind, name, first, build, bytes } = row;
    return { question: { kind, name }, first: Number(first), build, bytes };
  }

  /** The columns of a block that is built anew: what the old ones told of whom nothing is new, and of the others anew. */
  async renewed(old: { first: number; bytes: string; build: number; changed: number[] }, bytes: Uint8Array) {
    const { rows } = await this.#ctx.db.execute<ColumnRow>(sql`
      select c.kind, c.name, array_to_json(c.values) as values, encode(c.codes, 'base64') as codes
      from deed_columns c join deed_questions q using (workspace_id, kind, name)
      where c.${this.#own} and c.first_number = ${old.first}::bigint and c.build = ${old.build}`);
    if (rows.length === 0) return '[]';
    const [before, people] = [peopleOfBlock(bytesOf(old.bytes), old.first), peopleOfBlock(bytes, old.first)];
    const made: object[] = [];
    for (const { kind, name, values, codes } of rows) {
      const known = knownOf(before, { kind, values, codes: bytesOf(codes) });
      for (const number of old.changed) known.delete(number);
      const column = await this.make({ kind, name }, { first: old.first, people, known });
      if (column) made.push(column);
    }
    return JSON.stringify(made);
  }

  /** A column for a block, ready to be written; undefined where there is too much to tell. `known` is as it was, others are read. */
  async make(
    question: Question,
    { first, people, known = new Map() }: { first: number; people: readonly Person[]; known?: Map<number, Known> },
  ): Promise<object | undefined> {
    const isTrait = question.kind === 'trait';
    const unread = people.filter(({ number, times }) => known.get(number)?.length !== (isTrait ? 1 : times.length));
    const read = isTrait ? await this.#traits(question, unread) : await this.#properties(question, unread);
    const packed = packColumn(
      people.map(({ number, times }) => ({
        ...{ number, known: read.get(number) ?? known.get(number) },
        size: isTrait ? 1 : times.length,
      })),
      first,
    );
    if (!packed) return undefined;
    const { values, codes, untold } = packed;
    const [ends, whose] = isTrait ? [[], []] : [packed.ends, packed.people];
    return { ...question, values, codes: base64Of(codes), ends, people: whose, untold };
  }

  async #traits(question: Question, people: readonly Person[]): Promise<Map<number, Known>> {
    const [, { rows }] = await this.#ctx.db.batch([
      this.#ctx.db.execute(ALONG_INDEX),
      this.#ctx.db.execute<{ numbers: number[] | null; values: (string | null)[] | null }>(sql`
        select json_agg(d.number) as numbers, json_agg(t.value) as values
        from (${this.#numbered(people)}) d
        cross join lateral (
          select jsonb_extract_path_text(p.traits, ${pathOf(question)}) as value from profiles p
          where p.id = d.profile_id and (p.${this.#own}) is true offset 0) t`),
    ]);
    const { numbers, values } = rows[0] ?? {};
    return new Map((numbers ?? []).map((number, index) => [number, [values?.[index] ?? null]]));
  }

  /** Whose deeds are not those of the block, in its order, is left out. */
  async #properties(question: Question, people: readonly Person[]): Promise<Map<number, Known>> {
    const [, { rows }] = await this.#ctx.db.batch([
      this.#ctx.db.execute(ALONG_INDEX),
      this.#ctx.db.execute<{ deeds: string | null; values: (string | null)[] | null }>(sql`
        select encode(string_agg(int8send(number) || packed(at, code), ''::bytea), 'base64') as deeds, json_agg(value) as values
        from (
          select d.number, e.at, c.code, e.value from (${this.#numbered(people)}) d
          cross join lateral (
            select e.id, e.occurred_at as at, e.source_id, e.name,
              jsonb_extract_path_text(e.properties, ${pathOf(question)}) as value
            from events e
            where e.profile_id = d.profile_id and (e.${this.#own}) is true and e.kind in ('track', 'page', 'screen') offset 0
          ) e
          left join (select source_id, name, code from deed_codes where ${this.#own}) c
            on c.source_id = e.source_id and c.name = e.name
          order by d.number, e.at, e.id
        ) d`),
    ]);
    const bytes = bytesOf(rows[0]?.deeds ?? '');
    const values = rows[0]?.values ?? [];
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const known = new Map<number, Known>();
    let nth = 0;
    const numberAt = (place: number) => (place < values.length ? Number(view.getBigInt64(place * 16)) : -1);
    const isSame = (place: number, time: number | undefined, code: number | undefined) =>
      view.getInt32(place * 16 + 8) * 65_536 + view.getUint16(place * 16 + 12) === time &&
      view.getUint16(place * 16 + 14) === code;
    for (const { number, times, codes } of people) {
      const begin = nth;
      while (numberAt(nth) === number) nth++;
      const isTold = times.length === nth - begin && times.every((time, n) => isSame(begin + n, time, codes[n]));
      if (isTold) known.set(number, values.slice(begin, nth));
    }
    return known;
  }

  /** Some people by number and profile. */
  #numbered(people: readonly Person[]): SQL {
    return sql`
      select d.number, d.profile_id from json_array_elements_text(${JSON.stringify(people.map(({ number }) => number))}::json) n (number)
      cross join lateral (
        select d.number, d.profile_id from profile_deeds d where d.${this.#own} and d.number = n.number::bigint and d.part = 0 offset 0
      ) d`;
  }
}

interface MissingRow extends Question, Record<string, unknown> {
  first: string;
  build: number;
  bytes: string;
}

interface ColumnRow extends Question, Record<string, unknown> {
  values: string[];
  codes: string;
}

function pathOf({ name }: Question): SQL {
  return sql.join(
    name.split('.').map((part) => sql`${part}`),
    sql`, `,
  );
}

/** What `make` made, as rows `c` to be inserted. */
export const columnRows = (made: string): SQL => sql`
  select kind, name, array(select json_array_elements_text("values")) as "values", decode(codes, 'base64') as codes,
    array(select json_array_elements_text(ends)::int) as ends, array(select json_array_elements_text(people)::int) as people,
    array(select json_array_elements_text(untold)::bigint) as untold
  from json_to_recordset(${made}::json) c (kind text, name text, "values" json, codes text, ends json, people json, untold json)`;
