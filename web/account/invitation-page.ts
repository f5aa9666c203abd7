import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SignedIn } from '../../contract/auth.ts';
import type { InvitationShown } from '../../contract/members.ts';
import type { App } from '../app/app.ts';
import { goneElsewhere } from '../app/tabs.ts';
import { anA, roleWords } from '../settings/members/role-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { Loaded } from '../ui/loaded.ts';
import { Watch } from '../ui/watch.ts';
import { accountStyles } from './account-styles.ts';
import { emailField } from './email-field.ts';

/** Where the link of an invitation leads: what it is for, and the ways to accept it. */
@customElement('ph-invitation-page')
export class PhInvitationPage extends LitElement {
  static override styles = [base, buttons, surfaces, forms, accountStyles];

  @property({ attribute: false }) app!: App;
  /** Whether somebody without a session has said that they have an account. */
  @state() private hasAccount = false;
  readonly #form = new Form(this);
  readonly #shown = new Loaded<InvitationShown>();

  get #token(): string {
    return location.hash.slice(1);
  }

  override connectedCallback(): void {
    new Watch(this, () => [this.app.session, this.#shown]);
    super.connectedCallback();
    void this.#shown.load(() => this.app.api.post('/auth/invitation/look', { token: this.#token || '-' }));
  }

  protected override render() {
    const { status, failure, value } = this.#shown;
    const { state: who } = this.app.session;
    if (status === 'failed') {
      return html`<div class="page">
        <header><h1>This invitation opens nothing</h1></header>
        <div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>
        <p><a class="touch" href="/">To the start</a></p>
      </div>`;
    }
    if (status === 'loading' || !value || who === 'starting') {
      return html`<div class="page" role="status"><span class="unseen">Loading the invitation</span><span class="skeleton"></span></div>`;
    }
    return html`<div class="page">
      <header>
        <h1>Join ${value.workspace}</h1>
        <p class="soft">${value.invitedBy} invites you as ${anA(value.role)}.</p>
        <p class="soft">${roleWords[value.role].name}: ${roleWords[value.role].may}</p>
        ${value.email ? html`<p class="soft">The invitation is for ${value.email}.</p>` : nothing}
      </header>
      ${this.#form.failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${this.#form.failure}</p></div>` : nothing}
      ${who === 'signed-in' ? this.#asMyself() : this.hasAccount ? this.#signIn(value) : this.#register(value)}
    </div>`;
  }

  #asMyself() {
    const { busy } = this.#form;
    return html`<p>You are signed in as ${this.app.session.user?.email}.</p>
      <button class="button primary" ?disabled=${busy} @click=${this.#accept}>${busy ? 'Joining…' : 'Join'}</button>
      <p><button class="button" ?disabled=${busy} @click=${this.#leave}>Use another account</button></p>`;
  }

  #register({ email }: InvitationShown) {
    const { faults, busy } = this.#form;
    return html`<form class="fields" novalidate @submit=${this.#create}>
        <div class="pair">
          ${field({ name: 'firstName', label: 'First name', autocomplete: 'given-name', fault: faults.firstName, autofocus: true })}
          ${field({ name: 'lastName', label: 'Last name', autocomplete: 'family-name', fault: faults.lastName })}
        </div>
        ${emailField({ value: email ?? '', fault: faults.email })}
        ${field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'new-password',
          hint: 'At least 8 characters. A few words you remember make a good one.',
          fault: faults.password,
        })}
        <button class="button primary" ?disabled=${busy}>${busy ? 'Joining…' : 'Create an account and join'}</button>
      </form>
      <p>Already have an account? <button class="button" @click=${this.#turn}>Sign in</button></p>`;
  }

  #signIn({ email }: InvitationShown) {
    const { faults, busy } = this.#form;
    return html`<form class="fields" novalidate @submit=${this.#enter}>
        ${emailField({ value: email ?? '', fault: faults.email, autofocus: true })}
        ${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', fault: faults.password })}
        <button class="button primary" ?disabled=${busy}>${busy ? 'Joining…' : 'Sign in and join'}</button>
      </form>
      <p>No password? <a class="touch" href="/sign-in/by-link">Get a link by e-mail</a>, then open this invitation again.</p>
      <p>New here? <button class="button" @click=${this.#turn}>Create an account</button></p>`;
  }

  readonly #turn = () => {
    this.hasAccount = !this.hasAccount;
    this.#form.failure = '';
    this.#form.faults = {};
  };

  readonly #create = (event: SubmitEvent) =>
    this.#form.submit(event, async (person) => {
      const body = { ...person, token: this.#token };
      this.app.session.enter(await this.app.api.post<SignedIn>('/auth/invitation/register', body));
      this.app.router.go('/', { replace: true });
    });

  readonly #enter = (event: SubmitEvent) =>
    this.#form.submit(event, async ({ email = '', password = '' }) => {
      await this.app.session.signIn({ email, password });
      await this.#join();
    });

  readonly #accept = () => this.#form.run(() => this.#join());

  async #join() {
    await this.app.api.post<SignedIn>('/auth/invitation/accept', { token: this.#token });
    goneElsewhere();
  }

  readonly #leave = () => this.#form.run(() => this.app.session.signOut());
}
