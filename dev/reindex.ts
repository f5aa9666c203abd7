/**
 * Indexes everything of all workspaces anew, on the hub that runs: `npm run reindex`. HUB_URL and METRICS_TOKEN name another hub than
 * this machine's, whose address is PORT's and whose token lies in DATA_DIR.
 */

import { dataDirOf, readPort } from './hub.ts';
import { HubError, messageOf } from './hub-error.ts';
import { keepSecrets } from './settings.ts';

async function reindex(): Promise<number> {
  const url = process.env.HUB_URL ?? `http://127.0.0.1:${readPort(process.env.PORT)}`;
  const token = process.env.METRICS_TOKEN ?? keepSecrets(dataDirOf(process.env)).METRICS_TOKEN;
  const answer = await fetch(new URL('/operations/reindex', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  }).catch((error: unknown) => {
    throw new HubError(`No hub answers at ${url} (${messageOf(error)}); start it, or set HUB_URL.`);
  });
  if (answer.status !== 202) throw new HubError(`The hub at ${url} answered ${answer.status}: ${await answer.text()}`);
  const { documents } = (await answer.json()) as { documents: number };
  return documents;
}

try {
  console.log(`${await reindex()} things are being indexed anew; what is there stays found until its turn comes.`);
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
