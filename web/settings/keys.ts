import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type ApiKey, type NewApiKey, SCOPE_WORDS, SCOPES, type Scope } from '../../contract/doors.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { choice, field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { settingsList } from './list-styles.ts';
import '../ui/copy.ts';

const readOnly: readonly Scope[] = ['metrics:read', 'search:read', 'sources:read'];

/** Keys for programs, and the programs that were let in: what each may, when it was used, and the way to end it. */
@customElement('ph-keys')
export class PhKeys extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    settingsList,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      form {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4);
      }
      fieldset {
        display: grid;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-size: var(--text-m);
        font-weight: 560;
      }
      fieldset label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-3);
        min-height: var(--touch);
        padding-block: var(--space-1);
        font-size: var(--text-m);
        line-height: 1.4;
      }
      fieldset input {
        width: 1.25rem;
        height: 1.25rem;
        accent-color: var(--accent);
      }
      .new-key {
        display: grid;
        gap: var(--space-2);
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private adding = false;
  @state() private made: NewApiKey | undefined;
  readonly #form = new Form(this);
  readonly #keys = new Loaded<{ data: ApiKey[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#keys]);
    super.connectedCallback();
    void this.#keys.load(() => this.app.api.get('/keys?limit=100'));
  }

  protected override render() {
    const { status, failure, value } = this.#keys;
    return html`${this.made ? this.#once(this.made) : nothing}
      ${status === 'failed' ? loadFailed('The keys could not be loaded.', failure, () => this.#keys.load()) : nothing}
      ${
        status === 'ready' && value?.data.length
          ? html`<ul class="card" aria-label="Keys">
            ${value.data.map((key) => this.#key(key))}
          </ul>`
          : nothing
      }
      ${
        this.adding
          ? this.#new()
          : html`<div>
            <button class="button" @click=${this.#open}>${icon('key', 18)} New key</button>
          </div>`
      }`;
  }

  #once({ key, name }: NewApiKey) {
    return html`<div class="note good" role="status">
      <div class="new-key">
        <p>Copy it now: it is not shown again.</p>
        <ui-copy label="Key: ${name}" .value=${key}></ui-copy>
      </div>
    </div>`;
  }

  #key(key: ApiKey) {
    const { format } = this.app;
    const facts = [
      `${key.prefix}…`,
      key.program ? 'let in by you' : `made by ${key.madeBy.name}`,
      key.lastUsedAt ? `used ${format.ago(key.lastUsedAt)}` : 'never used',
      key.expired ? 'ended' : key.expiresAt && !key.program ? `until ${format.day(key.expiresAt)}` : '',
    ];
    return html`<li>
      <div>
        <b>${key.program ?? key.name}</b>
        <p class="faint">${facts.filter(Boolean).join(' · ')}</p>
        <p class="faint">${key.scopes.map((scope) => SCOPE_WORDS[scope].split(':')[0]).join(' · ')}</p>
      </div>
      ${
        key.mayRevoke
          ? html`<button class="button quiet danger-quiet" aria-label="Revoke: ${key.program ?? key.name}" @click=${() => this.#revoke(key)}>
            Revoke
          </button>`
          : nothing
      }
    </li>`;
  }

  #new() {
    const { faults, failure, busy } = this.#form;
    return html`<form class="card" novalidate @submit=${this.#make}>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
      ${field({ name: 'name', label: 'What is it for?', fault: faults.name, required: true, maxLength: 100, autofocus: true })}
      <fieldset>
        <legend>What it may do</legend>
        ${SCOPES.map(
          (scope) =>
            html`<label>
              <input type="checkbox" name=${scope} ?checked=${readOnly.includes(scope)} />
              <span>${SCOPE_WORDS[scope]}</span>
            </label>`,
        )}
        ${faults.scopes ? html`<p class="fault">${faults.scopes}</p>` : nothing}
      </fieldset>
      ${choice({
        name: 'expiresInDays',
        label: 'Good for',
        value: '90',
        options: [
          ['30', '30 days'],
          ['90', '90 days'],
          ['365', 'A year'],
          ['', 'Until it is revoked'],
        ],
      })}
      <div class="row">
        <button class="button primary" aria-disabled=${busy}>Make the key</button>
        <button class="button quiet" type="button" @click=${this.#close}>Cancel</button>
      </div>
    </form>`;
  }

  readonly #open = () => {
    this.adding = true;
    this.made = undefined;
  };

  readonly #close = () => {
    this.adding = false;
  };

  readonly #make = (event: SubmitEvent) =>
    this.#form.submit(event, async ({ name = '', expiresInDays = '', ...ticked }) => {
      const scopes = SCOPES.filter((scope) => scope in ticked);
      const days = Number(expiresInDays);
      this.made = await this.app.api.post<NewApiKey>('/keys', {
        name,
        scopes,
        ...(days ? { expiresInDays: days } : {}),
      });
      this.adding = false;
      await this.#keys.load();
    });

  async #revoke(key: ApiKey) {
    const name = key.program ?? key.name;
    const sure = await askUser({
      title: `Revoke ${name}?`,
      words: 'Whatever uses it is refused from now on.',
      action: 'Revoke',
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await this.app.api.delete(`/keys/${key.id}`);
      toast('It is revoked.');
      await this.#keys.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
