import type { Actor, Surface } from '../../contract/actions.ts';
import type { UserCtx } from '../context.ts';

/** Who calls by themselves: the person, or the program to which they gave a key. */
export function callerOf({ user, apiKey }: Pick<UserCtx, 'user' | 'apiKey'>): Actor {
  if (apiKey) return { kind: 'api_key', id: apiKey.id, name: apiKey.name };
  return { kind: 'person', id: user.id, name: nameOf(user) };
}

/** Who acts where the caller asked for something in words and the analyst chose what to do. The id is the caller's. */
export function assistantOf({ user }: Pick<UserCtx, 'user'>): Actor {
  return { kind: 'assistant', id: user.id, name: `The analyst, asked by ${nameOf(user)}` };
}

/** An entry of the log for what the caller did by themselves: who, and from where. */
export function byCaller(ctx: Pick<UserCtx, 'user' | 'apiKey'>): { actor: Actor; surface: Surface } {
  return { actor: callerOf(ctx), surface: ctx.apiKey ? 'api' : 'web' };
}

/** Surfaces on which the analyst stands between the person and what is asked for. */
const ASSISTED: readonly Surface[] = ['chat', 'mcp', 'schedule'];

export function actorOn(surface: Surface, ctx: Pick<UserCtx, 'user' | 'apiKey'>): Actor {
  return ASSISTED.includes(surface) ? assistantOf(ctx) : callerOf(ctx);
}

function nameOf({ firstName, lastName, email }: UserCtx['user']): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email;
}
