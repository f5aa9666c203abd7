import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import './choices.ts';
import { configField } from './config-field.ts';
import { connectStyles } from './connect-styles.ts';
import { kindOf } from './kinds.ts';
import { pageFrame } from './page-frame.ts';

/** The values by which a source is connected, to be changed when a token has ended or a shop has moved. */
@customElement('ph-connection-page')
export class PhConnectionPage extends LitElement {
  static override styles = [base, buttons, surfaces, forms, pageFrame, connectStyles];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  @state() private source: DataSource | undefined;
  @state() private missing = '';
  readonly #form = new Form(this);

  protected override firstUpdated(): void {
    this.app.api.get<DataSource>(`/data-sources/${this.sourceId}`).then(
      (source) => {
        this.source = source;
      },
      (error: Error) => {
        this.missing = error.message;
      },
    );
  }

  protected override render() {
    return html`<div class="page inner form">
      <a class="back" href="/sources/${this.sourceId}">${icon('back', 18)} ${this.source?.name ?? 'Source'}</a>
      <h1>Connection</h1>
      ${this.missing ? html`<div class="note bad" role="alert">${icon('alert')}<p>${this.missing}</p></div>` : nothing}
      ${this.source?.connection === 'oauth' && this.source.sourceType !== 'shopify' ? this.#choices(this.source) : nothing}
      ${this.source ? this.#fields(this.source) : nothing}
    </div>`;
  }

  /** Another of the account's things may be chosen at any time, and a property beside the container. */
  #choices({ id }: DataSource) {
    return html`<ph-source-choices .app=${this.app} .sourceId=${id} @chosen=${() => this.firstUpdated()}></ph-source-choices>`;
  }

  #fields(source: DataSource) {
    const { faults, failure, busy } = this.#form;
    const fields = kindOf(source.sourceType)?.fields ?? [];
    if (fields.length === 0) {
      return html`<p class="soft">There is nothing to set: whatever is sent with its key arrives. <a class="touch" href="/sources/${source.id}">How to send</a></p>`;
    }
    return html`<form class="card fields" novalidate @submit=${(event: SubmitEvent) => this.#submit(event, source)}>
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      ${fields.map((one) => {
        const stored = String(source.config[one.name] ?? '');
        if (one.type !== 'password') return configField(one, stored, faults);
        const keep = stored ? `Stored: ${stored}. Left empty, it stays. ` : '';
        return configField({ ...one, hint: `${keep}${one.hint}` }, '', faults);
      })}
      <div class="row">
        <button class="button primary" ?disabled=${busy}>${busy ? 'Testing the connection…' : 'Save'}</button>
        <a class="button quiet" href="/sources/${source.id}">Cancel</a>
      </div>
    </form>`;
  }

  #submit(event: SubmitEvent, { id, sourceType, config: stored }: DataSource) {
    return this.#form.submit(event, async (values) => {
      const fields = kindOf(sourceType)?.fields ?? [];
      const config: Record<string, string | null> = {};
      for (const { name, type, optional } of fields) {
        const value = values[name] ?? '';
        // An optional value that was cleared is taken away; a secret left empty stays what it is.
        if (value !== '') config[name] = value;
        else if (type !== 'password' && !optional) config[name] = '';
        else if (type !== 'password' && stored[name] !== undefined) config[name] = null;
      }
      await this.app.api.patch(`/data-sources/${id}`, { config });
      toast('The connection works and is saved.');
      this.app.router.go(`/sources/${id}`, { replace: true });
    });
  }
}
