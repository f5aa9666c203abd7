import type { Ctx } from '../../context.ts';
import { logsOf } from './accept.ts';

/** What the logs of a source have taken, ever, and what of it waits to be processed. */
export interface LogTotals {
  accepted: number;
  waiting: number;
  /** When the longest waiting came; ISO. */
  oldestWaitingAt: string | null;
}

/** Asks the logs of a source themselves: they are where an acceptance is durable. */
export async function totalsOf(ctx: Ctx, sourceId: string): Promise<LogTotals> {
  const totals = await Promise.all(logsOf(sourceId).map((name) => ctx.env.ACCEPT_LOG.getByName(name).totals()));
  const [oldest = null] = totals.flatMap(({ oldestWaitingAt }) => oldestWaitingAt ?? []).sort();
  const sum = (of: (one: LogTotals) => number) => totals.reduce((all, one) => all + of(one), 0);
  return { accepted: sum((one) => one.accepted), waiting: sum((one) => one.waiting), oldestWaitingAt: oldest };
}
