import type { SourceChoices } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { PROVIDERS } from '../providers/index.ts';
import { requireSource } from '../sources.ts';
import { askAs } from './ask.ts';

/**
 * The containers, Analytics properties or pixels that a source's account holds. Empty where there is nothing to choose.
 * Throws `connection_failed` with the provider's own words, `unavailable` when it is away.
 */
export async function listChoices(ctx: UserCtx, id: string): Promise<SourceChoices> {
  const row = await requireSource(ctx, id);
  const list = PROVIDERS[row.sourceType].choices;
  if (!list) return { choices: [] };
  const choices = await askAs(ctx, row, (config) => list(config, ctx.env));
  const chosen = row.config as Record<string, unknown>;
  const isChosen = (config: Record<string, string>) =>
    Object.entries(config).every(([name, value]) => chosen[name] === value);
  return { choices: choices.map((one) => ({ ...one, chosen: isChosen(one.config) })) };
}
