import { html, nothing } from 'lit';
import type { Form } from '../ui/form.ts';
import { icon } from '../ui/icon.ts';

/** What failed as a whole, above a form's fields. */
export function failureNote({ failure }: Form) {
  return failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing;
}

/** The button that saves, and the word that it is done. */
export function saveRow({ busy, done }: Form) {
  return html`<div class="row">
    <button class="button primary" ?disabled=${busy}>${busy ? 'Saving…' : 'Save'}</button>
    <span class="faint" role="status">${done ? 'Saved.' : ''}</span>
  </div>`;
}
