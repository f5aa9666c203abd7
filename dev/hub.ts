/**
 * The whole of PulseHub on one machine: a Postgres behind Neon's protocol, the migrations, the web, and the Worker
 * with its objects, queues and cache in workerd. `npm start` runs this file; tests call `startHub`.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb, bundleWorker } from './builds.ts';
import { openDataFolder } from './data-folder.ts';
import type { LocalDatabase } from './database/start.ts';
import { startDatabase } from './database/start.ts';
import { demoSignIn, loadDemo } from './demo.ts';
import { HubError, messageOf } from './hub-error.ts';
import { migrate } from './migrate.ts';
import { guardProcesses } from './processes.ts';
import { startEmail } from './providers/email.ts';
import { startProviders } from './providers/index.ts';
import { startRuntime } from './runtime.ts';
import type { Settings } from './settings.ts';
import { isNeon, keepSecrets } from './settings.ts';

export interface HubOptions {
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  /** The address to listen on; this machine only unless told otherwise. */
  host?: string | undefined;
  /** Empties the data folder first. */
  reset?: boolean;
  /** Settings for the Worker. A `DATABASE_URL` among them replaces the embedded Postgres. */
  settings?: Settings;
  /** Loads the demo shop when the data folder has none yet, and puts stand-ins in the place of outside providers. */
  demo?: boolean;
  /** Brings the web up to date first; without it `dist/web` is served as it is. True unless told otherwise. */
  web?: boolean;
  /** Lets cron be called from outside: for tests. */
  triggers?: boolean;
  /** Where the runtime's inspector listens; nowhere unless given. */
  inspectorPort?: number | undefined;
  /** Told what goes on while it starts, and of trouble while it runs. */
  onProgress?: (line: string) => void;
  onTrouble?: (line: string) => void;
}

export interface Hub {
  url: string;
  /** Miniflare's own address: with `triggers`, cron can be called there at `/cdn-cgi/local/scheduled?time=` (ms). */
  ownDoor: string;
  dataDir: string;
  /** Every setting the Worker was given, secrets and the database's address included. */
  settings: Settings;
  /** The demo shop's user, where there is a demo shop. */
  demo: { email: string; password: string } | undefined;
  /** The local database; absent when the Worker talks to Neon itself. */
  database: LocalDatabase | undefined;
  /** Ends every process of the hub and lets go of the data folder. */
  stop(): Promise<void>;
}

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Starts a hub. Throws a `HubError`, with nothing left running, when it cannot. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { host = '127.0.0.1', onProgress = () => undefined, onTrouble = () => undefined } = options;
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const folder = await openDataFolder(options.dataDir, { reset: options.reset ?? false });
    undo.push(() => folder.release());
    const port = await freePort(host, options.port);
    const guard = guardProcesses(folder.path);
    undo.push(() => guard.release());

    const settings: Settings = { ...keepSecrets(folder.path), PUBLIC_URL: localUrl(host, port), ...options.settings };
    // A database at Neon may serve real people: no demo goes there.
    const demo = options.demo && !isNeon(settings.DATABASE_URL ?? '') ? demoSignIn(folder.path) : undefined;
    if (demo) {
      const providers = await startProviders();
      undo.push(providers.stop);
      Object.assign(settings, { ...providers.settings, DEMO_EMAIL: demo.email, DEMO_PASSWORD: demo.password });
      Object.assign(settings, options.settings);
    }
    // Letters with links to sign in are read here where no service sends them.
    if (!settings.RESEND_API_KEY && !settings.EMAIL_STAND_IN_URL) {
      const inbox = await startEmail();
      undo.push(inbox.stop);
      settings.EMAIL_STAND_IN_URL = inbox.url;
    }
    const building = prepare(options.web ?? true, { onProcess: guard.add, onBuild: onProgress }, undo);
    building.catch(() => undefined);
    let database: LocalDatabase | undefined;
    if (!isNeon(settings.DATABASE_URL ?? '')) {
      database = await openDatabase(folder.path, settings.DATABASE_URL, { onProcess: guard.add, onTrouble });
      undo.push(database.stop);
      settings.DATABASE_URL = database.connectionString;
      settings.DATABASE_ENDPOINT = database.endpoint;
    }
    const applied = await migrate(settings.DATABASE_URL ?? '', join(root, 'migrations'), settings.DATABASE_ENDPOINT);
    if (applied > 0) onProgress(`Applied ${applied} migration${applied === 1 ? '' : 's'}.`);

    const bundle = await building;
    const runtime = await startRuntime({
      root,
      dataDir: folder.path,
      bundle,
      host,
      port,
      settings,
      triggers: options.triggers ?? false,
      inspectorPort: options.inspectorPort,
      onProcess: guard.add,
      onError: onTrouble,
    }).catch(async (error: unknown) => {
      // Since it was looked at, another program may have come: then that is the reason.
      await probePort(host, port);
      throw error;
    });
    undo.push(runtime.stop);
    const hub = {
      url: runtime.url,
      ownDoor: runtime.ownDoor,
      dataDir: folder.path,
      settings,
      database,
      demo,
      stop,
    };
    if (demo) {
      await loadDemo({
        baseUrl: hub.url,
        dataDir: hub.dataDir,
        database: { url: settings.DATABASE_URL ?? '', endpoint: settings.DATABASE_ENDPOINT },
        onProgress: (stored, of) => onProgress(`Loading the demo shop: ${stored} of ${of} events`),
      });
    }
    return hub;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Brings `dist/` up to date with the sources. Returns the folder of the Worker's bundle. */
