import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { withoutSecrets } from '../config.ts';
import { freshConfig, tokenRefused } from '../oauth/tokens.ts';
import { ProviderError } from '../providers/provider.ts';
import { requireSource, type SourceRow } from '../sources.ts';

/**
 * Asks a source's provider with a fresh token. A provider that refuses is `connection_failed` for the caller, one that
 * is away or busy `unavailable`; one that no longer takes the token is asked once more with a new one, and disconnects the
 * source where there is none.
 */
export async function askAs<T>(
  ctx: UserCtx,
  row: SourceRow,
  ask: (config: Record<string, unknown>) => Promise<T>,
  tries = 2,
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
    const isGone = error.kind === 'revoked' && (await tokenRefused(ctx, source, reason));
    if (error.kind === 'revoked' && !isGone && tries > 1) {
      return askAs(ctx, await requireSource(ctx, row.id), ask, tries - 1);
    }
    const passing = error.kind !== 'refused' && !isGone;
    return fail(passing ? 'unavailable' : 'connection_failed', reason, { cause: error });
  }
}
