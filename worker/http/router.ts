import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ErrorBody } from '../../contract/errors.ts';
import { type Ctx, requireUser, type UserCtx } from '../context.ts';
import type { Env } from '../env.ts';
import { ApiError } from '../errors.ts';

export interface AppEnv {
  Bindings: Env;
  /** `received` is what a door of ingest read, so that a refusal can be told to whose it is. */
  Variables: { requestId: string; ctx: Ctx; received?: string };
}

/** A feature's routes. A refused input throws our 400 with the path and message of every fault. */
export function newRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const fields = result.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: issue.message,
      }));
      throw new ApiError('invalid', undefined, { fields });
    },
  });
}

/** The body of a request, for `createRoute`. */
export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

/** One JSON answer, for `createRoute`. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } } as const;
}

/** The refusals that a route can answer, for `createRoute`. They are thrown, so handlers need not type them. */
export function refusals(...statuses: (400 | 401 | 403 | 404 | 409 | 413 | 415 | 429)[]) {
  const answer = { description: 'Refused', content: { 'application/json': { schema: ErrorBody } } };
  return Object.fromEntries(statuses.map((status) => [status, answer])) as Record<never, typeof answer>;
}

export const Ok = z.object({ ok: z.literal(true) });
export const IdParam = z.object({ id: z.uuid() });

/** Marks a route as needing `Authorization: Bearer`, for `createRoute`. */
export const BEARER = [{ bearer: [] as string[] }];

/** The caller's context; 401 when nobody is signed in. */
export function userCtx(c: Context<AppEnv>): UserCtx {
  return requireUser(c.get('ctx'));
}
