import { eq } from 'drizzle-orm';
import type { Workspace } from '../../contract/auth.ts';
import type { Ctx } from '../context.ts';
import { workspaces } from '../db/schema.ts';

/** Whose buyers are predicted: a signed-in caller's workspace, or the one that a job names. */
export type ShopCtx = Ctx & { workspace: Pick<Workspace, 'id' | 'timezone' | 'currency'> };

/** The context of a job for one workspace; undefined when that is no longer there. */
export async function openShop(ctx: Ctx, workspaceId: string): Promise<ShopCtx | undefined> {
  const { id, timezone, currency } = workspaces;
  const [workspace] = await ctx.db.select({ id, timezone, currency }).from(workspaces).where(eq(id, workspaceId));
  return workspace && ({ ...ctx, workspace } as ShopCtx);
}
