import { html } from 'lit';

/** An e-mail address that may go on in the next line before its @, rather than in the middle of a word. */
export function breakable(address: string) {
  const at = address.lastIndexOf('@');
  return at > 0 ? html`${address.slice(0, at)}<wbr />${address.slice(at)}` : address;
}
