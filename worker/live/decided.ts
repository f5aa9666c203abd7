import type { Ctx } from '../context.ts';
import type { Batch } from '../ingest/after.ts';
import type { CommonEvent } from '../ingest/event.ts';
import type { AcceptedRecord } from '../ingest/record.ts';
import { type Decided, reportDecisions } from './report.ts';

/** Tells live what became of the events of a batch. What a sync fetched of former times is no news. */
export async function tellWritten(ctx: Ctx, { workspaceId, events, written }: Batch): Promise<void> {
  const decided: Decided[] = [];
  for (const [index, event] of events.entries()) {
    if (event.historical) continue;
    const outcome = written.outcomes[index];
    if (!outcome) continue;
    const reason = outcome.kind === 'stored' ? null : outcome.reason;
    decided.push({
      sourceId: event.sourceId,
      decision: reason === null ? 'stored' : reason === 'duplicate' ? 'duplicate' : 'dropped',
      show: () => ({ reason, ...shown(event, written.people[index]) }),
    });
  }
  if (decided.length > 0) reportDecisions(ctx, workspaceId, decided);
}

/** Tells live that a record was left out, or could not be processed, and why. */
export function tellRecord(ctx: Ctx, record: AcceptedRecord, decision: 'dropped' | 'failed', reason: string): void {
  const { workspaceId, sourceId, receivedAt } = record;
  const nothing = { name: null, person: null, value: null, currency: null };
  reportDecisions(ctx, workspaceId, [{ sourceId, decision, show: () => ({ reason, receivedAt, ...nothing }) }]);
}

function shown(event: CommonEvent, profileId: string | undefined) {
  const { name, receivedAt, value = null, currency = null } = event;
  const known = event.email ?? event.userId ?? null;
  return { name, receivedAt, value, currency, person: profileId ? { id: profileId, name: known } : null };
}
