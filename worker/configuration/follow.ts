import type { ConfigurationChange } from '../../contract/actions.ts';
import type { UserCtx } from '../context.ts';
import { keepCopies } from '../data-sources/sources.ts';
import { fill } from '../segments/membership/fill.ts';
import { wake } from '../segments/membership/keep.ts';
import { readSegments } from '../segments/rows.ts';
import { followSegment } from '../segments/segments.ts';
import { webhookOf } from './kinds/mappings.ts';
import { workflowSetting } from './kinds/workflows.ts';

/** The people of changed segments are gathered for so long at once; the clock does the rest. */
const FILL_MS = 500;

/** What changes bring with them: how webhooks are read from now on, people of segments, and the word of who comes and goes for workflows that wait for it. */
export async function followChanges(ctx: UserCtx, changes: ConfigurationChange[]): Promise<void> {
  const workspaceId = ctx.workspace.id;
  if (changes.some(({ kind }) => kind === 'segment')) {
    await fill(ctx, workspaceId, FILL_MS);
    await wake(ctx, workspaceId, ctx.now());
  }
  for (const { id } of changes.filter(({ kind }) => kind === 'mapping')) {
    const source = await webhookOf(ctx, id);
    if (source) await keepCopies(ctx, source);
  }
  if (!changes.some(({ kind }) => kind === 'workflow')) return;
  const [segments, workflows] = await Promise.all([readSegments(ctx.db, workspaceId), workflowSetting.list(ctx)]);
  for (const { id, content } of workflows) {
    if (content.trigger.on !== 'segment' || !changes.some((change) => change.id === id)) continue;
    const { segmentId } = content.trigger;
    if (segments.ruleOf(segmentId) && !segments.find(segmentId)?.definition) await followSegment(ctx, segmentId);
  }
}
