import { sql } from 'drizzle-orm';
import { askForRunsOfSegments } from '../../actions/workflows/triggers.ts';
import type { Ctx } from '../../context.ts';
import { loggable } from '../../http/log.ts';
import { reportMemberships } from '../../live/report.ts';
import { type Followed, follow, type MembershipChange } from './follow.ts';

/**
 * Brings membership up to date with what was just written, and asks the workspace's clock for the rest: the next moment
 * at which somebody leaves by time alone, and what one piece did not reach. Throws when Postgres or the clock is
 * away; the marks stay, and the clock or the schedule takes them up.
 */
export async function followWrites(ctx: Ctx, { workspaceId }: { workspaceId: string }): Promise<void> {
  try {
    const { looked, more, next } = await followAndTell(ctx, workspaceId);
    if (more) await wake(ctx, workspaceId, ctx.now());
    else if (looked && next) await wake(ctx, workspaceId, next);
  } catch (error) {
    await wake(ctx, workspaceId, new Date(ctx.now().getTime() + 1000));
    throw error;
  }
}

/** A piece of `follow`, of which those who listen to the workspace hear at once. */
export async function followAndTell(ctx: Ctx, workspaceId: string): Promise<Followed> {
  const followed = await follow(ctx, workspaceId);
  reportMemberships(ctx, workspaceId, followed.changes.map(asNews));
  if (followed.changes.length === 0) return followed;
  const changed = [...new Set(followed.changes.map(({ segment }) => segment))];
  await askForRunsOfSegments(ctx, workspaceId, changed).catch((error) => {
    // The schedule finds them where they are stored.
    ctx.log.warn('workflows were not told of changes of segments', { reason: loggable(error).message });
  });
  return followed;
}

/** Has the clock of a workspace look at its segments at a moment, or earlier. */
export async function wake(ctx: Ctx, workspaceId: string, at: Date): Promise<void> {
  const clocks = ctx.env.SEGMENT_CLOCK;
  await clocks.get(clocks.idFromName(workspaceId)).wakeAt(workspaceId, at.getTime());
}

/** What every clock should have done long ago, it is asked to do again: a net under alarms that were lost. */
export async function keepSegments(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select distinct s.workspace_id as id from segments s
    where s.definition is not null and (
      s.filling is not null
      or exists (select 1 from segment_marks m where m.workspace_id = s.workspace_id and m.at < now() - interval '10 seconds')
      or exists (select 1 from segment_rechecks r where r.workspace_id = s.workspace_id
        and r.at < now() - interval '10 seconds'))
    limit 100`);
  for (const { id } of rows) await wake(ctx, id, ctx.now());
}

function asNews({ profileId, name, change }: MembershipChange) {
  return { person: { id: profileId, name: null }, segment: name, change };
}
