import type { Env } from '../../env.ts';
import { anthropic } from './anthropic.ts';
import { builtIn } from './built-in.ts';
import { openai } from './openai.ts';
import type { Provider } from './provider.ts';

/** All that can answer, in the order in which they are asked. The last needs nothing and never fails. */
export function providers(env: Env): Provider[] {
  return [openai(env), anthropic(env), builtIn];
}
