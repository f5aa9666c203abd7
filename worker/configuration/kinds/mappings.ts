import { and, asc, eq, sql } from 'drizzle-orm';
import { MOST_OF_A_KIND } from '../../../contract/configuration.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import type { UserCtx } from '../../context.ts';
import { dataSources } from '../../db/schema.ts';
import { asContent, type Setting, stillAs } from './kind.ts';

type Row = typeof dataSources.$inferSelect;

/**
 * How the senders of webhooks name things: one for each webhook of which that was said, by the source's id. Connecting a
 * source is no part of it, as that makes secrets.
 */
export const mappingSetting: Setting<'mapping', Row> = {
  async list(ctx) {
    const rows = await ctx.db
      .select()
      .from(dataSources)
      .where(and(webhooks(ctx), sql`${dataSources.config} ? 'mapping'`))
      .orderBy(asc(dataSources.id))
      .limit(MOST_OF_A_KIND);
    return rows.map((row) => {
      const { mapping } = row.config as { mapping: unknown };
      return { id: row.id, row, content: asContent('mapping', { name: row.name, fields: mapping }) };
    });
  },

  async check(ctx, { id, content, held }) {
    const source = held?.row ?? (await webhookOf(ctx, id));
    if (!source) {
      const message = 'There is no webhook of this id: connect it under Sources first, and give its id to this file';
      return [{ path: 'name', message }];
    }
    const message = `A source is called what it is called under Sources: “${source.name}”`;
    return content.name === source.name ? [] : [{ path: 'name', message }];
  },

  put(ctx, { id, content, held }) {
    const mapping = JSON.stringify(content.fields);
    return [
      ...(held ? [stillAs(ctx, 'data_sources', held.row)] : []),
      ctx.db
        .update(dataSources)
        .set({ config: sql`jsonb_set(config, '{mapping}', ${mapping}::jsonb)`, updatedAt: ctx.now() })
        .where(and(eq(dataSources.id, id), webhooks(ctx))),
      logged(ctx, { id, name: content.name }),
    ];
  },

  /** It is read again as a webhook is of which nothing was said. */
  remove(ctx, { id, row }) {
    return [
      stillAs(ctx, 'data_sources', row),
      ctx.db
        .update(dataSources)
        .set({ config: sql`config - 'mapping'`, updatedAt: ctx.now() })
        .where(and(eq(dataSources.id, id), webhooks(ctx))),
      logged(ctx, row),
    ];
  },
};

/** The source of an id, where it is a webhook of the workspace. */
export async function webhookOf(ctx: UserCtx, id: string): Promise<Row | undefined> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, id), webhooks(ctx)));
  return row;
}

const webhooks = ({ workspace }: UserCtx) =>
  and(eq(dataSources.workspaceId, workspace.id), eq(dataSources.sourceType, 'webhook'));

function logged(ctx: UserCtx, { id, name }: { id: string; name: string }) {
  const by = byCaller(ctx);
  return recordAudit(ctx, {
    ...{ ...by, what: 'source.changed', text: `${by.actor.name} changed how fields of the source “${name}” are named` },
    subject: { kind: 'source', id },
  });
}
