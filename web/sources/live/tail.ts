import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DecisionKind } from '../../../contract/live.ts';
import type { App } from '../../app/app.ts';
import { labelOf } from '../../people/words.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Live } from './live.ts';
import type { EventRow, LiveRow } from './rows.ts';
import { tailStyles } from './tail-styles.ts';
import { decisionWords, reasonWords } from './words.ts';

/** A reader of the screen hears at most so often what has come. */
const ANNOUNCE_EVERY_MS = 6000;

/** What arrives at a source within a second, with the decision taken on each event. Can be paused and filtered. */
@customElement('ph-live-tail')
export class PhLiveTail extends LitElement {
  static override styles = [base, buttons, surfaces, tailStyles];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  @state() private filter: DecisionKind | 'all' = 'all';
  @state() private announced = '';
  #live: Live | undefined;
  #heard: string | undefined;
  #announcer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('sourceId') && this.#live) return;
    this.#leave();
    this.#live = new Live(this.app.session, this.sourceId || undefined);
    this.#live.addEventListener('change', this.#redraw);
    this.#live.start();
  }

  #leave() {
    clearTimeout(this.#announcer);
    this.#announcer = undefined;
    this.#live?.removeEventListener('change', this.#redraw);
    this.#live?.stop();
    this.#live = undefined;
  }

  readonly #redraw = () => {
    this.requestUpdate();
    this.#announcer ??= setTimeout(() => this.#announce(), ANNOUNCE_EVERY_MS);
  };

  /** Says how many have come since the last time, and not each by itself. */
  #announce() {
    this.#announcer = undefined;
    const rows = this.#live?.rows ?? [];
    const until = rows.findIndex(({ key }) => key === this.#heard);
    const fresh = until === -1 ? rows : rows.slice(0, until);
    if (fresh.length > 0 && this.#heard !== undefined) {
      const counts = Map.groupBy(fresh, ({ decision }) => decision);
      const said = [...counts].map(([decision, some]) => `${countOf(some)} ${decisionWords[decision].toLowerCase()}`);
      this.announced = `New: ${said.join(', ')}`;
    }
    this.#heard = rows[0]?.key ?? '';
  }

  protected override render() {
    const live = this.#live;
    if (!live) return nothing;
    const rows = live.rows.filter(({ decision }) => this.filter === 'all' || decision === this.filter);
    return html`<div class="row bar">
        <span class="state ${live.status}"><span class="dot"></span> ${stateWords(live)}</span>
        <div class="row">
          <label class="unseen" for="filter">Show</label>
          <select id="filter" @change=${(event: Event) => this.#choose(event)}>
            <option value="all">Everything</option>
            ${Object.entries(decisionWords).map(
              ([kind, words]) => html`<option value=${kind} ?selected=${kind === this.filter}>${words}</option>`,
            )}
          </select>
          <button class="button" aria-pressed=${live.paused} @click=${() => live.pause(!live.paused)}>
            ${live.paused ? `Go on${live.held > 0 ? ` (${this.app.format.number(live.held)} new)` : ''}` : 'Hold still'}
          </button>
        </div>
      </div>
      ${
        live.missed
          ? html`<p class="note warn">${icon('alert')} <span>You were away for longer than the hub keeps this list. Everything is stored; only this view has a gap.</span></p>`
          : nothing
      }
      ${rows.length === 0 ? this.#empty(live) : this.#list(rows)}
      <span class="unseen" role="status">${this.announced}</span>`;
  }

  #empty(live: Live) {
    if (live.status !== 'open') return html`<p class="card empty">Listening…</p>`;
    const words =
      this.filter === 'all'
        ? 'Nothing since you opened this. What arrives shows here within a second.'
        : `Nothing of what was heard is “${decisionWords[this.filter].toLowerCase()}”.`;
    return html`<p class="card empty">${words}</p>`;
  }

  #list(rows: LiveRow[]) {
    return html`<ul class="card" tabindex="0" aria-label="What arrives">
      ${repeat(
        rows,
        ({ key }) => key,
        (row) =>
          row.kind === 'event'
            ? this.#event(row)
            : html`<li class="more">+ ${this.app.format.number(row.count)} more ${decisionWords[row.decision].toLowerCase()}</li>`,
      )}
    </ul>`;
  }

  #event(row: EventRow) {
    const { format } = this.app;
    const tone =
      row.decision === 'stored' ? 'good' : row.decision === 'rejected' || row.decision === 'failed' ? 'bad' : '';
    return html`<li>
      <time datetime=${row.receivedAt} title=${format.moment(row.receivedAt)}>${format.clock(row.receivedAt)}</time>
      <b class="name">${row.name ? labelOf(row.name) : 'Not read'}</b>
      <span class="who">${row.person ? html`<a href="/people/profile/${row.person.id}">${row.person.name ?? 'anonymous'}</a>` : row.decision === 'stored' ? 'nobody' : nothing}</span>
      <span class="what">
        <span class="chip ${tone}">${decisionWords[row.decision]}</span>
        <span class="why">${reasonWords(row.reason)}</span>
        ${row.changes.map(({ change, segment }) => html`<span class="chip">${change === 'entered' ? 'into' : 'out of'} ${segment}</span>`)}
      </span>
      <span class="value">${row.value === null ? nothing : format.money(row.value, row.currency ?? undefined)}</span>
    </li>`;
  }

  #choose(event: Event) {
    this.filter = (event.target as HTMLSelectElement).value as DecisionKind | 'all';
  }
}

function countOf(rows: LiveRow[]): number {
  return rows.reduce((sum, row) => sum + (row.kind === 'more' ? row.count : 1), 0);
}

function stateWords({ status, paused }: Live): string {
  if (paused) return 'Held still';
  if (status === 'open') return 'Live';
  return status === 'lost' ? 'Not connected; trying again' : 'Connecting…';
}
