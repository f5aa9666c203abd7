import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { ApiError } from '../errors.ts';
import { readWithin } from './body.ts';
import type { AppEnv } from './router.ts';

/** Bodies of the API; the doors that take events in have limits of their own. */
const API_BODY_LIMIT = 256 * 1024;
/** An edited failure holds a webhook's whole body of up to 1 MB, as a JSON string. */
const REPLAY_BODY_LIMIT = 2 * 1024 * 1024;
/** A file of at most 5 MB in base64, and what is said of it. */
const LIST_BODY_LIMIT = 7 * 1024 * 1024;
const LIST = /^\/api\/v1\/segments\/lists\/(look|apply)$/;
const REPLAY = /^\/api\/v1\/ingest\/failures\/[^/]+\/replay$/;

export const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'strict-origin-when-cross-origin',
  crossOriginResourcePolicy: false,
});

/** An answer of the API is its caller's own: no cache on the way keeps it, unless the answer says otherwise. */
export const uncached: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
};

/** A browser on another site gets no answer from the API unless its origin is on the list. */
export const origins: MiddlewareHandler<AppEnv> = async (c, next) => {
  const origin = c.req.header('origin');
  if (origin && origin !== new URL(c.req.url).origin && !allowed(c.env.PUBLIC_ORIGINS, origin)) {
    throw new ApiError('forbidden', `The origin ${origin} is not on the list of allowed origins`);
  }
  return cors({
    origin: (asked, context) => (allowed(context.env.PUBLIC_ORIGINS, asked) ? asked : null),
    credentials: true,
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'Last-Event-ID',
      // Of the Model Context Protocol.
      ...['Mcp-Method', 'Mcp-Name', 'Mcp-Protocol-Version'],
      'X-Anonymous-Token',
      'X-Client',
    ],
    exposeHeaders: ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'WWW-Authenticate', 'X-Request-Id'],
  })(c, next);
};

function allowed(list: string | undefined, origin: string): boolean {
  return (list ?? '')
    .split(',')
    .map((one) => one.trim())
    .includes(origin);
}

/** A body that does not say how long it is, is read to see. */
export const limitBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { path } = c.req;
  const limit = REPLAY.test(path) ? REPLAY_BODY_LIMIT : LIST.test(path) ? LIST_BODY_LIMIT : API_BODY_LIMIT;
  const tooLarge = () => new ApiError('too_large', `Send at most ${limit / 1024} KB`);
  const { body, headers } = c.req.raw;
  if (Number(headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (body && !headers.has('content-length')) {
    const bytes = await readWithin(body, limit);
    if (!bytes) throw tooLarge();
    c.req.raw = new Request(c.req.raw, { body: bytes });
  }
  await next();
};

/** A body that is not JSON is refused before anything reads it. */
export const jsonOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const hasBody = c.req.raw.body !== null && c.req.header('content-length') !== '0';
  const type = c.req.header('content-type') ?? '';
  if (hasBody && !/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new ApiError('not_json');
  }
  await next();
};
