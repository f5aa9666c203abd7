import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep } from 'cloudflare:workers';
import { type Ctx, makeContext } from '../../context.ts';
import { newId } from '../../db/id.ts';
import type { Env } from '../../env.ts';
import { beginWait, endWait, readSteps, runStep } from './run.ts';
import { endRun, type RunParams } from './start.ts';

/** Postgres may be away for a while; the gate refuses what must not happen twice. */
const PATIENT = { retries: { limit: 12, delay: '5 seconds', backoff: 'exponential' }, timeout: '5 minutes' } as const;

/**
 * Runs of workflows on Cloudflare Workflows: which steps were done, and how long a wait still lasts, outlives every
 * process. What a step does is `runStep`'s business; here is only the order.
 */
export class WorkflowRunner extends WorkflowEntrypoint<Env, RunParams> {
  override async run(event: Readonly<WorkflowEvent<RunParams>>, step: WorkflowStep): Promise<void> {
    const run = { ...event.payload };
    try {
      const steps = await step.do('begin', PATIENT, () => readSteps(this.#context(), run));
      for (const [n, { wait }] of steps.entries()) {
        let goesOn: boolean;
        if (wait === null) goesOn = await step.do(`step ${n}`, PATIENT, () => runStep(this.#context(), run, n));
        else {
          await step.do(`wait ${n} begins`, PATIENT, () => beginWait(this.#context(), run, n));
          await step.sleep(`wait ${n}`, Math.round(wait * 60_000));
          goesOn = await step.do(`wait ${n} ends`, PATIENT, () => endWait(this.#context(), run, n));
        }
        if (!goesOn) return;
      }
      await step.do('end', PATIENT, () => endRun(this.#context(), run.runId, 'done'));
    } catch (error) {
      await step.do('give up', PATIENT, () => endRun(this.#context(), run.runId, 'failed'));
      throw error;
    }
  }

  #context(): Ctx {
    const waitUntil = (work: Promise<unknown>) => this.ctx.waitUntil(work);
    return makeContext(this.env, { requestId: newId(), origin: '', waitUntil });
  }
}
