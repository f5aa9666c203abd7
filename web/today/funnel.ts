import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { deedWords } from '../people/words.ts';
import { base, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';

/** One step of a path, by the event's name, as far as it is known. */
export interface Step {
  step: string;
  people: number;
  rate: number | null;
}

/** A path that people take, as a picture, with the table behind it. */
@customElement('ph-funnel')
export class PhFunnel extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      .card {
        padding: var(--space-4) var(--space-4) var(--space-1);
      }
      li {
        display: grid;
        grid-template-columns: 11.5rem minmax(0, 1fr) 5rem;
        column-gap: var(--space-4);
        height: 4rem;
      }
      li:last-child {
        height: 2.75rem;
      }
      .step,
      .people {
        height: 2.5rem;
        line-height: 2.5rem;
        font-size: var(--text-m);
        white-space: nowrap;
      }
      .step {
        font-weight: 540;
      }
      .people {
        text-align: right;
        font-weight: 620;
      }
      .picture {
        position: relative;
      }
      svg.part {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .bar {
        fill: var(--picture);
      }
      .fall {
        fill: var(--picture-soft);
      }
      /* Small words in a dense picture: the finger's room is larger than their line. */
      .rate a,
      .people a {
        position: relative;
        display: inline-grid;
        align-items: center;
        min-width: var(--touch);
        min-height: var(--touch);
        margin-block: calc((1.5rem - var(--touch)) / 2);
      }
      .people a {
        margin-block: calc((1.75rem - var(--touch)) / 2);
        justify-items: end;
        color: inherit;
        text-decoration-color: var(--line-strong);
      }
      .rate {
        position: absolute;
        left: var(--space-2);
        bottom: 0;
        height: 1.5rem;
        line-height: 1.5rem;
        color: var(--ink-soft);
        font-size: var(--text-xs);
        white-space: nowrap;
      }
      ${disclosure}
      .behind {
        padding-bottom: var(--space-3);
      }
      .behind p {
        max-width: 68ch;
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-wrap: pretty;
      }
      table {
        width: 100%;
        margin-top: var(--space-3);
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      th,
      td {
        padding: 0.5rem 0 0.5rem var(--space-3);
        border-top: 1px solid var(--line);
        text-align: right;
        font-weight: 400;
        vertical-align: bottom;
      }
      th:first-child {
        padding-left: 0;
        text-align: left;
      }
      thead th {
        border: 0;
        color: var(--ink-faint);
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
          grid-template-rows: 1.75rem 1fr;
          height: 5.25rem;
        }
        li:last-child {
          height: 4.25rem;
        }
        .step,
        .people {
          height: 1.75rem;
          line-height: 1.75rem;
        }
        .picture {
          grid-area: 2 / 1 / 3 / 3;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) funnel!: readonly Step[];
  /** The window in words, and how the steps count. */
  @property() window = '';
  @property() rule = '';
  /** Rows are "so many different steps" instead of one step each. */
  @property({ type: Boolean }) unordered = false;
  /** Where the people of a step are; `step` counts from 1. */
  @property({ attribute: false }) behind!: (step: number, kind: 'reached' | 'dropped') => string;

  protected override render() {
    return html`<div class="card">
      <ol>
        ${this.funnel.map((step, index) => this.#step(step, index))}
      </ol>
      <details>
        <summary>${icon('chevron', 16)} The table behind it</summary>
        <div class="behind">${this.#table()}</div>
      </details>
    </div>`;
  }

  #step({ step, people }: Step, index: number) {
    const { format } = this.app;
    const next = this.funnel[index + 1];
    return html`<li>
      <span class="step">${this.#words(step, index)}</span>
      <div class="picture">
        ${this.#part(people, next?.people)}
        ${
          next && next.rate !== null
            ? html`<span class="rate"
              >${format.percent(next.rate)} go on${
                people > next.people
                  ? html` · <a href=${this.behind(index + 2, 'dropped')}>${format.number(people - next.people)} do not</a>`
                  : nothing
              }</span
            >`
            : nothing
        }
      </div>
      <span class="people"
        ><a href=${this.behind(index + 1, 'reached')} aria-label="${format.number(people)} people: ${this.#words(step, index)}"
          >${format.number(people)}</a
        ></span
      >
    </li>`;
  }

  #words(step: string, index: number): string {
    if (!this.unordered) return deedWords(step);
    return index === 0 ? 'One of the steps' : `${index + 1} different steps`;
  }

  /** One step and the way down to the next, in hundredths of the first step's width. Shapes need no inline style. */
  #part(people: number, next: number | undefined) {
    const all = Math.max(...this.funnel.map((step) => step.people), 1);
    const [here, there] = [(people / all) * 100, ((next ?? 0) / all) * 100];
    const foot = next === undefined ? 100 : 62;
    return html`<svg class="part" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar" x="0" y="0" width=${here} height=${foot} />
      ${next === undefined ? nothing : svg`<polygon class="fall" points="0,${foot} ${here},${foot} ${there},100 0,100" />`}
    </svg>`;
  }

  #table() {
    const { format } = this.app;
    const first = this.funnel[0]?.people ?? 0;
    return html`<p>
        ${this.window} ${this.rule} Only people who can be told apart are counted.
      </p>
      <table>
        <caption class="unseen">
          Path to purchase
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">People</th>
            <th scope="col">Of the step before</th>
            <th scope="col">Of the first</th>
          </tr>
        </thead>
        <tbody>
          ${this.funnel.map(
            ({ step, people, rate }, index) => html`<tr>
              <th scope="row">${this.#words(step, index)}</th>
              <td>${format.number(people)}</td>
              <td>${rate === null ? '–' : format.percent(rate)}</td>
              <td>${first > 0 ? format.percent(people / first) : '–'}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }
}
