import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RetentionResult } from '../../contract/retention.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { pickers } from './pickers.ts';
import { addDays } from './ranges.ts';
import { behindCohort, GRAINS, type Grain, KINDS, type Kind, retentionBody } from './retention-question.ts';

/** A triangle with what was asked for: what is chosen by now may be another. */
type Shown = RetentionResult & { kind: Kind; grain: Grain };

/** Who comes back: cohorts by rows, the time since by columns; each cell leads to its people. */
@customElement('ph-retention')
export class PhRetention extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    pickers,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        min-width: 0;
      }
      .card {
        /* What only screen readers see is placed in here, so that it scrolls along. */
        position: relative;
        overflow-x: auto;
        padding: var(--space-3);
      }
      .card:focus-visible {
        outline-offset: -2px;
      }
      table {
        border-collapse: separate;
        border-spacing: 2px;
        font-size: var(--text-s);
      }
      th {
        padding: 0.3rem var(--space-2);
        color: var(--ink-soft);
        font-weight: 400;
        text-align: left;
        white-space: nowrap;
      }
      td {
        min-width: 3.5rem;
        padding: 0;
        border-radius: var(--radius-s);
        text-align: center;
      }
      td a {
        display: grid;
        place-items: center;
        min-height: var(--touch);
        padding: 0 var(--space-1);
        border-radius: var(--radius-s);
        color: inherit;
        text-decoration: none;
      }
      td a:hover {
        color: inherit;
        text-decoration: underline;
      }
      .none {
        color: var(--ink-faint);
        background: var(--sunken);
      }
      .l1 {
        background: color-mix(in oklab, var(--picture-soft) 55%, var(--surface));
      }
      .l2 {
        background: var(--picture-soft);
      }
      .l3 {
        background: color-mix(in oklab, var(--picture) 22%, var(--picture-soft));
      }
      .l4 {
        background: light-dark(var(--picture), color-mix(in oklab, var(--picture) 60%, var(--picture-soft)));
        color: light-dark(var(--on-accent), var(--ink));
      }
      .running {
        font-style: italic;
      }
      .skeleton {
        height: 12rem;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private kind: Kind = 'buyers';
  @state() private grain: Grain = 'month';
  readonly #loaded = new Loaded<Shown>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#loaded.addEventListener('change', () => this.requestUpdate());
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('kind') && !changed.has('grain')) return;
    const { kind, grain } = this;
    void this.#loaded.load(async () => ({
      ...(await this.app.api.post<RetentionResult>('/analytics/retention', retentionBody(kind, grain))),
      ...{ kind, grain },
    }));
  }

  protected override render() {
    const { status, failure, value } = this.#loaded;
    return html`<div class="pickers">
        <label>Who
          <select @change=${(event: Event) => {
            this.kind = KINDS[(event.target as HTMLSelectElement).selectedIndex]?.[0] ?? 'buyers';
          }}>
            ${KINDS.map(([key, words]) => html`<option ?selected=${key === this.kind}>${words}</option>`)}
          </select>
        </label>
        <label>By
          <select @change=${(event: Event) => {
            this.grain = GRAINS[(event.target as HTMLSelectElement).selectedIndex]?.[0] ?? 'month';
          }}>
            ${GRAINS.map(([key, words]) => html`<option ?selected=${key === this.grain}>${words}</option>`)}
          </select>
        </label>
      </div>
      ${
        status === 'failed'
          ? loadFailed('Who comes back could not be loaded.', failure, () => this.#loaded.load())
          : value
            ? this.#triangle(value)
            : html`<div class="card" role="status"><span class="unseen">Loading who comes back</span><span class="skeleton"></span></div>`
      }`;
  }

  #triangle({ cohorts, grain, kind }: Shown) {
    const { format } = this.app;
    const filled = cohorts.filter(({ people }) => people > 0);
    if (filled.length === 0) return html`<p class="soft">Nobody began in this time.</p>`;
    const columns = Math.max(...filled.map(({ cells }) => cells.length)) - 1;
    return html`<div class="card" tabindex="0" role="region" aria-label="Who comes back">
      <table>
        <caption class="unseen">
          Of the people who began in a ${grain}, the share who came back in each ${grain} after it
        </caption>
        <thead>
          <tr>
            <th scope="col">Began</th>
            <th scope="col">People</th>
            ${Array.from({ length: columns }, (_, index) => html`<th scope="col">+${index + 1}<span class="unseen"> ${grain}s</span></th>`)}
          </tr>
        </thead>
        <tbody>
          ${filled.map(
            ({ start, end, people, cells }) => html`<tr>
              <th scope="row">${grain === 'month' ? format.month(start) : format.days(start, addDays(end, -1))}</th>
              <td><a href=${behindCohort(kind, grain, start)}>${format.number(people)}</a></td>
              ${cells.slice(1).map((cell, index) => {
                const rate = cell.rate ?? 0;
                const words = `${cell.people} of ${people}`;
                return html`<td class="${levelOf(rate)} ${cell.running ? 'running' : ''}" title=${cell.running ? `${words}, so far` : words}>
                  ${
                    cell.people > 0
                      ? html`<a href=${behindCohort(kind, grain, start, index + 1)}>${format.percent(rate)}</a>`
                      : '0'
                  }
                </td>`;
              })}
              ${cells.length <= columns ? html`<td class="rest" colspan=${columns - cells.length + 1}>${nothing}</td>` : nothing}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

function levelOf(rate: number): string {
  if (rate <= 0) return 'none';
  return rate < 0.1 ? 'l1' : rate < 0.3 ? 'l2' : rate < 0.6 ? 'l3' : 'l4';
}
