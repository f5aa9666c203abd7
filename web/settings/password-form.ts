import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { failureNote, saveRow } from './form-parts.ts';

/** Sets a password, also for somebody who has only ever come by a link. */
@customElement('ph-password-form')
export class PhPasswordForm extends LitElement {
  static override styles = [base, buttons, surfaces, forms];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);

  protected override render() {
    const { faults } = this.#form;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${failureNote(this.#form)}
      <input hidden name="username" autocomplete="username" .value=${this.app.session.user?.email ?? ''} />
      ${field({
        name: 'currentPassword',
        label: 'Current password',
        type: 'password',
        autocomplete: 'current-password',
        hint: 'Leave it empty if you never had one and signed in within the last ten minutes.',
        fault: faults.currentPassword,
      })}
      ${field({
        name: 'password',
        label: 'New password',
        type: 'password',
        autocomplete: 'new-password',
        hint: 'At least 8 characters. Everywhere else you are signed out.',
        fault: faults.password,
      })}
      ${saveRow(this.#form)}
    </form>`;
  }

  #submit(event: SubmitEvent) {
    const form = event.currentTarget as HTMLFormElement;
    return this.#form.submit(event, async ({ password = '', currentPassword = '' }) => {
      await this.app.api.post('/user/password', { password, ...(currentPassword ? { currentPassword } : {}) });
      form.reset();
    });
  }
}
