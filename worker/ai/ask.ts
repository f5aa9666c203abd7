import type { ZodType } from 'zod';
import type { Ctx } from '../context.ts';
import type { Env } from '../env.ts';
import { CircuitBreaker } from '../http/circuit-breaker.ts';
import { backoffMs, pause } from './backoff.ts';
import { tokensOf } from './history.ts';
import { providers } from './providers/list.ts';
import {
  asModelError,
  ModelError,
  type ModelRequest,
  type Provider,
  type ToolCall,
  type Usage,
} from './providers/provider.ts';
import { untilSilent, within } from './silence.ts';
import type { Meter } from './usage/meter.ts';

export const ATTEMPTS = 2;
/** What a provider may ask us to wait before we rather ask the next one. */
const LONGEST_WAIT_MS = 2000;
/** An answer that does not end is ended: far above what is asked for. */
const MAX_CHARACTERS = 40_000;
/** A model may think for so many time limits before its first word, and take so many for all of them. */
const THINKING_LIMITS = 2;
const WRITING_LIMITS = 6;

/** What this isolate has seen of each provider. A hint: another isolate learns for itself. */
const circuits = new Map<string, CircuitBreaker>();

/** A provider's breaker, by its id and address. */
export function circuitOf(provider: Provider, env: Env): CircuitBreaker {
  const address = provider.id === 'openai' ? env.OPENAI_BASE_URL : env.ANTHROPIC_BASE_URL;
  const key = `${provider.id} ${address ?? ''}`;
  const known = circuits.get(key);
  if (known) return known;
  const made = new CircuitBreaker({ failures: 3 });
  circuits.set(key, made);
  return made;
}

/** The models that can be asked, in order; the built-in analyst is not among them. */
export function models(env: Env): Provider[] {
  return providers(env).filter((provider) => provider.configured && provider.model !== null);
}

/** Who asks models: with what is known of them, and on whose budget. */
export type Asker = Pick<Ctx, 'env' | 'log' | 'meter'>;

/**
 * Why no model answered: none is set up, the budget is used up, all were left alone because they failed before, one
 * was silent for too long, or one failed.
 */
export type Why = 'none' | 'budget' | 'circuit' | 'silent' | 'failed';

/** How an attempt to have a model's answer ended. */
export type Asked =
  | { kind: 'answered'; provider: Provider; calls: ToolCall[] }
  | { kind: 'broke_off'; provider: Provider }
  | { kind: 'nobody'; why: Why };

/** What a model took so far in one attempt: as it says itself, or as its words and ours can be counted. */
interface Attempt {
  written: number;
  received: boolean;
  usage: Usage | undefined;
}

/**
 * Streams the first model's answer that can be had. Before the first text another attempt or another model takes over
 * unseen; a model that breaks off afterwards is not replaced, because its words have been read: that is for the caller.
 * Returns how it ended, with the tools it wants called; never throws for a failing model.
 */
export async function* askModels(
  ctx: Asker,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<{ provider: Provider; text: string }, Asked> {
  const { meter } = ctx;
  let why: Why = models(ctx.env).length === 0 ? 'none' : 'circuit';
  let limit = timeLimit(ctx.env);
  for (const provider of models(ctx.env)) {
    const circuit = circuitOf(provider, ctx.env);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (!meter || meter.exhausted) return { kind: 'nobody', why: 'budget' };
      if (!circuit.tryEnter()) break;
      const took: Attempt = { written: 0, received: false, usage: undefined };
      const calls: ToolCall[] = [];
      const started = Date.now();
      try {
        for await (const part of untilSilent((s) => provider.stream(request, s), limit, signal)) {
          took.received = true;
          if ('usage' in part) took.usage = part.usage;
          if ('call' in part) calls.push(part.call);
          if ('text' in part) {
            took.written += part.text.length;
            yield { provider, text: part.text };
          }
          if (Date.now() - started > limit * (took.written === 0 ? THINKING_LIMITS : WRITING_LIMITS)) {
            throw new ModelError('silent', 'It takes too long');
          }
          if (took.written > MAX_CHARACTERS) break;
        }
        if (took.written > 0 || calls.length > 0) {
          circuit.succeeded();
          return { kind: 'answered', provider, calls };
        }
        circuit.failed();
        why = 'failed';
      } catch (error) {
        if (signal.aborted) {
          circuit.released();
          return took.written > 0 ? { kind: 'broke_off', provider } : { kind: 'nobody', why };
        }
        const fault = asModelError(error, took.written > 0);
        if (fault.kind === 'declined') circuit.succeeded();
        else circuit.failed();
        why = fault.kind === 'silent' ? 'silent' : 'failed';
        limit = afterFault(fault, limit);
        report(ctx, provider, fault, attempt);
        if (took.written > 0) return { kind: 'broke_off', provider };
        if (!(await worthRetrying(fault, attempt, signal))) break;
      } finally {
        count(meter, provider, request, took);
      }
    }
  }
  return { kind: 'nobody', why };
}

