import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TimelineEntry } from '../../contract/people.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { causeWords, entryWords } from './entry-words.ts';
import { type Detail, detailsOf, labelOf } from './words.ts';

type Order = Extract<TimelineEntry, { type: 'order' }>;

/** Where an entry stands, also in the address of the page. */
const placeOf = ({ type, id }: TimelineEntry) => `${type}:${id}`;

/** What happened with somebody, day by day, latest first; each opens to what there is to know of it. */
@customElement('ph-timeline')
export class PhTimeline extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      .day + .day {
        margin-top: var(--space-4);
      }
      h3 {
        margin-bottom: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .card {
        overflow: hidden;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      summary {
        display: grid;
        grid-template-columns: 4.5rem minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 0 var(--space-3);
        min-height: var(--touch);
        padding: var(--space-2) var(--space-4);
        font-size: var(--text-m);
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--sunken);
      }
      summary:focus-visible {
        outline-offset: -2px;
      }
      summary svg {
        color: var(--ink-faint);
      }
      details[open] > summary svg {
        transform: rotate(90deg);
      }
      time {
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      b {
        font-weight: 560;
        overflow-wrap: anywhere;
      }
      .order b,
      .value {
        font-weight: 620;
      }
      .consent b,
      .merge b,
      .segment b {
        color: var(--ink-soft);
      }
      .more {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-3) var(--space-4) var(--space-4);
        background: var(--sunken);
        font-size: var(--text-s);
      }
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, 10rem) minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }
      th {
        color: var(--ink-soft);
        font-weight: 400;
        text-align: left;
      }
      td,
      th {
        padding: var(--space-1) var(--space-3) var(--space-1) 0;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      td + td,
      th + td,
      th + th {
        text-align: right;
        white-space: nowrap;
      }
      tr > :last-child {
        padding-right: 0;
      }
      tfoot td,
      tfoot th {
        color: var(--ink-soft);
        font-weight: 400;
      }
      tfoot .sum > * {
        padding-top: var(--space-2);
        border-top: 1px solid var(--line);
        color: var(--ink);
        font-weight: 620;
      }
      .place {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        width: fit-content;
      }
      @media (max-width: 40rem) {
        summary {
          grid-template-columns: 3rem minmax(0, 1fr) auto auto;
        }
        dl {
          grid-template-columns: 6.5rem minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) entries: readonly TimelineEntry[] = [];

  protected override firstUpdated(): void {
    const place = decodeURIComponent(location.hash.slice(1));
    const entry = place && this.renderRoot.querySelector(`[data-place="${CSS.escape(place)}"]`);
    if (!entry) return;
    entry.querySelector('details')?.setAttribute('open', '');
    entry.scrollIntoView({ block: 'center' });
  }

  protected override render() {
    const { format } = this.app;
    const days = [...Map.groupBy(this.entries, ({ occurredAt }) => format.day(occurredAt))];
    return html`${repeat(
      days,
      ([day]) => day,
      ([day, entries]) => html`<section class="day" aria-label=${day}>
        <h3>${day}</h3>
        <ul class="card">
          ${repeat(entries, placeOf, (entry) => this.#entry(entry))}
        </ul>
      </section>`,
    )}`;
  }

  #entry(entry: TimelineEntry) {
    const { format } = this.app;
    const { type, occurredAt } = entry;
    return html`<li class=${type} data-place=${placeOf(entry)}>
      <details>
        <summary>
          <time datetime=${occurredAt}>${format.time(occurredAt)}</time>
          <b>${entryWords(entry)}</b>
          <span class="value">${this.#value(entry)}</span>
          ${icon('chevron', 16)}
        </summary>
        <div class="more">
          ${entry.type === 'order' ? this.#order(entry) : nothing} ${this.#lines(this.#details(entry))}
          <a class="place" href="#${encodeURIComponent(placeOf(entry))}">Link to this entry</a>
        </div>
      </details>
    </li>`;
  }

  #value(entry: TimelineEntry) {
    const { format } = this.app;
    if (entry.type === 'refund') return `−${format.money(entry.value, entry.currency)}`;
    if (entry.type !== 'event' && entry.type !== 'order') return nothing;
    return entry.value === null ? nothing : format.money(entry.value, entry.currency ?? undefined);
  }

  #order(order: Order) {
    const { format } = this.app;
    const { items, currency, subtotal, discounts, tax, shipping } = order;
    if (items.length === 0) return nothing;
    const parts: [string, string | null][] = [
      ['Goods after discounts', subtotal],
      ['Discounts', discounts],
      ['Tax', tax],
      ['Shipping', shipping],
    ];
    return html`<table aria-label=${entryWords(order)}>
      <thead>
        <tr><th scope="col">What</th><th scope="col">How many</th><th scope="col">Price of one</th></tr>
      </thead>
      <tbody>
        ${items.map(
          ({ name, sku, quantity, price }) => html`<tr>
            <td>${name}${sku ? html` <span class="faint">${sku}</span>` : nothing}</td>
            <td>${format.number(quantity)}</td>
            <td>${price === null ? '–' : format.money(price, currency)}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        ${parts.map(([label, value]) =>
          value === null || Number(value) === 0
            ? nothing
            : html`<tr><th scope="row" colspan="2">${label}</th><td>${label === 'Discounts' ? '−' : ''}${format.money(value, currency)}</td></tr>`,
        )}
        <tr class="sum"><th scope="row" colspan="2">Total</th><td>${format.money(order.value, currency)}</td></tr>
      </tfoot>
    </table>`;
  }

  #lines(lines: Detail[]) {
    return html`<dl>${lines.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;
  }

  #details(entry: TimelineEntry): Detail[] {
    const { format } = this.app;
    const happened = { label: 'Happened', value: format.moment(entry.occurredAt) };
    switch (entry.type) {
      case 'event':
        return [
          { label: 'Named', value: entry.originalName },
          happened,
          { label: 'Arrived', value: format.moment(entry.receivedAt) },
          { label: 'Came through', value: throughWords(entry.sourceType) },
          ...(entry.orderId ? [{ label: 'Order', value: entry.orderId }] : []),
          ...detailsOf(entry.properties, ['orderId', 'order_id']),
        ];
      case 'order': {
        const back = Number(entry.refunded) > 0 ? format.money(entry.refunded, entry.currency) : undefined;
        return [
          { label: 'Placed', value: happened.value },
          { label: 'Order id', value: entry.orderId },
          { label: 'Came through', value: throughWords(entry.sourceType) },
          ...(back ? [{ label: 'Given back', value: back }] : []),
        ];
      }
      case 'refund':
        return [
          happened,
          { label: 'Order id', value: entry.orderId },
          ...(entry.goods ? [{ label: 'For goods', value: format.money(entry.goods, entry.currency) }] : []),
        ];
      case 'message':
        return [
          { label: entry.state === 'sent' ? 'Sent' : 'Written', value: happened.value },
          ...(entry.address ? [{ label: 'To', value: entry.address }] : []),
          ...(entry.reason ? [{ label: 'Because', value: entry.reason }] : []),
          { label: 'Text', value: entry.body },
        ];
      case 'consent':
        return [happened, { label: 'Told by', value: labelOf(entry.source) }, ...detailsOf(entry.evidence)];
      case 'merge':
        return [
          happened,
          { label: 'Decided by', value: entry.by ?? 'an event that came with keys of both' },
          ...(entry.reason ? [{ label: 'Because', value: entry.reason }] : []),
        ];
      case 'segment':
        return [happened, { label: 'Why', value: causeWords[entry.cause] }];
      default:
        return entry satisfies never;
    }
  }
}

const throughWords = (sourceType: string) => sourceType.replaceAll('_', ' ');
