import type { Ctx } from '../context.ts';
import { findShopSources, type KnownSource } from '../data-sources/sources.ts';
import { fail } from '../errors.ts';
import { isSignedByShopify } from './receive/signatures.ts';
import { secretsOf } from './receive/sources.ts';

/**
 * Whom a message is for that Shopify sent to the app's one address for all of its shops, such as that somebody asks to be
 * forgotten: the sources that were connected to the shop by signing in to this app. 401 where the app's secret did not
 * sign it.
 */
export async function sourcesOfApp(
  ctx: Ctx,
  { bytes, headers }: { bytes: Uint8Array<ArrayBuffer>; headers: Headers },
): Promise<KnownSource[]> {
  const isSigned = (secret: string | undefined) => isSignedByShopify(secret ?? '', bytes, headers);
  if (!(await isSigned(ctx.env.SHOPIFY_CLIENT_SECRET))) fail('invalid_signature');
  const sources = await findShopSources(ctx, headers.get('x-shopify-shop-domain') ?? '');
  const meant = await Promise.all(
    sources.map(async (source) => isSigned((await secretsOf(ctx, source)).webhookSecret)),
  );
  return sources.filter((_, index) => meant[index]);
}
