import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EndpointState } from './endpoint.ts';
import type { OpenMessage, ServerMessage } from './server.ts';

interface Options {
  source: OpenMessage['source'];
  /** 0 or nothing takes a free port. */
  port?: number;
  /** How long one statement may hold up the embedded Postgres before it is restarted; a minute unless statements may take as long as they do. */
  longestStatementMs?: number;
  /** Told of every process that is started, first and again after a restart. */
  onProcess?: (pid: number) => void;
  /** Told, in a sentence, what happened to the database while it ran. */
  onTrouble?: (sentence: string) => void;
}

/** A database that runs in a process of its own, behind Neon's protocol. */
export interface LocalDatabase {
  /** For `neonConfig.fetchEndpoint`. */
  endpoint: string;
  /** For the Neon driver; its host is never dialled. */
  connectionString: string;
  control: { url: string; token: string };
  setState(state: EndpointState): Promise<void>;
  stop(): Promise<void>;
}

const watchEveryMs = 2000;
const stopWithinMs = 5000;

/** Starts the database process and keeps it alive until `stop()`. Throws with the reason when it cannot be opened. */
export async function startDatabase(options: Options): Promise<LocalDatabase> {
  const password = randomBytes(16).toString('hex');
  const controlToken = randomBytes(16).toString('hex');
  const { longestStatementMs = usualPatienceMs(), onTrouble = () => undefined } = options;
  const open: OpenMessage = { source: options.source, port: options.port ?? 0, password, controlToken };
  let stopping = false;

  async function spawn(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), {
      // Type stripping is announced as experimental on every start of Node 22.
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    if (child.pid) options.onProcess?.(child.pid);
    child.send(open);
    open.port = await untilReady(child);
    watch(child);
    return child;
  }

  /** Ends a process that is stuck in a statement, and starts a new one for each that ended by itself. */
  function watch(child: ChildProcess): void {
    let silentMs = 0;
    child.on('message', () => {
      silentMs = 0;
    });
    const timer = setInterval(() => {
      silentMs += watchEveryMs;
      if (silentMs <= longestStatementMs) return;
      onTrouble(`A statement held up the database for ${Math.round(silentMs / 1000)} s, so it was ended.`);
      child.kill('SIGKILL');
    }, watchEveryMs);
    child.once('exit', async () => {
      clearInterval(timer);
      if (stopping) return;
      onTrouble('The database process ended and is started again.');
      current = spawn();
      current.catch((error: Error) => onTrouble(`The database could not be started again: ${error.message}.`));
    });
  }

  let current = spawn();
  await current;
  const origin = `http://127.0.0.1:${open.port}`;
  const control = { url: `${origin}/control`, token: controlToken };

  return {
    endpoint: `${origin}/sql`,
    connectionString: `postgresql://pulsehub:${password}@localhost/pulsehub`,
    control,
    setState: async (state) => {
      await setEndpointState(control, state);
    },
    async stop() {
      stopping = true;
      const child = await current.catch(() => undefined);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await exited;
      clearTimeout(timer);
    },
  };
}

/**
 * Takes the database away, gives it back or moves it off by some milliseconds, from any process that knows its control
 * address. Says how many requests have reached it so far.
 */
export async function setEndpointState(
  control: { url: string; token: string },
  state: EndpointState,
  distanceMs = 0,
): Promise<{ asked: number }> {
  const answer = await fetch(control.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${control.token}` },
    body: JSON.stringify({ state, distanceMs }),
  });
  if (!answer.ok) throw new Error(`The database's control address answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { asked: number };
}

/** Benchmarks, which let a statement take as long as it does, fill tables and build indexes that hold up everything for minutes. */
function usualPatienceMs(): number {
  return process.env.STATEMENT_TIMEOUT_SECONDS === '0' ? Number.POSITIVE_INFINITY : 60_000;
}

function untilReady(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => reject(new Error(`the database process ended (${signal ?? code})`)));
    child.on('message', (message: ServerMessage) => {
      if (message.type === 'ready') resolve(message.port);
      if (message.type === 'failed') reject(new Error(message.message));
    });
  });
}
