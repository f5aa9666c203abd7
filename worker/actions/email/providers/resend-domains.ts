import * as z from 'zod';
import type { SenderDomain } from '../../../../contract/checklist.ts';
import type { Env } from '../../../env.ts';

/** Somebody waits for a page that says more than this. */
const TIMEOUT_MS = 2_000;

const Domains = z.object({ data: z.array(z.object({ name: z.string(), status: z.string() })) });

/**
 * Whether the domain of the sender's address is verified at Resend (resend.com/docs/api-reference/domains/list-domains);
 * undefined where Resend is not set up. A domain that is verified covers the ones below it only where they are listed.
 */
export async function resendDomain(env: Env): Promise<SenderDomain | undefined> {
  const { RESEND_API_KEY: key, EMAIL_FROM: from, RESEND_BASE_URL: base = 'https://api.resend.com' } = env;
  if (!key || !from) return undefined;
  const domain = domainOf(from);
  if (!domain) return { state: 'unverified', domain: null, needed: 'EMAIL_FROM holds no e-mail address' };
  const unknown = (needed: string): SenderDomain => ({ state: 'unknown', domain, needed });
  try {
    const response = await fetch(`${base}/domains`, {
      headers: { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.status === 401 || response.status === 403) {
      return unknown(`The key may only send, so look at Resend’s page “Domains” whether ${domain} is verified`);
    }
    const listed = Domains.safeParse(body);
    if (!response.ok || !listed.success) return unknown('Resend could not be asked just now');
    const found = listed.data.data.find(({ name }) => name.toLowerCase() === domain);
    if (found?.status === 'verified') return { state: 'verified', domain, needed: '' };
    const needed = found
      ? `Put the DNS records that Resend shows for ${domain} in place; it says “${found.status.replaceAll('_', ' ')}”`
      : `Add ${domain} on Resend’s page “Domains” and put the DNS records that it shows in place`;
    return { state: 'unverified', domain, needed };
  } catch {
    return unknown('Resend could not be asked just now');
  }
}

/** The domain of `Lumen <hello@lumen.example>` or of a plain address. */
function domainOf(from: string): string | undefined {
  return /@([^\s@<>]+)>?\s*$/.exec(from)?.[1]?.toLowerCase();
}
