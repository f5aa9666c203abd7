import type { Format } from '../../app/format.ts';

/** Words of the API with the times in them written as the reader reads times. */
export function withMoments(words: string, format: Pick<Format, 'moment'>): string {
  return words.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, (iso) => format.moment(iso));
}
