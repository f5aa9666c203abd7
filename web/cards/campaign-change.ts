import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CampaignDifference } from '../../contract/campaign-difference.ts';
import type { Format } from '../app/format.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';

const [WIDE, GAP] = [1000, 4];
const SAID = { same: 'Stays: ', out: 'Taken out: ', in: 'Put in: ' };

/** A campaign before and after: its channels, its words line by line, and who gets it by what. */
@customElement('ph-campaign-change')
export class PhCampaignChange extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      h4 {
        margin-bottom: var(--space-1);
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-weight: 500;
      }
      .channels {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-2);
        font-size: var(--text-m);
      }
      .channels del {
        color: var(--ink-faint);
      }
      .channels ins {
        font-weight: 600;
        text-decoration: none;
      }
      .channels svg {
        align-self: center;
        color: var(--ink-faint);
      }
      .lines {
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        font-size: var(--text-m);
        line-height: 1.5;
      }
      .lines li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr);
        padding: var(--space-1) var(--space-3);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .lines li::before {
        color: var(--ink-faint);
        content: "";
      }
      .lines li:first-child {
        padding-top: var(--space-2);
      }
      .lines li:last-child {
        padding-bottom: var(--space-2);
      }
      .lines .same {
        color: var(--ink-soft);
      }
      .lines .out {
        background: var(--danger-soft);
      }
      .lines .out::before {
        color: var(--danger);
        content: "−" / "";
      }
      .lines .in {
        background: var(--accent-soft);
      }
      .lines .in::before {
        color: var(--accent);
        content: "+" / "";
      }
      .bar {
        display: block;
        width: 100%;
        height: 0.5rem;
        margin: var(--space-2) 0 var(--space-3);
        border-radius: var(--radius-full);
        background: var(--sunken);
      }
      .bar rect {
        fill: var(--picture);
      }
      .bar rect:nth-of-type(2) {
        fill-opacity: 0.7;
      }
      .bar rect:nth-of-type(n + 3) {
        fill-opacity: 0.45;
      }
      .bar .nobody {
        fill: var(--line-button);
        fill-opacity: 1;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-3);
        font-size: var(--text-m);
      }
      dl > div {
        display: grid;
        grid-template-columns: subgrid;
        grid-column: 1 / -1;
        align-items: center;
      }
      dl svg {
        color: var(--ink-faint);
      }
      dd {
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
      .left-out {
        color: var(--ink-soft);
      }
      a.who {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--touch);
        margin-bottom: calc(-1 * var(--space-2));
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) campaign!: CampaignDifference;
  /** Where everybody is listed with what they get it by. */
  @property() href = '';
  /** Of the plan's words, where they are not English. */
  @property({ reflect: true }) override lang = '';

  protected override render() {
    const { channels, texts } = this.campaign;
    return html`<section>
        <h4>${channels.label}</h4>
        <p class="channels">
          ${channels.before ? html`<del><span class="unseen">Before: </span>${channels.before}</del>${icon('arrow', 16)}` : nothing}
          <ins>${channels.before ? html`<span class="unseen">After: </span>` : nothing}${channels.after}</ins>
        </p>
      </section>
      ${texts.map(
        ({ label, lines }) => html`<section>
          <h4>${label}</h4>
          <ul class="lines">
            ${lines.map(({ kind, text }) => html`<li class=${kind}><span><span class="unseen">${SAID[kind]}</span>${text}</span></li>`)}
          </ul>
        </section>`,
      )}
      ${this.#reach()}`;
  }

  #reach() {
    const { label, people, by, nobody } = this.campaign.reach;
    const { format } = this;
    const left = nobody.reduce((sum, one) => sum + one.people, 0);
    const parts = [...by.map((one) => ({ n: one.people, kind: '' })), { n: left, kind: 'nobody' }];
    return html`<section>
      <h4>${label}</h4>
      ${people > 0 ? barOf(parts, people) : nothing}
      <dl>
        ${by.map(
          (one) =>
            html`<div>${icon(channelWords[one.channel].icon, 16)}<dt>${one.label}</dt><dd><b>${format.number(one.people)}</b></dd></div>`,
        )}
        ${nobody.map(
          (one) =>
            html`<div class="left-out">${icon('alert', 16)}<dt>${one.label}</dt><dd>${format.number(one.people)}</dd></div>`,
        )}
      </dl>
      ${this.href && people > 0 ? html`<a class="who" lang="en" href=${this.href}>${icon('people', 18)} See everybody</a>` : nothing}
    </section>`;
  }
}

/** Shares of a whole side by side. Sizes are attributes: no element has a style of its own. */
function barOf(parts: { n: number; kind: string }[], all: number) {
  let from = 0;
  const pieces = parts.map(({ n, kind }) => {
    const width = (n / all) * WIDE;
    const piece =
      n > 0 ? svg`<rect class=${kind} x=${from} width=${Math.max(2, width - GAP)} height="8"></rect>` : nothing;
    from += width;
    return piece;
  });
  return html`<svg class="bar" viewBox="0 0 ${WIDE} 8" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`;
}
