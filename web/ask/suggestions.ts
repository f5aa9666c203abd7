import type { Suggestion } from '../../contract/ai.ts';
import type { Api } from '../app/api.ts';

/** Questions worth asking here, each answered before it is offered. None when they cannot be had: it is only a help. */
export async function loadSuggestions(api: Api): Promise<Suggestion[]> {
  try {
    const answer = await api.get<{ data: Suggestion[] }>('/ai/suggestions');
    return answer.data.slice(0, 4);
  } catch {
    return [];
  }
}

/** How to sign in to the demo shop, on a hub that has one. */
export async function loadDemo(api: Api): Promise<{ email: string; password: string } | undefined> {
  try {
    return await api.get<{ email: string; password: string }>('/demo');
  } catch {
    return undefined;
  }
}
