import { sql } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentCounts, type SegmentKey } from '../../contract/analytics.ts';
import { type Definition, SEGMENT_LIMITS, type Segment, type SegmentDetail } from '../../contract/segments.ts';
import { SEGMENTS, standardWords } from '../analytics/segments.ts';
import { summary } from '../analytics/summary.ts';
import type { UserCtx } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { segments as table } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { checkDefinition, type Fault, goesInACircle, listsIn, referencesIn } from './definition/check.ts';
import { isStandard, STANDARD } from './definition/standard.ts';
import { inWords } from './definition/words.ts';
import { FROM_THE_START, fill } from './membership/fill.ts';
import { wake } from './membership/keep.ts';
import { countPeople } from './people.ts';
import { readSegments, type SegmentRow, type Segments } from './rows.ts';
import { changingRule, logged, puttingBack, removing, renaming, type Statement, saving, takingTurn } from './write.ts';

/** A request gathers a new segment's people itself for so long; the clock does the rest. */
const FILL_MS = 500;

/** The six and the saved ones, each with what it is in words and how many are in it. */
export async function listSegments(ctx: UserCtx): Promise<Segment[]> {
  const [segments, { segments: standard }] = await Promise.all([
    readSegments(ctx.db, ctx.workspace.id),
    summary(ctx, ctx.workspace.id),
  ]);
  const counts = await countPeople(ctx, segments);
  const saved = segments.rows.filter(({ key }) => key === null).map((row) => shownOf(row, segments, counts));
  return [...SEGMENT_KEYS.map((key) => builtIn(key, segments, standard, counts, ctx.workspace.currency)), ...saved];
}

/** One segment with its rule as data; 404 for what is neither a built-in nor the workspace's. */
export async function getSegment(ctx: UserCtx, id: string): Promise<SegmentDetail> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const key = requireSegment(segments, id).key;
  const row = segments.find(id);
  const [counts, standard] = await Promise.all([
    countPeople(ctx, segments, id),
    key ? summary(ctx, ctx.workspace.id).then((all) => all.segments) : undefined,
  ]);
  const shown =
    key && standard
      ? builtIn(key, segments, standard, counts, ctx.workspace.currency)
      : row && shownOf(row, segments, counts);
  if (!shown) return fail('not_found');
  return {
    ...shown,
    rule: row?.definition ?? (key ? STANDARD[key] : fail('not_found')),
    standard:
      key && standard ? { definition: standardWords(key, ctx.workspace.currency), people: standard[key] } : null,
    usedBy: segments.usersOf(id).map((one) => nameAndId(one, segments)),
  };
}

/**
 * Saves a segment, under the id that is given or a new one. 400 names what is wrong with its definition and where; 409
 * when the name is taken.
 */
export async function createSegment(
  ctx: UserCtx,
  input: { id?: string; name: string; definition: unknown },
): Promise<SegmentDetail> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  if (segments.rows.filter(({ key }) => key === null).length >= SEGMENT_LIMITS.segments) {
    fail('conflict', `There are ${SEGMENT_LIMITS.segments} segments already: delete one that is not used`);
  }
  const id = input.id ?? newId();
  const definition = readDefinition(input.definition, { id, segments });
  await inTurn(ctx, saving(ctx, { id, name: input.name, definition }));
  return gather(ctx, id);
}

/**
 * Changes a segment's name or rule. An edited built-in is live like a saved one; `definition: null` puts it back to
 * its standard rule, and so does the standard rule itself.
 */
export async function updateSegment(
  ctx: UserCtx,
  { id, name, definition: given }: { id: string; name?: string | undefined; definition?: unknown },
): Promise<SegmentDetail> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { key } = requireSegment(segments, id);
  if (name !== undefined && key) refuse([{ path: 'name', message: 'A built-in segment keeps its name' }]);
  if (given === null && !key) refuse([{ path: 'definition', message: 'Only a built-in segment has a standard rule' }]);
  if (name !== undefined) {
    await ctx.db.batch(renaming(ctx, segments, { id, name })).catch(nameTaken);
  }
  if (given === undefined) return getSegment(ctx, id);
  const definition = given === null ? null : readDefinition(given, { id, segments });
  if (key && (definition === null || isStandard(key, definition))) return putBack(ctx, key, segments);
  if (definition) await inTurn(ctx, changingRule(ctx, segments, { id, definition }));
  return gather(ctx, id);
}

/**
 * Has who comes into a built-in and who leaves it be kept from now on, by its standard rule: its members, its history, and
 * the word of each change. Of what is followed already, nothing changes.
 */
