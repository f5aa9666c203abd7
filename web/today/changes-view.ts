import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChangedFigure, Changes, Contribution, Part } from '../../contract/changes.ts';
import type { App } from '../app/app.ts';
import { numberAddress } from '../receipts/number-address.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { figureTable } from '../ui/figure-table.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import type { Loaded } from '../ui/loaded.ts';
import { againstWords } from './against.ts';
import { pickers } from './pickers.ts';
import { addDays } from './ranges.ts';
import '../ui/chart.ts';

const figureWords = { revenue: 'Revenue', orders: 'Orders', people: 'People' } as const;
const byWords = { source: 'Source', buyer: 'New and returning', product: 'Product' } as const;

/** What changed in a range against the like-for-like time before, and what contributed to it. */
@customElement('ph-changes')
export class PhChanges extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    pickers,
    figureTable,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        min-width: 0;
      }
      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-4);
      }
      .against {
        max-width: 68ch;
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .against b {
        color: var(--ink);
      }
      ${disclosure}
      .scroll {
        overflow-x: auto;
      }
      th:first-child {
        white-space: normal;
        overflow-wrap: anywhere;
      }
      thead th {
        border: 0;
        color: var(--ink-faint);
      }
      td a,
      th a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        min-width: var(--touch);
        margin-block: -0.35rem;
      }
      tfoot th,
      tfoot td {
        font-weight: 620;
      }
      .up {
        color: var(--accent);
      }
      .down {
        color: var(--danger);
      }
      .skeleton {
        height: 16rem;
      }
      /* Where there is no room for a column, the change stands under the figure. */
      .under {
        display: none;
      }
      @media (max-width: 40rem) {
        .was,
        .change {
          display: none;
        }
        .with-change .under {
          display: block;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() range = '';
  /** Drawn as it is now; whoever holds it redraws this. */
  @property({ attribute: false, hasChanged: () => true }) changes!: Loaded<Changes>;
  @state() private figure: ChangedFigure['figure'] = 'revenue';
  @state() private by: Contribution['by'] = 'source';

  protected override render() {
    const { status, failure, value } = this.changes;
    if (status === 'failed') return loadFailed('What changed could not be loaded.', failure, () => this.changes.load());
    if (!value)
      return html`<div class="card" role="status"><span class="unseen">Loading what changed</span><span class="skeleton"></span></div>`;
    const figure = value.figures.find((one) => one.figure === this.figure);
    return html`<div class="pickers">
        <label>Figure
          <select @change=${(event: Event) => this.#pick(event, value)}>
            ${value.figures.map((one) => html`<option value=${one.figure} ?selected=${one.figure === this.figure}>${figureWords[one.figure]}</option>`)}
          </select>
        </label>
        ${
          figure && figure.contributions.length > 1
            ? html`<label>By
              <select @change=${(event: Event) => {
                this.by = (event.target as HTMLSelectElement).value as Contribution['by'];
              }}>
                ${figure.contributions.map(({ by }) => html`<option value=${by} ?selected=${by === this.#chosen(figure)?.by}>${byWords[by]}</option>`)}
              </select>
            </label>`
            : nothing
        }
      </div>
      <div class="card">${figure ? this.#full(value, figure) : nothing}</div>`;
  }

  #chosen(figure: ChangedFigure): Contribution | undefined {
    return figure.contributions.find(({ by }) => by === this.by) ?? figure.contributions[0];
  }

  #full(value: Changes, figure: ChangedFigure) {
    const { format } = this.app;
    const chosen = this.#chosen(figure);
    return html`<p class="against">
        <b>${figureWords[figure.figure]} ${this.#show(value, figure, figure.now)}</b>${
          figure.share === null ? '' : `, ${format.change(figure.share)}`
        }
        against ${this.#show(value, figure, figure.before)} in ${againstWords(value, format)}.
      </p>
      ${figure.figure === 'revenue' && value.days.length > 1 ? this.#picture(value) : nothing}
      ${chosen && chosen.parts.length > 0 ? this.#table(value, figure, chosen) : nothing}`;
  }

  #picture(value: Changes) {
    const { format } = this.app;
    const { days, currency } = value;
    // A picture may round; the table beside it does not.
    return html`<ui-chart
        .values=${days.map(({ revenue }) => Number(revenue))}
        .label=${(index: number) => (days[index] ? format.days(days[index].day, days[index].day) : '')}
        .whole=${(amount: number) => format.whole(amount, currency)}
      ></ui-chart>
      <details>
        <summary>${icon('chevron', 16)} The days behind it</summary>
        <table>
          <caption class="unseen">
            Revenue by day
          </caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Orders</th>
              <th scope="col">Revenue</th>
            </tr>
          </thead>
          <tbody>
            ${value.days.map(
              ({ day, orders, revenue }) => html`<tr>
                <th scope="row">${this.app.format.days(day, day)}</th>
                <td>${orders > 0 ? html`<a href=${this.#ordersOf(day)}>${this.app.format.number(orders)}</a>` : '0'}</td>
                <td>
                  <a href=${this.#ordersOf(day, value.currency)}>${this.app.format.money(revenue, value.currency)}</a>
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </details>`;
  }

  #table(value: Changes, figure: ChangedFigure, { by, parts }: Contribution) {
    return html`<div class="scroll">
      <table>
        <caption class="unseen">
          What contributed, by ${byWords[by].toLowerCase()}
        </caption>
        <thead>
          <tr>
            <th scope="col">${byWords[by]}</th>
            <th scope="col" class="was">Before</th>
            <th scope="col">Now</th>
            <th scope="col" class="change">Change</th>
          </tr>
        </thead>
        <tbody>
          ${parts.map(
            (part) => html`<tr>
              <th scope="row">${this.#named(value, figure, by, part)}</th>
              <td class="was">${this.#show(value, figure, part.before)}</td>
              <td class="with-change">
                ${this.#show(value, figure, part.now)}
                <span class="under">${this.#signed(value, figure, part.change)}</span>
              </td>
              <td class="change">${this.#signed(value, figure, part.change)}</td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">In all</th>
            <td class="was">${this.#show(value, figure, figure.before)}</td>
            <td class="with-change">
              <a href=${this.#behind(value, figure)}>${this.#show(value, figure, figure.now)}</a>
              <span class="under">${this.#signed(value, figure, figure.change)}</span>
            </td>
            <td class="change">${this.#signed(value, figure, figure.change)}</td>
          </tr>
        </tfoot>
      </table>
    </div>`;
  }

  /** What all of a figure is made of. */
  #behind(value: Changes, { figure }: ChangedFigure): string {
    if (figure === 'people') return numberAddress('people', this.range);
    return `/orders?${new URLSearchParams({ range: this.range, ...(figure === 'revenue' ? { currency: value.currency } : {}) })}`;
  }

  #ordersOf(day: string, currency?: string): string {
    return `/orders?${new URLSearchParams({ range: `${day}..${addDays(day, 1)}`, ...(currency ? { currency } : {}) })}`;
  }

  /** A part leads to the orders it is made of, where orders can be listed by it. */
  #named(value: Changes, { figure }: ChangedFigure, by: Contribution['by'], { key, label }: Part) {
    if (figure === 'people' || by === 'buyer' || key === null) return label;
    const query = new URLSearchParams({ range: this.range, [by]: key });
    if (figure === 'revenue') query.set('currency', value.currency);
    return html`<a href="/orders?${query}">${label}</a>`;
  }

  #show(value: Changes, { figure }: ChangedFigure, amount: string): string {
    return figure === 'revenue'
      ? this.app.format.money(amount, value.currency)
      : this.app.format.number(Number(amount));
  }

  #signed(value: Changes, figure: ChangedFigure, amount: string) {
    const way = Number(amount);
    const sign = way > 0 ? '+' : '';
    return html`<span class=${way > 0 ? 'up' : way < 0 ? 'down' : ''}>${sign}${this.#show(value, figure, amount)}</span>`;
  }

  #pick(event: Event, value: Changes): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.figure = value.figures.find(({ figure }) => figure === chosen)?.figure ?? 'revenue';
  }
}
