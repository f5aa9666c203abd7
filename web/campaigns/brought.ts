import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Brought } from '../../contract/ai.ts';
import type { Format } from '../app/format.ts';
import { base } from '../ui/base.ts';
import { figureTable } from '../ui/figure-table.ts';
import { placesOf, verdictOf } from './verdict.ts';

/** What letters brought: first what they added, with its interval; then what was ordered, which may have had other reasons. */
@customElement('ph-brought')
export class PhBrought extends LitElement {
  static override styles = [
    base,
    figureTable,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      p {
        max-width: 68ch;
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .headline {
        color: var(--ink);
        font-size: var(--text-xl);
        font-weight: 620;
        line-height: 1.3;
        letter-spacing: -0.01em;
        text-wrap: balance;
      }
      .headline.more,
      .headline.less {
        font-size: var(--text-2xl);
        letter-spacing: -0.02em;
      }
      .headline.more {
        color: var(--accent-strong);
      }
      .headline.less {
        color: var(--danger);
      }
      p + p {
        margin-top: var(--space-1);
      }
      .line {
        display: block;
        width: 100%;
        max-width: 30rem;
        height: 2.75rem;
        border-radius: var(--radius-m);
        background: var(--sunken);
      }
      .zero {
        stroke: var(--ink-faint);
        stroke-dasharray: 3 3;
      }
      .line text {
        fill: var(--ink-faint);
        font-size: var(--text-xs);
      }
      .range {
        fill: var(--picture);
        opacity: 0.6;
      }
      .middle {
        fill: var(--accent);
        stroke: var(--sunken);
        stroke-width: 2;
      }
      .scroll {
        max-width: 30rem;
        overflow-x: auto;
      }
      thead th {
        border-top: 0;
        color: var(--ink-faint);
      }
      .aside {
        font-size: var(--text-s);
      }
      @media (max-width: 30rem) {
        th,
        td {
          padding-left: var(--space-2);
          font-size: var(--text-xs);
        }
      }
    `,
  ];

  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) brought!: Brought;
  /** What it is of, where there are several on a page. */
  @property() of = '';

  protected override render() {
    const { format, brought } = this;
    const { written, heldOut, currency, from, until } = brought;
    const { kind, headline, detail } = verdictOf(brought, format);
    const isTold = kind === 'more' || kind === 'less' || kind === 'open';
    return html`<div>
        <p class="headline ${kind}">${headline}</p>
        <p>${detail}</p>
      </div>
      ${isTold && brought.incremental ? this.#picture(brought.incremental) : nothing}
      <div class="scroll" tabindex="0" role="region" aria-label="What was ordered${this.of ? `: ${this.of}` : ''}">
        <table>
          <thead>
            <tr><th scope="col">Ordered</th><th scope="col">People</th><th scope="col">Orders</th><th scope="col">Revenue</th><th scope="col">Each</th></tr>
          </thead>
          <tbody>
            ${this.#group('Written to', written, currency)} ${heldOut ? this.#group('Held out', heldOut, currency) : nothing}
          </tbody>
        </table>
      </div>
      <p class="aside">
        From ${format.period(from, until)}. What those written to ordered may have had other reasons.
      </p>`;
  }

  /** The interval beside zero; the words beside it say the same. */
  #picture(incremental: NonNullable<Brought['incremental']>) {
    const places = placesOf(incremental);
    if (!places) return nothing;
    const { zero, low, middle, high } = places;
    const isRight = zero > 50;
    return html`<svg class="line" aria-hidden="true">
      <line class="zero" x1="${zero}%" x2="${zero}%" y1="4" y2="44"></line>
      <text x="${zero}%" dx=${isRight ? -6 : 6} y="38" text-anchor=${isRight ? 'end' : 'start'}>
        ${this.format.whole(0, this.brought.currency)}
      </text>
      <rect class="range" x="${low}%" width="${Math.max(0.4, high - low)}%" y="10" height="8" rx="4"></rect>
      <circle class="middle" cx="${middle}%" cy="14" r="7"></circle>
    </svg>`;
  }

  #group(name: string, { people, orders, revenue }: Brought['written'], currency: string) {
    const { format } = this;
    const each = people > 0 ? format.money((Number(revenue) / people).toFixed(2), currency) : '–';
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${format.number(people)}</td>
      <td>${format.number(orders)}</td>
      <td>${format.money(revenue, currency)}</td>
      <td>${each}</td>
    </tr>`;
  }
}
