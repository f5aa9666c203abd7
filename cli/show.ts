import { createTwoFilesPatch } from 'diff';
import type { Contents } from '../contract/configuration.ts';
import { changeInWords, theThing } from '../worker/configuration/words.ts';
import type { Compared, State } from './compare.ts';
import { writeDocument } from './document.ts';
import { filesOf } from './names.ts';
import { plainText } from './plain-text.ts';
import { builtInOf, keyOf, standardOf, type Thing } from './things.ts';

/** One difference as it is told, to people and to programs. */
export interface Shown {
  state: Exclude<State, 'same'>;
  kind: Thing['kind'];
  id: string;
  file: string;
  /** What applying the file would change; of `theirs`, what pulling would. */
  words: string;
  /** A unified diff in the same direction. */
  diff: string;
}

/** Everything that is not the same, in the order of kinds and ids. */
export function shownOf(compared: Compared[]): Shown[] {
  const { fileOf, handleOf, nameOf } = namesOf(compared);
  return compared.flatMap((one): Shown[] => {
    const { state, kind, id, local, remote } = one;
    if (state === 'same') return [];
    const key = kind === 'segment' ? builtInOf(id) : undefined;
    // A built-in without a file is at its standard rule.
    const wanted = local ?? (key && state !== 'theirs' ? standardOf(key) : null);
    const [before, after] = state === 'theirs' ? [wanted, remote] : [remote, wanted];
    const file = fileOf(one);
    const textOf = (content: typeof local) => (content ? writeDocument(kind, { id, content }, handleOf) : '');
    const [from, to] = state === 'theirs' ? ['folder', 'hub'] : ['hub', 'folder'];
    const names = [before ? `${from}/${file}` : '/dev/null', after ? `${to}/${file}` : '/dev/null'] as const;
    const patch = createTwoFilesPatch(...names, textOf(before), textOf(after), undefined, undefined, { context: 3 });
    const { text } = changeInWords({ kind, before, after }, nameOf);
    return [{ state, kind, id, file, words: plainText(text), diff: plainText(patch.replace(/^=+\n/, '')) }];
  });
}

const HEADS = {
  ours: 'To be applied',
  theirs: 'Changed in the hub since you pulled (pull to have it)',
  conflict: 'Changed in the folder and in the hub, differently',
} as const;

/** The lines in which differences are told to people. */
export function linesOf(shown: Shown[]): string[] {
  return (['ours', 'theirs', 'conflict'] as const).flatMap((state) => {
    const some = shown.filter((one) => one.state === state);
    if (some.length === 0) return [];
    return [`${HEADS[state]}:`, '', ...some.flatMap(({ words, diff }) => [`• ${words}`, '', diff.trimEnd(), ''])];
  });
}

/** By which names things go: files by their places, segments in files by their file, and in words by what they are called. */
export function namesOf(compared: Compared[]) {
  const taken = new Map(compared.flatMap((one) => (one.file ? [[keyOf(one), one.file.file] as const] : [])));
  const content = (one: Compared) => one.local ?? one.remote ?? {};
  const files = filesOf(
    compared.map((one) => ({ kind: one.kind, id: one.id, content: content(one) })),
    taken,
  );
  const segmentOf = (id: string) => compared.find((one) => one.kind === 'segment' && one.id === id);
  const fileOf = (one: Pick<Thing, 'kind' | 'id'>) => files.get(keyOf(one)) ?? '';
  return {
    fileOf,
    handleOf: (id: string) => {
      const segment = builtInOf(id) ? undefined : segmentOf(id);
      return segment ? fileOf(segment).replace(/^.*\/|\.ya?ml$/g, '') : id;
    },
    nameOf: (id: string) => {
      const segment = segmentOf(id);
      return segment ? (content(segment) as Contents['segment']).name : 'a removed segment';
    },
  };
}

export function titleIn({ kind, local, remote }: Compared): string {
  return plainText(theThing({ kind, content: local ?? remote }));
}
