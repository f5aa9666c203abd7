import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { HubError } from './hub-error.ts';

/** One process the hub started: its id, and the command line by which a later hub knows it is still the same. */
interface Started {
  pid: number;
  command: string;
}

/**
 * Remembers the child processes of this hub, so that none outlives it. A small guard process waits for the hub's end
 * and ends them, however the hub ended; should the guard be killed too, the next hub on the folder finds them by the
 * list in `processes.json`.
 */
export function guardProcesses(dataDir: string): { add(pid: number): void; release(): void } {
  let list: Started[] = [];
  const guard = spawn('sh', ['-c', 'while read line; do pids=$line; done; kill -9 $pids 2>/dev/null'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Out of the terminal's reach: Ctrl-C must not end the guard before what it guards.
    detached: true,
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();

  return {
    add(pid) {
      // Without those that ended meanwhile: their ids may be given to somebody else's process.
      list = [...list.filter(isRunning), { pid, command: commandOf(pid) ?? '' }];
      writeFileSync(listPath(dataDir), JSON.stringify(list));
      guard.stdin.write(`${list.map((started) => started.pid).join(' ')}\n`);
    },
    release() {
      guard.kill('SIGKILL');
      writeFileSync(listPath(dataDir), '[]');
    },
  };
}

/** Ends what an earlier hub on this folder left running, and waits until it is gone. */
export async function endLeftovers(dataDir: string): Promise<void> {
  const leftovers = readList(dataDir).filter(isRunning);
  for (const { pid } of leftovers) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      throw new HubError(
        `Process ${pid} of an earlier start is still running and belongs to another user; end it first.`,
      );
    }
  }
  // Until the system has taken back its ports and files, not only its memory.
  while (!leftovers.every(({ pid }) => hasEnded(pid))) await wait(20);
}

/** The ids of this process's children whose command line contains `part`. */
export function childrenLike(part: string): number[] {
  return listChildren(process.pid).filter((pid) => commandOf(pid)?.includes(part));
}

function listPath(dataDir: string): string {
  return join(dataDir, 'processes.json');
}

function readList(dataDir: string): Started[] {
  try {
    return JSON.parse(readFileSync(listPath(dataDir), 'utf8'));
  } catch {
    // No list, or one that was being written when the machine stopped: nothing to end.
    return [];
  }
}

function isRunning({ pid, command }: Started): boolean {
  return command !== '' && commandOf(pid) === command;
}

const hasProc = existsSync('/proc/self/cmdline');

/** The command line of a running process, undefined when there is none with this id. */
function commandOf(pid: number): string | undefined {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
    return ps(['-o', 'command=', '-p', String(pid)]).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process that was ended is gone, or waits only for its parent to notice. */
function hasEnded(pid: number): boolean {
  try {
    if (hasProc) return /\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    return ps(['-o', 'stat=', '-p', String(pid)]).startsWith('Z');
  } catch {
    return true;
  }
}

function listChildren(parent: number): number[] {
  if (hasProc) {
    return readdirSync(`/proc/${parent}/task`).flatMap((task) =>
      readFileSync(`/proc/${parent}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  }
  return ps(['-A', '-o', 'ppid=,pid='])
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([ppid, pid]) => (ppid === parent && pid ? [pid] : []));
}

function ps(args: string[]): string {
  return execFileSync('ps', args, { encoding: 'utf8' });
}
