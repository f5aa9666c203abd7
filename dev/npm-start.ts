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
let lastKind = '';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, end);

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  await hub?.stop();
  process.exit(0);
}

async function main(): Promise<void> {
  const { reset, demo } = readArguments();
  const settings = readSettings(root, process.env);
  if (reset && settings.DATABASE_URL) {
    throw new HubError(
      '--reset empties the embedded database only: unset DATABASE_URL, or empty that database yourself.',
    );
  }
  hub = await startHub({
    dataDir: dataDirOf(process.env),
    port: readPort(process.env.PORT),
    host: process.env.HOST,
    reset,
    demo,
    settings,
    onProgress: showProgress,
    onTrouble: (line) => console.error(line),
  });
  console.log(`PulseHub is ready: ${hub.url.replace('127.0.0.1', 'localhost')}`);
  if (hub.demo) {
    console.log(`The demo shop's sign-in: ${hub.demo.email} with the password ${hub.demo.password}`);
    console.log(
      'Shopify, Facebook and Google are stand-ins beside the demo; npm start -- --no-demo reaches the real ones.',
    );
  }
}

/** One line that counts up in a terminal; elsewhere a line whenever the text, its numbers aside, is a new one. */
function showProgress(line: string): void {
  const kind = line.replace(/\d+/g, '#');
  const again = kind === lastKind;
  lastKind = kind;
  if (process.stdout.isTTY && again) process.stdout.write(`\x1b[1A\x1b[2K${line}\n`);
  else if (!again) console.log(line);
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
