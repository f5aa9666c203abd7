import type { ErrorBody } from '../../contract/errors.ts';

/** A call that did not succeed: what the API said, or that it could not be reached (`status` 0). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: { path: string; message: string }[];
  readonly requestId: string | undefined;

  constructor(status: number, code: string, message: string, body?: Partial<ErrorBody>) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = body?.errors ?? [];
    this.requestId = body?.requestId;
  }
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Lets the call end by itself when the page is left. */
  keepalive?: boolean;
}

/** How calls get their access token. `renew` is asked once after a 401 and says whether to try again. */
export interface Access {
  token(): Promise<string | undefined>;
  renew(refused: string): Promise<boolean>;
}

/** The API of the hub. Answers are typed by the contract and trusted: the same schemas made them. */
export class Api {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  get = <T>(path: string, options?: CallOptions) => this.#json<T>('GET', path, options);
  post = <T>(path: string, body: unknown = {}, options?: CallOptions) =>
    this.#json<T>('POST', path, { ...options, body });
  patch = <T>(path: string, body: unknown) => this.#json<T>('PATCH', path, { body });
  delete = (path: string, options?: CallOptions) => this.#json<unknown>('DELETE', path, options);

  /** The raw answer, for streams. Throws `ApiFailure` unless it is 2xx. */
  async open(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const token = await this.#access.token();
    try {
      return await send(method, path, withToken(options, token));
    } catch (error) {
      const expired = error instanceof ApiFailure && error.status === 401 && token !== undefined;
      if (!expired || !(await this.#access.renew(token))) throw error;
      return send(method, path, withToken(options, await this.#access.token()));
    }
  }

  async #json<T>(method: string, path: string, options?: CallOptions): Promise<T> {
    return readJson<T>(await this.open(method, path, options));
  }
}

/** One call, without an access token of its own. The refresh token travels in its cookie. */
export async function send(method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const { body, headers, signal, keepalive = false } = options;
  const response = await fetch(`/api/v1${path}`, {
    method,
    keepalive,
    headers: {
      'X-Client': 'web',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable();
  });
  if (response.ok) return response;
  throw await failureOf(response);
}

export function unreachable(): ApiFailure {
  return new ApiFailure(0, 'unreachable', 'PulseHub cannot be reached. Check your connection and try again.');
}

export async function readJson<T>(response: Response): Promise<T> {
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const body: Partial<ErrorBody> = await response.json().catch(() => ({}));
  return new ApiFailure(response.status, body.error ?? 'unknown', words(response, body), body);
}

function words(response: Response, body: Partial<ErrorBody>): string {
  if (response.status === 429) {
    const seconds = Number(response.headers.get('Retry-After'));
    const when = seconds > 0 ? `in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : 'in a moment';
    return `That was a little too fast. Try again ${when}.`;
  }
  if (response.status >= 500) {
    const id = body.requestId ? ` If it stays, tell us this number: ${body.requestId}` : '';
    return `Something went wrong on our side; nothing you typed is lost. Try again in a moment.${id}`;
  }
  return body.message ?? `The hub answered with ${response.status}`;
}

function withToken(options: CallOptions, token: string | undefined): CallOptions {
  return token ? { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } } : options;
}
