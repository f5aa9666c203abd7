import type { Ctx } from '../context.ts';

/**
 * Where people reach this Worker, without a slash at the end: for links in letters, which are mostly written where no
 * request says it. Empty where it is neither set nor asked through.
 */
export function publicUrl({ env, origin }: Pick<Ctx, 'env' | 'origin'>): string {
  return (env.PUBLIC_URL || origin).replace(/\/+$/, '');
}
