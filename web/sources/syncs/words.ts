import type { Sync } from '../../../contract/sources.ts';

export const syncKinds: Record<Sync['kind'], string> = {
  incremental: 'What is new',
  backfill: 'The past',
  repair: 'What was missing',
};

const states: Record<Sync['status'], string> = {
  queued: 'waiting for its turn',
  running: 'under way',
  success: 'done',
  failed: 'failed',
  stopped: 'stopped',
};

export function stateOf({ status }: Pick<Sync, 'status'>): string {
  return states[status];
}

/** How far it is by what is fetched: `share` only where the provider has told how many there are of everything. */
export function progressOf({ progress }: Pick<Sync, 'progress'>): {
  done: number;
  of: number | null;
  share: number | null;
} {
  const all = Object.values(progress);
  const done = all.reduce((sum, one) => sum + one.done, 0);
  if (all.length === 0 || all.some((one) => one.of === null)) return { done, of: null, share: null };
  const of = all.reduce((sum, one) => sum + Math.max(one.of ?? 0, one.done), 0);
  return { done, of, share: of === 0 ? null : done / of };
}

/** "about 3 minutes left", in whole units that a person would say. */
export function leftWords(seconds: number | null, locale?: string): string {
  if (seconds === null) return '';
  if (seconds < 10) return 'a moment left';
  const [amount, unit] =
    seconds < 90
      ? [Math.round(seconds / 5) * 5, 'second']
      : seconds < 5400
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour'];
  const words = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
  return `about ${words.format(amount)} left`;
}
