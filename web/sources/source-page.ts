import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { breakable } from '../ui/breakable.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { toast } from '../ui/toast.ts';
import { HealthOfSource } from './health/source-health.ts';
import { type Kind, kindOf } from './kinds.ts';
import { forgetNewSecret, newSecretOf } from './new-secret.ts';
import { pageFrame } from './page-frame.ts';
import { Source } from './source.ts';
import { orSay, pauseOrResume, remove, rename } from './source-actions.ts';
import { sourcePageStyles } from './source-page-styles.ts';
import { stateChip } from './state-chip.ts';
import { Syncs } from './syncs/syncs.ts';
import '../ui/copy.ts';
import './choices.ts';
import './connect-again.ts';
import './container-tags.ts';
import './conversions.ts';
import './leads.ts';
import './events-table.ts';
import './failures.ts';
import './health/health.ts';
import './live/tail.ts';
import './mapping/mapping-view.ts';
import './syncs/progress.ts';
import './ways/ways.ts';

/** One source: how it is doing, what arrives, and how to send to it. */
@customElement('ph-source-page')
export class PhSourcePage extends LitElement {
  static override styles = [base, buttons, surfaces, disclosure, pageFrame, sourcePageStyles];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  #source!: Source;
  #syncs!: Syncs;
  #health!: HealthOfSource;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sourceId')) return;
    this.#leave();
    this.#source = new Source(this.app.api, this.sourceId);
    this.#syncs = new Syncs(this.app.api, this.sourceId);
    this.#health = new HealthOfSource(this.app.api, this.sourceId);
    for (const state of [this.#source, this.#syncs, this.#health]) state.addEventListener('change', this.#redraw);
    this.#source.watch();
    this.#syncs.watch();
    this.#health.watch();
    this.#greet();
  }

  readonly #redraw = () => this.requestUpdate();

  #leave() {
    for (const state of [this.#source, this.#syncs, this.#health]) state?.removeEventListener('change', this.#redraw);
    this.#source?.unwatch();
    this.#syncs?.unwatch();
    this.#health?.unwatch();
    if (this.#source) forgetNewSecret(this.#source.id);
  }

  /** Says once that the way back from the provider ended well. */
  #greet() {
    if (this.app.router.place.query.get('connection') !== 'connected') return;
    toast('Connected.');
    history.replaceState(null, '', location.pathname);
  }

  protected override render() {
    const { status, data, failure } = this.#source;
    return html`<div class="page inner">
      <a class="back" href="/sources">${icon('back', 18)} Sources</a>
      ${status === 'loading' ? skeleton : nothing} ${status === 'missing' ? missing : nothing}
      ${status === 'failed' ? loadFailed('The source could not be loaded.', failure, () => this.#source.watch()) : nothing}
      ${data ? this.#full(data) : nothing}
    </div>`;
  }

  #full(data: DataSource) {
    const kind = kindOf(data.sourceType);
    const isDummy = data.config.dummy === true;
    const fetches = (kind?.fetches ?? false) && !isDummy;
    const isNew = this.#source.events?.length === 0;
    const ways = isDummy ? nothing : html`<ph-ways .app=${this.app} .source=${data} .first=${isNew}></ph-ways>`;
    return html`${this.#header(data, kind, fetches)}
      ${data.status === 'disconnected' ? html`<ph-connect-again .app=${this.app} .source=${data}></ph-connect-again>` : nothing}
      ${
        data.choiceNeeded && data.connection === 'oauth'
          ? html`<ph-source-choices .app=${this.app} .sourceId=${data.id} @chosen=${() => this.#source.load()}></ph-source-choices>`
          : nothing
      }
      ${this.#secret(data)}
      ${fetches ? html`<ph-sync-progress .app=${this.app} .syncs=${this.#syncs} provider=${kind?.name ?? ''}></ph-sync-progress>` : nothing}
      ${isNew && !fetches ? ways : nothing}
      ${data.sourceType === 'gtm' && data.config.accountId ? html`<ph-container-tags .app=${this.app} .sourceId=${data.id}></ph-container-tags>` : nothing}
      <section>
        <h2>Health</h2>
        <ph-source-health .app=${this.app} .health=${this.#health} provider=${kind?.name ?? ''}></ph-source-health>
      </section>
      <section>
        <h2>As it arrives</h2>
        <ph-live-tail .app=${this.app} .sourceId=${data.id}></ph-live-tail>
      </section>
      ${data.sourceType === 'webhook' && !isDummy ? html`<ph-mapping .app=${this.app} .source=${data} .arrived=${this.#arrived}></ph-mapping>` : nothing}
      <ph-failures .app=${this.app} .sourceId=${data.id} .open=${this.#health.data?.openFailures}></ph-failures>
      ${data.sourceType === 'facebook_pixel' ? html`<ph-conversions .app=${this.app} .sourceId=${data.id}></ph-conversions>` : nothing}
      ${
        data.sourceType === 'facebook_pixel' && data.config.pixelId && !isDummy
          ? html`<ph-leads .app=${this.app} .source=${data}></ph-leads>`
          : nothing
      }
      ${this.#stored(data)} ${isNew && !fetches ? nothing : ways}`;
  }

  /** Grows with whatever is known of what came in. */
  get #arrived(): number {
    const { accepted, processed, openFailures } = this.#health.data ?? { accepted: 0, processed: 0, openFailures: 0 };
    return accepted + processed + openFailures;
  }

  #header(data: DataSource, kind: Kind | undefined, fetches: boolean) {
    return html`<header>
      <div class="title">
        <span class="tile">${kind ? icon(kind.icon) : nothing}</span>
        <div>
          <h1>${breakable(data.name)}</h1>
          <p class="soft">${kind?.name === data.name ? nothing : kind?.name} ${stateChip(data)}</p>
        </div>
      </div>
      <div class="row actions">
        ${
          fetches && data.status === 'active'
            ? html`<button class="button" aria-disabled=${this.#syncs.asking} @click=${this.#fetch}>
              ${icon('sync')} ${this.#syncs.asking ? 'Fetching…' : 'Fetch now'}
            </button>`
            : nothing
        }
        ${
          kind?.fields.length && data.config.dummy !== true
            ? html`<a class="button" href="/sources/${data.id}/connection">Connection</a>`
            : nothing
        }
        <button class="button" @click=${() => rename(this.#source, data)}>Rename</button>
        ${
          data.status === 'disconnected'
            ? nothing
            : html`<button class="button" @click=${() => pauseOrResume(this.#source, data)}>
              ${data.status === 'paused' ? 'Resume' : 'Pause'}
            </button>`
        }
        <button class="button danger-quiet" @click=${() => remove(this.app, this.#source, data)}>Delete</button>
      </div>
    </header>`;
  }

  #stored(data: DataSource) {
    const { events, hasEarlier } = this.#source;
    return html`<section>
      <h2>Stored events <span class="count">${this.app.format.number(data.eventsCount)}</span></h2>
      <ph-events .app=${this.app} .events=${events}></ph-events>
      ${
        hasEarlier
          ? html`<button class="button quiet earlier" @click=${() => orSay(this.#source.loadEarlier())}>Show earlier events</button>`
          : nothing
      }
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

  async #fetch() {
    if (this.#syncs.asking) return;
    const { format } = this.app;
    await orSay(
      this.#syncs.fetchNow().then((count) => {
        if (count === undefined) toast('It goes on; see how far it is below.');
        else toast(count === 0 ? 'Nothing new to fetch.' : `${format.number(count)} new events fetched.`);
      }),
    );
    await this.#source.load();
  }
}

const skeleton = html`<div class="skeletons" role="status">
  <span class="unseen">Loading the source</span>
  <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
</div>`;

const missing = html`<h1>This source is not here</h1>
  <p class="soft">It was deleted, or it belongs to another workspace.</p>`;
