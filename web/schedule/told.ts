import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ScheduledAnswer } from '../../contract/learning.ts';
import type { App } from '../app/app.ts';
import { base, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import '../cards/card-list.ts';
import '../ui/markdown.ts';

/** What a question by the clock answered; a quiet one says why and opens. */
@customElement('ph-told')
export class PhTold extends LitElement {
  static override styles = [
    base,
    surfaces,
    disclosure,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-4) var(--space-5);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 var(--space-4);
      }
      .quiet {
        padding-block: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) answer!: ScheduledAnswer;

  protected override render() {
    const { question, status, dueAt, reason } = this.answer;
    return html`<article class="card ${status}">
      <header>
        <h3>${question}</h3>
        <span class="faint">${this.app.format.moment(dueAt)}</span>
      </header>
      <p class="soft">${reason}</p>
      ${
        status === 'told'
          ? this.#whole()
          : this.answer.answer
            ? html`<details>
              <summary>${icon('chevron', 16)} The answer</summary>
              ${this.#whole()}
            </details>`
            : nothing
      }
    </article>`;
  }

  #whole() {
    const { answer, cards } = this.answer;
    return html`${cards.length > 0 ? html`<ph-cards .app=${this.app} .cards=${cards}></ph-cards>` : nothing}
      <ui-markdown .text=${answer}></ui-markdown>`;
  }
}
