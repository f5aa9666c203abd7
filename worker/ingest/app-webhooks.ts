import type { Ctx } from '../context.ts';
import { findPageSources, findShopSources, type KnownSource } from '../data-sources/sources.ts';
import { fail } from '../errors.ts';
import { readJson } from './reading/json.ts';
import { asObject, readId } from './reading/keys.ts';
import { asText } from './receive/body.ts';
import { isSignedByShopify, isSignedSha256 } from './receive/signatures.ts';
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

/** An entry of a message of Facebook's, for a source that reads what happens on its page. */
export interface PageEntry {
  source: KnownSource;
  pageId: string;
  body: string;
}

/**
 * What Facebook told the app's one address for all pages, signed with the app's secret, entry by entry for the sources of its
 * page. 401 where it is not so signed.
 */
export async function entriesOfApp(
  ctx: Ctx,
  { bytes, headers }: { bytes: Uint8Array<ArrayBuffer>; headers: Headers },
): Promise<PageEntry[]> {
  if (!(await isSignedSha256(ctx.env.FACEBOOK_CLIENT_SECRET ?? '', bytes, headers))) fail('invalid_signature');
  const json = readJson(asText(bytes));
  const { entry } = asObject(json.kind === 'value' ? json.value : undefined);
  const entries = Array.isArray(entry) ? entry.map(asObject) : [];
  const found: PageEntry[] = [];
  for (const one of entries) {
    const pageId = readId(one.id);
    const sources = pageId ? await findPageSources(ctx, pageId) : [];
    for (const source of sources) found.push({ source, pageId: pageId ?? '', body: JSON.stringify(one) });
  }
  return found;
}