async function prepare(
  web: boolean,
  hooks: { onProcess: (pid: number) => void; onBuild: (line: string) => void },
  undo: (() => unknown)[],
): Promise<string> {
  const cancel = new AbortController();
  undo.push(() => cancel.abort());
  const build = { root, signal: cancel.signal, ...hooks };
  if (web) await buildWeb(build);
  else mkdirSync(join(root, 'dist/web'), { recursive: true });
  return bundleWorker(build);
}

async function openDatabase(
  dataDir: string,
  url: string | undefined,
  hooks: { onProcess: (pid: number) => void; onTrouble: (line: string) => void },
): Promise<LocalDatabase> {
  const folder = join(dataDir, 'database');
  try {
    return await startDatabase({ source: url ? { url } : { folder }, ...hooks });
  } catch (error) {
    const reason = messageOf(error);
    if (url) throw new HubError(`The database of DATABASE_URL cannot be reached: ${reason}`);
    throw new HubError(
      `The database in ${folder} cannot be opened (${reason}); restore the folder, or begin anew with: npm start -- --reset`,
    );
  }
}

/** Where this machine's browser finds the hub, as long as nobody says that others reach it somewhere else. */
function localUrl(host: string, port: number): string {
  const here = ['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host);
  return `http://${here ? 'localhost' : host}:${port}`;
}

/**
 * The port itself, or a free one for 0. That is looked for below those that systems hand out for connections: the
 * runtime listens some seconds later, and until then any client on this machine could be given one of them.
 */
async function freePort(host: string, port: number): Promise<number> {
  if (port !== 0) return probePort(host, port);
  for (;;) {
    try {
      return await probePort(host, randomInt(10_240, 32_768));
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
    }
  }
}

class PortTaken extends HubError {}

function probePort(host: string, port: number): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is in use by another program; choose another one: PORT=${port + 1} npm start`;
      const unusable = `Port ${port} cannot be used: ${error.message}`;
      fail(error.code === 'EADDRINUSE' ? new PortTaken(taken) : new HubError(unusable));
    });
    probe.listen(port, host, () => probe.close(() => done(port)));
  });
}

export function readPort(text: string | undefined): number {
  const port = Number(text || 8787);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new HubError(`PORT is a number from 0 to 65535, not "${text}".`);
}

export function dataDirOf(environment: NodeJS.ProcessEnv): string {
  return resolve(root, environment.DATA_DIR || '.data');
}
