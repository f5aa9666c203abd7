import type { Given } from '../stand-in.ts';
import { refusal } from './refusals.ts';

/** The accounts there are, by id, with the containers of each. A container is published unless it ends in X. */
const ACCOUNTS: Record<string, string[]> = {
  '6001234567': ['GTM-DEMO123', 'GTM-OTHER99', 'GTM-DRAFTX'],
  '6007654321': ['GTM-ELSE001'],
};
const NAMES: Record<string, string> = { '6001234567': 'Gift shop account', '6007654321': 'Another account' };

/** Tag Manager's API v2: accounts, containers two to a page, and what the published version of one holds. */
export function answerTagManager({ pathname, searchParams }: URL): Given | undefined {
  const [, account, container, version] =
    /^\/tagmanager\/v2\/accounts(?:\/(\d+)\/containers(?:\/(\d+)\/(versions:live))?)?$/.exec(pathname) ?? [];
  if (!pathname.startsWith('/tagmanager/v2/accounts')) return undefined;
  if (account === undefined) {
    return {
      body: {
        account: Object.keys(ACCOUNTS).map((id) => ({ path: `accounts/${id}`, accountId: id, name: NAMES[id] })),
      },
    };
  }
  const containers = ACCOUNTS[account];
  if (!containers) return refusal(403, 'PERMISSION_DENIED', 'The caller does not have permission');
  if (version) return live(account, container ?? '', containers[Number(container) - 1]);
  const from = Number(searchParams.get('pageToken') ?? 0);
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

function live(accountId: string, containerId: string, publicId: string | undefined): Given {
  if (!publicId) return refusal(404, 'NOT_FOUND', 'Requested entity was not found.');
  if (publicId.endsWith('X')) return refusal(404, 'NOT_FOUND', 'Not found or permission denied.');
  const path = `accounts/${accountId}/containers/${containerId}/versions/7`;
  const of = { accountId, containerId };
  const event = (triggerId: string, name: string) => ({
    ...of,
    triggerId,
    name: `Event: ${name}`,
    type: 'customEvent',
    customEventFilter: [
      {
        type: 'equals',
        parameter: [
          { type: 'template', key: 'arg0', value: '{{_event}}' },
          { type: 'template', key: 'arg1', value: name },
        ],
      },
    ],
  });
  const tag = (tagId: string, name: string, firingTriggerId: string[], more = {}) => ({
    ...{ ...of, tagId, name, type: 'html', firingTriggerId, tagFiringOption: 'oncePerEvent' },
    ...more,
  });
  return {
    body: {
      ...{ path, ...of, containerVersionId: '7', name: 'All steps but one' },
      tag: [
        tag('1', 'PulseHub: page', ['2147479553']),
        tag('2', 'PulseHub: product', ['11']),
        tag('3', 'PulseHub: cart', ['12']),
        tag('4', 'PulseHub: purchase', ['13'], { paused: publicId === 'GTM-OTHER99' }),
      ],
      trigger: [event('11', 'view_item'), event('12', 'add_to_cart'), event('13', 'purchase')],
    },
  };
}

/** The script of a published container is public. */
export function publishedScript(id: string): Given {
  const published = Object.values(ACCOUNTS).flat().includes(id) && !id.endsWith('X');
  return published
    ? { headers: { 'Content-Type': 'application/javascript; charset=UTF-8' }, body: `// ${id}\n(function(){})();` }
    : { status: 404, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: '<title>Error 404</title>' };
}
