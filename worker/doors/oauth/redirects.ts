/** Where a browser may be sent: RFC 8252 and OAuth 2.1. */

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
/** Editors whose own scheme is no reversed domain. */
const EDITORS = ['cursor:', 'vscode:', 'vscode-insiders:', 'windsurf:', 'zed:'];

/**
 * An address that a program may register: https, http to this computer, or an app's own scheme. Anything that a browser
 * would run or read itself (`javascript:`, `data:`, `file:`) is none.
 */
export function isRedirectUri(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: addresses hold neither spaces nor control characters.
  if (text.length > 500 || text.includes('#') || text.includes('*') || /[\u0000-\u0020\u007f\\]/.test(text))
    return false;
  const url = URL.parse(text);
  if (!url || url.username || url.password) return false;
  if (url.protocol === 'https:') return url.hostname !== '';
  if (url.protocol === 'http:') return LOOPBACK.includes(url.hostname);
  return EDITORS.includes(url.protocol) || /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/.test(url.protocol);
}

/** Whether an address is the one registered: letter for letter, but for the port of this computer, which a program chooses anew. */
export function isSameRedirect(registered: string, given: string): boolean {
  if (registered === given) return true;
  const [one, other] = [URL.parse(registered), URL.parse(given)];
  if (!one || !other || one.protocol !== 'http:' || !LOOPBACK.includes(one.hostname)) return false;
  one.port = '';
  other.port = '';
  return isRedirectUri(given) && one.href === other.href;
}

/** Where an address leads, in words a person can check. */
export function whereTo(redirectUri: string): string {
  const url = new URL(redirectUri);
  if (url.protocol === 'https:') return url.host;
  if (url.protocol === 'http:') return 'a program on this computer';
  return `the app ${url.protocol.slice(0, -1)}`;
}
