import type { ProviderState } from '../../../contract/ai.ts';
import type { Env } from '../../env.ts';
import { circuitOf } from '../ask.ts';
import { providers } from './list.ts';

/** What can answer, in the order in which it is asked, and which is asked first right now. */
export function providerStates(env: Env): ProviderState[] {
  const states = providers(env).map((provider) => {
    const { id, name, model, configured } = provider;
    return {
      id,
      name,
      model,
      configured,
      circuit: model === null ? ('closed' as const) : circuitOf(provider, env).state,
    };
  });
  const first = states.find(({ configured, circuit }) => configured && circuit !== 'open');
  return states.map((state) => ({ ...state, inUse: state === first }));
}
