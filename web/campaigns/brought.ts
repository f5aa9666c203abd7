import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Brought } from '../../contract/ai.ts';
import type { Format } from '../app/format.ts';
import { base } from '../ui/base.ts';
import { placesOf, verdictOf } from './verdict.ts';

/** What letters brought: first what they added, with its interval; then what was ordered, which may have had other reasons. */
@customElement('ph-brought')
export class PhBrought extends LitElement {
  static override styles = [
    base,
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
        position: relative;
        max-width: 30rem;
        height: 2.75rem;
        border-radius: var(--radius-m);
        background: var(--sunken);
      }
      .zero {
        position: absolute;
        top: 0.25rem;
        bottom: 0;
        border-left: 1px dashed var(--ink-faint);
      }
      .zero span {
        position: absolute;
        bottom: 0.1rem;
        left: 0.3rem;
        color: var(--ink-faint);
        font-size: var(--text-xs);
      }
      .zero.right span {
        right: 0.3rem;
        left: auto;
      }
      .range {
        position: absolute;
        top: 0.6rem;
        height: 0.5rem;
        min-width: 2px;
        border-radius: 0.25rem;
        background: var(--picture);
        opacity: 0.6;
      }
      .middle {
        position: absolute;
        top: 0.4rem;
        width: 0.9rem;
        height: 0.9rem;
        margin-left: -0.45rem;
        border: 2px solid var(--surface);
        border-radius: 50%;
        background: var(--accent);
      }
      .scroll {
        max-width: 30rem;
        overflow-x: auto;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      th,
      td {
        padding: 0.4rem 0 0.4rem var(--space-3);
        border-top: 1px solid var(--line);
        font-weight: 400;
        text-align: right;
        white-space: nowrap;
      }
      th:first-child {
        padding-left: 0;
        text-align: left;
      }
      thead th {
        border-top: 0;
        color: var(--ink-faint);
      }
      .aside {
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) brought!: Brought;

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
      <div class="scroll" tabindex="0" role="region" aria-label="What was ordered">
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
    return html`<div class="line" aria-hidden="true">
      <div class="zero ${zero > 50 ? 'right' : ''}" style="left: ${zero}%"><span>${this.format.whole(0, this.brought.currency)}</span></div>
      <div class="range" style="left: ${low}%; width: ${high - low}%"></div>
      <div class="middle" style="left: ${middle}%"></div>
    </div>`;
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
