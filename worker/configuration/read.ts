import { CONFIGURED, type ConfiguredKind } from '../../contract/actions.ts';
import type { Configuration, Configured } from '../../contract/configuration.ts';
import { hashOf } from '../actions/hash.ts';
import type { UserCtx } from '../context.ts';
import type { Held } from './kinds/kind.ts';
import { settingOf } from './kinds/list.ts';

export type HeldThing = Held & { kind: ConfiguredKind; hash: string };

/** Everything that is set up, by kind and within it by id. */
export async function readHeld(ctx: UserCtx): Promise<HeldThing[]> {
  const kinds = await Promise.all(
    CONFIGURED.map(async (kind) => {
      const things = await settingOf(kind).list(ctx);
      const hashed = things.map(async (held) => ({ ...held, kind, hash: await hashOf(held.content) }));
      return (await Promise.all(hashed)).sort((a, b) => (a.id < b.id ? -1 : 1));
    }),
  );
  return kinds.flat();
}

/** The same as whoever keeps it in files reads it. */
export async function readConfiguration(ctx: UserCtx): Promise<Configuration> {
  const held = await readHeld(ctx);
  const { id, name } = ctx.workspace;
  const data = held.map(({ kind, id, hash, content }): Configured => ({ kind, id, hash, content }));
  return { workspace: { id, name }, data, nextCursor: null };
}
