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
  /** Sent as JSON, by POST. */
  json?: unknown;
  /** Sent as a form, by POST: what token endpoints take. */
  form?: Record<string, string>;
  /**
   * Whether a call that may have arrived can be made again: it only reads, or the provider tells repetitions itself.
   * What has no body is; a POST is not unless it says so.
   */
  repeatable?: boolean;
  timeoutMs: number | undefined;
  /**
   * Whose call it is: a shop, a pixel, an account. Calls to one address for one account share a circuit, so that one
   * account in trouble closes the way for no other.
   */
  circuit: string;
  /** True for an answer that says "slow down" in its body. */
  isBusy?: (answer: Answer) => boolean;
}

export interface Answer {
  status: number;
  /** The parsed body; the text where it is not JSON. */
  body: unknown;
  headers: Headers;
}

/**
 * Calls a provider: with a timeout, again after a growing jittered pause when it is busy or - where that does no harm -
 * broken, and not at all while its circuit is open. Returns every answer below 500 but 429; throws `ProviderError`
 * otherwise: `busy` with how long to wait, `away` for the rest.
 */
export async function callProvider(call: Call): Promise<Answer> {
  try {
    return await circuitOf(`${new URL(call.url).origin} ${call.circuit}`).run(() => tryAgain(call), isFault);
  } catch (error) {
    if (error instanceof CircuitOpenError) {
      const seconds = Math.ceil(error.retryAfterMs / 1000);
      throw new ProviderError('away', `${call.name} failed several times in a row; try again in ${seconds} s`);
    }
    throw error;
  }
}

/** A provider that limits its callers is there and well: its circuit stays closed. */
function isFault(error: unknown): boolean {
  return !(error instanceof ProviderError && error.kind === 'busy');
}

async function tryAgain(call: Call): Promise<Answer> {
  const isPost = call.json !== undefined || call.form !== undefined;
  const repeatable = call.repeatable ?? !isPost;
  for (let tries = 1; ; tries++) {
    const last = tries === TRIES;
    try {
      const { answer, retryAfterMs } = await once(call);
      const busy = answer.status === 429 || call.isBusy?.(answer) === true;
      if (!busy && answer.status < 500) return answer;
      if (last || retryAfterMs > LONGEST_PAUSE_MS || !(busy || repeatable)) {
        const problem = busy ? 'limits how often it is asked right now' : `has trouble (status ${answer.status})`;
        throw new ProviderError(busy ? 'busy' : 'away', `${call.name} ${problem}; try again in a minute`, {
          retryAfterMs: retryAfterMs || undefined,
        });
      }
      await pause(tries, retryAfterMs);
    } catch (error) {
      if (error instanceof ProviderError) throw error;
      const late = error instanceof Error && error.name === 'TimeoutError';
      if (late) throw new ProviderError('away', `${call.name} did not answer in time`, { cause: error });
      if (last || !repeatable) throw new ProviderError('away', `${call.name} cannot be reached`, { cause: error });
      await pause(tries, 0);
    }
  }
}

async function once(call: Call): Promise<{ answer: Answer; retryAfterMs: number }> {
  const [type, body] = bodyOf(call);
  const response = await fetch(call.url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Accept: 'application/json', ...(type ? { 'Content-Type': type } : {}), ...call.headers },
    ...(body === undefined ? {} : { body }),
    // A token is for the address it was given for and does not follow a redirect elsewhere.
    redirect: 'manual',
    signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
  });
  const text = await response.text();
  return {
    answer: { status: response.status, body: asJson(text), headers: response.headers },
    retryAfterMs: (Number(response.headers.get('Retry-After')) || 0) * 1000,
  };
}

function bodyOf({ json, form }: Call): [type?: string, body?: string] {
  if (form) return ['application/x-www-form-urlencoded', new URLSearchParams(form).toString()];
  return json === undefined ? [] : ['application/json', JSON.stringify(json)];
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
