import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SharedCard, SharedReceipt } from '../../contract/sharing.ts';
import type { Format } from '../app/format.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { cards } from '../cards/card-styles.ts';
import { changed, measured, measuredShort } from '../cards/measures.ts';
import { base, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { sharedCardStyles } from './shared-card-styles.ts';
import '../ui/chart.ts';
import './shared-receipt.ts';

type Of<Type extends SharedCard['type']> = Extract<SharedCard, { type: Type }>;

/** A card of a shared answer: what it said, and its receipt, which opens where it stands. */
@customElement('ph-shared-card')
export class PhSharedCard extends LitElement {
  static override styles = [base, surfaces, cards, disclosure, sharedCardStyles];

  @property({ attribute: false }) card!: SharedCard;
  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) receipt: SharedReceipt | undefined;

  protected override render() {
    const { receipt, format } = this;
    return html`<article class="card">
      ${this.#inside()}
      ${receipt ? html`<ph-shared-receipt .receipt=${receipt} .format=${format}></ph-shared-receipt>` : nothing}
    </article>`;
  }

  #inside() {
    const { card } = this;
    switch (card.type) {
      case 'metric':
        return this.#metric(card);
      case 'chart':
        return this.#chart(card);
      case 'table':
        return this.#table(card);
      case 'segment':
        return html`<div class="inside">
          <h3>${card.name}</h3>
          <p class="number">${this.#people(card.people)}</p>
          <p class="soft">${card.words}</p>
        </div>`;
      case 'found':
        return this.#found(card);
      case 'campaign':
        return this.#campaign(card);
      case 'plan':
        return this.#plan(card);
      case 'withheld':
        return html`<div class="inside">
          <h3>${card.title}</h3>
          <p class="soft">This part is about single customers and stays with the shop.</p>
        </div>`;
      default:
        card satisfies never;
        return nothing;
    }
  }

  #people(people: number): string {
    return `${this.format.number(people)} ${people === 1 ? 'person' : 'people'}`;
  }

  #metric(card: Of<'metric'>) {
    const { format } = this;
    const change = card.change && changed(card.change, card, format);
    return html`<header>
        <h3>${card.title}</h3>
        <span class="faint">${card.window}</span>
      </header>
      <div class="inside">
        <p class="value">${measured(card.value, card, format)}</p>
        ${
          change && card.previous !== undefined
            ? html`<p class="soft">
              <span class=${change.direction}>${change.text}</span> against ${measured(card.previous, card, format)}
              ${card.previousWindow ?? 'before'}
            </p>`
            : nothing
        }
      </div>`;
  }

  #chart(card: Of<'chart'>) {
    const { format } = this;
    const { points, title } = card;
    return html`<header><h3>${title}</h3></header>
      <div class="inside">
        <ui-chart
          .shape=${card.shape}
          .values=${points.map(({ value }) => (value === null ? null : Number(value)))}
          .label=${(index: number) => points[index]?.label ?? ''}
          .whole=${(value: number) => measuredShort(value, card, format)}
        ></ui-chart>
      </div>
      <details>
        <summary>${icon('chevron', 16)} The table behind it</summary>
        <div class="scroll" tabindex="0" role="group" aria-label="Table: ${title}">
          <table>
            <caption class="unseen">
              ${title}
            </caption>
            <tbody>
              ${points.map(
                ({ label, value, running }) =>
                  html`<tr>
                    <th scope="row">${label} ${running ? html`<span class="faint">so far</span>` : nothing}</th>
                    <td class="amount">${measured(value, card, format)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`;
  }

  #table({ title, columns, rows, currency, rowsInAll }: Of<'table'>) {
    const { format } = this;
    const side = (index: number) => (columns[index]?.unit === 'text' ? '' : 'amount');
    const hidden = rowsInAll - rows.length;
    return html`<header><h3>${title}</h3></header>
      <div class="scroll" tabindex="0" role="group" aria-label="Table: ${title}">
        <table>
          <caption class="unseen">
            ${title}
          </caption>
          <thead>
            <tr>
              ${columns.map(({ label }, index) => html`<th scope="col" class=${side(index)}>${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((value, index) => {
                    const unit = columns[index]?.unit ?? 'text';
                    return html`<td class=${side(index)}>${measured(value, { unit, currency }, format)}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${hidden > 0 ? html`<p class="more faint">${format.number(hidden)} more are not shown here.</p>` : nothing}`;
  }

  #found({ query, items }: Of<'found'>) {
    return html`<header><h3>Found: ${query}</h3></header>
      <ol class="inside">
        ${items.map(
          ({ n, kind, title, text }) =>
            html`<li>
              <b>[${n}] ${title}</b> <span class="faint">${kind}</span>
              ${text ? html`<p class="soft">${text}</p>` : nothing}
            </li>`,
        )}
      </ol>`;
  }

  #campaign(card: Of<'campaign'>) {
    const lines = [
      ['Offer', card.offer],
      ['When', card.timing],
      ['Why', card.reason],
      ['To expect', card.expected],
      ['Cost', card.cost],
    ].filter(([, words]) => words);
    return html`<header>
        <h3>${card.segment}</h3>
        <span class="faint">${this.#people(card.people)} · ${channelWords[card.channel].words}</span>
      </header>
      <div class="inside">
        <p><b>${card.subject}</b></p>
        <p class="message">${card.message}</p>
        <dl>
          ${lines.map(
            ([term, words]) =>
              html`<dt>${term}</dt>
                <dd>${words}</dd>`,
          )}
        </dl>
      </div>`;
  }

  #plan({ title, people, messages, money, currency }: Of<'plan'>) {
    const { format } = this;
    const sums = [
      people > 0 ? this.#people(people) : '',
      messages > 0 ? `${format.number(messages)} ${messages === 1 ? 'message' : 'messages'}` : '',
      money ? `${format.money(money, currency ?? undefined)} cost` : '',
    ].filter(Boolean);
    return html`<div class="inside">
      <h3>${title}</h3>
      ${sums.length > 0 ? html`<p>${sums.join(' · ')}</p>` : nothing}
      <p class="soft">A plan, as it was proposed. It cannot be decided on here.</p>
    </div>`;
  }
}
