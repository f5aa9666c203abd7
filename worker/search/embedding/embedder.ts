import type { Env } from '../../env.ts';
import { CircuitBreaker } from '../../http/circuit-breaker.ts';
import { DIMENSIONS, embedText } from './built-in.ts';

/** What turns texts into directions. Only those of the same `model` compare. */
export interface Embedder {
  model: string;
  /** Below this cosine two texts have nothing to do with each other. */
  floor: number;
  /** One vector of `DIMENSIONS` for each text, in their order. Throws when the provider cannot be had. */
  embed(texts: string[]): Promise<number[][]>;
}

const TIMEOUT_MS = 10_000;
const RETRIES = 2;

const builtIn: Embedder = {
  model: `built-in-${DIMENSIONS}`,
  floor: 0.12,
  embed: async (texts) => texts.map(embedText),
};

/** What this isolate has seen of each address. */
const circuits = new Map<string, CircuitBreaker>();

export function isBuiltIn(env: Env): boolean {
  return !env.OPENAI_API_KEY || env.OPENAI_EMBEDDING_MODEL === 'built-in';
}

/**
 * The provider's embedding where there is a key (OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_EMBEDDING_MODEL), else the built-in one; also
 * with a key where OPENAI_EMBEDDING_MODEL is `built-in`, for providers that have none.
 */
export function embedderOf(env: Env): Embedder {
  const name = env.OPENAI_EMBEDDING_MODEL || 'text-embedding-3-small';
  if (isBuiltIn(env)) return builtIn;
  const address = env.OPENAI_BASE_URL ?? '';
  const circuit = circuits.get(address) ?? new CircuitBreaker({ failures: 3 });
  circuits.set(address, circuit);
  return {
    model: `${name}-${DIMENSIONS}`,
    floor: 0.2,
    embed: (texts) =>
      circuit.run(async () => {
        const { OpenAI } = await import('openai');
        const api = new OpenAI({
          apiKey: env.OPENAI_API_KEY ?? '',
          baseURL: env.OPENAI_BASE_URL || null,
          maxRetries: RETRIES,
          timeout: TIMEOUT_MS,
          logLevel: 'off',
        });
        const { data } = await api.embeddings.create({
          ...{ model: name, input: texts, dimensions: DIMENSIONS, encoding_format: 'float' },
        });
        const vectors = [...data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
        if (vectors.length !== texts.length || vectors.some((one) => one.length !== DIMENSIONS)) {
          throw new Error(`${name} did not answer with one vector of ${DIMENSIONS} for each text`);
        }
        return vectors;
      }),
  };
}
