import { html, LitElement, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { dialogs } from '../ui/dialog-styles.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { emailField } from './email-field.ts';

/**
 * A sign-in that ended while somebody was at work: over the page, which stays as it is with all that was typed. What
 * was under way goes on once signed in again.
 */
@customElement('ph-sign-in-again')
export class PhSignInAgain extends LitElement {
  static override styles = [base, buttons, surfaces, dialogs, forms];

  app!: App;
  #signedIn = false;
  readonly #form = new Form(this);
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render() {
    const { faults, failure, busy } = this.#form;
    return html`<dialog aria-labelledby="title" @close=${this.#close}>
      <form class="fields" novalidate @submit=${this.#submit}>
        <header>
          <h2 id="title">Your sign-in has ended</h2>
          <p class="soft">Sign in to go on. What you typed is still there.</p>
        </header>
        ${failure ? html`<div class="note bad" role="alert"><p>${failure}</p></div>` : nothing}
        ${emailField({ value: this.app.session.user?.email, fault: faults.email })}
        ${field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
          fault: faults.password,
          autofocus: true,
        })}
        <div class="actions">
          <button class="button" type="button" @click=${() => this.dialog.close()}>Not now</button>
          <button class="button primary" ?disabled=${busy}>${busy ? 'Signing in…' : 'Sign in'}</button>
        </div>
      </form>
    </dialog>`;
  }

  #submit(event: SubmitEvent) {
    return this.#form.submit(event, async ({ email = '', password = '' }) => {
      const { session } = this.app;
      const before = [session.user?.id, session.workspace?.id];
      await session.signIn({ email, password });
      // Somebody else at the same browser starts from an empty page, and so does who was taken out of the workspace.
      if (before[0] !== session.user?.id || before[1] !== session.workspace?.id) return location.assign('/');
      this.#signedIn = true;
      this.dialog.close();
    });
  }

  #close() {
    this.app.session.resume(this.#signedIn);
    this.remove();
  }
}

export function signInAgain(app: App): void {
  if (document.querySelector('ph-sign-in-again')) return;
  const dialog = document.createElement('ph-sign-in-again') as PhSignInAgain;
  dialog.app = app;
  document.body.append(dialog);
}
