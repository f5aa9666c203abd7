import type { Given } from '../stand-in.ts';

/** A refusal in the form of the Graph API. */
export function refusal(status: number, message: string, type: string, code: number, more = {}): Given {
  return { status, body: { error: { message, type, code, ...more, fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv' } } };
}

/** What the Graph API answers a business that asked too often; the header tells for how many minutes. */
export function limited(minutes: number, code = 80_004): Given {
  const usage = {
    900001: [
      {
        type: 'ads_management',
        ...{ call_count: 100, total_cputime: 25, total_time: 25 },
        estimated_time_to_regain_access: minutes,
      },
    ],
  };
  return {
    ...refusal(400, 'There have been too many calls to this ad-account.', 'OAuthException', code),
    headers: { 'X-Business-Use-Case-Usage': JSON.stringify(usage) },
  };
}
