import { resumePlans } from '../actions/apply.ts';
import { askForDueEmails } from '../actions/email/send.ts';
import { keepRuns } from '../actions/workflows/start.ts';
import { keepWorkflows } from '../actions/workflows/triggers.ts';
import { askForBlocks } from '../analytics/blocks/gather.ts';
import { type Ctx, makeContext } from '../context.ts';
import { askForDueConversions } from '../data-sources/conversions/send.ts';
import { askForWebhooks } from '../data-sources/oauth/keep-webhooks.ts';
import { reconcileDue } from '../data-sources/reconcile/job.ts';
import { syncDue } from '../data-sources/syncs/schedule.ts';
import { newId } from '../db/id.ts';
import type { Env } from '../env.ts';
import { loggable } from '../http/log.ts';
import { askForDueMeasures } from '../learning/measure.ts';
import { askForDueFits } from '../predictions/fit.ts';
import { askForDueRequests } from '../privacy/carry-out.ts';
import { askDueQuestions } from '../scheduled-questions/questions.ts';
import { askForEmbedding, askForIndexing } from '../search/indexing.ts';
import { keepLists } from '../segments/lists/run.ts';
import { keepSegments } from '../segments/membership/keep.ts';
import { sweep } from './sweep.ts';

interface Task {
  name: string;
  /** It runs in every minute that this divides, counted from midnight UTC. */
  everyMinutes: number;
  /** `at` is the minute it is run for. */
  run: (ctx: Ctx, at: Date) => Promise<void>;
}

/**
 * What happens by the clock. Cron calls once a minute; a task finds in the database what is due, so that a minute
 * that was missed is made up for in the next. It only hands work out; long work is a job's or an object's.
 */
const TASKS: Task[] = [
  { name: 'actions', everyMinutes: 1, run: resumePlans },
  { name: 'workflows', everyMinutes: 1, run: keepWorkflows },
  { name: 'runs', everyMinutes: 1, run: keepRuns },
  { name: 'emails', everyMinutes: 1, run: askForDueEmails },
  { name: 'fit', everyMinutes: 5, run: askForDueFits },
  { name: 'index', everyMinutes: 1, run: askForIndexing },
  { name: 'embed', everyMinutes: 60, run: askForEmbedding },
  { name: 'measure', everyMinutes: 60, run: askForDueMeasures },
  { name: 'privacy', everyMinutes: 1, run: askForDueRequests },
  { name: 'reconcile', everyMinutes: 1, run: reconcileDue },
  { name: 'questions', everyMinutes: 1, run: askDueQuestions },
  { name: 'sweep', everyMinutes: 60, run: sweep },
  { name: 'conversions', everyMinutes: 1, run: askForDueConversions },
  { name: 'syncs', everyMinutes: 1, run: syncDue },
  { name: 'webhooks', everyMinutes: 5, run: askForWebhooks },
  { name: 'segments', everyMinutes: 1, run: keepSegments },
  { name: 'lists', everyMinutes: 1, run: keepLists },
  { name: 'blocks', everyMinutes: 1, run: askForBlocks },
];

export async function runSchedule(event: { scheduledTime: number }, env: Env, execution: ExecutionContext) {
  const minute = Math.floor(event.scheduledTime / 60_000);
  await Promise.all(
    TASKS.filter(({ everyMinutes }) => minute % everyMinutes === 0).map(async ({ name, run }) => {
      const waitUntil = (work: Promise<unknown>) => execution.waitUntil(work);
      const ctx = makeContext(env, { requestId: newId(), origin: '', waitUntil });
      try {
        await run(ctx, new Date(event.scheduledTime));
      } catch (error) {
        const { message, cause } = loggable(error);
        ctx.log.error('scheduled task failed', { name, error: message, cause });
      }
    }),
  );
}
