import type { Feedback, StoredRecommendation } from '../../contract/ai.ts';
import type { Api } from '../app/api.ts';

/** What was said of recommendations, by their id. */
export type Ratings = ReadonlyMap<string, Feedback['rating']>;

const reading = new WeakMap<Api, Promise<Ratings>>();

/**
 * What was said of the last hundred recommendations. All answers of a page that ask at once share one call. Nothing
 * where it cannot be had: a card without its rating can still be rated.
 */
export function storedRatings(api: Api): Promise<Ratings> {
  const running = reading.get(api);
  if (running) return running;
  const started = read(api).finally(() => reading.delete(api));
  reading.set(api, started);
  return started;
}

async function read(api: Api): Promise<Ratings> {
  try {
    const { data } = await api.get<{ data: StoredRecommendation[] }>('/ai/recommendations/history?limit=100');
    return new Map(data.flatMap(({ id, rating }) => (rating ? [[id, rating] as const] : [])));
  } catch {
    return new Map();
  }
}
