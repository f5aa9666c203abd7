import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './router.ts';
export const identifyCaller: MiddlewareHandler<AppEnv> = (_c, next) => next();
