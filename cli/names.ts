import { titleOf } from '../worker/configuration/words.ts';
import { builtInOf, FOLDERS, inOrder, keyOf, type Thing } from './things.ts';

const MOST = 50;

/** A name for a file: what the thing is called, in letters that every file system knows. */
export function slugOf(title: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
  return slug;
}

/**
 * The file of every thing: the one that it has, or a new one by what it is called. Things that are called the same have
 * some of their ids behind it, all of them, so that no name depends on which came first.
 */
export function filesOf(things: Thing[], taken: Map<string, string>): Map<string, string> {
  const files = new Map<string, string>();
  const stems = new Map<string, Thing[]>();
  for (const thing of inOrder(things)) {
    const file = taken.get(keyOf(thing));
    if (file) files.set(keyOf(thing), file);
    else {
      const stem = `${FOLDERS[thing.kind]}/${nameOf(thing)}`;
      stems.set(stem, [...(stems.get(stem) ?? []), thing]);
    }
  }
  const used = new Set(taken.values());
  for (const [stem, alike] of stems) {
    const isFree = alike.length === 1 && !used.has(`${stem}.yaml`);
    for (const thing of alike) files.set(keyOf(thing), isFree ? `${stem}.yaml` : `${stem}-${thing.id.slice(-8)}.yaml`);
  }
  return files;
}

function nameOf({ kind, id, content }: Thing): string {
  if (kind === 'segment' && builtInOf(id)) return id;
  return slugOf(titleOf({ kind, content })) || kind;
}
