import type { SenderDomain } from '../../../contract/checklist.ts';
import type { Env } from '../../env.ts';
import { resend } from './providers/resend.ts';
import { resendDomain } from './providers/resend-domains.ts';

/** One e-mail to one person. */
export interface Email {
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Of the letter itself, besides those that every letter has. */
  headers?: Record<string, string>;
}

/** What became of an e-mail that was handed over. */
export type Sent =
  | { kind: 'sent'; id: string }
  /** It will never be taken. */
  | { kind: 'refused'; reason: string }
  /**
   * Not now. `unclear`: nobody knows whether it was taken. `everything`: the same holds for all others, as the service is
   * busy, away, or does not know us.
   */
  | { kind: 'later'; reason: string; retryAfterMs?: number; unclear: boolean; everything: boolean }
  /** It may have been taken, and asking again tells nothing. */
  | { kind: 'unknown'; reason: string };

/**
 * A service that sends e-mail. `key` is the e-mail's own: handed over again under it within `rememberedMs`, it is not sent
 * again.
 */
export interface EmailProvider {
  name: string;
  from: string;
  rememberedMs: number;
  send(email: Email, key: string): Promise<Sent>;
}

/** What to set up where there is none. */
export const NO_PROVIDER =
  'No e-mail service is set up: set RESEND_API_KEY and EMAIL_FROM, as the README says, or ask for draft_email, which takes the same';
export const NO_WAY_OUT = 'Letters need a link to unsubscribe: set PUBLIC_URL, as the README says';

/** The service that is set up; undefined where none is. To add one: one file in `providers/`, one line here. */
export function emailProvider(env: Env): EmailProvider | undefined {
  return resend(env);
}

/** How it stands with the domain of the sender's address, as the service that is set up says. */
export async function senderDomain(env: Env): Promise<SenderDomain> {
  const needed = 'E-mail needs a service: set RESEND_API_KEY and EMAIL_FROM, as the README says';
  return (await resendDomain(env)) ?? { state: 'not_set_up', domain: null, needed };
}
