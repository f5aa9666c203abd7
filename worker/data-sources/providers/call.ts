import { CircuitBreaker, CircuitOpenError } from '../../http/circuit-breaker.ts';
import { ProviderError } from './provider.ts';

const TIMEOUT_MS = 6000;
const TRIES = 3;
const FIRST_PAUSE_MS = 200;
/** A longer wait than this is the caller's to make, not a request's. */
const LONGEST_PAUSE_MS = 2000;
const MOST_CIRCUITS = 500;

/** By service; what an isolate has seen of it lately. Losing it costs a few calls. */
const circuits = new Map<string, CircuitBreaker>();

export interface Call {
  /** The provider's name for a person to read. */
  name: string;
  url: string;
  headers?: Record<string, string>;
  /** A query sent as JSON. Every call here only reads, so that every call may be repeated. */
  json?: unknown;
  timeoutMs: number | undefined;
  /** Calls with the same word share a circuit; the address's origin unless given. */
  circuit?: string;
  /** True for an answer that says "slow down" in its body. */
  isBusy?: (answer: Answer) => boolean;
}

export interface Answer {
  status: number;
  /** The parsed body; the text where it is not JSON. */
  body: unknown;
}

/**
 * Reads from a provider: with a timeout, again after a growing jittered pause when it is busy or broken, and not at
 * all while its circuit is open. Returns every answer below 500 but 429; throws `ProviderError` `away` otherwise.
 */
export async function callProvider(call: Call): Promise<Answer> {
  try {
    return await circuitOf(call.circuit ?? new URL(call.url).origin).run(() => tryAgain(call));
  } catch (error) {
    if (error instanceof CircuitOpenError) {
      const seconds = Math.ceil(error.retryAfterMs / 1000);
      throw new ProviderError('away', `${call.name} failed several times in a row; try again in ${seconds} s`);
    }
    throw error;
  }
}

async function tryAgain(call: Call): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const last = tries === TRIES;
    try {
      const { answer, retryAfterMs } = await once(call);
      const busy = answer.status === 429 || call.isBusy?.(answer) === true;
      if (!busy && answer.status < 500) return answer;
      if (last || retryAfterMs > LONGEST_PAUSE_MS) {
        const problem = busy ? 'limits how often it is asked right now' : `has trouble (status ${answer.status})`;
        throw new ProviderError('away', `${call.name} ${problem}; try again in a minute`);
      }
      await pause(tries, retryAfterMs);
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      const late = error instanceof Error && error.name === 'TimeoutError';
      if (late) throw new ProviderError('away', `${call.name} did not answer in time`, { cause: error });
      if (last) throw new ProviderError('away', `${call.name} cannot be reached`, { cause: error });
      await pause(tries, 0);
    }
  }
}

async function once(call: Call): Promise<{ answer: Answer; retryAfterMs: number }> {
  const response = await fetch(call.url, {
    method: call.json === undefined ? 'GET' : 'POST',
    headers: {
      Accept: 'application/json',
      ...(call.json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...call.headers,
    },
    ...(call.json === undefined ? {} : { body: JSON.stringify(call.json) }),
    // A token is for the address it was given for and does not follow a redirect elsewhere.
    redirect: 'manual',
    signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
  });
  const text = await response.text();
  return {
    answer: { status: response.status, body: asJson(text) },
    retryAfterMs: (Number(response.headers.get('Retry-After')) || 0) * 1000,
  };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function pause(tries: number, atLeastMs: number): Promise<void> {
  const jittered = Math.random() * FIRST_PAUSE_MS * 2 ** tries;
  return new Promise((done) => setTimeout(done, Math.max(atLeastMs, jittered)));
}

function circuitOf(service: string): CircuitBreaker {
  let circuit = circuits.get(service);
  if (!circuit) {
    if (circuits.size >= MOST_CIRCUITS) circuits.clear();
    circuit = new CircuitBreaker();
    circuits.set(service, circuit);
  }
  return circuit;
}
