import { DurableObject } from 'cloudflare:workers';
import { makeContext } from '../worker/context.ts';
import { newId } from '../worker/db/id.ts';
import type { Env } from '../worker/env.ts';
import { loggable } from '../worker/http/log.ts';
import { fill } from '../worker/segments/membership/fill.ts';
import { followAndTell as follow } from '../worker/segments/membership/keep.ts';

/** One run of the alarm works for so long, then it lets others in. */
const AT_MOST_MS = 5000;
/** Postgres is asked again after so long when it was away. */
const AGAIN_MS = 5000;

/**
 * Keeps the time of one workspace's segments: it wakes when the next membership can change although nothing happens, and
 * takes up what was left behind by a write whose follower failed. All it knows is a moment; what is due is in Postgres.
 */
export class SegmentClock extends DurableObject<Env> {
  /** Wakes at `at` (milliseconds since 1970), or earlier if that was asked for already. */
  async wakeAt(workspaceId: string, at: number): Promise<void> {
    const { storage } = this.ctx;
    if ((await storage.get('workspaceId')) !== workspaceId) await storage.put('workspaceId', workspaceId);
    const armed = await storage.getAlarm();
    if (armed === null || at < armed) await storage.setAlarm(at);
  }

  override async alarm(): Promise<void> {
    const workspaceId = await this.ctx.storage.get<string>('workspaceId');
    if (!workspaceId) return;
    const waitUntil = (work: Promise<unknown>) => this.ctx.waitUntil(work);
    const ctx = makeContext(this.env, { requestId: newId(), origin: '', waitUntil });
    try {
      const started = Date.now();
      let followed = await follow(ctx, workspaceId);
      while (followed.more && Date.now() - started < AT_MOST_MS) followed = await follow(ctx, workspaceId);
      const isFilled = followed.more ? false : await fill(ctx, workspaceId, AT_MOST_MS);
      const isDone = isFilled && !followed.more;
      const next = isDone ? await follow(ctx, workspaceId) : followed;
      if (!isDone) await this.wakeAt(workspaceId, Date.now());
      else if (next.next) await this.wakeAt(workspaceId, Math.max(next.next.getTime(), Date.now() + 100));
    } catch (error) {
      const { message, cause } = loggable(error);
      ctx.log.error('segments could not be kept', { workspaceId, error: message, cause });
      await this.wakeAt(workspaceId, Date.now() + AGAIN_MS);
    }
  }
}
