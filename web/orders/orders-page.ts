import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Order } from '../../contract/orders.ts';
import type { App } from '../app/app.ts';
import { rangeInWords } from '../today/ranges.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Orders } from './orders.ts';

const stateWords = {
  paid: '',
  partly_refunded: 'Partly refunded',
  refunded: 'Refunded',
  cancelled: 'Cancelled',
  test: 'Test',
} as const;

/** The orders behind a figure, newest first: the address says of which range, source or product. */
@customElement('ph-orders-page')
export class PhOrdersPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      .rows > li > a,
      .rows > li > .row {
        grid-template-columns: minmax(0, 1fr) auto 9rem;
      }
      .when {
        color: var(--ink-faint);
        font-size: var(--text-s);
        text-align: right;
      }
      .name .who {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 40rem) {
        .rows > li > a,
        .rows > li > .row {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .name {
          display: contents;
        }
        .name .who {
          grid-area: 2 / 1 / 3 / 3;
        }
        .facts {
          grid-area: 1 / 2;
        }
        .when {
          grid-area: 3 / 1 / 4 / 3;
          text-align: left;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The query of the address. */
  @property() query = '';
  #orders: Orders | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    this.#orders?.removeEventListener('change', this.#redraw);
    this.#orders = new Orders(this.app.api, new URLSearchParams(this.query));
    this.#orders.addEventListener('change', this.#redraw);
    void this.#orders.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const orders = this.#orders;
    if (!orders) return nothing;
    return html`<div class="page inner">
      <a class="back" href="/today">${icon('back', 18)} Today</a>
      <header>
        <h1>Orders</h1>
        <p class="soft">${this.#asked(orders)} Newest first; test orders and cancelled ones are left out.</p>
      </header>
      ${orders.status === 'loading' ? waitingRows(8, 'Loading the orders') : nothing}
      ${orders.status === 'failed' ? loadFailed('The orders could not be loaded.', orders.failure, () => orders.load()) : nothing}
      ${orders.status === 'ready' ? this.#list(orders) : nothing}
    </div>`;
  }

  /** Which orders these are: the time, and what else the address narrows them to. */
  #asked({ items }: Orders): string {
    const query = new URLSearchParams(this.query);
    const time = rangeInWords(query.get('range') ?? 'all', this.app.format);
    const narrowed = [
      query.has('source') ? (items[0]?.source.name ?? 'one source') : undefined,
      query.has('product') ? 'with the product' : undefined,
      query.has('person') ? 'of one person' : undefined,
      query.has('currency') ? `in ${query.get('currency')}` : undefined,
    ].filter(Boolean);
    return `${[time, ...narrowed].join(', ')}.`;
  }

  #list(orders: Orders) {
    if (orders.items.length === 0) {
      return html`<div class="card empty">
        <h2>No orders</h2>
        <p class="soft">Nothing was ordered in this time.</p>
        <a class="button" href="/orders">All orders</a>
      </div>`;
    }
    return html`<ul class="card rows" aria-label="Orders">
        ${repeat(
          orders.items,
          ({ orderId }) => orderId,
          (order) =>
            html`<li>${order.person ? html`<a href="/people/profile/${order.person.id}">${this.#row(order)}</a>` : html`<div class="row">${this.#row(order)}</div>`}</li>`,
        )}
      </ul>
      ${
        orders.more
          ? html`<button class="button more" aria-disabled=${orders.loadingMore} @click=${() => orders.loadMore().catch((error: Error) => toast(error.message))}>
            ${orders.loadingMore ? 'Loading…' : 'Show more'}
          </button>`
          : nothing
      }`;
  }

  #row({ number, person, source, total, refunded, currency, state, placedAt }: Order) {
    const { format } = this.app;
    const who = person ? (person.name ?? person.email ?? 'Someone without a name') : 'Nobody who is known';
    return html`<span class="name"><b>${number}</b><span class="who">${who} · ${source.name}</span></span>
      <span class="facts">
        <b>${format.money(total, currency)}</b>
        ${Number(refunded) > 0 ? html`<span>${format.money(refunded, currency)} back</span>` : nothing}
        ${stateWords[state] ? html`<span>${stateWords[state]}</span>` : nothing}
      </span>
      <span class="when">${format.moment(placedAt)}</span>`;
  }
}
