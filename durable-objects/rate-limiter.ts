import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../worker/env.ts';
export class RateLimiter extends DurableObject<Env> {
  size(): number { return 0; }
}
