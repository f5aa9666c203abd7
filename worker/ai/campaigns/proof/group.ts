import { sql } from 'drizzle-orm';
import type { FigureQuery } from '../../../../contract/figures.ts';
import { Predicted } from '../../../../contract/predicted.ts';
import type { Reach } from '../../../../contract/stream.ts';
import type { UserCtx } from '../../../context.ts';
import { ApiError } from '../../../errors.ts';
import { predictedList } from '../../../predictions/campaigns/people.ts';
import type { Segments } from '../../../segments/rows.ts';
import type { Group } from '../reach.ts';

/** Whom a figure is of, a list as its own model said it; undefined where its segment or model is gone. */
export async function groupOf(
  ctx: UserCtx,
  segments: Segments,
  { segment, model }: FigureQuery,
): Promise<Group | undefined> {
  if (segment === undefined) return undefined;
  const prediction = Predicted.safeParse(segment).data;
  if (!prediction) return segments.ruleOf(segment) ? segment : undefined;
  try {
    const { members } = await predictedList(ctx, prediction, model);
    return members === null ? undefined : { id: prediction, members };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** Whom of a list letters reach: those who said yes to e-mail and have an address. */
export async function byEmail(ctx: UserCtx, { members }: Exclude<Group, string>): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select p.id from profiles p where p.workspace_id = ${ctx.workspace.id}::uuid and p.email is not null
      and p.consent->>'email' = 'subscribed' and p.id in (select m.id from (${members}) m) order by p.id`);
  return rows.map(({ id }) => id);
}

/** The reach as far as messages are paid for: of letters, those who are held out get none. */
export function lettersOnly(reach: Reach, heldOut: number): Reach {
  const byChannel = reach.byChannel.map((one) =>
    one.channel === 'email' ? { ...one, chosen: Math.max(0, one.chosen - heldOut) } : one,
  );
  return { ...reach, byChannel };
}
