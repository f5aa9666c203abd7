import { look, type Session } from '../session.ts';
import { linesOf, shownOf } from '../show.ts';

/** Tells how the folder and the hub differ, and changes nothing. 0 where they do not, 1 where they do. */
export async function diff(session: Session): Promise<number> {
  const { compared, workspaceName } = await look(session);
  const shown = shownOf(compared);
  if (session.json) session.tell(JSON.stringify({ equal: shown.length === 0, differences: shown }));
  else if (shown.length === 0) session.say(`${workspaceName} and ${session.folder} are the same.`);
  else for (const line of linesOf(shown)) session.tell(line);
  return shown.length === 0 ? 0 : 1;
}
