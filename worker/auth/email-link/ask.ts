import type { Ctx } from '../../context.ts';
import { emailLinks } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import type { Client } from '../../http/client.ts';
import { loggable } from '../../http/log.ts';
import type { PageLanguage } from '../../http/page-language.ts';
import { publicUrl } from '../../http/public-url.ts';
import { keyOf } from '../account.ts';
import { limitDoor } from '../limits.ts';
import { hashToken, newRefreshToken } from '../tokens.ts';
import { LINK_LIFE_MINUTES, linkLetter } from './letter.ts';
import { accountMail } from './mail.ts';

export interface Wanted {
  email: string;
  language: PageLanguage;
}

/**
 * Sends a link that opens an account to an address. The same happens, in the same time, whether it has an account or not.
 * Says where the letter can be read, if that is on the developer's own machine. 409 where no service sends e-mail.
 */
export async function askForLink(
  ctx: Ctx,
  { email, language }: Wanted,
  client: Client,
): Promise<{ inbox: string | null }> {
  const mail = accountMail(ctx.env) ?? fail('conflict', 'This hub sends no e-mail yet: use a password');
  const emailKey = keyOf(email);
  await limitDoor(ctx, 'email-link', client, emailKey);
  const now = ctx.now();
  const token = newRefreshToken();
  const hash = await hashToken(token);
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MINUTES * 60_000);
  await ctx.db.insert(emailLinks).values({ hash, email, emailKey, createdAt: now, expiresAt });
  // What follows `#` goes to no server on the way, and into no log.
  const letter = linkLetter(email, `${publicUrl(ctx)}/sign-in/link#${token}`, language);
  // The answer does not wait: how an address is taken would tell of it.
  ctx.waitUntil(
    mail.provider
      .send(letter, `link:${hash}`)
      .then((sent) => {
        if (sent.kind !== 'sent') ctx.log.warn('a link was not sent', { reason: sent.reason });
      })
      .catch((error) => ctx.log.warn('a link was not sent', { reason: loggable(error).message })),
  );
  return { inbox: mail.inbox };
}
