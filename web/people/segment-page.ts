import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SEGMENT_KEYS, type SegmentKey } from '../../contract/analytics.ts';
import type { App } from '../app/app.ts';
import { segmentWords } from '../ask/words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { People } from './people.ts';
import './person-list.ts';

/** One segment: what it is, how many are in it, and who. */
@customElement('ph-segment-page')
export class PhSegmentPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-4);
      }
      header p {
        margin-top: var(--space-1);
      }
      .count {
        min-height: 1.55em;
        color: var(--ink-soft);
        font-size: var(--text-m);
      }
      .count b {
        color: var(--ink);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() segment = '';
  #people: People | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('segment')) return;
    this.#people?.removeEventListener('change', this.#redraw);
    const key = SEGMENT_KEYS.find((one) => one === this.segment);
    this.#people = key && new People(this.app.api, key);
    this.#people?.addEventListener('change', this.#redraw);
    void this.#people?.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const people = this.#people;
    return html`<div class="page inner">
      <a class="back" href="/people">${icon('back', 18)} People</a>
      ${people?.segment ? this.#full(people, people.segment) : this.#missing()}
    </div>`;
  }

  #full(people: People, key: SegmentKey) {
    const { status, failure, items, segments } = people;
    const segment = status === 'ready' ? segments?.find(({ id }) => id === key) : undefined;
    return html`<header>
        <div>
          <h1>${segmentWords[key].name}</h1>
          <p class="soft">${segment?.definition ?? segmentWords[key].rule}</p>
        </div>
        ${
          items.length > 0
            ? html`<button class="button" @click=${() => this.app.ask('Show me campaigns for my customers')}>
              ${icon('megaphone')} Ask for campaigns
            </button>`
            : nothing
        }
      </header>
      ${status === 'failed' ? loadFailed('The people could not be loaded.', failure, () => people.load()) : nothing}
      ${status === 'loading' ? html`<p class="count"></p>${waitingRows(6, 'Loading the people')}` : nothing}
      ${
        segment
          ? html`<p class="count">
              <b>${this.app.format.number(segment.people)} ${segment.people === 1 ? 'person' : 'people'}</b>${
                segment.estimated ? ', estimated' : ' as of now, by everything they ever did; seen last first'
              }
            </p>
            ${items.length > 0 ? this.#list(people, segment.name) : this.#nobody(segment.estimated)}`
          : nothing
      }`;
  }

  #list(people: People, label: string) {
    return html`<ph-person-list .app=${this.app} .people=${people} .label=${label}></ph-person-list>`;
  }

  #nobody(estimated: boolean) {
    return html`<div class="card empty">
      <h2>Nobody to show</h2>
      <p class="soft">
        ${
          estimated
            ? 'The count is estimated from what happened: your events do not say yet who did them. Send a user id or an e-mail address with them.'
            : 'Nobody is in this segment now. It fills by itself as people act.'
        }
      </p>
      <a class="button" href="/sources">Go to Sources</a>
    </div>`;
  }

  #missing() {
    return html`<h1>There is no such segment</h1>
      <p class="soft">The address may be mistyped. All segments are under People.</p>`;
  }
}
