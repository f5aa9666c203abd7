import type { ZodType } from 'zod';
import type { ProviderState } from '../../../contract/ai.ts';
import type { JsonSchema } from './schema.ts';

/** What is said, what a model wants looked up, and what was found. Results follow the calls they answer. */
export type ModelMessage =
  | { role: 'user' | 'assistant'; content: string }
  | { role: 'calls'; content: string; calls: ToolCall[] }
  | { role: 'results'; results: ToolResult[] };

/** A tool that a model may call. `strict` is its schema where an input can be held to it letter by letter. */
export interface ToolSpec {
  name: string;
  description: string;
  schema: JsonSchema;
  strict: JsonSchema | null;
}

export interface ToolCall {
  id: string;
  name: string;
  /** What the model wrote as its input: JSON, or what should have been. */
  input: string;
}

export interface ToolResult {
  callId: string;
  content: string;
  failed: boolean;
}

/** What is asked of whoever answers. */
export interface ModelRequest {
  /** The prompt's name and version. */
  prompt: string;
  system: string;
  messages: ModelMessage[];
  maxTokens: number;
  /** What rules and the workspace's data alone answer: the built-in analyst's answer, which needs no model. */
  builtIn: string;
  tools?: ToolSpec[];
  /** False where the tools are known from before and none may be called any more. */
  mayCall?: boolean;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** An empty text is a sign of life: a model that thinks before it speaks. A call comes whole, usage as far as it is known. */
export type ModelPart = { text: string } | { call: ToolCall } | { usage: Usage };

/** One service that can answer, in one file. The list in providers/list.ts is tried in order. */
export interface Provider {
  id: ProviderState['id'];
  /** As people know it. */
  name: string;
  /** Null for the built-in analyst. */
  model: string | null;
  /** It has what it needs to be asked. */
  configured: boolean;
  /**
   * Streams an answer; calls come at its end. Throws ModelError when it cannot be had or breaks off; aborting the signal
   * closes the connection and ends the stream.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelPart>;
  /** One JSON answer that fits the schema. Throws ModelError, also for an answer that does not fit and cannot be mended. */
  json<T>(request: ModelRequest, schema: ZodType<T>, signal: AbortSignal): Promise<{ value: T; usage?: Usage }>;
}

/** Why a model gave no answer, and whether asking again at once is safe and may help. */
export class ModelError extends Error {
  /** `refused` is the request, by the service; `declined` is the question, by a model that is well. */
  readonly kind: 'connect' | 'overloaded' | 'refused' | 'declined' | 'broke_off' | 'silent' | 'malformed';
  /** What the provider asks us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: ModelError['kind'],
    message: string,
    extra: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, { cause: extra.cause });
    this.kind = kind;
    this.retryAfterMs = extra.retryAfterMs;
  }

  get mayRetry(): boolean {
    return this.kind === 'connect' || this.kind === 'overloaded';
  }
}

/** The ModelError for what an SDK threw: by its HTTP status where there is one. Both SDKs make errors of this form. */
export function asModelError(error: unknown, streaming: boolean): ModelError {
  if (error instanceof ModelError) return error;
  const { status, headers } = error as { status?: number; headers?: Headers };
  const message = error instanceof Error ? error.message : String(error);
  if (status === undefined) return new ModelError(streaming ? 'broke_off' : 'connect', message, { cause: error });
  const seconds = Number(headers?.get?.('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  const passing = status === 408 || status === 409 || status === 429 || status >= 500;
  return new ModelError(passing ? 'overloaded' : 'refused', message, { cause: error, retryAfterMs });
}
