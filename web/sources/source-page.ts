import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { kindOf } from './kinds.ts';
import { forgetNewSecret, newSecretOf } from './new-secret.ts';
import { snippetsOf } from './snippets.ts';
import { Source } from './source.ts';
import { sourcePageStyles } from './source-page-styles.ts';
import { stateChip } from './state-chip.ts';
import '../ui/copy.ts';
import './events-table.ts';
import './failures.ts';

/** One source: how it is doing, how to send to it, and what arrives. */
@customElement('ph-source-page')
export class PhSourcePage extends LitElement {
  static override styles = [base, buttons, surfaces, sourcePageStyles];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  #source!: Source;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sourceId')) return;
    this.#leave();
    this.#source = new Source(this.app.api, this.sourceId);
    this.#source.addEventListener('change', this.#redraw);
    this.#source.watch();
  }

  readonly #redraw = () => this.requestUpdate();

  #leave() {
    this.#source?.unwatch();
    this.#source?.removeEventListener('change', this.#redraw);
    if (this.#source) forgetNewSecret(this.#source.id);
  }

  protected override render() {
    const { status, data } = this.#source;
    return html`<div class="page">
      <a class="back" href="/sources">${icon('back', 18)} Sources</a>
      ${status === 'loading' ? this.#skeleton() : nothing} ${status === 'missing' ? this.#missing() : nothing}
      ${status === 'failed' ? this.#failed() : nothing} ${data ? this.#full(data) : nothing}
    </div>`;
  }

  #full(data: DataSource) {
    const { events } = this.#source;
    const kind = kindOf(data.sourceType);
    const snippets = snippetsOf(data, location.origin);
    const waiting = events?.length === 0;
    const isDummy = data.config.dummy === true;
    const ways = isDummy ? nothing : this.#ways(data, snippets);
    return html`<header>
        <div class="title">
          <span class="tile">${kind ? icon(kind.icon) : nothing}</span>
          <div>
            <h1>${data.name}</h1>
            <p class="soft">${kind?.name === data.name ? nothing : kind?.name} ${stateChip(data)}</p>
          </div>
        </div>
        <div class="row actions">
          ${
            kind?.fetches && data.status === 'active' && !isDummy
              ? html`<button class="button" aria-disabled=${this.#source.syncing} @click=${this.#sync}>
                ${icon('sync')} ${this.#source.syncing ? 'Fetching…' : 'Fetch now'}
              </button>`
              : nothing
          }
          ${
            kind?.fields.length && !isDummy
              ? html`<a class="button" href="/sources/${data.id}/connection">Connection</a>`
              : nothing
          }
          <button class="button" @click=${() => this.#rename(data)}>Rename</button>
          <button class="button" @click=${() => this.#pause(data)}>${data.status === 'paused' ? 'Resume' : 'Pause'}</button>
          <button class="button danger-quiet" @click=${() => this.#delete(data)}>Delete</button>
        </div>
      </header>
      <dl class="facts">
        <div><dt>Events</dt><dd>${this.app.format.number(data.eventsCount)}</dd></div>
        <div><dt>Last event</dt><dd>${data.lastEventAt ? this.app.format.ago(data.lastEventAt) : 'none yet'}</dd></div>
        ${
          kind?.fetches && !isDummy
            ? html`<div><dt>Last fetched</dt><dd>${data.lastSyncAt ? this.app.format.ago(data.lastSyncAt) : 'not yet'}</dd></div>`
            : nothing
        }
      </dl>
      ${this.#syncFault()} ${this.#secret(data)}
      ${waiting ? ways : nothing}
      <section>
        <h2>What arrives <span class="live">${data.status === 'active' ? 'live' : ''}</span></h2>
        <ph-events .app=${this.app} .events=${events}></ph-events>
        ${
          this.#source.hasEarlier
            ? html`<button class="button quiet earlier" @click=${() => this.#try(this.#source.loadEarlier())}>
              Show earlier events
            </button>`
            : nothing
        }
      </section>
      <ph-failures .app=${this.app} .sourceId=${data.id}></ph-failures>
      ${waiting ? nothing : ways}`;
  }

  #ways({ sourceType, writeKey, webhookUrl }: DataSource, snippets: { label: string; text: string }[]) {
    if (!writeKey && !webhookUrl) return nothing;
    const where: Partial<Record<DataSource['sourceType'], string>> = {
      shopify:
        'In Shopify, open Settings, Notifications, Webhooks and make one for each of: order creation, order update, refund, cart update, checkout creation, customer creation. Format JSON, with this address:',
      webhook:
        'Send each event as JSON with POST to this address. Sign the body with HMAC-SHA256 and your secret, and send the signature as the header X-Signature-256: sha256=…',
      segment:
        'Give the library this key and our address. Everything it sends then arrives here, and below within seconds.',
      facebook_pixel:
        'Meta tells how often something happened, hour by hour, and PulseHub fetches that. To know who did it, send the events of your site here too, with this key:',
      gtm: 'Add the tag below to your container, fired on the events you care about, and publish it.',
    };
    return html`<section>
      <h2>How to send</h2>
      ${where[sourceType] ? html`<p class="soft">${where[sourceType]}</p>` : nothing}
      ${webhookUrl ? html`<ui-copy label="Address" .value=${webhookUrl}></ui-copy>` : nothing}
      ${writeKey ? html`<ui-copy label="Write key" .value=${writeKey}></ui-copy>` : nothing}
      ${snippets.map(({ label, text }) => html`<ui-copy block .label=${label} .value=${text}></ui-copy>`)}
    </section>`;
  }

  #secret({ id }: DataSource) {
    const secret = newSecretOf(id);
    if (!secret) return nothing;
    return html`<section class="card secret">
      <h2>Copy the signing secret now</h2>
      <p class="soft">It is shown this once. Whoever sends to you signs with it.</p>
      <ui-copy label="Signing secret" .value=${secret}></ui-copy>
    </section>`;
  }

  #syncFault() {
    const last = this.#source.syncs[0];
    if (last?.status !== 'failed') return nothing;
    return html`<div class="note warn">
      ${icon('alert')}
      <p>The last try to fetch, ${this.app.format.ago(last.startedAt)}, failed: ${last.error}</p>
    </div>`;
  }

  #skeleton() {
    return html`<div class="skeletons" role="status">
      <span class="unseen">Loading the source</span>
      <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
    </div>`;
  }

  #missing() {
    return html`<h1>This source is not here</h1>
      <p class="soft">It was deleted, or it belongs to another workspace.</p>`;
  }

  #failed() {
    return html`<div class="note bad" role="alert">
      ${icon('alert')}
      <div>
        <p>The source could not be loaded. ${this.#source.failure}</p>
        <button class="button quiet" @click=${() => this.#source.watch()}>Try again</button>
      </div>
    </div>`;
  }

  #sync() {
    if (this.#source.syncing) return;
    const fetched = (count: number) =>
      toast(count === 0 ? 'Nothing new to fetch.' : `${this.app.format.number(count)} new events fetched.`);
    return this.#try(this.#source.sync().then(fetched));
  }

  async #rename({ name }: DataSource) {
    const given = await askUser({
      title: 'Rename the source',
      action: 'Rename',
      input: { label: 'Name', value: name },
    });
    if (given) await this.#try(this.#source.update({ name: given }));
  }

  #pause({ status }: DataSource) {
    return this.#try(this.#source.update({ status: status === 'paused' ? 'active' : 'paused' }));
  }

  async #delete({ name }: DataSource) {
    const sure = await askUser({
      title: `Delete “${name}”?`,
      words: 'Its keys stop working at once. The events it brought, and the people in them, stay.',
      action: 'Delete the source',
      danger: true,
    });
    if (sure === undefined) return;
    await this.#try(
      this.#source.remove().then(() => {
        toast(`“${name}” is deleted.`);
        this.app.router.go('/sources');
      }),
    );
  }

  async #try(work: Promise<unknown>) {
    await work.catch((error: Error) => toast(error.message));
  }
}
