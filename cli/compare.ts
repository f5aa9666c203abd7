import type { Configured } from '../contract/configuration.ts';
import type { FileThing } from './folder.ts';
import type { Base } from './lock.ts';
import { builtInOf, type Content, hashOfContent, inOrder, keyOf, standardOf, type Thing } from './things.ts';

/**
 * Where a thing stands, by what it was at the last pull. `ours`: the folder changed it, to be applied. `theirs`: somebody
 * changed it in the hub, to be pulled. `conflict`: both did, differently.
 */
export type State = 'same' | 'ours' | 'theirs' | 'conflict';

export interface Compared extends Pick<Thing, 'kind' | 'id'> {
  state: State;
  file: FileThing | undefined;
  hub: Configured | undefined;
  /** As the folder has it; null where there is no such file. */
  local: Content | null;
  remote: Content | null;
}

/** Every thing of the folder and of the hub, each once, by kind and id. */
export async function compare(files: FileThing[], hub: Configured[], base: Base): Promise<Compared[]> {
  const all = new Map<string, Pick<Thing, 'kind' | 'id'>>();
  for (const { kind, id } of [...files, ...hub]) all.set(keyOf({ kind, id }), { kind, id });
  const compared = [...all.values()].map(async ({ kind, id }): Promise<Compared> => {
    const isThis = (one: Pick<Thing, 'kind' | 'id'>) => one.kind === kind && one.id === id;
    const [file, held] = [files.find(isThis), hub.find(isThis)];
    const sides = { local: file ? await hashOfContent(file.content) : null, remote: held?.hash ?? null };
    const state = stateOf({
      ...sides,
      base: base.get(keyOf({ kind, id })) ?? null,
      plain: await plainOf({ kind, id }),
    });
    return { kind, id, state, file, hub: held, local: file?.content ?? null, remote: held?.content ?? null };
  });
  return inOrder(await Promise.all(compared));
}

interface Hashes {
  local: string | null;
  remote: string | null;
  base: string | null;
  /** Of a built-in, what no file at all means. */
  plain: string | null;
}

export function stateOf({ local, remote, base, plain }: Hashes): State {
  if (local === remote || (local === null && remote !== null && remote === plain)) return 'same';
  if (local === base) return 'theirs';
  return remote === base ? 'ours' : 'conflict';
}

async function plainOf({ kind, id }: Pick<Thing, 'kind' | 'id'>): Promise<string | null> {
  const key = kind === 'segment' ? builtInOf(id) : undefined;
  return key ? hashOfContent(standardOf(key)) : null;
}

/** What the next comparison goes by, once these are known to be as the hub has them. */
export function settled(base: Base, known: Compared[]): Base {
  const next = new Map(base);
  for (const { kind, id, hub } of known) {
    if (hub) next.set(keyOf({ kind, id }), hub.hash);
    else next.delete(keyOf({ kind, id }));
  }
  return next;
}
