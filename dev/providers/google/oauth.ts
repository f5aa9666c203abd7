import { back, CLIENT, consentPage, formOf, Grants } from '../oauth.ts';
import type { Asked, Given } from '../stand-in.ts';

const ACCESS_SECONDS = 3599;
const REFRESH_SECONDS = 180 * 86_400;

/** Google's OAuth 2.0: the consent page, the token endpoint with its check of the code verifier, and revocation. */
export function googleOauth() {
  const grants = new Grants();

  function answer(asked: Asked, url: URL): Given | undefined {
    const controlled = grants.control(asked);
    if (controlled) return controlled;
    if (url.pathname === '/o/oauth2/v2/auth') return authorize(url);
    if (url.pathname === '/token') return token(formOf(asked));
    return undefined;
  }

  function authorize(url: URL): Given {
    const query = Object.fromEntries(url.searchParams);
    const { client_id, redirect_uri = '', scope = '', state = '', code_challenge = null, decision } = query;
    if (client_id !== CLIENT.id) return { status: 401, body: 'Error 401: invalid_client' };
    if (!decision) return consentPage('Google', url, scope.split(' '));
    if (decision === 'deny') return back(redirect_uri, { error: 'access_denied', state });
    // A person may untick what is asked for.
    const given = query.only ? query.only : scope;
    const code = grants.allow({ redirectUri: redirect_uri, challenge: code_challenge, of: 'google', scope: given });
    return back(redirect_uri, { state, code, scope: given });
  }

  function token(form: Record<string, string>): Given {
    if (form.client_id !== CLIENT.id || form.client_secret !== CLIENT.secret) {
      return {
        status: 401,
        body: { error: 'invalid_client', error_description: 'The provided client secret is invalid.' },
      };
    }
    if (form.grant_type === 'refresh_token') {
      const refreshToken = form.refresh_token ?? '';
      const granted = grants.behind(refreshToken, 'refresh');
      if (!granted) return invalid('Token has been expired or revoked.');
      grants.countSpent(refreshToken);
      if (!grants.rotates) return { body: tokensOf(granted, false) };
      grants.forget(refreshToken);
      return { body: tokensOf(granted, true) };
    }
    const granted = grants.spend(form.code ?? '', {
      verifier: form.code_verifier,
      redirectUri: form.redirect_uri ?? '',
    });
    return typeof granted === 'string' ? invalid(granted) : { body: tokensOf(granted, true) };
  }

  function tokensOf(granted: Parameters<Grants['issue']>[0], withRefresh: boolean) {
    return {
      access_token: grants.issue(granted, 'access', 'ya29.', ACCESS_SECONDS),
      expires_in: ACCESS_SECONDS,
      ...(withRefresh ? { refresh_token: grants.issue(granted, 'refresh', '1//', REFRESH_SECONDS) } : {}),
      scope: granted.scope,
      token_type: 'Bearer',
    };
  }

  return { answer, isOver: (token: string) => grants.isOver(token) };
}

function invalid(description: string): Given {
  return { status: 400, body: { error: 'invalid_grant', error_description: description } };
}
