import { html } from 'lit';

/** The grey shape of a card of rows while they are loaded; drawn with the styles of `rows` and `surfaces`. */
export function waitingRows(count: number, words: string) {
  return html`<div class="card rows" role="status">
    <span class="unseen">${words}</span>
    ${Array.from(
      { length: count },
      () => html`<div class="waiting-row"><span class="skeleton"></span><span class="skeleton"></span></div>`,
    )}
  </div>`;
}
