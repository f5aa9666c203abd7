import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoredEvent } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { deedWords, detailsOf } from './words.ts';

/** What somebody did, day by day, latest first; each opens to what it carried. */
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
      .purchase b,
      .value {
        font-weight: 620;
      }
      dl {
        display: grid;
        grid-template-columns: minmax(6rem, 10rem) minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
        padding: var(--space-3) var(--space-4) var(--space-4);
        background: var(--sunken);
        font-size: var(--text-s);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
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
  @property({ attribute: false }) events: readonly StoredEvent[] = [];

  protected override render() {
    const { format } = this.app;
    const days = [...Map.groupBy(this.events, ({ occurredAt }) => format.day(occurredAt))];
    return html`${repeat(
      days,
      ([day]) => day,
      ([day, events]) => html`<section class="day" aria-label=${day}>
        <h3>${day}</h3>
        <ul class="card">
          ${repeat(
            events,
            ({ id }) => id,
            (event) => this.#event(event),
          )}
        </ul>
      </section>`,
    )}`;
  }

  #event(event: StoredEvent) {
    const { format } = this.app;
    const { name, occurredAt, value, currency } = event;
    return html`<li class=${name === 'purchase' ? 'purchase' : ''}>
      <details>
        <summary>
          <time datetime=${occurredAt}>${format.time(occurredAt)}</time>
          <b>${deedWords(name)}</b>
          <span class="value">${value === null ? nothing : format.money(value, currency ?? undefined)}</span>
          ${icon('chevron', 16)}
        </summary>
        ${this.#details(event)}
      </details>
    </li>`;
  }

  #details({ originalName, occurredAt, receivedAt, sourceType, orderId, properties }: StoredEvent) {
    const { format } = this.app;
    const lines = [
      { label: 'Named', value: originalName },
      { label: 'Happened', value: format.moment(occurredAt) },
      { label: 'Arrived', value: format.moment(receivedAt) },
      { label: 'Came through', value: sourceType.replaceAll('_', ' ') },
      ...(orderId ? [{ label: 'Order', value: orderId }] : []),
      ...detailsOf(properties, ['orderId', 'order_id']),
    ];
    return html`<dl>
      ${lines.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}
    </dl>`;
  }
}
