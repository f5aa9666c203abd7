import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { User } from '../../contract/auth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { failureNote, saveRow } from './form-parts.ts';

@customElement('ph-profile-form')
export class PhProfileForm extends LitElement {
  static override styles = [base, buttons, surfaces, forms];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);

  protected override render() {
    const { user } = this.app.session;
    const { faults } = this.#form;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${failureNote(this.#form)}
      <div class="pair">
        ${field({ name: 'firstName', label: 'First name', autocomplete: 'given-name', value: user?.firstName, fault: faults.firstName })}
        ${field({ name: 'lastName', label: 'Last name', autocomplete: 'family-name', value: user?.lastName, fault: faults.lastName })}
      </div>
      ${field({ name: 'companyName', label: 'Shop or company', autocomplete: 'organization', value: user?.companyName, fault: faults.companyName })}
      <p class="faint">You sign in as ${user?.email}.</p>
      ${saveRow(this.#form)}
    </form>`;
  }

  #submit(event: SubmitEvent) {
    return this.#form.submit(event, async (values) => {
      this.app.session.setUser(await this.app.api.patch<User>('/user/profile', values));
    });
  }
}
