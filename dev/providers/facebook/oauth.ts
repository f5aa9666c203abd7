import { back, CLIENT, consentPage, formOf, Grants } from '../oauth.ts';
import type { Asked, Given } from '../stand-in.ts';
import { refusal } from './refusals.ts';

const SHORT_SECONDS = 5400;
const LONG_SECONDS = 60 * 86_400;

/** Facebook Login: its dialog, and the endpoint that trades codes for short tokens and those for long ones. */
export function facebookOauth() {
  const grants = new Grants();

  function answer(asked: Asked, url: URL): Given | undefined {
    const controlled = grants.control(asked);
    if (controlled) return controlled;
    if (/^\/v\d+\.0\/dialog\/oauth$/.test(url.pathname)) return dialog(url);
    if (/^\/v\d+\.0\/oauth\/access_token$/.test(url.pathname)) {
      return token(asked.method === 'POST' ? formOf(asked) : Object.fromEntries(url.searchParams));
    }
    return undefined;
  }

  function dialog(url: URL): Given {
    const { client_id, redirect_uri = '', scope = '', state = '', decision } = Object.fromEntries(url.searchParams);
    if (client_id !== CLIENT.id) return { status: 400, body: 'Invalid App ID' };
    if (!decision) return consentPage('Facebook', url, scope.split(','));
    if (decision === 'deny') {
      const said = { error_reason: 'user_denied', error_description: 'Permissions error', error_code: '200' };
      return back(redirect_uri, { error: 'access_denied', ...said, state });
    }
    return back(redirect_uri, {
      code: grants.allow({ redirectUri: redirect_uri, challenge: null, of: 'me', scope }),
      state,
    });
  }

  function token(form: Record<string, string>): Given {
    if (form.client_id !== CLIENT.id || form.client_secret !== CLIENT.secret) {
      return refusal(400, 'Error validating client secret.', 'OAuthException', 1);
    }
    if (form.grant_type === 'fb_exchange_token') {
      const held = form.fb_exchange_token ?? '';
      const granted = grants.behind(held, 'access');
      if (!granted) return refusal(400, 'Error validating access token: Session has expired.', 'OAuthException', 190);
      grants.countSpent(held);
      return given(grants.issue(granted, 'access', 'EAA', LONG_SECONDS), LONG_SECONDS);
    }
    const granted = grants.spend(form.code ?? '', { redirectUri: form.redirect_uri ?? '' });
    if (typeof granted === 'string') {
      return refusal(400, 'This authorization code has been used.', 'OAuthException', 100, { error_subcode: 36009 });
    }
    return given(grants.issue(granted, 'access', 'EAA', SHORT_SECONDS), SHORT_SECONDS);
  }

  return { answer, isOver: (token: string) => grants.isOver(token) };
}

function given(access_token: string, expires_in: number): Given {
  return { body: { access_token, token_type: 'bearer', expires_in } };
}
