import { answerAnalytics } from './google/analytics.ts';
import { googleOauth } from './google/oauth.ts';
import { refusal } from './google/refusals.ts';
import { answerTagManager, publishedScript } from './google/tag-manager.ts';
import { type Asked, type Given, startStandIn } from './stand-in.ts';

/**
 * Google: its authorization server, Tag Manager's API v2 with the public container script, and Analytics' Admin and
 * Data APIs. Tokens that begin with `ya29.` are taken, unless they were given here and are over.
 */
export const startGoogle = () => {
  const oauth = googleOauth();

  function answer(asked: Asked): Given {
    const url = new URL(asked.path, 'http://google');
    if (url.pathname === '/gtm.js') return publishedScript(url.searchParams.get('id') ?? '');
    const granted = oauth.answer(asked, url);
    if (granted) return granted;
    const token = asked.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const found = () => answerTagManager(url) ?? answerAnalytics(url, asked.body);
    if (!token.startsWith('ya29.') || oauth.isOver(token)) {
      return refusal(
        401,
        'UNAUTHENTICATED',
        'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
      );
    }
    return found() ?? refusal(404, 'NOT_FOUND', 'Requested entity was not found.');
  }
  return startStandIn(answer);
};
