import type { ListCounts, ListLook, ListRequest, ListRow } from '../../../contract/segment-lists.ts';
import { LIST_LIMITS } from '../../../contract/segment-lists.ts';
import { type Definition, SEGMENT_LIMITS } from '../../../contract/segments.ts';
import { hashOf } from '../../actions/hash.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { fail } from '../../errors.ts';
import { readSegments, type Segments } from '../rows.ts';
import { lastImports, MOST_IMPORTS, turnsOf, UNDER_WAY } from './imports.ts';
import { erasedKeys } from './make.ts';
import { type Found, findPeople, readMembers, somebodies } from './match.ts';
import { type ReadFile, type ReadRow, readList } from './read.ts';

/** So many rows and people of each kind are shown. */
const SHOWN = { bad: 100, rows: 20, people: 5 };

/** All that was looked at: what is shown of it, and what applying it needs. */
export interface Looked {
  look: ListLook;
  entering: Found[];
  leaving: Found[];
  /** Ids of which people are made. */
  toMake: string[];
  /** How often files changed the list or were undone: a list that changed since is another one. */
  turns: number;
}

/** What a file would do to a list. Nothing is done. 400 says what is wrong with the file or the list. */
export async function lookAtList(ctx: UserCtx, input: ListRequest): Promise<ListLook> {
  return (await look(ctx, input)).look;
}

export async function look(ctx: UserCtx, input: ListRequest & { newId?: string | undefined }): Promise<Looked> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { segmentId, name, isNew } = listOf(segments, input);
  const bytes = bytesOf(input.file);
  const { file, rows } = readable(readList(bytes, input));
  const { by } = file;
  const keys = [...new Set(rows.flatMap(({ key }) => key ?? []))];
  const [found, members, imports] = await Promise.all([
    findPeople(ctx, by, keys),
    isNew ? [] : readMembers(ctx, segmentId),
    isNew ? [] : lastImports(ctx, segmentId),
  ]);
  if (imports.length >= MOST_IMPORTS)
    fail('conflict', `${MOST_IMPORTS} files changed this list already: begin a new one`);
  if (imports.some(({ state }) => state === 'running')) fail('conflict', UNDER_WAY);
  const sorted = sort(rows, found);
  const erased = input.makeUnknown ? await erasedKeys(ctx, by, sorted.unknown.map(keyOf)) : new Set<string>();
  const toMake = input.makeUnknown ? sorted.unknown.map(keyOf).filter((key) => !erased.has(key)) : [];
  const on = new Set(members.map(({ person }) => person));
  const entering = sorted.people.filter(({ person }) => !on.has(person));
  const named = new Set(sorted.people.map(({ person }) => person));
  const leaving = input.mode === 'replace' ? members.filter(({ person }) => !named.has(person)) : [];
  const leavers = [...new Set(leaving.map(({ person }) => person))];
  const after = on.size + entering.length + toMake.length - leavers.length;
  if (after > LIST_LIMITS.people) {
    const message = `A list holds at most ${LIST_LIMITS.people.toLocaleString('en-US')} people, and this one would have ${after.toLocaleString('en-US')}`;
    fail('invalid', message, { fields: [{ path: 'file', message }] });
  }
  const counts: ListCounts = {
    ...{ rows: rows.length, matched: sorted.people.length, unknown: sorted.unknown.length },
    ...{ duplicates: sorted.duplicates.length, bad: sorted.bad.length, made: toMake.length },
    ...{ enter: entering.length + toMake.length, leave: leavers.length, after },
  };
  const turns = turnsOf(imports);
  const { file: _, newId: __, ...asked } = input;
  const hash = await hashOf({
    ...{ asked: { ...asked, segmentId, name }, file: await digest(bytes), read: file, counts, toMake, turns },
    ...{ found: [...found].sort(([a], [b]) => (a < b ? -1 : 1)), members: members.map(({ home }) => home).sort() },
  });
  const entrants = entering.map(({ person }) => person);
  const shown = await somebodies(ctx, [...entrants.slice(0, SHOWN.people), ...leavers.slice(0, SHOWN.people)]);
  const people = (ids: string[]) => ids.slice(0, SHOWN.people).flatMap((id) => shown.get(id) ?? []);
  return {
    ...{ entering, leaving, toMake, turns },
    look: {
      ...{ hash, segmentId, name, isNew, mode: input.mode, file, counts, before: on.size },
      bad: sorted.bad.slice(0, SHOWN.bad).map((row) => told(row, row.why)),
      unknown: sorted.unknown.slice(0, SHOWN.rows).map((row) => told(row, whyUnknown(row, input, erased))),
      duplicates: sorted.duplicates.slice(0, SHOWN.rows),
      entering: people(entrants),
      leaving: people(leavers),
    },
  };
}

