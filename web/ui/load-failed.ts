import { html } from 'lit';
import { icon } from './icon.ts';

/** What could not be loaded, why, and the way to try again; drawn with the styles of `surfaces` and `buttons`. */
export function loadFailed(what: string, why: string, again: () => unknown) {
  return html`<div class="note bad" role="alert">
    ${icon('alert')}
    <div>
      <p>${what} ${why}</p>
      <button class="button" @click=${again}>Try again</button>
    </div>
  </div>`;
}
