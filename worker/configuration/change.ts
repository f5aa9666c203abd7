import { CONFIGURED, type ConfigurationChange, type ConfiguredKind, type Difference } from '../../contract/actions.ts';
import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import { CONTENTS, type Contents } from '../../contract/configuration.ts';
import { canonical, hashOf } from '../actions/hash.ts';
import type { Statement } from '../actions/kinds/kind.ts';
import { namedIn, planWords } from '../actions/words/languages.ts';
import { SEGMENTS } from '../analytics/segments.ts';
import type { UserCtx } from '../context.ts';
import { type FieldError, fail } from '../errors.ts';
import { STANDARD } from '../segments/definition/standard.ts';
import { readSegments, type SegmentRow, Segments } from '../segments/rows.ts';
import { takingTurn } from '../segments/write.ts';
import { requireFree } from './free.ts';
import type { World } from './kinds/kind.ts';
import { settingOf } from './kinds/list.ts';
import type { ConfigurationWords } from './languages.ts';
import { type HeldThing, readHeld } from './read.ts';
import { changeInWords, textsBehind, theThing } from './words.ts';

/** A change with what is there now. `content` is null where it is taken away. */
export interface Prepared {
  kind: ConfiguredKind;
  id: string;
  held: HeldThing | undefined;
  content: Contents[ConfiguredKind] | null;
}

export interface Changes {
  prepared: Prepared[];
  world: (kind: ConfiguredKind) => World;
}

/**
 * Looks at changes that are made together, as they will be then: a workflow may wait for a segment that comes with it. 409
 * names what is not as whoever asked has seen it; 400 what is wrong, by the place of each change.
 */
export async function prepareChanges(ctx: UserCtx, changes: ConfigurationChange[]): Promise<Changes> {
  const held = await readHeld(ctx);
  const at = (n: number, path = '') => ['input.changes', n, path].filter((part) => part !== '').join('.');
  const twice = changes.flatMap((change, n) => (changes.findIndex((one) => isSame(one, change)) < n ? [n] : []));
  refuse(twice.map((n) => fault(at(n, 'id'), 'It is changed twice')));
  const asSeen = changes.map((change) => ({ change, now: held.find((one) => isSame(one, change)) }));
  const others = asSeen.filter(({ change, now }) => (now?.hash ?? null) !== change.was);
  if (others.length > 0) {
    const names = others.map(({ change, now }) => (now ? theThing(now) : `The ${change.kind} ${change.id}`));
    fail('conflict', `Somebody has changed this meanwhile, and nothing was done: ${names.join(', ')}`);
  }
  const faults: FieldError[] = [];
  const prepared = asSeen.map(({ change: { kind, id, becomes }, now }, n): Prepared => {
    if (!now && becomes === null) faults.push(fault(at(n, 'becomes'), 'There is no such thing to take away'));
    if (!now && !UUID.test(id)) faults.push(fault(at(n, 'id'), 'A new thing has a new id, a UUID'));
    if (becomes === null) return { kind, id, held: now, content: null };
    const read = CONTENTS[kind].safeParse(becomes);
    for (const { path, message } of read.error?.issues ?? []) {
      faults.push(fault(at(n, ['becomes', ...path].join('.')), message));
    }
    return { kind, id, held: now, content: (read.data ?? null) as Prepared['content'] };
  });
  refuse(faults);
  if (prepared.every(({ held: now, content }) => canonical(now?.content ?? null) === canonical(content))) {
    fail('conflict', 'It is like that already');
  }
  await requireFree(
    ctx,
    prepared.filter((one) => !one.held),
  );
  const world = await worldAfter(ctx, held, prepared);
  for (const [n, { kind, id, content, held: now }] of prepared.entries()) {
    if (content === null) {
      if (now) settingOf(kind).mayGo?.(now, world(kind));
      continue;
    }
    const wrong = await settingOf(kind).check(ctx, { id, content, held: now }, world(kind));
    faults.push(...wrong.map(({ path, message }) => fault(at(n, `becomes.${path}`), message)));
  }
  refuse(faults);
  return { prepared, world };
}

