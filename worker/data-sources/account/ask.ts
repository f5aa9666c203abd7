import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { withoutSecrets } from '../config.ts';
import { disconnectSource } from '../oauth/disconnect.ts';
import { freshConfig } from '../oauth/tokens.ts';
import { ProviderError } from '../providers/provider.ts';
import type { SourceRow } from '../sources.ts';

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
