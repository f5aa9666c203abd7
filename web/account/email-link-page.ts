import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EmailLinkSent } from '../../contract/auth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { accountStyles } from './account-styles.ts';
import { emailField } from './email-field.ts';

/** Asks for a link by e-mail, that signs in or makes an account. */
@customElement('ph-email-link-page')
export class PhEmailLinkPage extends LitElement {
  static override styles = [base, buttons, surfaces, forms, accountStyles];

  @property({ attribute: false }) app!: App;
  @state() private sent: (EmailLinkSent & { email: string }) | undefined;
  readonly #form = new Form(this);

  protected override render() {
    return html`<div class="page">
      ${this.sent ? this.#onItsWay(this.sent) : this.#ask()}
      <p><a class="touch" href="/sign-in">Use a password instead</a></p>
    </div>`;
  }

  #ask() {
    const { faults, failure, busy } = this.#form;
    return html`<header>
        <h1>Get a link by e-mail</h1>
        <p class="soft">It signs you in, or opens a new account for you. No password is needed.</p>
      </header>
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      <form class="fields" novalidate @submit=${this.#submit}>
        ${emailField({ fault: faults.email, autofocus: true })}
        <button class="button primary" ?disabled=${busy}>${busy ? 'Sending…' : 'E-mail me a link'}</button>
      </form>`;
  }

  #onItsWay({ email, inbox }: EmailLinkSent & { email: string }) {
    return html`<header>
        <h1>A letter is on its way</h1>
        <p class="soft" role="status">It goes to ${email}. The link in it is good once, for 15 minutes.</p>
      </header>
      ${
        inbox
          ? html`<div class="card demo">
              <p>This hub runs on a machine of its own and sends no real e-mail: it keeps its letters for you to read.</p>
              <a class="button" href=${inbox}>Open its inbox ${icon('arrow')}</a>
            </div>`
          : nothing
      }
      <p>Nothing came? <button class="button" @click=${this.#again}>Ask again</button></p>`;
  }

  #submit(event: SubmitEvent) {
    return this.#form.submit(event, async ({ email = '' }) => {
      this.sent = { ...(await this.app.api.post<EmailLinkSent>('/auth/email-link', { email })), email };
    });
  }

  #again() {
    this.sent = undefined;
  }
}
