import { FUNNEL_STEPS } from '../../../contract/analytics.ts';
import type { TagCheck } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { publishedTags } from '../providers/google-tags.ts';
import { requireSource } from '../sources.ts';
import { askAs } from './choices.ts';

/**
 * Which steps of the funnel the published container of a source reports. Throws `conflict` for a source without an
 * account at Google, `connection_failed` and `unavailable` as the provider has it.
 */
export async function checkTags(ctx: UserCtx, id: string): Promise<TagCheck> {
  const row = await requireSource(ctx, id);
  const { containerId, accountId } = row.config as Record<string, unknown>;
  if (row.sourceType !== 'gtm' || typeof containerId !== 'string' || !accountId) {
    return fail('conflict', 'Connect with Google and choose a container first');
  }
  const published = await askAs(ctx, row, (config) => publishedTags(config, ctx.env));
  const tags = published?.tags ?? [];
  return {
    container: containerId,
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
