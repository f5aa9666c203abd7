import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StoredEvent } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';

/** The last events of a source, the last that came first, each with when it happened; each opens to what it carried. */
@customElement('ph-events')
export class PhEvents extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      .card {
        overflow: hidden;
      }
      .empty {
        padding: var(--space-6) var(--space-5);
        color: var(--ink-soft);
        text-align: center;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      summary {
        display: grid;
        grid-template-columns: 8rem minmax(0, 1.2fr) minmax(0, 1.4fr) minmax(5rem, auto);
        align-items: center;
        gap: 0 var(--space-4);
        min-height: var(--touch);
        padding: var(--space-2) var(--space-4);
        font-size: var(--text-m);
        cursor: pointer;
        list-style: none;
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
      summary > * {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      time,
      .who {
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      b {
        font-weight: 560;
      }
      .value {
        text-align: right;
      }
      pre {
        margin: 0;
        padding: var(--space-3) var(--space-4) var(--space-4);
        overflow-x: auto;
        background: var(--sunken);
        font-size: var(--text-xs);
        line-height: 1.6;
      }
      .skeleton {
        width: 70%;
        margin: 0.85rem var(--space-4);
      }
      @media (max-width: 40rem) {
        summary {
          grid-template-columns: minmax(0, 1fr) auto;
          padding-block: var(--space-2);
        }
        b {
          grid-area: 1 / 1;
        }
        .value {
          grid-area: 1 / 2;
        }
        .who {
          grid-area: 2 / 1;
        }
        time {
          grid-area: 2 / 2;
          text-align: right;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Undefined while they are loaded. */
  @property({ attribute: false }) events: StoredEvent[] | undefined;

  protected override render() {
    const { events } = this;
    if (!events) {
      return html`<div class="card" role="status">
        <span class="unseen">Loading the events</span>${[0, 1, 2, 3].map(() => html`<span class="skeleton"></span>`)}
      </div>`;
    }
    if (events.length === 0) {
      return html`<p class="card empty">Nothing is stored yet.</p>`;
    }
    return html`<ul class="card">
      ${repeat(
        events,
        ({ id }) => id,
        (event) => this.#event(event),
      )}
    </ul>`;
  }

  #event(event: StoredEvent) {
    const { format } = this.app;
    const who = event.email ?? event.userId ?? (event.anonymousId ? 'a visitor' : '');
    return html`<li>
      <details>
        <summary>
          <time datetime=${event.occurredAt} title=${`Came ${format.moment(event.receivedAt)}`}>
            ${format.ago(event.occurredAt)}
          </time>
          <b>${words(event.name)}</b>
          <span class="who">${who}</span>
          <span class="value">${event.value === null ? nothing : amount(format, event)}</span>
        </summary>
        <pre tabindex="0" role="region" aria-label="What it carried">${JSON.stringify(shown(event), null, 2)}</pre>
      </details>
    </li>`;
  }
}

function amount(format: App['format'], { value, currency }: StoredEvent) {
  return format.money(value ?? '0', currency ?? undefined);
}

/** `add_to_cart` as "Add to cart". */
function words(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shown({ originalName, occurredAt, receivedAt, orderId, properties }: StoredEvent) {
  return { originalName, occurredAt, receivedAt, ...(orderId ? { orderId } : {}), properties };
}
