import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Summary } from '../../contract/analytics.ts';
import type { Changes } from '../../contract/changes.ts';
import type { App } from '../app/app.ts';
import { numberAddress } from '../receipts/number-address.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { againstWords } from './against.ts';
import { changeOf, type FigureKey, figureOf } from './figures.ts';

interface Figure {
  key: FigureKey;
  name: string;
  /** What is counted, in words. */
  definition: (currency: string) => string;
  /** Where the people behind it are. */
  links: readonly (readonly [address: string, words: string])[];
}

const figures: readonly Figure[] = [
  {
    key: 'revenue',
    name: 'Revenue',
    definition: (currency) =>
      `What was sold in ${currency}: goods after discounts, less what was refunded, without tax and shipping. An order counts once, however many sources report it; test orders and cancelled ones are left out.`,
    links: [['/people/high_value_customers', 'Who spends most: high-value customers']],
  },
  {
    key: 'orders',
    name: 'Orders',
    definition: () => 'Orders that were placed, each counted once; test orders and cancelled ones are left out.',
    links: [['/people/repeat_customers', 'Who buys more than once: repeat customers']],
  },
  {
    key: 'average',
    name: 'Average order',
    definition: (currency) => `Revenue divided by the orders in ${currency}.`,
    links: [['/people/high_value_customers', 'Who spends most: high-value customers']],
  },
  {
    key: 'people',
    name: 'People',
    definition: () =>
      'People who did something and can be told apart, by an id or an e-mail address. Anonymous visitors are not counted.',
    links: [['/people', 'Everybody, last seen first']],
  },
];

/** Revenue, orders, average order and people. Each opens to what it means, its window and who is behind it. */
@customElement('ph-figures')
export class PhFigures extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        container-type: inline-size;
      }
      .card {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        /* What opens takes the row below; the figures beside keep their places. */
        grid-auto-flow: dense;
        overflow: hidden;
      }
      .figure {
        position: relative;
        display: grid;
        align-content: start;
        padding: var(--space-4) var(--space-4) var(--space-3);
        border: 0;
        background: transparent;
        text-align: left;
      }
      .figure:hover,
      .figure[aria-expanded='true'] {
        background: var(--sunken);
      }
      .figure:focus-visible {
        outline-offset: -2px;
        border-radius: var(--radius-l);
      }
      .figure + .panel + .figure,
      .figure + .figure {
        border-left: 1px solid var(--line);
      }
      .label {
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-decoration: underline dotted var(--line-strong) 1px;
        text-underline-offset: 0.25em;
      }
      .value {
        font-size: clamp(1.25rem, 3.1cqi, 1.75rem);
        font-weight: 620;
        letter-spacing: -0.022em;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .change {
        min-height: 1.3rem;
        color: var(--ink-faint);
        font-size: var(--text-xs);
        line-height: 1.3rem;
      }
      .change b {
        font-weight: 600;
        color: var(--ink-soft);
      }
      .change .up {
        color: var(--accent);
      }
      .change .down {
        color: var(--danger);
      }
      .panel {
        grid-column: 1 / -1;
        display: grid;
        gap: var(--space-2);
        padding: var(--space-4);
        border-block: 1px solid var(--line);
        background: var(--sunken);
        font-size: var(--text-m);
      }
      .panel p {
        max-width: 68ch;
        text-wrap: pretty;
      }
      .panel nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-5);
        margin-bottom: calc(-1 * var(--space-2));
      }
      .panel a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
      }
      .value .skeleton {
        width: 70%;
        height: 1em;
        margin: 0.175em 0;
      }
      @media (max-width: 46rem) {
        .card {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .figure:nth-of-type(3) {
          border-left: 0 !important;
        }
        .figure:nth-of-type(n + 3) {
          border-top: 1px solid var(--line);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Undefined while it is loaded. */
  @property({ attribute: false }) summary: Summary | undefined;
  /** Undefined while it is loaded, and where there is nothing before. */
  @property({ attribute: false }) changes: Changes | undefined;
  /** The range's key, for the orders behind a figure. */
  @property() range = '';
  /** Of the revenue. */
  @property({ attribute: false }) receiptId: string | undefined;
  /** The window in words, for whoever opens a figure. */
  @property() window = '';
  @state() private open: FigureKey | undefined;

  protected override render() {
    return html`<div class="card" @keydown=${this.#close}>${figures.map((figure) => this.#figure(figure))}</div>`;
  }

  #figure(figure: Figure) {
    const { key, name } = figure;
    const open = this.open === key && this.summary !== undefined;
    return html`<button
        class="figure"
        aria-expanded=${open}
        aria-controls=${open ? `panel-${key}` : nothing}
        @click=${() => {
          this.open = open ? undefined : key;
        }}
      >
        <span class="label">${name}</span>
        <span class="value">${
          this.summary ? this.#value(key, this.summary, 'amount') : html`<span class="skeleton"></span>`
        }</span>
        <span class="change">${this.summary ? this.#change(key) : nothing}</span>
      </button>
      ${open && this.summary ? this.#panel(figure, this.summary) : nothing}`;
  }

  #change(key: FigureKey) {
    const change = this.changes && changeOf(key, this.changes);
    if (!change) return nothing;
    const direction = change.share > 0 ? 'up' : change.share < 0 ? 'down' : '';
    return html`<b class=${direction}>${this.app.format.change(change.share)}</b>`;
  }

  #panel({ key, name, definition, links }: Figure, summary: Summary) {
    const { changes } = this;
    const change = changes && changeOf(key, changes);
    return html`<div class="panel" id="panel-${key}" role="group" aria-label=${name}>
      <p><b>${this.#value(key, summary, 'money')}</b> · ${this.window}</p>
      <p class="soft">${definition(summary.totals.currency)}</p>
      ${
        change
          ? html`<p class="soft">
            Compared like with like: ${this.#show(key, change.now, changes.currency, 'money')} now,
            ${this.#show(key, change.before, changes.currency, 'money')} in ${againstWords(changes, this.app.format)}.
          </p>`
          : nothing
      }
      <nav aria-label="Who is behind it">
        ${
          key === 'people'
            ? html`<a href=${numberAddress('people', this.range)}>The people behind it</a>`
            : html`<a href="/orders?range=${this.range}${key === 'orders' ? '' : `&currency=${summary.totals.currency}`}"
              >The orders behind it</a
            >`
        }
        ${key === 'revenue' && this.receiptId ? html`<a href="/receipts/${this.receiptId}">How it was worked out</a>` : nothing}
        ${links.map(([address, words]) => html`<a href=${address}>${words}</a>`)}
      </nav>
    </div>`;
  }

  #value(key: FigureKey, { totals }: Summary, style: 'amount' | 'money'): string {
    const value = figureOf(totals, key);
    return value === undefined ? '–' : this.#show(key, value, totals.currency, style);
  }

  #show(key: FigureKey, value: string, currency: string, style: 'amount' | 'money'): string {
    const { format } = this.app;
    return key === 'revenue' || key === 'average' ? format[style](value, currency) : format.number(Number(value));
  }

  #close(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.open) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    this.open = undefined;
  }
}
