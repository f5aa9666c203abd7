/**
 * Writes the questions that somebody marked as answered wrong, on the hub that runs, into test/evaluations, a file each:
 * `npm run evaluations`. What is there stays: a person may have filled in what is expected. HUB_URL and METRICS_TOKEN name
 * another hub than this machine's.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dataDirOf, readPort } from './hub.ts';
import { HubError, messageOf } from './hub-error.ts';
import { keepSecrets } from './settings.ts';

const folder = fileURLToPath(new URL('../test/evaluations/', import.meta.url));

async function evaluations(): Promise<{ written: number; known: number }> {
  const url = process.env.HUB_URL ?? `http://127.0.0.1:${readPort(process.env.PORT)}`;
  const token = process.env.METRICS_TOKEN ?? keepSecrets(dataDirOf(process.env)).METRICS_TOKEN;
  const answer = await fetch(new URL('/operations/evaluations', url), {
    headers: { authorization: `Bearer ${token}` },
  }).catch((error: unknown) => {
    throw new HubError(`No hub answers at ${url} (${messageOf(error)}); start it, or set HUB_URL.`);
  });
  if (answer.status !== 200) throw new HubError(`The hub at ${url} answered ${answer.status}: ${await answer.text()}`);
  const { data } = (await answer.json()) as { data: { id: string; case: unknown }[] };
  mkdirSync(folder, { recursive: true });
  const fresh = data.filter(({ id }) => !existsSync(`${folder}${id}.json`));
  for (const one of fresh) writeFileSync(`${folder}${one.id}.json`, `${JSON.stringify(one.case, null, 2)}\n`);
  return { written: fresh.length, known: data.length - fresh.length };
}

try {
  const { written, known } = await evaluations();
  console.log(
    `${written} new questions are in test/evaluations; ${known} were there. Fill in what is expected of them.`,
  );
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
