import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Sync } from '../../../contract/sources.ts';
import type { App } from '../../app/app.ts';
import type { Format } from '../../app/format.ts';
import { labelOf } from '../../people/words.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { disclosure } from '../../ui/disclosure.ts';
import { icon } from '../../ui/icon.ts';
import { progressBar } from '../../ui/progress-styles.ts';
import { toast } from '../../ui/toast.ts';
import { Watch } from '../../ui/watch.ts';
import type { Syncs } from './syncs.ts';
import { leftWords, progressOf, stateOf, syncKinds } from './words.ts';

/** What is being fetched from the provider: how far it is, how long still, and the way to stop it or to go on. */
@customElement('ph-sync-progress')
export class PhSyncProgress extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    disclosure,
    progressBar,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .run {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
      }
      .run > .row {
        justify-content: space-between;
      }
      h2 {
        font-size: var(--text-l);
      }
      .run p {
        font-size: var(--text-m);
      }
      ol li {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        padding: var(--space-2) 0;
        font-size: var(--text-m);
      }
      .note .row {
        margin-top: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) syncs!: Syncs;
  /** What the provider is called. */
  @property() provider = '';

  constructor() {
    super();
    new Watch(this, () => (this.syncs ? [this.syncs] : []));
  }

  protected override render() {
    const { running, unfinished, items } = this.syncs;
    return html`${running.map((sync) => this.#run(sync))} ${unfinished && running.length === 0 ? this.#goOn(unfinished) : nothing}
      ${items.length > 0 ? this.#history(items) : nothing}`;
  }

  #run(sync: Sync) {
    const { format } = this.app;
    const { done, of, share } = progressOf(sync);
    const count = of === null ? format.number(done) : `${format.number(done)} of ${format.number(of)}`;
    return html`<div class="card run">
      <div class="row">
        <h2 id="run-${sync.id}">${syncKinds[sync.kind]}: ${count} fetched</h2>
        <button class="button" aria-disabled=${this.syncs.asking} @click=${() => this.#try(this.syncs.stop(sync))}>
          ${icon('stop')} Stop
        </button>
      </div>
      <progress aria-labelledby="run-${sync.id}" .max=${1} value=${share ?? nothing}></progress>
      <p class="soft">
        ${[...partsOf(sync, format), `${format.number(sync.processed)} taken in`, leftWords(sync.secondsLeft)].filter(Boolean).join(' · ')}
      </p>
      ${sync.error ? html`<p class="soft">It waits: ${sync.error}</p>` : nothing}
      <p class="faint">You can leave this page; it goes on by itself.</p>
    </div>`;
  }

  #goOn(sync: Sync) {
    const { format } = this.app;
    const words = sync.status === 'failed' ? `stopped by an error: ${sync.error ?? 'unknown'}` : 'stopped';
    return html`<div class="note ${sync.status === 'failed' ? 'bad' : ''}">
      ${icon('alert')}
      <div>
        <p>The fetch of the past was ${words}. ${format.number(progressOf(sync).done)} fetched so far are kept.</p>
        <div class="row">
          <button class="button" aria-disabled=${this.syncs.asking} @click=${() => this.#try(this.syncs.backfill())}>
            Go on where it stopped
          </button>
        </div>
      </div>
    </div>`;
  }

  #history(items: Sync[]) {
    const { format } = this.app;
    const { running } = this.syncs;
    return html`<details>
      <summary>${icon('chevron', 16)} The last fetches${this.provider ? ` from ${this.provider}` : ''}</summary>
      <ol>
        ${items.map(
          (sync) => html`<li>
            <b>${syncKinds[sync.kind]}</b>
            <span>${stateOf(sync)}${sync.status === 'failed' && sync.error ? `: ${sync.error}` : ''}</span>
            <span class="faint">${[...(running.includes(sync) ? [] : partsOf(sync, format)), `${format.number(sync.eventsCount)} new`, format.ago(sync.startedAt)].join(' · ')}</span>
          </li>`,
        )}
      </ol>
    </details>`;
  }

  async #try(work: Promise<unknown>) {
    await work.catch((error: Error) => toast(error.message));
  }
}

/** How much of each kind was fetched: "Orders 3 of 3". */
function partsOf({ progress }: Sync, format: Format): string[] {
  return Object.entries(progress).map(
    ([resource, { done, of }]) =>
      `${labelOf(resource)} ${format.number(done)}${of === null ? '' : ` of ${format.number(of)}`}`,
  );
}
