import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIGURED, type ConfiguredKind } from '../contract/actions.ts';
import { type OpenFile, openDocument, type Path, readContent } from './document.ts';
import { type Fault, Refusal } from './faults.ts';
import { referencesIn, renamed } from './references.ts';
import { builtInOf, FOLDERS, idFor, isUuid, type Thing } from './things.ts';

/** A thing as a file says it is to be. */
export interface FileThing extends Thing {
  /** Below the folder, with slashes: `segments/big-spenders.yaml`. */
  file: string;
  /** The id that stands in it, which may be another workspace's; the thing of this one has its own. */
  ownId: string | undefined;
  lineOf: (path: Path) => number;
}

type Opened = OpenFile & { kind: ConfiguredKind; file: string; name: string };

const EXTENSION = /\.ya?ml$/;
const MOST_BYTES = 1_000_000;

/** What a folder holds, as texts by the place of each. What is no YAML is no concern of ours. */
export async function readTexts(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const kind of CONFIGURED) {
    const names = await readdir(join(folder, FOLDERS[kind])).catch((error) => {
      if (error.code === 'ENOENT') return [];
      throw new Refusal(`The folder ${join(folder, FOLDERS[kind])} cannot be read: ${error.message}`);
    });
    for (const name of names.filter((one) => EXTENSION.test(one)).sort()) {
      const file = `${FOLDERS[kind]}/${name}`;
      const text = await readFile(join(folder, file), 'utf8');
      if (text.length > MOST_BYTES) throw new Refusal(`${file} is too large to be a ${kind}`);
      texts.set(file, text);
    }
  }
  return texts;
}

/**
 * The things that texts are about. An id that the workspace does not know stands for a thing of its own there, always the
 * same one; so does a file without an id, by its name. Faults of all files are told together.
 */
export async function readThings(
  texts: Map<string, string>,
  { workspaceId, isKnown }: { workspaceId: string; isKnown: (kind: ConfiguredKind, id: string) => boolean },
): Promise<FileThing[]> {
  const faults: Fault[] = [];
  const opened: Opened[] = [];
  for (const [file, text] of texts) {
    const kind = kindOf(file);
    const one = openDocument(kind, file, text);
    if ('faults' in one) faults.push(...one.faults);
    else opened.push({ ...one, kind, file, name: file.replace(EXTENSION, '').replace(/^.*\//, '') });
  }
  const ids = await Promise.all(
    opened.map(async ({ kind, id, name }) => {
      if (id !== undefined && (isKnown(kind, id) || (kind === 'segment' && builtInOf(id)))) return id;
      return idFor(workspaceId, kind, id ?? name);
    }),
  );
  const segments = new Map(opened.flatMap(({ kind, name }, n) => (kind === 'segment' ? [[name, ids[n] ?? '']] : [])));
  /** Ids of other workspaces in references stand for what the files of those ids are here. */
  const elsewhere = new Map(
    opened.flatMap(({ kind, id }, n) => (kind === 'segment' && id ? [[id, ids[n] ?? '']] : [])),
  );
  const things = opened.flatMap(({ kind, file, given, id, lineOf }, n): FileThing[] => {
    const own = ids[n] ?? '';
    const say = (path: Path, message: string) => {
      faults.push({ file, line: lineOf(path), message: path.length > 0 ? `${path.join('.')}: ${message}` : message });
      return [];
    };
    const twin = ids.findIndex((other, m) => other === own && opened[m]?.kind === kind);
    if (twin < n) return say(['id'], `${opened[twin]?.file} has the same id: leave it out of a copy`);
    for (const { path, name } of referencesIn(given)) {
      if (segments.has(name) || builtInOf(name) || isUuid(name)) continue;
      say(path, `There is no file segments/${name}.yaml, and no built-in segment of this name`);
    }
    const read = readContent(
      kind,
      renamed(given, (name) => segments.get(name) ?? elsewhere.get(name) ?? name),
    );
    if ('content' in read) return [{ kind, id: own, content: read.content, file, ownId: id, lineOf }];
    return read.wrong.flatMap(({ path, message }) => say(path, message));
  });
  if (faults.length > 0) {
    const sorted = faults.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
    throw new Refusal('Some files are not in good form:', sorted);
  }
  return things;
}

/** Writes texts and takes files away; a file is there whole or as it was. */
export async function writeTexts(folder: string, texts: Map<string, string | null>): Promise<void> {
  for (const [file, text] of texts) {
    const path = join(folder, file);
    if (text === null) {
      await rm(path, { force: true });
      continue;
    }
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  }
}

function kindOf(file: string): ConfiguredKind {
  const [folder] = file.split('/');
  return CONFIGURED.find((kind) => FOLDERS[kind] === folder) ?? 'segment';
}
