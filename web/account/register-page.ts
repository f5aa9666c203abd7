import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { accountStyles } from './account-styles.ts';
import { emailField } from './email-field.ts';
import { enter } from './enter.ts';

@customElement('ph-register-page')
export class PhRegisterPage extends LitElement {
  static override styles = [base, buttons, surfaces, forms, accountStyles];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);

  protected override render() {
    const { faults, failure, busy } = this.#form;
    const next = this.app.router.place.query.get('next');
    const signIn = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
    const taken = faults.email ? '' : failure;
    return html`<div class="page">
      <header>
        <h1>Create an account</h1>
        <p class="soft">
          ${next?.startsWith('/ask/') ? 'Your question comes along.' : 'For you and your shop. Nothing to install.'}
        </p>
      </header>
      ${taken ? html`<div class="note bad" role="alert">${icon('alert')}<p>${taken}</p></div>` : nothing}
      <form class="fields" novalidate @submit=${this.#submit}>
        <div class="pair">
          ${field({ name: 'firstName', label: 'First name', autocomplete: 'given-name', fault: faults.firstName, autofocus: true })}
          ${field({ name: 'lastName', label: 'Last name', autocomplete: 'family-name', fault: faults.lastName })}
        </div>
        ${field({ name: 'companyName', label: 'Shop or company', autocomplete: 'organization', fault: faults.companyName })}
        ${emailField({ fault: faults.email })}
        ${field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'new-password',
          hint: 'At least 8 characters. A few words you remember make a good one.',
          fault: faults.password,
        })}
        <button class="button primary" ?disabled=${busy}>${busy ? 'Creating…' : 'Create the account'}</button>
      </form>
      <p><a class="touch" href="/sign-in/by-link">E-mail me a link instead</a></p>
      <p>Already have one? <a class="touch" href=${signIn}>Sign in</a></p>
    </div>`;
  }

  #submit(event: SubmitEvent) {
    return this.#form.submit(event, ({ email = '', password = '', firstName = '', lastName = '', companyName = '' }) =>
      enter(this.app, (headers) =>
        this.app.session.register({ email, password, firstName, lastName, companyName }, headers),
      ),
    );
  }
}
