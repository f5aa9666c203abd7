import { settled } from '../compare.ts';
import { writeDocument } from '../document.ts';
import { writeTexts } from '../folder.ts';
import { writeBase } from '../lock.ts';
import { look, type Session } from '../session.ts';
import { namesOf, titleIn } from '../show.ts';
import { keyOf } from '../things.ts';

/**
 * Brings the folder to what the hub has. What was changed in the folder and not applied yet stays; what was changed on
 * both sides stays too, and is named. With `force` the hub has its way in all of it. 1 where something was left.
 */
export async function pull(session: Session, { force }: { force: boolean }): Promise<number> {
  const looked = await look(session);
  const { compared, texts, workspaceId, workspaceName } = looked;
  const { fileOf, handleOf } = namesOf(compared);
  const taken = compared.filter(({ state }) => force || state === 'same' || state === 'theirs');
  const written = new Map<string, string | null>();
  for (const one of taken) {
    const { kind, id, remote, file, state } = one;
    if (state === 'same' && file) continue;
    if (remote === null) {
      if (file) written.set(file.file, null);
      continue;
    }
    const text = writeDocument(kind, { id: file?.ownId ?? id, content: remote }, handleOf);
    if (texts.get(fileOf(one)) !== text) written.set(fileOf(one), text);
  }
  await writeTexts(session.folder, written);
  await writeBase(session.folder, workspaceId, settled(looked.base, taken));
  const gone = [...written.values()].filter((text) => text === null).length;
  session.say(`${workspaceName}: ${written.size - gone} files written, ${gone} taken away, in ${session.folder}`);
  const left = compared.filter((one) => !taken.includes(one));
  for (const one of left) {
    const why = one.state === 'conflict' ? 'changed in the hub as well' : 'changed here and not applied yet';
    session.say(`Left as it is, as it was ${why}: ${titleIn(one)} (${fileOf(one)})`);
  }
  if (session.json) {
    const files = [...written].map(([file, text]) => ({ file, became: text === null ? 'removed' : 'written' }));
    session.tell(
      JSON.stringify({ files, left: left.map((one) => ({ state: one.state, thing: keyOf(one), file: fileOf(one) })) }),
    );
  }
  return left.some(({ state }) => state === 'conflict') ? 1 : 0;
}
