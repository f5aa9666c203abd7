import { FUNNEL_STEPS } from '../../../contract/analytics.ts';
import type { TagCheck } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { publishedTags } from '../providers/google-tags.ts';
import { requireSource } from '../sources.ts';
import { askAs } from './ask.ts';

/**
 * Which steps of the funnel the published container of a source reports. None, where it has no account
 * at Google to look at. Throws `connection_failed` and `unavailable` as the provider has it.
 */
export async function checkTags(ctx: UserCtx, id: string): Promise<TagCheck> {
  const row = await requireSource(ctx, id);
  const { containerId, accountId } = row.config as Record<string, unknown>;
  const container = row.sourceType === 'gtm' && typeof containerId === 'string' && accountId ? containerId : null;
  const published = container ? await askAs(ctx, row, (config) => publishedTags(config, ctx.env)) : null;
  const tags = published?.tags ?? [];
  return {
    container,
    version: published?.version ?? null,
    tags: tags.map(({ name, type, paused, firesOn }) => ({
      ...{ name, type, paused },
      triggers: firesOn.map((trigger) => trigger.name),
    })),
    triggers: (published?.triggers ?? []).map(({ name, type, event }) => ({ name, type, event })),
    expected: FUNNEL_STEPS.map((event) => ({
      event,
      tags: tags
        .filter(({ paused, firesOn }) => !paused && firesOn.some((trigger) => trigger.event === event))
        .map(({ name }) => name),
    })),
  };
}
