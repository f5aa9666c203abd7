import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FunnelStepName } from '../../contract/analytics.ts';
import type { TagCheck } from '../../contract/oauth.ts';
import type { App } from '../app/app.ts';
import { stepWords } from '../ask/campaign-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';

/** Which steps of the path to purchase the published tags of a container report, and which tag does. */
@customElement('ph-container-tags')
export class PhContainerTags extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    disclosure,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .skeleton {
        height: 14rem;
      }
      .card {
        overflow: hidden;
      }
      li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr) minmax(0, 1.4fr);
        align-items: center;
        gap: var(--space-1) var(--space-3);
        min-height: var(--touch);
        padding: var(--space-2) var(--space-4);
        font-size: var(--text-m);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li b {
        font-weight: 560;
      }
      li span {
        color: var(--ink-soft);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .reported svg {
        color: var(--accent);
      }
      .silent svg,
      .silent span {
        color: var(--warn);
      }
      .button {
        justify-self: start;
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: 1.25rem minmax(0, 1fr);
        }
        li span {
          grid-column: 2;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  readonly #check = new Loaded<TagCheck>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#check.addEventListener('change', () => this.requestUpdate());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sourceId')) return;
    const { sourceId } = this;
    void this.#check.load(() => this.app.api.get<TagCheck>(`/data-sources/${sourceId}/tags`));
  }

  protected override updated(): void {
    // Without a container to look at, it takes no room between its neighbours.
    this.hidden = this.#check.value?.container === null;
  }

  protected override render() {
    const { status, failure, value } = this.#check;
    if (value?.container === null) return nothing;
    return html`<section aria-busy=${!value && status === 'loading'}>
      <h2>What your tags report</h2>
      ${status === 'failed' ? loadFailed('The container could not be read.', failure, () => this.#check.load()) : nothing}
      ${!value && status === 'loading' ? html`<span class="skeleton"></span>` : nothing}
      ${value ? this.#full(value) : nothing}
    </section>`;
  }

  #full({ container, version, expected, tags }: TagCheck) {
    const paused = tags.filter((tag) => tag.paused).map(({ name }) => name);
    return html`<p class="soft">
        ${
          version
            ? `The published version of ${container}, “${version}”, by the steps of the path to purchase.`
            : `Nothing is published in ${container} yet.`
        }
        ${paused.length > 0 ? `Paused, and so left out: ${paused.join(', ')}.` : nothing}
      </p>
      <ul class="card" aria-label="Steps that tags report">
        ${expected.map(
          ({ event, tags: names }) => html`<li class=${names.length > 0 ? 'reported' : 'silent'}>
            ${icon(names.length > 0 ? 'check' : 'alert', 18)}
            <b>${stepWords[event as FunnelStepName] ?? event}</b>
            <span>${names.length > 0 ? names.join(', ') : 'no tag fires on it'}</span>
          </li>`,
        )}
      </ul>
      <button class="button quiet" aria-disabled=${this.#check.busy} @click=${() => this.#check.load()}>
        ${icon('sync')} ${this.#check.busy ? 'Looking…' : 'Look again'}
      </button>`;
  }
}
