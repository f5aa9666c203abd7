import type { Changes } from '../../contract/changes.ts';
import type { Format } from '../app/format.ts';

/** The time that the changes are against, in words: its days and, while the range still runs, the moment both are cut off. */
export function againstWords({ before, running }: Pick<Changes, 'before' | 'running'>, format: Format): string {
  const last = new Date(Date.parse(before.to) - 1).toISOString();
  const days = format.period(before.from, last);
  return running ? `${days}, up to ${format.time(before.to)} like today` : days;
}
