import { type SQL, sql } from 'drizzle-orm';
import type { ConfiguredKind } from '../../../contract/actions.ts';
import { CONTENTS, type Contents } from '../../../contract/configuration.ts';
import type { Statement } from '../../actions/kinds/kind.ts';
import type { UserCtx } from '../../context.ts';
import type { Fault } from '../../segments/definition/check.ts';
import type { Segments } from '../../segments/rows.ts';

/** A thing as it is, with what is read of it besides its contents. */
export interface Held<Name extends ConfiguredKind = ConfiguredKind, Row = unknown> {
  id: string;
  content: Contents[Name];
  row: Row;
}

/** A thing as it is to be. */
export interface Wanted<Name extends ConfiguredKind = ConfiguredKind, Row = unknown> {
  id: string;
  content: Contents[Name];
  held: Held<Name, Row> | undefined;
}

/** The segments before and after all changes that are made together, and how many things of the kind there are then. */
export interface World {
  before: Segments;
  after: Segments;
  /** Every thing of the kind as it is then. */
  all: { id: string; content: unknown }[];
}

/** A kind of thing that is set up: one file, and one line in `list.ts`. */
export interface Setting<Name extends ConfiguredKind, Row> {
  list(ctx: UserCtx): Promise<Held<Name, Row>[]>;
  /** What is wrong with it, each with its path below its contents. What cannot be for another reason is thrown. */
  check(ctx: UserCtx, wanted: Wanted<Name, Row>, world: World): Promise<Fault[]> | Fault[];
  /** Throws where it cannot be taken away. */
  mayGo?(held: Held<Name, Row>, world: World): void;
  /** The statements that make it so, which end without effect where it is no longer what `held` says. */
  put(ctx: UserCtx, wanted: Wanted<Name, Row>, world: World): Promise<Statement[]> | Statement[];
  remove(ctx: UserCtx, held: Held<Name, Row>, world: World): Statement[];
}

/** Contents as they are compared: what was kept before a rule was made is told as it is. */
export function asContent<Name extends ConfiguredKind>(kind: Name, stored: unknown): Contents[Name] {
  const read = CONTENTS[kind].safeParse(stored);
  return (read.success ? read.data : stored) as Contents[Name];
}

/** Ends a batch without effect where something does not hold: the plan waits then, and is looked at again. */
export function onlyIf(ctx: UserCtx, holds: SQL): Statement {
  return ctx.db.execute(sql`select 1 / (case when ${holds} then 1 else 0 end)`);
}

/** A row that nobody has changed since it was read. */
export function stillAs(ctx: UserCtx, table: string, { id, updatedAt }: { id: string; updatedAt: Date }): Statement {
  const mine = sql`id = ${id}::uuid and workspace_id = ${ctx.workspace.id}::uuid`;
  const sameTime = sql`date_trunc('milliseconds', updated_at) = ${updatedAt.toISOString()}::timestamptz`;
  return onlyIf(ctx, sql`exists (select from ${sql.identifier(table)} where ${mine} and ${sameTime})`);
}
