import { createWriteStream, readdirSync, readFileSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions, unstable_readConfig } from 'wrangler';
import { childrenLike } from './processes.ts';
import type { Settings } from './settings.ts';

interface Module {
  type: 'ESModule' | 'CompiledWasm';
  path: string;
  contents?: string;
}

interface Options {
  root: string;
  dataDir: string;
  /** The folder of the bundled Worker. */
  bundle: string;
  host: string;
  port: number;
  settings: Settings;
  /** Lets cron be called at Miniflare's own door: for tests. */
  triggers: boolean;
  /** Where the runtime's inspector listens; nowhere unless given. */
  inspectorPort?: number | undefined;
  /** Told of workerd's process id, once it runs. */
  onProcess: (pid: number) => void;
  /** Told of every error the Worker logs. */
  onError: (line: string) => void;
}

export interface Runtime {
  url: string;
  /** Miniflare's own address. With `triggers`, cron can be called there: `/cdn-cgi/local/scheduled?time=`. */
  ownDoor: string;
  stop(): Promise<void>;
}

/** In bytes. */
const longestLog = 20 * 1024 * 1024;

/**
 * The Worker in workerd, with every binding that wrangler.toml names. Its log goes to `worker.log` in the data folder,
 * one line each.
 */
export async function startRuntime(options: Options): Promise<Runtime> {
  // Miniflare would otherwise ask Cloudflare which data centre this machine is near.
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  process.env.WRANGLER_SEND_METRICS = 'false';

  const config = unstable_readConfig({ config: join(options.root, 'wrangler.toml') }, { hideWarnings: true });
  const { workerOptions } = unstable_getMiniflareWorkerOptions(config);
  const log = openLog(join(options.dataDir, 'worker.log'));

  const known = new Set(childrenLike('workerd'));
  const reportProcess = () => {
    for (const pid of childrenLike('workerd')) {
      if (known.has(pid)) continue;
      known.add(pid);
      options.onProcess(pid);
    }
  };

  // A socket of the Worker's own is far quicker than Miniflare's door, but only that one knows who is calling from afar.
  const local = ['127.0.0.1', 'localhost', '::1'].includes(options.host);
  const restoreSignals = rememberSignals();
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: options.host,
      port: local ? 0 : options.port,
      log: new Log(LogLevel.ERROR),
      unsafeHandleRuntimeRestart: reportProcess,
      unsafeTriggerHandlers: options.triggers,
      ...(options.inspectorPort ? { inspectorPort: options.inspectorPort } : {}),
      resourcePersistencePath: join(options.dataDir, 'resources'),
      handleStructuredLogs: ({ timestamp, level, message }) => {
        log.write(`${new Date(timestamp).toISOString()} ${level} ${message}\n`);
        if (level === 'error') options.onError(message);
      },
      workers: [
        {
          ...workerOptions,
          modulesRules: undefined,
          name: config.name ?? 'pulsehub',
          modulesRoot: options.bundle,
          modules: readModules(options.bundle, config.assets?.run_worker_first),
          unsafeDirectSockets: local ? [{ host: options.host, port: options.port, entrypoint: 'front' }] : [],
          bindings: { ...(config.vars as Settings), ...options.settings },
        },
      ],
    }),
  );
  restoreSignals();
  // Nothing else calls a Worker's cron on a developer's machine.
  const runSchedule = async () => {
    const worker = await miniflare.getWorker();
    await worker.scheduled({ scheduledTime: new Date(), cron: '* * * * *' });
  };
  let cron: ReturnType<typeof setInterval> | undefined;
  const stop = async () => {
    clearInterval(cron);
    await miniflare.dispose();
    log.end();
  };
  // Known to the guard from its first moment, not only when it is ready.
  const watch = setInterval(reportProcess, 50);
  try {
    const { origin: ownDoor } = await miniflare.ready;
    const { origin: url } = local ? await miniflare.unsafeGetDirectURL(config.name, 'front') : { origin: ownDoor };
    reportProcess();
    cron = setInterval(() => runSchedule().catch((error) => options.onError(String(error))), 60_000);
    return { url, ownDoor, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    clearInterval(watch);
  }
}

/** Goes on with the log of earlier starts, of which one worn-out volume is kept. */
function openLog(path: string): WriteStream {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > longestLog) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a' });
}

/** Miniflare ends the whole process at the first signal; only the hub knows the order in which to stop. */
function rememberSignals(): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const before = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
  return () => {
    for (const signal of signals) {
      for (const listener of process.listeners(signal)) {
        if (!before.get(signal)?.includes(listener)) process.off(signal, listener);
      }
    }
  };
}

/** The front, the bundle's modules and what the front needs to know, typed by their names as wrangler does. */
function readModules(bundle: string, workerFirst: string[] | boolean | undefined): Module[] {
  const rules = Array.isArray(workerFirst) ? workerFirst.map(asRule) : [/^/];
  const esm = (name: string, contents: string): Module => ({
    type: 'ESModule',
    path: join(bundle, name),
    contents,
  });
  const wasm = readdirSync(bundle).filter((name) => name.endsWith('.wasm'));
  return [
    esm('front.js', readFileSync(join(import.meta.dirname, 'front.mjs'), 'utf8')),
    esm('worker-first.js', `export default [${rules}];`),
    { type: 'ESModule', path: join(bundle, 'index.js') },
    ...wasm.map((name) => ({ type: 'CompiledWasm' as const, path: join(bundle, name) })),
  ];
}

/** A path of `run_worker_first`, in which `*` stands for anything. */
function asRule(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}