/** An attempt that broke off has cost, too, though nobody says how much. */
function count(meter: Meter, provider: Provider, request: ModelRequest, took: Attempt): void {
  if (!took.received) return;
  const usage = took.usage ?? { inputTokens: 0, outputTokens: 0 };
  const { system, messages, tools = [] } = request;
  const spent = {
    ...{ provider: provider.id, model: provider.model ?? '' },
    inputTokens: usage.inputTokens || tokensOf(system + JSON.stringify([messages, tools])),
    outputTokens: usage.outputTokens || tokensOf('x'.repeat(took.written)),
  };
  meter.add(spent, request.prompt);
}

/** The first model's JSON that fits the schema, and whose it is; undefined when none can be had. */
export async function askForJson<T>(
  ctx: Asker,
  request: ModelRequest,
  schema: ZodType<T>,
  signal: AbortSignal,
): Promise<{ value: T; provider: Provider } | undefined> {
  let limit = timeLimit(ctx.env);
  for (const provider of models(ctx.env)) {
    const circuit = circuitOf(provider, ctx.env);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (!ctx.meter || ctx.meter.exhausted) return undefined;
      if (!circuit.tryEnter()) break;
      const connection = new AbortController();
      const stop = () => connection.abort();
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      try {
        const work = provider.json(request, schema, connection.signal);
        const { value, usage } = await within(work, limit, connection);
        circuit.succeeded();
        count(ctx.meter, provider, request, { written: JSON.stringify(value).length, received: true, usage });
        return { value, provider };
      } catch (error) {
        if (signal.aborted) {
          circuit.released();
          return undefined;
        }
        const fault = asModelError(error, false);
        // A malformed answer is the model's fault, not the service's: the circuit stays as it is.
        if (fault.kind === 'malformed') {
          circuit.released();
          count(ctx.meter, provider, request, { written: 0, received: true, usage: undefined });
        } else circuit.failed();
        limit = afterFault(fault, limit);
        report(ctx, provider, fault, attempt);
        if (!(await worthRetrying(fault, attempt, signal))) break;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    }
  }
  return undefined;
}

/** Milliseconds without a sign of life after which a model is given up. */
export function timeLimit(env: Env): number {
  const set = Number(env.AI_TIMEOUT_MS);
  return Number.isFinite(set) && set > 0 ? set : 20_000;
}

/** The reader has waited for the one that was silent: the next has half as long, so that all of them together stay under twice the limit. */
function afterFault(fault: ModelError, limitMs: number): number {
  return fault.kind === 'silent' ? limitMs / 2 : limitMs;
}

/** Waits before the next attempt; false when the next provider should be asked instead. */
async function worthRetrying(fault: ModelError, attempt: number, signal: AbortSignal): Promise<boolean> {
  if (!fault.mayRetry || attempt + 1 >= ATTEMPTS) return false;
  const asked = fault.retryAfterMs ?? 0;
  if (asked > LONGEST_WAIT_MS) return false;
  await pause(asked + backoffMs(attempt), signal);
  return !signal.aborted;
}

function report(ctx: Pick<Ctx, 'log'>, provider: Provider, fault: ModelError, attempt: number): void {
  ctx.log.warn('model failed', {
    provider: provider.id,
    model: provider.model,
    kind: fault.kind,
    fault: fault.message,
    attempt,
  });
}
