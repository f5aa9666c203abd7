/** What `npm start` runs: starts a hub with the developer's settings, prints its address, and ends with Ctrl-C. */
import { parseArgs } from 'node:util';
import type { Hub } from './hub.ts';
import { dataDirOf, readPort, root, startHub } from './hub.ts';
import { HubError } from './hub-error.ts';
import { readSettings } from './settings.ts';

const usage = 'Usage: npm start -- [--reset] [--no-demo]. PORT, HOST and DATA_DIR are read from the environment.';

/** How long a stop may take before the process ends anyway; the guard then ends what is left. */
const stopWithinMs = 8000;

let hub: Hub | undefined;
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, end);

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  await hub?.stop();
  process.exit(0);
}

async function main(): Promise<void> {
  const { reset } = readArguments();
  hub = await startHub({
    dataDir: dataDirOf(process.env),
    port: readPort(process.env.PORT),
    host: process.env.HOST,
    reset,
    settings: readSettings(root, process.env),
    onProgress: (line) => console.log(line),
    onTrouble: (line) => console.error(line),
  });
  console.log(`PulseHub is ready: ${hub.url.replace('127.0.0.1', 'localhost')}`);
}

function readArguments(): { reset: boolean; demo: boolean } {
  try {
    const { values } = parseArgs({ options: { reset: { type: 'boolean' }, 'no-demo': { type: 'boolean' } } });
    return { reset: values.reset ?? false, demo: !values['no-demo'] };
  } catch {
    throw new HubError(usage);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof HubError ? error.message : error);
  process.exit(1);
});
