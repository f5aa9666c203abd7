import { html } from 'lit';

/** An address that may go on in the next line before its @, or a host's before its first dot, rather than in the middle of a word. */
export function breakable(address: string) {
  const at = /^[\w-]+(\.[\w-]+)+$/.test(address) ? address.indexOf('.') : address.lastIndexOf('@');
  return at > 0 ? html`${address.slice(0, at)}<wbr />${address.slice(at)}` : address;
}
