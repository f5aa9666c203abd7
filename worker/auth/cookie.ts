import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Tokens } from '../../contract/auth.ts';
import type { AppEnv } from '../http/router.ts';
import { REFRESH_TOKEN_LIFE } from './tokens.ts';

const NAME = 'pulsehub_refresh';
const PATH = '/api/v1/auth';

/** Browsers say `X-Client: web`, which another site's form or image cannot. */
function isBrowser(c: Context<AppEnv>): boolean {
  return c.req.header('x-client') === 'web';
}

/** The tokens as this client takes them: a browser's refresh token goes into a cookie that scripts cannot read. */
export function handOver(c: Context<AppEnv>, tokens: Tokens & { refreshToken: string }): Tokens {
  c.header('Cache-Control', 'no-store');
  if (!isBrowser(c)) return tokens;
  const { refreshToken, ...rest } = tokens;
  setCookie(c, NAME, refreshToken, { ...attributes(c), maxAge: REFRESH_TOKEN_LIFE });
  return rest;
}

/** The refresh token in the body, else in a browser's cookie. */
export function presentedToken(c: Context<AppEnv>, inBody: string | undefined): string | undefined {
  return inBody ?? (isBrowser(c) ? getCookie(c, NAME) : undefined);
}

export function forgetCookie(c: Context<AppEnv>): void {
  if (isBrowser(c)) deleteCookie(c, NAME, attributes(c));
}

function attributes(c: Context<AppEnv>) {
  return {
    path: PATH,
    httpOnly: true,
    sameSite: 'Strict',
    secure: c.get('ctx').origin.startsWith('https:'),
  } as const;
}
