import { Conversions } from './facebook/conversions.ts';
import { PageLeads } from './facebook/leads.ts';
import { facebookOauth } from './facebook/oauth.ts';
import { refusal } from './facebook/refusals.ts';
import { stats } from './facebook/stats.ts';
import { type Asked, type Given, type StandIn, startStandIn } from './stand-in.ts';

/**
 * Facebook's Graph API: login, the businesses of a person with their pixels, a pixel with its hourly counts of events,
 * and its Conversions API; a page with the leads of its forms, ordered by `POST /_control/lead`. Tokens that begin with `EAA` are taken, unless they were given here and are over; pixels
 * whose id begins with 404 do not exist. `GET /_control/events` shows what the Conversions API was sent.
 */
export async function startFacebook(): Promise<StandIn & { conversions: Conversions; leads: PageLeads }> {
  const oauth = facebookOauth();
  const conversions = new Conversions();
  const leads = new PageLeads();

  async function answer(asked: Asked): Promise<Given> {
    const url = new URL(asked.path, 'http://facebook');
    if (url.pathname === '/_control/events') return { body: conversions.shown() };
    const ordered = (await leads.control(asked)) ?? oauth.answer(asked, url);
    if (ordered) return ordered;
    const [, node, edge] = /^\/v\d+\.0\/(me|\d+)(\/\w+)?$/.exec(url.pathname) ?? [];
    if (!node) return refusal(400, 'Unsupported get request.', 'GraphMethodException', 100);
    const token = asked.headers.authorization?.replace(/^Bearer /, '') ?? '';
    if (!token) {
      return refusal(400, 'An access token is required to request this resource.', 'OAuthException', 104);
    }
    if (!token.startsWith('EAA')) return refusal(400, `Malformed access token ${token}`, 'OAuthException', 190);
    if (oauth.isOver(token)) {
      const said = 'Error validating access token: The user has not authorized application 1234567890.';
      return refusal(400, said, 'OAuthException', 190, { error_subcode: 458 });
    }
    const ofPage = leads.answer(node, edge, url.searchParams, asked);
    if (ofPage) return ofPage;
    if (node === 'me') return edge === '/businesses' ? { body: businesses } : { body: { id: '100001', name: 'Ada' } };
    if (node.startsWith('404')) {
      return refusal(
        400,
        `Unsupported get request. Object with ID '${node}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
        'GraphMethodException',
        100,
      );
    }
    if (edge === '/events' && asked.method === 'POST') return conversions.take(node, asked.body);
    return { body: edge === '/stats' ? stats(node, url.searchParams) : { id: node, name: 'Gift shop pixel' } };
  }
  return { ...(await startStandIn(answer)), conversions, leads };
}

const businesses = {
  data: [
    {
      id: '900001',
      name: 'Gift shop Ltd',
      owned_pixels: {
        data: [
          { id: '1234567', name: 'Gift shop pixel' },
          { id: '7654321', name: 'Outlet pixel' },
        ],
        paging: { cursors: { before: 'QVFI', after: 'QVFJ' } },
      },
    },
    { id: '900002', name: 'Nothing yet Ltd' },
  ],
  paging: { cursors: { before: 'QVFI', after: 'QVFJ' } },
};
