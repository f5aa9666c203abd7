import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { People } from './people.ts';
import './person-list.ts';
import './privacy/privacy-requests.ts';
import './segment-list.ts';

/** So long nothing is typed before what was typed is looked for. */
const typingMs = 250;

/** People: the segments, and everybody who can be told apart. */
@customElement('ph-people-page')
export class PhPeoplePage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    forms,
    css`
      .heading {
        justify-content: space-between;
      }
      .find {
        max-width: 28rem;
      }
      .found {
        min-height: 10rem;
        transition: opacity var(--calm) var(--ease);
      }
      .found[aria-busy='true'] {
        opacity: 0.65;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  #people!: People;
  #typing: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    if (!this.#people) {
      this.#people = new People(this.app.api);
      new Watch(this, () => [this.#people]);
    }
    super.connectedCallback();
    void this.#people.load();
  }

  protected override render() {
    const { status, failure } = this.#people;
    return html`<div class="page">
      <header>
        <h1>People</h1>
        <p class="soft">
          Who your customers are, by what they did. A segment changes by itself as they act.
          <a class="touch" href="/people/predictions">See what they will do</a>
        </p>
      </header>
      ${
        status === 'failed'
          ? loadFailed('The people could not be loaded.', failure, () => this.#people.load())
          : this.#full()
      }
      <ph-privacy-requests .app=${this.app}></ph-privacy-requests>
    </div>`;
  }

  #full() {
    const { status, items, segments, total, query, finding } = this.#people;
    const ready = status === 'ready';
    if (ready && items.length === 0 && !query && !segments?.some(({ people }) => people > 0)) return this.#empty();
    return html`<section>
        <div class="row heading">
          <h2>Segments</h2>
          <span class="row">
            <a class="button" href="/people/lists/new">List from a file</a>
            <a class="button" href="/people/segments/new">${icon('plus', 18)} New segment</a>
          </span>
        </div>
        <ph-segment-list .app=${this.app} .segments=${ready ? segments : undefined}></ph-segment-list>
        ${
          ready && segments?.some(({ estimated }) => estimated)
            ? html`<p class="soft">
              These counts are estimated from what happened: your events do not say yet who did them. Send a user id or an
              e-mail address with them, and the people show here.
            </p>`
            : nothing
        }
      </section>
      ${
        !ready || (items.length === 0 && !query)
          ? nothing
          : html`<section>
            <header>
              <h2>Everybody</h2>
              <p>
                ${total !== undefined ? `${this.app.format.number(total)} ${total === 1 ? 'person' : 'people'}` : 'People'}
                who can be told apart by an id or an e-mail address, seen last first.
              </p>
            </header>
            <div class="find" @input=${this.#type}>
              ${field({
                name: 'query',
                label: 'Find a person',
                type: 'search',
                value: query,
                hint: 'By how a name, an e-mail address, a phone number or an id begins.',
              })}
            </div>
            <div class="found" aria-busy=${finding} aria-live="polite">
              ${
                items.length > 0
                  ? html`<ph-person-list .app=${this.app} .people=${this.#people} label="Everybody"></ph-person-list>`
                  : html`<p class="soft">${finding ? 'Looking…' : `Nobody is found by “${query}”.`}</p>`
              }
            </div>
          </section>`
      }`;
  }

  #type(event: InputEvent) {
    const typed = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.#people.find(typed).catch((error: Error) => toast(error.message));
    }, typingMs);
  }

  #empty() {
    return html`<div class="card empty">
      <h2>Nobody is here yet</h2>
      <p class="soft">People show here once your shop's events say who did them. Connect your shop, or try dummy data.</p>
      <a class="button primary" href="/sources">Go to Sources</a>
      <a class="button" href="/people/lists/new">Begin with a list from a file</a>
    </div>`;
  }
}
