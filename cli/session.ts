import type { Configured } from '../contract/configuration.ts';
import { theThing } from '../worker/configuration/words.ts';
import { type Compared, compare } from './compare.ts';
import { readContent } from './document.ts';
import { readTexts, readThings } from './folder.ts';
import type { Hub } from './hub.ts';
import { type Base, readBase } from './lock.ts';
import { plainText } from './plain-text.ts';
import { keyOf } from './things.ts';

/** What a command works with. `say` writes a line for people, `tell` what programs read. */
export interface Session {
  hub: Pick<Hub, 'readConfiguration' | 'propose' | 'readPlan' | 'approvals'>;
  folder: string;
  say: (line: string) => void;
  tell: (text: string) => void;
  json: boolean;
  /** Waits for so many milliseconds. */
  pause: (ms: number) => Promise<void>;
}

export interface Looked {
  workspaceId: string;
  workspaceName: string;
  texts: Map<string, string>;
  base: Base;
  compared: Compared[];
}

/** The folder and the hub side by side, as they are now. */
export async function look({ hub, folder, say }: Session): Promise<Looked> {
  const [{ workspace, data }, texts] = await Promise.all([hub.readConfiguration(), readTexts(folder)]);
  const held = data.filter((one) => isOfToday(one, say));
  const base = await readBase(folder, workspace.id);
  const known = new Set([...base.keys(), ...held.map(keyOf)]);
  const files = await readThings(texts, {
    workspaceId: workspace.id,
    isKnown: (kind, id) => known.has(keyOf({ kind, id })),
  });
  const compared = await compare(files, held, base);
  return { workspaceId: workspace.id, workspaceName: workspace.name, texts, base, compared };
}

/** What was kept before a rule of today cannot be written as a file that keeps it: it stays in the hub alone. */
function isOfToday(one: Configured, say: (line: string) => void): boolean {
  const read = readContent(one.kind, one.content);
  if ('content' in read) return true;
  say(plainText(`Left out, as it is of an older form: ${theThing(one)}`));
  return false;
}
