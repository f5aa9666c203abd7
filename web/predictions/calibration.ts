import { css, html, LitElement, type SVGTemplateResult, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';

export interface Tenth {
  people: number;
  predicted: number;
  low: number;
  high: number;
  actual: number;
}

/** What was predicted and what came, tenth by tenth of the people, as a picture with the table behind it. */
@customElement('ph-calibration')
export class PhCalibration extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      .card {
        padding: var(--space-4) var(--space-4) var(--space-1);
      }
      svg.plot {
        display: block;
        width: 100%;
        height: 10rem;
        overflow: visible;
        border-bottom: 1px solid var(--line-strong);
      }
      .band {
        fill: var(--picture-soft);
      }
      .expected {
        stroke: var(--picture);
        stroke-width: 2;
      }
      .came {
        fill: var(--ink);
        stroke: var(--surface);
        stroke-width: 2;
      }
      .came.out {
        fill: var(--surface);
        stroke: var(--danger);
        stroke-width: 3;
      }
      .ends {
        display: flex;
        justify-content: space-between;
        padding-top: var(--space-1);
        color: var(--ink-faint);
        font-size: var(--text-xs);
      }
      .key {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        margin-bottom: var(--space-4);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .key span {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
      }
      .key svg {
        flex: none;
      }
      ${disclosure}
      .scroll {
        overflow-x: auto;
        padding-bottom: var(--space-3);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      th,
      td {
        padding: var(--space-2);
        text-align: right;
        white-space: nowrap;
      }
      th:first-child {
        padding-left: 0;
        text-align: left;
      }
      tr + tr > *,
      tbody tr:first-child > * {
        border-top: 1px solid var(--line);
      }
      th {
        color: var(--ink-soft);
        font-weight: 560;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) tenths: readonly Tenth[] = [];
  /** What is on the scale, as in "purchases a person". */
  @property() unit = '';
  /** Shares of 1 are written as percentages. */
  @property({ type: Boolean }) share = false;

  protected override render() {
    const top = Math.max(...this.tenths.flatMap(({ high, actual }) => [high, actual]), Number.MIN_VALUE) * 1.05;
    const at = (value: number) => `${100 - (100 * value) / top}%`;
    const inside = this.tenths.filter(isInside).length;
    return html`<div class="card">
      <p class="key">
        <span>${sample(svg`<line class="expected" x1="0" x2="20" y1="7" y2="7" />`)} predicted</span>
        <span>${sample(svg`<rect class="band" x="1" y="1" width="18" height="12" rx="3" />`)} where nine in ten should fall</span>
        <span>${sample(svg`<circle class="came" cx="10" cy="7" r="5" />`)} what came</span>
        <span>${sample(svg`<circle class="came out" cx="10" cy="7" r="4.5" />`)} what came, outside</span>
      </p>
      <svg class="plot" role="img" aria-label=${this.#summary(inside)}>
        ${this.tenths.map((tenth, n) => this.#column(tenth, n, at))}
      </svg>
      <p class="ends"><span>expected to buy most</span><span>least</span></p>
      <details>
        <summary>${icon('chevron', 16)} ${this.#summary(inside)} The table</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Prediction and outcome by tenths: ${this.unit}">
          <table>
            <thead>
              <tr><th scope="col">Tenth</th><th scope="col">People</th><th scope="col">Predicted</th><th scope="col">Between</th><th scope="col">Came</th></tr>
            </thead>
            <tbody>
              ${this.tenths.map(
                (tenth, n) => html`<tr>
                  <th scope="row">${n + 1}</th>
                  <td>${this.app.format.number(tenth.people)}</td>
                  <td>${this.#value(tenth.predicted)}</td>
                  <td>${this.#value(tenth.low)} – ${this.#value(tenth.high)}</td>
                  <td>${this.#value(tenth.actual)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>
    </div>`;
  }

  #column(tenth: Tenth, n: number, at: (value: number) => string) {
    const height = `${Math.max(1, Number.parseFloat(at(tenth.low)) - Number.parseFloat(at(tenth.high)))}%`;
    return svg`<svg x="${n * 10}%" width="10%" height="100%" overflow="visible">
      <rect class="band" x="12%" width="76%" y=${at(tenth.high)} height=${height} rx="4" />
      <line class="expected" x1="12%" x2="88%" y1=${at(tenth.predicted)} y2=${at(tenth.predicted)} />
      <circle class="came ${isInside(tenth) ? '' : 'out'}" cx="50%" cy=${at(tenth.actual)} r="5" />
    </svg>`;
  }

  #summary(inside: number): string {
    return `What came (${this.unit}) lies inside in ${inside} of ${this.tenths.length} tenths.`;
  }

  #value(value: number): string {
    return this.share ? this.app.format.percent(value) : value.toFixed(2);
  }
}

const isInside = ({ low, high, actual }: Tenth) => low <= actual && actual <= high;

const sample = (mark: SVGTemplateResult) => html`<svg aria-hidden="true" width="20" height="14">${mark}</svg>`;
