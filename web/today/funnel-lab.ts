import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FunnelStep } from '../../contract/analytics.ts';
import type { FunnelResult } from '../../contract/funnels.ts';
import type { App } from '../app/app.ts';
import { recall, remember } from '../app/storage.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import {
  behindStep,
  type FunnelView,
  funnelBody,
  isUsual,
  ORDERS,
  queryOf,
  viewIn,
  WINDOWS,
} from './funnel-question.ts';
import { pickers } from './pickers.ts';
import './funnel.ts';
import './funnel-steps.ts';

const KEPT = 'draft.today.path';

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
  /** The events that steps can be chosen from. */
  @property({ attribute: false }) events: readonly string[] = [];
  /** Kept in the browser, so that who goes to the people of a step finds it again. */
  @state() private view: FunnelView = viewIn(new URLSearchParams(recall(KEPT) ?? ''));
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
    return isUsual(this.view);
  }

  protected override render() {
    const { status, failure, value, busy } = this.#other;
    const other = this.#isUsual ? undefined : value;
    const failed = !this.#isUsual && status === 'failed';
    const rows = other ? other.steps.map((row) => ({ ...row, step: row.name })) : this.funnel;
    return html`<div class="pickers">
        <label>Order
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
      <ph-funnel-steps
        .steps=${this.view.steps}
        .events=${this.events}
        @steps=${({ detail }: CustomEvent<readonly string[]>) => this.#choose({ steps: detail })}
      ></ph-funnel-steps>
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
    if (order === 'unordered') return `So many different steps of them, whichever came first, ${time}.`;
    return `Who did a step did those before it too, in this order, ${time}.`;
  }

  #choose(change: Partial<FunnelView>): void {
    this.view = { ...this.view, ...change };
    remember(KEPT, queryOf(this.view) || undefined);
  }

  #index(event: Event): number {
    return (event.target as HTMLSelectElement).selectedIndex;
  }
}
