import type { MiddlewareHandler } from 'hono';
import { fail } from '../errors.ts';
import type { AppEnv } from '../http/router.ts';
import { type Right, roleMay } from './rights.ts';

const BASE = '/api/v1';

/**
 * What it takes to change something, by how the address begins: the first that fits holds. `open` asks or changes what is
 * one's own, or looks at the right itself, more closely than an address can.
 */
const NEEDS: readonly (readonly [address: RegExp, needs: Right | 'open'])[] = [
  [/^\/(auth|user|conversations|oauth-server|actions|keys)(\/|$)/, 'open'],
  [/^\/workspace\/(members|invitations)(\/|$)/, 'open'],
  [/^\/analytics\/(?!unusual\/)/, 'open'],
  [/^\/ai\//, 'open'],
  [/^\/segments\/(preview|compare|lists\/look)$/, 'open'],
  [/^\/scheduled-answers\//, 'open'],
  [/^\/people\/[^/]+\/erase$/, 'open'],
  [/^\/(workspace|data-sources|ingest|oauth|search)(\/|$)/, 'manage_workspace'],
];

/** Whoever may only read changes nothing, by whatever route, also one that nobody has thought of here. */
export const roleGuard: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { user } = c.get('ctx');
  const path = new URL(c.req.url).pathname.slice(BASE.length);
  const needs = user && neededFor(c.req.method, path);
  if (needs && !roleMay(user.role, needs)) {
    const who = needs === 'draft' ? 'changes nothing' : 'does not set up the workspace';
    fail('forbidden', `The role ${user.role} ${who}: ask an owner or an admin`);
  }
  await next();
};

/** The right that a call takes, or undefined where it changes nothing that is not one’s own. */
export function neededFor(method: string, path: string): Right | undefined {
  const begins = /^\/oauth\/[^/]+\/start$/.test(path);
  if ((method === 'GET' || method === 'HEAD') && !begins) return undefined;
  const needs = NEEDS.find(([address]) => address.test(path))?.[1] ?? 'draft';
  return needs === 'open' ? undefined : needs;
}
