import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';
import { keep } from '../../ingest/receive/accept.ts';
import { withoutSecrets } from '../config.ts';
import { freshConfig, tokenRefused } from '../oauth/tokens.ts';
import { fetchLead, subscribePage } from '../providers/facebook-pages.ts';
import { type OpenConfig, ProviderError } from '../providers/provider.ts';

interface Of {
  workspaceId: string;
  sourceId: string;
}

/** Fetches a lead that Facebook told of by its id alone, and puts it into the accept log. */
export function fetchTold(ctx: Ctx, { leadId, ...of }: Of & { leadId: string }): Promise<void> {
  return asSource(ctx, of, async (config) => {
    const record = await fetchLead(config, ctx.env, leadId);
    await keep(ctx, { ...record, ...of, id: newId(), receivedAt: ctx.now().toISOString() });
  });
}

/** Has Facebook tell of the leads of the page that was chosen. */
export function subscribeToLeads(ctx: Ctx, of: Of): Promise<void> {
  return asSource(ctx, of, (config) => subscribePage(config, ctx.env));
}

/**
 * Throws while Facebook is away, so that it is tried again. What it refuses is left to the next sync, which asks for all
 * leads since the last.
 */
async function asSource(ctx: Ctx, of: Of, work: (config: OpenConfig) => Promise<void>): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, of.sourceId), eq(dataSources.workspaceId, of.workspaceId)));
  if (row?.status !== 'active') return;
  const { config, secrets, source } = await freshConfig(ctx, row);
  try {
    await work({ ...config, ...secrets });
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind === 'away' || error.kind === 'busy') throw error;
    const reason = withoutSecrets(error.message, secrets);
    if (error.kind === 'revoked' && !(await tokenRefused(ctx, source, reason))) throw error;
    ctx.log.warn('Facebook refused what its leads need', { source: of.sourceId, reason });
  }
}
