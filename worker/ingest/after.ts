import { askForRunsOfEvents } from '../actions/workflows/triggers.ts';
import type { Ctx } from '../context.ts';
import { askForConversions } from '../data-sources/conversions/ask.ts';
import { learnShapes } from '../data-sources/health/drift.ts';
import { loggable } from '../http/log.ts';
import { tellWritten } from '../live/decided.ts';
import { followWrites } from '../segments/membership/keep.ts';
import type { CommonEvent } from './event.ts';
import type { Written } from './write.ts';

/** A batch of one workspace that is in Postgres, and what became of each of its events. */
export interface Batch {
  workspaceId: string;
  events: CommonEvent[];
  written: Written;
}

/** What follows from events that were written, soon and best effort. What must happen asks for a job. */
type Follow = (ctx: Ctx, batch: Batch) => Promise<void>;

/** Every follower by name. To add one: one line here. */
const AFTER_WRITE: Record<string, Follow> = {
  conversions: askForConversions,
  drift: learnShapes,
  live: tellWritten,
  segments: followWrites,
  workflows: askForRunsOfEvents,
};

/** Lets everything that follows from a batch happen. Nothing here fails the batch: it is stored already. */
export async function afterWrite(ctx: Ctx, batch: Batch): Promise<void> {
  await Promise.all(
    Object.entries(AFTER_WRITE).map(async ([name, follow]) => {
      try {
        await follow(ctx, batch);
      } catch (error) {
        const { message, cause } = loggable(error);
        ctx.log.error('what follows a write failed', { name, error: message, cause });
      }
    }),
  );
}
