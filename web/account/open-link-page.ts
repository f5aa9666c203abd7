import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Form } from '../ui/form.ts';
import { icon } from '../ui/icon.ts';
import { accountStyles } from './account-styles.ts';
import { enter } from './enter.ts';

/** Where the link of a letter leads. It waits for a click: programs that scan letters follow links, and would spend it. */
@customElement('ph-open-link-page')
export class PhOpenLinkPage extends LitElement {
  static override styles = [base, buttons, surfaces, accountStyles];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);

  protected override render() {
    const { failure, busy } = this.#form;
    const lost = failure !== '' || location.hash.length < 2;
    return html`<div class="page">
      <header>
        <h1>Open PulseHub</h1>
        <p class="soft">Your link is good once. This opens your account in this browser.</p>
      </header>
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      ${
        lost
          ? html`<p><a class="touch" href="/sign-in/by-link">Get a new link</a></p>`
          : html`<button class="button primary" ?disabled=${busy} @click=${this.#open}>
                ${busy ? 'Opening…' : 'Open my account'}
              </button>
              <p class="faint">
                The first time that a link opens an account, a password that was set for it before no longer does: nobody had
                shown then that the address is theirs.
              </p>`
      }
    </div>`;
  }

  #open() {
    const token = location.hash.slice(1);
    return this.#form.run(() => enter(this.app, (headers) => this.app.session.openLink(token, headers)));
  }
}
