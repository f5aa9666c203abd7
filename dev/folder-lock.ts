import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest socket path that every Unix takes. */
const longestSocketPath = 100;

/**
 * Holds `folder` for this process until `release()` or the end of the process, however it ends. A listening socket
 * is the lock: the system takes it away with the process, which no file with a process id in it can promise.
 * Returns the holder's process id instead when another process has it.
 */
export async function lockFolder(folder: string, name: string): Promise<{ release: () => void } | { heldBy: number }> {
  const path = socketPath(folder, name);
  const holder = await askHolder(path);
  if (holder !== undefined) return { heldBy: holder };
  rmSync(path, { force: true });

  const server = createServer((socket) => socket.on('error', () => undefined).end(String(process.pid)));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  server.unref();
  return { release: () => server.close() };
}

function socketPath(folder: string, name: string): string {
  const full = realpathSync(folder);
  const path = join(full, `${name}.lock`);
  if (path.length <= longestSocketPath) return path;
  return join(tmpdir(), `pulsehub-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.lock`);
}

/** The process id that the socket's owner names, or undefined when nobody listens. */
function askHolder(path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    let said = '';
    connect(path)
      .setEncoding('utf8')
      .on('data', (text: string) => {
        said += text;
      })
      .on('end', () => resolve(Number(said)))
      .on('error', () => resolve(undefined));
  });
}
