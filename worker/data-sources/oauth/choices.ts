import type { SourceChoices } from '../../../contract/oauth.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { withoutSecrets } from '../config.ts';
import { PROVIDERS } from '../providers/index.ts';
import { ProviderError } from '../providers/provider.ts';
import { requireSource, type SourceRow } from '../sources.ts';
import { disconnectSource } from './disconnect.ts';
import { freshConfig } from './tokens.ts';

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

/**
 * Asks a source's provider with a fresh token. A provider that refuses is `connection_failed` for the caller, one that
 * is away or busy `unavailable`; one that no longer takes the token disconnects the source.
 */
export async function askAs<T>(
  ctx: UserCtx,
  row: SourceRow,
  ask: (config: Record<string, unknown>) => Promise<T>,
): Promise<T> {
  let source = row;
  let secrets: Record<string, string> = {};
  try {
    const opened = await freshConfig(ctx, row);
    ({ source, secrets } = opened);
    return await ask({ ...opened.config, ...opened.secrets });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const reason = withoutSecrets(error.message, secrets);
    if (error.kind === 'revoked') await disconnectSource(ctx, source, reason);
    const passing = error.kind === 'away' || error.kind === 'busy';
    return fail(passing ? 'unavailable' : 'connection_failed', reason, { cause: error });
  }
}
