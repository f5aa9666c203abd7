import { createHash, randomBytes } from 'node:crypto';
import type { Asked, Given } from './stand-in.ts';

/** The app that all stand-ins know, as if it had been registered with them. */
export const CLIENT = { id: 'pulsehub-app', secret: 'the-secret-of-the-app-of-pulsehub' };

const CODE_LIFE_MS = 10 * 60_000;

/** What a person granted once, and every token that came of it. */
export interface Granted {
  code: string;
  redirectUri: string;
  challenge: string | null;
  madeAt: number;
  isUsed: boolean;
  isRevoked: boolean;
  /** Shop or account. */
  of: string;
  scope: string;
}

interface Token {
  granted: Granted;
  kind: 'access' | 'refresh';
  endsAt: number;
}

/**
 * What an authorization server remembers: codes that are good once, tokens that end, grants that are taken back. From
 * outside, `POST /_control/oauth` with `{ code, do }` revokes what was granted under a code, or ends its access
 * tokens; `{ rotate: true }` has every refresh give a new refresh token.
 */
export class Grants {
  readonly #codes = new Map<string, Granted>();
  readonly #tokens = new Map<string, Token>();
  /** How often each refresh token was spent. */
  readonly spent = new Map<string, number>();
  rotates = false;

  /** A code for what was just allowed. */
  allow(given: Pick<Granted, 'redirectUri' | 'challenge' | 'of' | 'scope'>): string {
    const code = randomBytes(18).toString('base64url');
    this.#codes.set(code, { ...given, code, madeAt: Date.now(), isUsed: false, isRevoked: false });
    return code;
  }

  /** Spends a code; why it is not taken otherwise. */
  spend(code: string, given: { verifier?: string | undefined; redirectUri?: string | undefined }): Granted | string {
    const granted = this.#codes.get(code);
    if (!granted) return 'the code is not known';
    if (granted.isUsed) {
      granted.isRevoked = true;
      return 'the code was used already';
    }
    granted.isUsed = true;
    if (Date.now() - granted.madeAt > CODE_LIFE_MS) return 'the code is too old';
    if (given.redirectUri !== undefined && given.redirectUri !== granted.redirectUri) return 'redirect_uri differs';
    if (granted.challenge !== null && challengeOf(given.verifier ?? '') !== granted.challenge) {
      return 'the code verifier does not match';
    }
    return granted;
  }

  issue(granted: Granted, kind: Token['kind'], prefix: string, lifeSeconds: number): string {
    const token = `${prefix}${randomBytes(24).toString('base64url')}`;
    this.#tokens.set(token, { granted, kind, endsAt: Date.now() + lifeSeconds * 1000 });
    return token;
  }

  /** The grant behind a token that is good, and undefined for one that ended, was revoked or is not known. */
  behind(token: string, kind: Token['kind']): Granted | undefined {
    const known = this.#tokens.get(token);
    return known && known.kind === kind && !known.granted.isRevoked && Date.now() < known.endsAt
      ? known.granted
      : undefined;
  }

  /** Whether an access token was given here and is over. Tokens from elsewhere are none of this server's business. */
  isOver(token: string): boolean {
    return this.#tokens.has(token) && !this.behind(token, 'access');
  }

  forget(token: string): void {
    this.#tokens.delete(token);
  }

  countSpent(refreshToken: string): void {
    this.spent.set(refreshToken, (this.spent.get(refreshToken) ?? 0) + 1);
  }

  control({ path, body }: Asked): Given | undefined {
    if (path !== '/_control/oauth') return undefined;
    const wanted = JSON.parse(body) as { code?: string; do?: 'revoke' | 'end'; rotate?: boolean };
    this.rotates = wanted.rotate ?? this.rotates;
    const granted = wanted.code === undefined ? undefined : this.#codes.get(wanted.code);
    if (granted && wanted.do === 'revoke') granted.isRevoked = true;
    for (const token of this.#tokens.values()) {
      if (wanted.do === 'end' && token.granted === granted && token.kind === 'access') token.endsAt = 0;
    }
    return { body: { spent: [...this.spent.values()] } };
  }
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** The form of a token request, sent as a form or as JSON. */
export function formOf({ body, headers }: Asked): Record<string, string> {
  if (headers['content-type']?.includes('json')) return JSON.parse(body) as Record<string, string>;
  return Object.fromEntries(new URLSearchParams(body));
}

/**
 * The page on which a person allows or denies. Its two links lead to the same address with `decision`, so that a test
 * may follow one without a browser.
 */
export function consentPage(provider: string, url: URL, asks: string[]): Given {
  const link = (decision: string) => {
    const to = new URLSearchParams(url.searchParams);
    to.set('decision', decision);
    return inHtml(`${url.pathname}?${to}`);
  };
  const items = asks.map((one) => `<li>${inHtml(one)}</li>`).join('');
  return {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${provider} (stand-in)</title>
<body style="font: 16px/1.5 system-ui; max-width: 26rem; margin: 4rem auto; padding: 0 1rem">
<h1>${provider} (stand-in)</h1><p>PulseHub asks for access to:</p><ul>${items}</ul>
<p><a href="${link('allow')}">Allow</a> &nbsp; <a href="${link('deny')}">Deny</a></p>`,
  };
}

/** Sends the browser back where it came from. */
export function back(to: string, query: Record<string, string>): Given {
  const url = new URL(to);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { status: 302, headers: { Location: url.href }, body: '' };
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}