export async function followSegment(ctx: UserCtx, id: string): Promise<SegmentDetail> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { key, row } = requireSegment(segments, id);
  if (!key || row?.definition) return getSegment(ctx, id);
  const { name } = SEGMENTS[key];
  const begun = { definition: STANDARD[key], filling: FROM_THE_START, updatedAt: ctx.now() };
  await inTurn(ctx, [
    ctx.db
      .insert(table)
      .values({ id: newId(), workspaceId: ctx.workspace.id, key, name, ...begun })
      .onConflictDoUpdate({
        target: [table.workspaceId, table.key],
        targetWhere: sql`key is not null`,
        set: { ...begun, version: sql`${table.version} + 1` },
        setWhere: sql`${table.definition} is null`,
      }),
    logged(ctx, 'followed', { id: key, name }, {}),
  ]);
  return gather(ctx, key);
}

/** Removes a saved segment with its history; of a built-in, what was edited. 409 while another segment asks for it. */
export async function deleteSegment(ctx: UserCtx, id: string): Promise<void> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { key } = requireSegment(segments, id);
  if (key) {
    await putBack(ctx, key, segments);
    return;
  }
  const [user] = segments.usersOf(id);
  if (user) fail('conflict', `The segment “${nameAndId(user, segments).name}” asks for this one: change that first`);
  await ctx.db.batch(removing(ctx, segments, id));
}

/** The row of a segment, if it has one, and its key, if it is a built-in; 404 for anything else. */
export function requireSegment(
  segments: Segments,
  id: string,
): { key: SegmentKey | null; row: SegmentRow | undefined } {
  const key = SEGMENT_KEYS.find((one) => one === id) ?? null;
  const row = segments.find(id);
  return key || row ? { key, row } : fail('not_found');
}

/** A definition that was sent, or 400 with every fault in it. `id` is the segment's whose rule it becomes, if any. */
export function readDefinition(given: unknown, { id, segments }: { id?: string; segments: Segments }): Definition {
  const checked = checkDefinition(given);
  if (checked.kind === 'refused') return refuse(checked.faults);
  const { definition } = checked;
  const faults: Fault[] = referencesIn(definition.where, 'definition.where').flatMap(({ path, segment }): Fault[] => {
    if (!segments.ruleOf(segment)) return [{ path, message: 'There is no such segment: choose another' }];
    if (!id || !goesInACircle(id, [segment], segments.referencesOf)) return [];
    const message = 'This would go in a circle: that segment asks for this one. Choose another';
    return [{ path, message }];
  });
  for (const { path, list } of listsIn(definition.where, 'definition.where')) {
    if (!segments.isList(list)) faults.push({ path, message: 'There is no such list: choose another' });
  }
  return faults.length > 0 ? refuse(faults) : definition;
}

function refuse(fields: Fault[]): never {
  return fail('invalid', fields[0]?.message, { fields });
}

async function putBack(ctx: UserCtx, key: SegmentKey, segments: Segments): Promise<SegmentDetail> {
  const statements = puttingBack(ctx, segments, key);
  if (statements.length > 0) await inTurn(ctx, statements);
  return gather(ctx, key);
}

/** Changes segments in turn with who writes and who judges; 409 where the name is taken. */
export async function inTurn(ctx: UserCtx, statements: Statement[]): Promise<void> {
  await ctx.db.batch([takingTurn(ctx), ...statements]).catch(nameTaken);
}

function nameTaken(error: unknown): never {
  if (isUniqueViolation(error, 'segments_name')) fail('conflict', 'There is a segment of this name: choose another');
  throw error;
}

/** Begins to gather the people, so that a small shop's segment is complete in the answer. */
export async function gather(ctx: UserCtx, id: string): Promise<SegmentDetail> {
  await fill(ctx, ctx.workspace.id, FILL_MS);
  await wake(ctx, ctx.workspace.id, ctx.now());
  return getSegment(ctx, id);
}

function builtIn(
  key: SegmentKey,
  segments: Segments,
  standard: SegmentCounts,
  counts: ReadonlyMap<string, number>,
  currency: string,
): Segment {
  const row = segments.find(key);
  if (row?.definition && !isStandard(key, row.definition)) return shownOf(row, segments, counts);
  const followed = row !== undefined && row.definition !== null;
  return {
    ...{ id: key, name: SEGMENTS[key].name, definition: standardWords(key, currency) },
    ...{ people: standard[key], estimated: standard.estimated },
    ...{
      builtIn: true,
      edited: false,
      isList: false,
      followed,
      filling: false,
      updatedAt: row?.updatedAt.toISOString() ?? null,
    },
  };
}

function shownOf(row: SegmentRow, segments: Segments, counts: ReadonlyMap<string, number>): Segment {
  return {
    ...nameAndId(row, segments),
    definition: row.definition ? inWords(row.definition, segments.nameOf) : '',
    people: counts.get(row.id) ?? 0,
    estimated: false,
    builtIn: row.key !== null,
    edited: row.key !== null,
    isList: segments.isList(row.key ?? row.id),
    followed: true,
    filling: row.filling !== null,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function nameAndId(row: SegmentRow, segments: Segments): { id: string; name: string } {
  const id = row.key ?? row.id;
  return { id, name: segments.nameOf(id) };
}
