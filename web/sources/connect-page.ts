import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { recallJson, remember } from '../app/storage.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { configField } from './config-field.ts';
import { connectStyles } from './connect-styles.ts';
import { type Kind, kindOf } from './kinds.ts';
import { keepNewSecret } from './new-secret.ts';
import { type SignInProvider, signInAt, signInFor } from './oauth.ts';
import { pageFrame } from './page-frame.ts';

/** Connecting one kind of source: a form that says what each value is and where it is found. */
@customElement('ph-connect-page')
export class PhConnectPage extends LitElement {
  static override styles = [base, buttons, surfaces, forms, disclosure, pageFrame, connectStyles];

  @property({ attribute: false }) app!: App;
  @property() type = '';
  /** Where it can be connected by signing in; null where there is none, undefined while that is not known. */
  @state() private provider: SignInProvider | null | undefined;
  readonly #form = new Form(this);
  readonly #signIn = new Form(this);

  protected override updated(changed: PropertyValues<this>): void {
    const kind = kindOf(this.type);
    if (!changed.has('type') || !kind) return;
    this.provider = undefined;
    // A hub that cannot say so now still takes a token.
    signInFor(this.app.api, kind.type).then(
      (provider) => {
        this.provider = provider ?? null;
      },
      () => {
        this.provider = null;
      },
    );
  }

  protected override render() {
    const kind = kindOf(this.type);
    if (!kind) {
      return html`<div class="page inner form">
        <h1>There is no such kind of source</h1>
        <p><a href="/sources">See what can be connected</a></p>
      </div>`;
    }
    return html`<div class="page inner form">
      <a class="back" href="/sources">${icon('back', 18)} Sources</a>
      <header>
        <span class="tile">${icon(kind.icon)}</span>
        <h1>Connect ${kind.name}</h1>
        <p class="soft">${kind.how}</p>
      </header>
      ${
        this.provider === undefined
          ? html`<div class="card waiting" role="status"><span class="unseen">Loading</span><span class="skeleton"></span><span class="skeleton"></span></div>`
          : nothing
      }
      ${
        this.provider
          ? html`${this.#signInForm(kind, this.provider)}
            <details>
              <summary>${icon('chevron', 16)} Connect with an access token instead</summary>
              ${this.#tokenForm(kind)}
            </details>`
          : this.provider === null
            ? this.#tokenForm(kind)
            : nothing
      }
    </div>`;
  }

  /** Nothing to copy: the provider asks whether PulseHub may read, and sends the browser back. */
  #signInForm(kind: Kind, provider: SignInProvider) {
    const { faults, failure, busy } = this.#signIn;
    const shop = kind.fields.find(({ name }) => name === 'shopDomain');
    const typed = recallJson<Record<string, string>>(draftKey(kind), {});
    return html`<form
      class="card fields"
      novalidate
      @submit=${(event: SubmitEvent) => this.#leaveFor(event, provider)}
      @input=${(event: InputEvent) => keepTyped(event, kind)}
    >
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      ${shop && provider.provider === 'shopify' ? configField({ ...shop, name: 'shop' }, typed.shop ?? typed.shopDomain, faults) : nothing}
      <p class="soft">${provider.name} asks you whether PulseHub may read, and brings you back here.</p>
      <div class="row">
        <button class="button primary" ?disabled=${busy}>${busy ? `Going to ${provider.name}…` : `Connect with ${provider.name}`}</button>
        <a class="button quiet" href="/sources">Cancel</a>
      </div>
    </form>`;
  }

  #leaveFor(event: SubmitEvent, provider: SignInProvider) {
    return this.#signIn.submit(event, ({ shop }) =>
      signInAt(this.app.api, provider, shop === undefined ? {} : { shop }),
    );
  }

  #tokenForm(kind: Kind) {
    const { faults, failure, busy } = this.#form;
    const typed = recallJson<Record<string, string>>(draftKey(kind), {});
    return html`<form class="card fields" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, kind)} @input=${(event: InputEvent) => keepTyped(event, kind)}>
        ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
        ${field({
          name: 'name',
          label: 'Name',
          hint: 'What you call it here. Useful when there are two of a kind.',
          value: typed.name ?? kind.defaultName,
          maxLength: 200,
          fault: faults.name,
        })}
        ${kind.fields.map((one) => configField(one, typed[one.name], faults))}
        <div class="row">
          <button class="button primary" ?disabled=${busy}>${busy ? 'Testing the connection…' : 'Connect'}</button>
          <a class="button quiet" href="/sources">Cancel</a>
        </div>
      </form>`;
  }

  #submit(event: SubmitEvent, kind: Kind) {
    return this.#form.submit(event, async ({ name = '', ...values }) => {
      const optional = new Set(kind.fields.filter((one) => one.optional).map((one) => one.name));
      const config = Object.fromEntries(
        Object.entries(values).filter(([field, value]) => value !== '' || !optional.has(field)),
      );
      const { signingSecret, ...source } = await this.app.api.post<DataSource & { signingSecret?: string }>(
        '/data-sources',
        { sourceType: kind.type, name, config },
      );
      remember(draftKey(kind), undefined);
      if (signingSecret) keepNewSecret(source.id, signingSecret);
      this.app.router.go(`/sources/${source.id}`, { replace: true });
    });
  }
}

function draftKey({ type }: Kind): string {
  return `draft.connect.${type}`;
}

/** What was typed survives a reload; secrets stay in the page and are never written down. */
function keepTyped(event: InputEvent, kind: Kind): void {
  const { name, value, type } = event.target as HTMLInputElement;
  if (type === 'password') return;
  remember(draftKey(kind), { ...recallJson<Record<string, string>>(draftKey(kind), {}), [name]: value });
}
