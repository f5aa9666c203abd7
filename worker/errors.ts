import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorBody } from '../contract/errors.ts';
import { isTooSlow, isUnavailable, postgresFault } from './db/client.ts';
import { loggable } from './http/log.ts';

const STATUS = {
  invalid: [400, 'The request is not valid'],
  connection_failed: [400, 'The connection test failed'],
  unauthenticated: [401, 'Unauthorized'],
  invalid_credentials: [401, 'E-mail or password is wrong'],
  refresh_token_expired: [401, 'Sign in again'],
  invalid_signature: [401, 'The signature does not match the body'],
  invalid_write_key: [401, 'The write key is not known'],
  forbidden: [403, 'Not allowed'],
  not_found: [404, 'Not found'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'The body is too large'],
  not_json: [415, 'Send JSON: Content-Type: application/json'],
  upgrade_required: [426, 'Ask for a WebSocket'],
  rate_limited: [429, 'Too many requests; try again later'],
  internal: [500, 'Something went wrong on our side'],
  unavailable: [503, 'Temporarily unavailable; try again shortly'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ErrorCode = keyof typeof STATUS;
export type FieldError = { path: string; message: string };

/** A refusal that the caller can do something about. Thrown by feature functions, answered by `answerError`. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[] | undefined;
  readonly headers: Record<string, string>;
  /** Of the message. */
  readonly language: 'en' | 'de' | 'es' | 'fr';

  constructor(
    code: ErrorCode,
    message?: string,
    extra: {
      fields?: FieldError[];
      headers?: Record<string, string>;
      cause?: unknown;
      language?: ApiError['language'];
    } = {},
  ) {
    super(message ?? STATUS[code][1], { cause: extra.cause });
    this.code = code;
    this.fields = extra.fields;
    this.headers = extra.headers ?? {};
    this.language = extra.language ?? 'en';
  }

  get status(): ContentfulStatusCode {
    return STATUS[this.code][0];
  }
}

/** `throw fail('not_found')` in short. */
export function fail(...args: ConstructorParameters<typeof ApiError>): never {
  throw new ApiError(...args);
}

/** The body of an error answer. */
function errorBody(error: ApiError, requestId: string): ErrorBody {
  return {
    statusCode: error.status,
    error: error.code,
    message: error.message,
    requestId,
    ...(error.fields ? { errors: error.fields } : {}),
  };
}

const TOO_SLOW =
  'This took longer than the database may work on it: ask for less at once, such as a shorter time, or again in a minute';

/** Hono's error handler: what we expected is answered as it says; the rest is logged whole and shown as a request id. */
export function answerError(error: Error, c: Context): Response {
  const requestId = String(c.get('requestId') ?? '');
  const known = asApiError(error);
  if (known) return c.json(errorBody(known, requestId), known.status, known.headers);
  const answer = isUnavailable(error)
    ? new ApiError('unavailable', isTooSlow(error) ? TOO_SLOW : undefined, { headers: { 'Retry-After': '5' } })
    : new ApiError('internal');
  console.error(
    JSON.stringify({
      level: 'error',
      requestId,
      route: c.req.path,
      ...loggable(error),
    }),
  );
  return c.json(errorBody(answer, requestId), answer.status, answer.headers);
}

/** SQLSTATEs of text that Postgres does not take, such as a NUL. */
const UNSTORABLE = /^(22021|22P05)$/;

function asApiError(error: Error): ApiError | undefined {
  if (error instanceof ApiError) return error;
  if (error instanceof HTTPException && error.status === 400) {
    return new ApiError('invalid', 'The body is not valid JSON');
  }
  if (error instanceof HTTPException && error.status === 413) return new ApiError('too_large');
  if (UNSTORABLE.test(postgresFault(error)?.code ?? '')) {
    return new ApiError('invalid', 'The request contains characters that cannot be stored');
  }
  return undefined;
}
