import { cpus } from 'node:os';
import { benchAnalyst } from './analyst.ts';
import { startBenchHub } from './bench-hub.ts';
import { benchIngest } from './ingest.ts';
import { startEmptyWorker } from './limits.ts';
import { benchMembership } from './membership.ts';
import { watchMemory } from './memory.ts';
import { benchOutage } from './outage.ts';
import { benchPeer } from './peer.ts';
import { benchRead } from './read.ts';
import { benchScale } from './scale.ts';
import { benchStream, startFastModel } from './stream.ts';
import { benchSummary } from './summary.ts';
import { printTable } from './table.ts';

/** `npm run bench [-- ingest|outage|read|stream|summary|membership|scale|analyst|ten-million|peer]`: all of them but the last two unless some are named. */
const named = process.argv.slice(2);
const wanted = (name: string) => named.length === 0 || named.includes(name);

// Tables are filled by statements that take minutes.
process.env.STATEMENT_TIMEOUT_SECONDS ??= '0';

console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`);
if (named.includes('peer')) {
  await benchPeer(process.env.DATABASE_URL);
  // With nothing else running beside it.
  if (named.length === 1) process.exit();
}
// It takes its time: only when it is asked for. On the Postgres server of `DATABASE_URL`, an empty database, where there is one.
if (named.includes('ten-million')) {
  const { DATABASE_URL } = process.env;
  const large = await startBenchHub(DATABASE_URL ? { DATABASE_URL } : {});
  try {
    printTable('Scale', await benchScale(large, [100_000, 10_000_000], 8));
  } finally {
    await large.stop();
  }
  if (named.length === 1) process.exit();
}
const empty = await startEmptyWorker();
const hub = await startBenchHub();
const memory = await watchMemory(hub);
try {
  if (wanted('ingest')) {
    printTable('Events in', await benchIngest(hub, empty.url));
    await onServer();
  }
  if (wanted('outage')) printTable('Postgres away', await benchOutage(hub));
  if (wanted('read')) printTable('An authenticated read', await benchRead(hub, empty.url));
  if (wanted('stream')) {
    const model = await startFastModel();
    const modelled = await startBenchHub({ OPENAI_API_KEY: 'bench', OPENAI_BASE_URL: model.url });
    try {
      printTable('An answer', await benchStream(hub, modelled, empty.url));
    } finally {
      await modelled.stop();
      model.stop();
    }
  }
  if (wanted('summary')) printTable('The summary', await benchSummary(hub, [10_000, 100_000, 1_000_000]));
  if (wanted('membership')) printTable('Membership', await benchMembership(hub));
  if (wanted('scale')) printTable('Scale', await benchScale(hub, [100_000, 1_000_000]));
  if (wanted('analyst')) printTable('Questions', await benchAnalyst(hub, [100_000, 1_000_000]));
  console.log(`\nThe isolate of the first hub used at most ${Math.round(memory.most())} MB.`);
} finally {
  memory.stop();
  await hub.stop();
  await empty.stop();
}

/** The same on the Postgres server of `DATABASE_URL`: an empty database, which is filled. */
async function onServer(): Promise<void> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) {
    console.log('\nEvents in on a Postgres server: left out, for DATABASE_URL names no empty database to fill.');
    return;
  }
  const served = await startBenchHub({ DATABASE_URL });
  try {
    printTable('Events in, on a Postgres server', await benchIngest(served, empty.url));
  } finally {
    await served.stop();
  }
}
