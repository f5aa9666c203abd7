/**
 * The process that holds the local database. The hub starts it and speaks with it over Node's IPC channel; when that
 * channel closes, for whatever reason, nobody needs this process any more and it ends.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { lockFolder } from '../folder-lock.ts';
import { messageOf } from '../hub-error.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { createEndpoint } from './endpoint.ts';
import { openPool } from './pool.ts';

/** What the hub sends first. */
export interface OpenMessage {
  /** The folder of the embedded Postgres, which can be one without pgvector, or the address of a Postgres server. */
  source: { folder: string; pgvector?: boolean } | { url: string };
  /** 0 takes a free one. */
  port: number;
  password: string;
  controlToken: string;
}

/** What this process tells the hub: once `ready` or `failed`, and a `beat` every second while it is responsive. */
export type ServerMessage = { type: 'ready'; port: number } | { type: 'failed'; message: string } | { type: 'beat' };

const beatMs = 1000;

process.once('message', (message: OpenMessage) => {
  serve(message).catch((error: unknown) => {
    tell({ type: 'failed', message: messageOf(error) });
    process.disconnect?.();
    process.exitCode = 1;
  });
});
// Ctrl-C reaches every process of the terminal; the hub ends this one when it no longer needs it.
process.on('SIGINT', () => undefined);

/** Benchmarks fill tables with statements that take minutes. */
function patience(): { seconds?: number } {
  const { STATEMENT_TIMEOUT_SECONDS: seconds } = process.env;
  return seconds ? { seconds: Number(seconds) } : {};
}

async function serve({ source, port, password, controlToken }: OpenMessage): Promise<void> {
  let database: Database | undefined;
  const end = async () => {
    await database?.close().catch(() => undefined);
    process.exit();
  };
  process.once('disconnect', end);
  process.once('SIGTERM', end);

  database = 'url' in source ? openPool(source.url, patience()) : await openFolder(source);
  await database.query({ query: 'select 1', params: [] });
  const server = createEndpoint(database, { password, controlToken });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  tell({ type: 'ready', port: (server.address() as AddressInfo).port });
  setInterval(() => tell({ type: 'beat' }), beatMs);
}

async function openFolder({ folder, ...options }: { folder: string; pgvector?: boolean }): Promise<Database> {
  await mkdir(dirname(folder), { recursive: true });
  const lock = await lockFolder(dirname(folder), 'database');
  if ('heldBy' in lock) throw new Error(`process ${lock.heldBy} is using it`);
  if (!existsSync(folder)) {
    // Made beside its place and moved there when whole, so that an interrupted first start leaves nothing half made.
    const half = `${folder}.new`;
    rmSync(half, { recursive: true, force: true });
    await (await openEmbedded(half, options)).close();
    renameSync(half, folder);
  }
  return openEmbedded(folder, options);
}

/** Whoever started this may be gone at any moment: then nobody is told. */
function tell(message: ServerMessage): void {
  if (process.connected) process.send?.(message, () => undefined);
}
