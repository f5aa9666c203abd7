import type { Ctx } from '../../context.ts';
import { loggable } from '../../http/log.ts';
import { type PageLanguage, pageLanguage } from '../../http/page-language.ts';
import { followWrites } from '../../segments/membership/keep.ts';
import { readSigned } from './link.ts';
import { unsubscribePage } from './page.ts';
import { readSubscription, type Subscription, unsubscribe } from './unsubscribe.ts';

/** Whoever has the link of a letter: they need no account. */
export interface Visitor {
  /** What the link carries. */
  token: string;
  /** `Accept-Language` of their browser. */
  accepted: string | undefined;
}

export interface Page {
  status: 200 | 404;
  language: PageLanguage;
  html: ReturnType<typeof unsubscribePage>;
}

/** Says what the button does. Mail programs and scanners follow links: looking changes nothing. */
export async function look(ctx: Ctx, { token, accepted }: Visitor): Promise<Page> {
  const reader = await readSigned(ctx.env, token);
  return pageOf(reader && (await readSubscription(ctx, reader)), accepted);
}

/** Takes the yes back, by the button or by the one click of a mail program. */
export async function takeBack(ctx: Ctx, { token, accepted }: Visitor): Promise<Page> {
  const reader = await readSigned(ctx.env, token);
  const found = reader && (await readSubscription(ctx, reader));
  if (!reader || !found) return pageOf(undefined, accepted);
  await unsubscribe(ctx, reader);
  const following = followWrites(ctx, reader).catch((error) => {
    ctx.log.warn('segments were not told that somebody unsubscribed', { reason: loggable(error).message });
  });
  ctx.waitUntil(following);
  return pageOf({ ...found, subscribed: false }, accepted);
}

function pageOf(about: Subscription | undefined, accepted: string | undefined): Page {
  const language = pageLanguage(about?.language, accepted);
  return { status: about ? 200 : 404, language, html: unsubscribePage(language, about) };
}