/** What would be different, line by line. */
export function linesOf({ prepared, world }: Changes, say: ConfigurationWords): Difference['lines'] {
  const { before, after } = world('segment');
  const nameOf = namedIn(
    (id: string) => (after.ruleOf(id) ? after.nameOf(id) : before.nameOf(id)),
    planWords(say.language),
  );
  return prepared.flatMap(({ kind, held, content }) => {
    const change = { kind, before: held?.content ?? null, after: content };
    const line = changeInWords(change, nameOf, say);
    const texts = textsBehind(change, line.text).map((text) => ({ kind: 'note' as const, text }));
    const isActive = kind === 'workflow' && Object(held?.row).status === 'active' && content !== null;
    return [line, ...texts, ...(isActive ? [{ kind: 'note' as const, text: say.standsStill }] : [])];
  });
}

/** What is changed, in a few words: `2 segments and 1 workflow`. */
export function countInWords(changes: { kind: ConfiguredKind }[], { kinds, and }: ConfigurationWords): string {
  const counts = CONFIGURED.map((kind) => ({ kind, n: changes.filter((one) => one.kind === kind).length }));
  const words = counts.filter(({ n }) => n > 0).map(({ kind, n }) => `${n} ${kinds[kind][n === 1 ? 0 : 1]}`);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

/** The statements that make all of it so, together or not at all. What is taken away goes first, and its name is free then. */
export async function statementsOf(ctx: UserCtx, { prepared, world }: Changes): Promise<Statement[]> {
  const statements: Statement[] = prepared.some(({ kind }) => kind === 'segment') ? [takingTurn(ctx)] : [];
  for (const { kind, held, content } of prepared) {
    if (held && content === null) statements.push(...settingOf(kind).remove(ctx, held, world(kind)));
  }
  for (const { kind, id, held, content } of prepared) {
    if (content === null || canonical(held?.content ?? null) === canonical(content)) continue;
    statements.push(...(await settingOf(kind).put(ctx, { id, held, content }, world(kind))));
  }
  return statements;
}

/** The changes that take these back, as long as nobody changes anything of it meanwhile. */
export async function inverseOf({ prepared }: Changes): Promise<ConfigurationChange[]> {
  return Promise.all(
    prepared.map(async ({ kind, id, held, content }) => ({
      ...{ kind, id, was: await hashAfter({ kind, id, content }) },
      becomes: (held?.content ?? null) as Record<string, unknown> | null,
    })),
  );
}

async function hashAfter({ kind, id, content }: Pick<Prepared, 'kind' | 'id' | 'content'>): Promise<string | null> {
  if (content !== null) return hashOf(content);
  const key = kind === 'segment' ? SEGMENT_KEYS.find((one) => one === id) : undefined;
  return key ? hashOf({ name: SEGMENTS[key].name, definition: STANDARD[key] }) : null;
}

/** The segments as they are and as they will be, and every thing of a kind as it will be. */
async function worldAfter(ctx: UserCtx, held: HeldThing[], prepared: Prepared[]): Promise<Changes['world']> {
  const before = await readSegments(ctx.db, ctx.workspace.id);
  const wanted = prepared.flatMap(({ kind, id, content }) =>
    kind === 'segment' ? [{ id, content: content as Contents['segment'] | null }] : [],
  );
  const kept = before.rows.flatMap((row): SegmentRow[] => {
    const one = wanted.find(({ id }) => id === (row.key ?? row.id));
    if (!one) return [row];
    if (one.content) return [{ ...row, ...one.content }];
    return row.key ? [{ ...row, definition: STANDARD[row.key] }] : [];
  });
  const isThere = (id: string) => before.find(id) !== undefined;
  const added = wanted.flatMap(({ id, content }): SegmentRow[] => {
    if (!content || isThere(id)) return [];
    const key = SEGMENT_KEYS.find((one) => one === id) ?? null;
    const [at, workspaceId] = [ctx.now(), ctx.workspace.id];
    return [{ ...content, id, key, workspaceId, version: 1, filling: null, createdAt: at, updatedAt: at }];
  });
  const after = new Segments([...kept, ...added]);
  return (kind) => {
    const others = held.filter((one) => one.kind === kind && !prepared.some((change) => isSame(change, one)));
    const changed = prepared.filter((one) => one.kind === kind && one.content !== null);
    return { before, after, all: [...others, ...changed].map(({ id, content }) => ({ id, content })) };
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const fault = (path: string, message: string): FieldError => ({ path, message });

function isSame(one: { kind: string; id: string }, other: { kind: string; id: string }): boolean {
  return one.kind === other.kind && one.id === other.id;
}

function refuse(fields: FieldError[]): void {
  if (fields.length > 0) fail('invalid', fields[0]?.message, { fields: fields.slice(0, 50) });
}
