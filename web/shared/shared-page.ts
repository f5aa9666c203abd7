import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SharedCard, SharedConversation, SharedShown } from '../../contract/sharing.ts';
import { ApiFailure } from '../app/api.ts';
import type { App } from '../app/app.ts';
import { Format } from '../app/format.ts';
import { providerWords } from '../ask/words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { disclosure } from '../ui/disclosure.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { Watch } from '../ui/watch.ts';
import { sharedPageStyles } from './shared-page-styles.ts';
import '../ui/markdown.ts';
import './shared-card.ts';
import './shared-receipt.ts';

type Answer = SharedConversation['exchanges'][number]['answer'];

/** What somebody shared of a conversation, for anybody who has the link: read only, as it was then. */
@customElement('ph-shared-page')
export class PhSharedPage extends LitElement {
  static override styles = [base, buttons, surfaces, disclosure, sharedPageStyles];

  @property({ attribute: false }) app!: App;
  @property() token = '';
  /** Null where the link opens nothing. */
  readonly #shared = new Loaded<SharedShown | null>();

  constructor() {
    super();
    new Watch(this, () => [this.#shared]);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('token')) void this.#shared.load(() => this.#look());
  }

  async #look(): Promise<SharedShown | null> {
    try {
      return await this.app.api.post<SharedShown>('/shared/look', { token: this.token });
    } catch (error) {
      if (error instanceof ApiFailure && [400, 404].includes(error.status)) return null;
      throw error;
    }
  }

  protected override render() {
    const { status, failure, value } = this.#shared;
    if (status === 'failed') {
      return html`<div class="page">
        ${loadFailed('What was shared could not be loaded.', failure, () => this.#shared.load())}
      </div>`;
    }
    if (status === 'loading' || value === undefined) return this.#skeleton();
    return value ? this.#shown(value) : this.#nothing();
  }

  #skeleton() {
    return html`<div class="page" role="status">
      <span class="unseen">Loading what was shared</span>
      <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
    </div>`;
  }

  #nothing() {
    return html`<div class="page nothing">
      <h1>This link opens nothing</h1>
      <p class="soft">It may be mistyped, it may have ended, or whoever shared it took it back. Ask them for a new one.</p>
    </div>`;
  }

  #shown(shared: SharedShown) {
    const { timezone, currency } = shared;
    const format = new Format({ timezone, currency });
    return html`<article class="page">
      <header>
        <p class="shop">${icon('shop', 18)} ${shared.shop}</p>
        <h1>${shared.title}</h1>
        <p class="soft">As of <time datetime=${shared.asOf}>${format.moment(shared.asOf)}</time> (${timezone})</p>
      </header>
      <p class="about">
        A copy from that time: what came later is not in it. It tells of customers in numbers; their names, addresses
        and lists of them stay with the shop. Numbers open to their receipts, and no further.
      </p>
      ${shared.earlier ? html`<p class="faint">More was asked before, which is not shown here.</p>` : nothing}
      ${shared.exchanges.map(
        ({ question, answer }) => html`<section>
          <h2><span class="unseen">Asked: </span><span class="bubble">${question}</span></h2>
          ${this.#answer(answer, shared, format)}
        </section>`,
      )}
      <footer class="faint">This link is good until ${format.day(shared.expiresAt)}.</footer>
    </article>`;
  }

  #answer(answer: Answer, shared: SharedConversation, format: Format) {
    const { lead, rest } = partsOf(answer);
    const proof = (id: string | null) => shared.receipts.find((receipt) => receipt.id === id);
    const small = answer.cards.filter(isSmall).length;
    const onCards = answer.cards.map((card) => ('receiptId' in card ? card.receiptId : null));
    const others = answer.receiptIds.filter((id) => !onCards.includes(id)).flatMap((id) => proof(id) ?? []);
    const words = [
      answer.stopped ? 'This answer was stopped.' : '',
      answer.provider ? providerWords(answer.provider, lead) : '',
    ].filter(Boolean);
    return html`${this.#steps(answer.steps)}
      ${lead && rest ? html`<ui-markdown .text=${lead}></ui-markdown>` : nothing}
      ${
        answer.cards.length > 0
          ? html`<div class="cards">
            ${answer.cards.map(
              (card) => html`<ph-shared-card
                class=${isSmall(card) && small > 1 ? '' : 'wide'}
                .card=${card}
                .format=${format}
                .receipt=${'receiptId' in card ? proof(card.receiptId) : undefined}
              ></ph-shared-card>`,
            )}
          </div>`
          : nothing
      }
      ${lead && !rest ? html`<ui-markdown .text=${lead}></ui-markdown>` : nothing}
      ${
        rest
          ? html`<details>
            <summary>${icon('chevron', 16)} The same in words</summary>
            <ui-markdown .text=${rest}></ui-markdown>
          </details>`
          : nothing
      }
      ${others.map((receipt) => html`<ph-shared-receipt .receipt=${receipt} .format=${format} named></ph-shared-receipt>`)}
      ${words.length > 0 ? html`<p class="faint">${words.join(' ')}</p>` : nothing}`;
  }

  #steps(steps: string[]) {
    if (steps.length === 0) return nothing;
    return html`<details class="steps">
      <summary>${icon('chevron', 16)} How this was worked out</summary>
      <ol>
        ${steps.map((step) => html`<li>${step}</li>`)}
      </ol>
    </details>`;
  }
}

function isSmall({ type }: SharedCard): boolean {
  return type === 'metric' || type === 'segment';
}

/** What is read beside campaigns or plans, and what repeats them in words; otherwise all of the text is the answer. */
function partsOf({ text, cards }: Answer): { lead: string; rest: string } {
  const repeats = cards.some(({ type }) => type === 'campaign') || (cards.length > 0 && cards.every(isPlan));
  const end = repeats ? text.indexOf('\n\n') : -1;
  return end < 0 ? { lead: text, rest: '' } : { lead: text.slice(0, end), rest: text.slice(end).trim() };
}

function isPlan({ type }: SharedCard): boolean {
  return type === 'plan';
}
