import { type Asked, type Given, startStandIn } from './stand-in.ts';

/** The accounts there are, by id, with the containers of each. A container is published unless it ends in X. */
const ACCOUNTS: Record<string, string[]> = {
  '6001234567': ['GTM-DEMO123', 'GTM-OTHER99', 'GTM-DRAFTX'],
  '6007654321': ['GTM-ELSE001'],
};

/**
 * Google Tag Manager: the container list of its API v2, and the public container script. Tokens that begin with
 * `ya29.` are taken; one page holds two containers.
 */
export const startGoogle = () => startStandIn(answer);

function answer({ path, headers }: Asked): Given {
  const url = new URL(path, 'http://google');
  if (url.pathname === '/gtm.js') return script(url.searchParams.get('id') ?? '');
  const account = /^\/tagmanager\/v2\/accounts\/(\d+)\/containers$/.exec(url.pathname)?.[1];
  if (!account) return refusal(404, 'NOT_FOUND', 'Requested entity was not found.');
  if (!headers.authorization?.startsWith('Bearer ya29.')) {
    return refusal(
      401,
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    );
  }
  const containers = ACCOUNTS[account];
  if (!containers) return refusal(403, 'PERMISSION_DENIED', 'The caller does not have permission');
  const from = Number(url.searchParams.get('pageToken') ?? 0);
  const next = from + 2;
  return {
    body: {
      container: containers.slice(from, next).map((publicId, index) => ({
        path: `accounts/${account}/containers/${from + index + 1}`,
        accountId: account,
        containerId: String(from + index + 1),
        name: publicId === 'GTM-DEMO123' ? 'Gift shop' : publicId,
        publicId,
        usageContext: ['web'],
      })),
      ...(next < containers.length ? { nextPageToken: String(next) } : {}),
    },
  };
}

function script(id: string): Given {
  const published = Object.values(ACCOUNTS).flat().includes(id) && !id.endsWith('X');
  return published
    ? { headers: { 'Content-Type': 'application/javascript; charset=UTF-8' }, body: `// ${id}\n(function(){})();` }
    : { status: 404, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: '<title>Error 404</title>' };
}

function refusal(code: number, status: string, message: string): Given {
  return { status: code, body: { error: { code, message, status } } };
}