/** The rule of a segment that is its list and nothing else. */
export const ruleOfList = (id: string): Definition => ({
  ...{ version: 1, who: 'known' },
  where: { type: 'all', of: [{ type: 'list', list: id }] },
});

/** The list that is asked for, or a new one under a name that is free. */
export function listOf(
  segments: Segments,
  input: Pick<ListRequest, 'segmentId' | 'name'> & { newId?: string | undefined },
) {
  if (input.segmentId !== undefined) {
    if (!segments.find(input.segmentId)) return fail('not_found');
    if (!segments.isList(input.segmentId))
      fail('conflict', 'This segment has a rule and no list: choose a list, or make one');
    return { segmentId: input.segmentId, name: segments.nameOf(input.segmentId), isNew: false };
  }
  const name = input.name ?? refuse('name', 'Give the list a name');
  const saved = segments.rows.filter(({ key }) => key === null);
  if (saved.some((row) => row.id !== input.newId && row.name.toLowerCase() === name.toLowerCase())) {
    fail('conflict', 'There is a segment of this name: choose another');
  }
  if (saved.length >= SEGMENT_LIMITS.segments) {
    fail('conflict', `There are ${SEGMENT_LIMITS.segments} segments already: delete one that is not used`);
  }
  return { segmentId: input.newId ?? newId(), name, isNew: true };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return bytes.length > LIST_LIMITS.bytes ? refuse('file', 'The file may have at most 5 MB') : bytes;
}

function readable(read: ReadFile) {
  return read.kind === 'read' ? read : refuse('file', read.why);
}

function refuse(path: string, message: string): never {
  return fail('invalid', message, { fields: [{ path, message }] });
}

/** Each row is one of four; whoever is named twice, also by two ids, counts once. */
function sort(rows: ReadRow[], found: ReadonlyMap<string, Found>) {
  const [bad, unknown, duplicates, people]: [ReadRow[], ReadRow[], ListRow[], Found[]] = [[], [], [], []];
  const seen = new Map<string, number>();
  for (const row of rows) {
    if (row.key === undefined) {
      bad.push(row);
      continue;
    }
    const one = found.get(row.key);
    const identity = one?.person ?? `id ${row.key}`;
    const before = seen.get(identity);
    if (before !== undefined) {
      duplicates.push(told(row, one ? `The same person as in line ${before}` : `The same as in line ${before}`));
      continue;
    }
    seen.set(identity, row.line);
    if (one) people.push(one);
    else unknown.push(row);
  }
  return { bad, unknown, duplicates, people };
}

const keyOf = ({ key = '' }: ReadRow): string => key;
const told = ({ line, text }: ReadRow, why: string): ListRow => ({ line, text, why });

function whyUnknown(row: ReadRow, { makeUnknown }: ListRequest, erased: ReadonlySet<string>): string {
  if (erased.has(keyOf(row))) return 'Was erased, and is not made again by a file';
  return makeUnknown ? 'Becomes a new person, whose consent is unknown' : 'Nobody is known by this; left out';
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join();
}
