import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DataSource, SourceType } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { breakable } from '../ui/breakable.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { attentionWords, reconciliationWords } from './health/words.ts';
import { type Kind, kindOf, kinds } from './kinds.ts';
import { problemWords } from './oauth.ts';
import { pageFrame } from './page-frame.ts';
import { Sources } from './sources.ts';
import { sourcesStyles } from './sources-styles.ts';
import { stateChip } from './state-chip.ts';
import './failures.ts';

/** Sources: what is connected, what can be, and what could not be taken in. */
@customElement('ph-sources-page')
export class PhSourcesPage extends LitElement {
  static override styles = [base, buttons, surfaces, pageFrame, sourcesStyles];

  @property({ attribute: false }) app!: App;
  #sources!: Sources;

  override connectedCallback(): void {
    if (!this.#sources) {
      this.#sources = new Sources(this.app.api);
      new Watch(this, () => [this.#sources]);
    }
    super.connectedCallback();
    this.#sources.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sources.unwatch();
  }

  protected override render() {
    const { status, items } = this.#sources;
    return html`<div class="page">
      <header>
        <h1>Sources</h1>
        <p class="soft">Where PulseHub learns what your customers do. The more it hears, the better it answers.</p>
      </header>
      ${this.#problem()}
      ${status === 'loading' ? this.#skeleton() : nothing} ${status === 'failed' ? this.#failed() : nothing}
      ${
        items.length > 0
          ? html`<ul class="card list" aria-label="Connected sources">
            ${items.map((source) => this.#row(source))}
          </ul>`
          : nothing
      }
      ${
        status === 'ready'
          ? html`<section>
            <h2>${items.length > 0 ? 'Connect another' : 'Connect your shop'}</h2>
            ${
              items.length > 0
                ? nothing
                : html`<p class="soft">Choose what you use. Not ready yet? Dummy data shows how it feels.</p>`
            }
            <ul class="card kinds">
              ${kinds.map((kind) => this.#kind(kind))}
            </ul>
          </section>`
          : nothing
      }
      <ph-failures .app=${this.app} .open=${this.#open}></ph-failures>
    </div>`;
  }

  /** How many could not be taken in, once that is known. */
  get #open(): number | undefined {
    const { health } = this.#sources;
    return health.size > 0 ? [...health.values()].reduce((sum, { openFailures }) => sum + openFailures, 0) : undefined;
  }

  /** What came of a way to a provider and back, where it did not connect anything. */
  #problem() {
    const words = problemWords(this.app.router.place.query.get('connection') ?? '');
    return words ? html`<p class="note bad" role="alert">${icon('alert')} <span>${words}</span></p>` : nothing;
  }

  #row(source: DataSource) {
    const kind = kindOf(source.sourceType);
    const { format } = this.app;
    return html`<li>
      <a href="/sources/${source.id}">
        <span class="tile">${kind ? icon(kind.icon) : nothing}</span>
        <span class="name"><b>${breakable(source.name)}</b><span>${this.#stand(source, kind)}</span></span>
        <span class="facts">
          <b>${format.number(source.eventsCount)} ${source.eventsCount === 1 ? 'event' : 'events'}</b>
          <span>${source.lastEventAt ? `last one happened ${format.ago(source.lastEventAt)}` : 'nothing arrived yet'}</span>
        </span>
        ${this.#chip(source)}
      </a>
    </li>`;
  }

  /** How it stands against its provider, where that is known, or what it is. */
  #stand(source: DataSource, kind: Kind | undefined): string {
    const { format } = this.app;
    const name = kind?.name ?? '';
    const reconciliation = source.status === 'active' ? this.#sources.health.get(source.id)?.reconciliation : undefined;
    if (reconciliation?.state === 'matches') return reconciliationWords(reconciliation, name, format).words;
    if (reconciliation?.state === 'behind') return `${name}, being repaired`;
    return name === source.name ? `connected ${format.ago(source.createdAt)}` : name;
  }

  /** What wants a look stands in the place of “Active”. */
  #chip(source: DataSource) {
    const health = this.#sources.health.get(source.id);
    const wanted = health && source.status === 'active' ? attentionWords(health, this.app.format) : '';
    return wanted ? html`<span class="chip warn">${wanted}</span>` : stateChip(source);
  }

  #kind({ type, name, what, icon: sign }: Kind) {
    const { trying } = this.#sources;
    return html`<li>
      <span class="tile">${icon(sign)}</span>
      <div class="name">
        <h3>${name}</h3>
        <p>${what}</p>
      </div>
      <div class="row">
        <button
          class="button quiet"
          aria-label="Add dummy data: ${name}"
          aria-disabled=${trying !== undefined}
          @click=${() => this.#try(type)}
        >
          ${trying === type ? 'Making events…' : 'Add dummy data'}
        </button>
        <a class="button" href="/sources/connect/${type}" aria-label="Connect ${name}">Connect</a>
      </div>
    </li>`;
  }

  #skeleton() {
    return html`<div class="card list" role="status">
      <span class="unseen">Loading the sources</span>
      ${[0, 1, 2].map(() => html`<div class="skeleton-row"><span class="skeleton"></span><span class="skeleton"></span></div>`)}
    </div>`;
  }

  #failed() {
    return html`<div class="note bad" role="alert">
      ${icon('alert')}
      <div>
        <p>The sources could not be loaded. ${this.#sources.failure}</p>
        <button class="button" @click=${() => this.#sources.look()}>Try again</button>
      </div>
    </div>`;
  }

  async #try(type: SourceType) {
    if (this.#sources.trying) return;
    try {
      const dataSource = await this.#sources.trySample(type);
      toast(`${this.app.format.number(dataSource.eventsCount)} events are in “${dataSource.name}”.`);
      this.app.router.go(`/sources/${dataSource.id}`);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
