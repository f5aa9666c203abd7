import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { FUNNEL_STEPS, type FunnelStep } from '../../contract/analytics.ts';
import type { FunnelResult } from '../../contract/funnels.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { behindStep, type FunnelView, funnelBody, ORDERS, usualView, WINDOWS } from './funnel-question.ts';
import { pickers } from './pickers.ts';
import './funnel.ts';

/** The path to purchase, read in the order and within the time that somebody chooses. */
@customElement('ph-funnel-lab')
export class PhFunnelLab extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    pickers,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      ph-funnel {
        transition: opacity var(--calm) var(--ease);
      }
      [aria-busy='true'] {
        opacity: 0.65;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The usual reading of the range, which is there already. */
  @property({ attribute: false }) funnel!: readonly FunnelStep[];
  @property() range = '';
  @property() window = '';
  @state() private view: FunnelView = usualView;
  readonly #other = new Loaded<FunnelResult>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#other.addEventListener('change', () => this.requestUpdate());
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('view') || changed.has('range') || changed.has('funnel')) && !this.#isUsual) {
      const { range, view } = this;
      void this.#other.load(() => this.app.api.post<FunnelResult>('/analytics/funnel', funnelBody(range, view)));
    }
  }

  get #isUsual(): boolean {
    return this.view.order === usualView.order && this.view.window === undefined;
  }

  protected override render() {
    const { status, failure, value, busy } = this.#other;
    const other = this.#isUsual ? undefined : value;
    const failed = !this.#isUsual && status === 'failed';
    const rows = other
      ? other.steps.map((row, index) => ({ ...row, step: FUNNEL_STEPS[index] ?? 'purchase' }))
      : this.funnel;
    return html`<div class="pickers">
        <label>Steps
          <select @change=${(event: Event) => this.#choose({ order: ORDERS[this.#index(event)]?.[0] ?? 'ordered' })}>
            ${ORDERS.map(([key, words]) => html`<option ?selected=${key === this.view.order}>${words}</option>`)}
          </select>
        </label>
        <label>Within
          <select @change=${(event: Event) => this.#choose({ window: WINDOWS[this.#index(event)]?.[0] })}>
            ${WINDOWS.map(([key, words]) => html`<option ?selected=${key === this.view.window}>${words}</option>`)}
          </select>
        </label>
      </div>
      ${failed ? loadFailed('The path could not be read this way.', failure, () => this.#other.load()) : nothing}
      ${
        failed
          ? nothing
          : html`<ph-funnel
            aria-busy=${!this.#isUsual && busy}
            .app=${this.app}
            .funnel=${rows}
            .window=${this.window}
            .rule=${this.#rule()}
            .unordered=${this.view.order === 'unordered'}
            .behind=${(step: number, kind: 'reached' | 'dropped') => behindStep({ ...this.view, range: this.range, step, kind })}
          ></ph-funnel>`
      }`;
  }

  #rule(): string {
    const { order, window } = this.view;
    const within = WINDOWS.find(([key]) => key === window)?.[1].toLowerCase() ?? '';
    const time = window === undefined ? 'within the range' : `within ${within} of the first step`;
    if (order === 'strict') return `Each step is the very next thing the person did, ${time}.`;
    if (order === 'unordered') return `So many different steps of the five, whichever came first, ${time}.`;
    return `Who did a step did those before it too, in this order, ${time}.`;
  }

  #choose(change: Partial<FunnelView>): void {
    this.view = { ...this.view, ...change };
  }

  #index(event: Event): number {
    return (event.target as HTMLSelectElement).selectedIndex;
  }
}
