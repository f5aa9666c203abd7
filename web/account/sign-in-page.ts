import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { loadDemo } from '../ask/suggestions.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { accountStyles } from './account-styles.ts';
import { emailField } from './email-field.ts';
import { enter } from './enter.ts';

@customElement('ph-sign-in-page')
export class PhSignInPage extends LitElement {
  static override styles = [base, buttons, surfaces, forms, accountStyles];

  @property({ attribute: false }) app!: App;
  @state() private demo: { email: string; password: string } | undefined;
  readonly #form = new Form(this);

  protected override firstUpdated(): void {
    void loadDemo(this.app.api).then((demo) => {
      this.demo = demo;
    });
  }

  protected override render() {
    const { faults, failure, busy } = this.#form;
    const { query } = this.app.router.place;
    const next = query.get('next');
    const register = next ? `/register?next=${encodeURIComponent(next)}` : '/register';
    return html`<div class="page">
      <header>
        <h1>Sign in</h1>
        <p class="soft">
          ${next?.startsWith('/ask/') ? 'Your question is kept and waits for you.' : 'Good to see you again.'}
        </p>
      </header>
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      <form class="fields" novalidate @submit=${this.#submit}>
        ${emailField({ fault: faults.email, autofocus: true })}
        ${field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
          fault: faults.password,
        })}
        <button class="button primary" ?disabled=${busy}>${busy ? 'Signing in…' : 'Sign in'}</button>
      </form>
      <p><a class="touch" href="/sign-in/by-link">E-mail me a link instead</a></p>
      <p>New here? <a class="touch" href=${register}>Create an account</a></p>
      ${
        this.demo
          ? html`<div class="card demo">
            <p>No account yet? This hub has a demo shop with a real year of orders.</p>
            <button class="button" @click=${this.#enterDemo}>Open the demo shop ${icon('arrow')}</button>
          </div>`
          : nothing
      }
    </div>`;
  }

  #submit(event: SubmitEvent) {
    return this.#form.submit(event, ({ email = '', password = '' }) =>
      enter(this.app, (headers) => this.app.session.signIn({ email, password }, headers)),
    );
  }

  async #enterDemo() {
    const { demo, app } = this;
    if (!demo) return;
    await this.#form.run(() => enter(app, (headers) => app.session.signIn(demo, headers)));
  }
}
