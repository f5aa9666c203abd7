import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import type { App } from '../app/app.ts';
import { base } from '../ui/base.ts';
import './chart-card.ts';
import './choices-card.ts';
import './found-card.ts';
import './metric-card.ts';
import './plan-card.ts';
import './segment-card.ts';
import './table-card.ts';

/** The cards of an answer, one below the other; numbers stand side by side where there is room. */
@customElement('ph-cards')
export class PhCards extends LitElement {
  static override styles = [
    base,
    css`
      div {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
        gap: var(--space-3);
      }
      .wide {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) cards: Card[] = [];
  @property({ type: Boolean }) pinned = false;

  protected override render() {
    const small = this.cards.filter(({ type }) => type === 'metric' || type === 'segment');
    return html`<div>${this.cards.map((card) => this.#card(card, small.length === 1 ? 'wide' : ''))}</div>`;
  }

  /** `alone` is the class of a small card that has none beside it. */
  #card(card: Card, alone: string) {
    const { app, pinned } = this;
    switch (card.type) {
      case 'metric':
        return html`<ph-metric-card class=${alone} .app=${app} .card=${card} .pinned=${pinned}></ph-metric-card>`;
      case 'chart':
        return html`<ph-chart-card class="wide" .app=${app} .card=${card} .pinned=${pinned}></ph-chart-card>`;
      case 'table':
        return html`<ph-table-card class="wide" .app=${app} .card=${card} .pinned=${pinned}></ph-table-card>`;
      case 'segment':
        return html`<ph-segment-card class=${alone} .app=${app} .card=${card}></ph-segment-card>`;
      case 'found':
        return html`<ph-found-card class="wide" .card=${card}></ph-found-card>`;
      case 'plan':
        return html`<ph-plan-card class="wide" .app=${app} .plan=${card.plan}></ph-plan-card>`;
      case 'choices':
        return html`<ph-choices-card class="wide" .card=${card}></ph-choices-card>`;
      default:
        card satisfies never;
        return '';
    }
  }
}
