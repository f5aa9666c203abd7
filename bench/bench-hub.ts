import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neon, neonConfig } from '@neondatabase/serverless';
import type { LocalDatabase } from '../dev/database/start.ts';
import { type Hub, startHub } from '../dev/hub.ts';
import { cpuOf, startedHere } from './cpu.ts';

export interface BenchHub {
  url: string;
  inspectorPort: number;
  /** One statement straight to the hub's own Postgres, past the Worker. */
  query(text: string, params?: unknown[]): Promise<Record<string, unknown>[]>;
  api<T>(path: string, options?: { method?: string; body?: unknown; token?: string }): Promise<T>;
  /** From now on: what the hub's Postgres spends on a processor, in milliseconds; of a server its sessions of this database. */
  watchDatabase(): Promise<() => Promise<number>>;
  /** The switch of the hub's database. */
  control: LocalDatabase['control'];
  stop(): Promise<void>;
}

const DATABASE = 'dev/database/server.ts';

/** A hub in a folder of its own, thrown away afterwards. */
export async function startBenchHub(settings: Record<string, string> = {}): Promise<BenchHub> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pulsehub-bench-'));
  const inspectorPort = await freePort();
  const others = startedHere(DATABASE);
  const hub: Hub = await startHub({ dataDir, port: 0, settings, inspectorPort });
  const { database } = hub;
  if (!database) throw new Error('The benchmarks need a local database');
  const client = neon(hub.settings.DATABASE_URL ?? '');
  /** The driver knows one endpoint for all clients, and another hub may have run since. */
  const ask = async (text: string, params: unknown[] = []) => {
    neonConfig.fetchEndpoint = () => database.endpoint;
    return client.query(text, params);
  };
  const embedded = startedHere(DATABASE).filter((pid) => !others.includes(pid));
  async function sessions(): Promise<number[]> {
    if (!settings.DATABASE_URL) return embedded;
    const rows = await ask('select pid from pg_stat_activity where datname = current_database()');
    return rows.map(({ pid }) => Number(pid));
  }
  return {
    url: hub.url,
    inspectorPort,
    control: database.control,
    query: ask,
    async watchDatabase() {
      const before = new Map((await sessions()).map((pid) => [pid, cpuOf(pid)]));
      return async () => (await sessions()).reduce((sum, pid) => sum + cpuOf(pid) - (before.get(pid) ?? 0), 0);
    },
    async api(path, { method = 'GET', body, token } = {}) {
      const response = await fetch(`${hub.url}/api/v1${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async stop() {
      await hub.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}

let accounts = 0;

const password = 'a long enough password';

/** A token of an account of the benchmarks; one is worth a quarter of an hour. */
export async function signIn(hub: BenchHub, email: string): Promise<string> {
  const body = { email, password };
  return (await hub.api<{ tokens: { accessToken: string } }>('/auth/login', { method: 'POST', body })).tokens
    .accessToken;
}

/** A workspace with a token and sources to send to. */
export async function benchWorkspace(hub: BenchHub) {
  const email = `bench-${accounts++}@example.com`;
  const { tokens, workspace } = await hub.api<{ tokens: { accessToken: string }; workspace: { id: string } }>(
    '/auth/register',
    {
      method: 'POST',
      body: {
        ...{ email, password },
        firstName: 'Bench',
        lastName: 'Mark',
        companyName: 'Bench',
      },
    },
  );
  const token = tokens.accessToken;
  const signingSecret = 'a-signing-secret-for-benchmarks';
  const create = (sourceType: string, config: object) =>
    hub.api<{ id: string; writeKey: string }>('/data-sources', {
      method: 'POST',
      token,
      body: { sourceType, name: sourceType, config },
    });
  const segment = await create('segment', {});
  const webhook = await create('webhook', { signingSecret });
  return {
    ...{ email, token, workspaceId: workspace.id, segmentId: segment.id, writeKey: segment.writeKey },
    ...{ webhookId: webhook.id, signingSecret },
  };
}

/** Asks until it is so; a benchmark that waits for ever says what it waited for. */
export async function until(what: string, met: () => Promise<boolean>, seconds = 300): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (!(await met())) {
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
