import { and, asc, eq } from 'drizzle-orm';
import { byCaller } from '../../actions/actor.ts';
import type { WorkflowRow } from '../../actions/workflows/rows.ts';
import { checkSteps, workflowHash } from '../../actions/workflows/steps.ts';
import type { UserCtx } from '../../context.ts';
import { workflows } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { asContent, type Setting, stillAs } from './kind.ts';
import { faultsIn, missingSegment } from './segments.ts';
import { tellerOf } from './told.ts';

const MOST_WORKFLOWS = 100;

/** Workflows as they are made. One that is another than was approved is a draft, until a person approves it as it is. */
export const workflowSetting: Setting<'workflow', WorkflowRow> = {
  async list(ctx) {
    const rows = await ctx.db
      .select()
      .from(workflows)
      .where(eq(workflows.workspaceId, ctx.workspace.id))
      .orderBy(asc(workflows.createdAt), asc(workflows.id))
      .limit(MOST_WORKFLOWS);
    return rows.map((row) => {
      const { id, name, trigger, steps } = row;
      return { id, row, content: asContent('workflow', { name, trigger, steps }) };
    });
  },

  check(_ctx, { content, held }, world) {
    if (!held && world.all.length > MOST_WORKFLOWS) fail('conflict', `There can be ${MOST_WORKFLOWS} workflows`);
    const { trigger } = content;
    const segment = trigger.on === 'segment' ? missingSegment(trigger.segmentId, 'trigger.segmentId', world) : [];
    return [...segment, ...faultsIn(() => checkSteps(content))];
  },

  async put(ctx, { id, content, held }) {
    const [hash, now] = [await workflowHash(content), ctx.now()];
    if (held) {
      const isOther = hash !== held.row.hash;
      const void_ = isOther ? { status: 'draft' as const, approvedBy: null, approvedHash: null, nextAt: null } : {};
      return [
        stillAs(ctx, 'workflows', held.row),
        ctx.db
          .update(workflows)
          .set({ ...content, hash, ...void_, updatedAt: now })
          .where(own(ctx, id)),
        told(ctx, { id, name: held.content.name }, 'changed', { before: held.content, after: content }),
      ];
    }
    const { actor: createdBy } = byCaller(ctx);
    const row = { id, workspaceId: ctx.workspace.id, hash, createdBy, createdAt: now, updatedAt: now };
    return [
      ctx.db.insert(workflows).values({ ...content, ...row, status: 'draft' }),
      told(ctx, { id, name: content.name }, 'created', { after: content }),
    ];
  },

  remove(ctx, { id, content, row }) {
    return [
      stillAs(ctx, 'workflows', row),
      ctx.db.delete(workflows).where(own(ctx, id)),
      told(ctx, { id, name: content.name }, 'deleted', { before: content }),
    ];
  },
};

const told = tellerOf('workflow', 'workflow');

const own = ({ workspace }: UserCtx, id: string) => and(eq(workflows.id, id), eq(workflows.workspaceId, workspace.id));
