import { readdirSync, readFileSync } from 'node:fs';

/** A clock tick of Linux is a hundredth of a second. */
const TICK_MS = 10;

/** The time that a process has spent on a processor, in milliseconds; 0 where it is gone, and where there is no /proc. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.cpu ?? 0;
}

/** Processes that this one started and whose command names a file. */
export function startedHere(file: string): number[] {
  return folders().filter((pid) => statOf(pid)?.parent === process.pid && commandOf(pid).includes(file));
}

function folders(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function statOf(pid: number): { parent: number; cpu: number } | undefined {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [, parent, ...rest] = fields.split(' ').map(Number);
    return { parent: parent ?? 0, cpu: ((rest[9] ?? 0) + (rest[10] ?? 0)) * TICK_MS };
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
