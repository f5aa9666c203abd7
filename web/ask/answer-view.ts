import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadMarkdown } from '../ui/markdown.ts';
import { Part } from '../ui/part.ts';
import { type Answer, onlyPlans, partsOf, suggestedBy } from './answer.ts';
import { AskEvent } from './ask-event.ts';
import { intentWords, providerWords } from './words.ts';

const answerPrompt = new Part(() => import('./answer-prompt.ts'));
const answerRating = new Part(() => import('./answer-rating.ts'));
const campaigns = new Part(() => import('./campaigns.ts'));
const cardList = new Part(() => import('../cards/card-list.ts'));

/** Fetches ahead what the answers of a conversation are sure to need. */
export function loadForAnswers(): void {
  void loadMarkdown();
  void campaigns.untilLoaded();
  void cardList.untilLoaded();
}

/** One answer: what is being done, its words, its cards, and where it comes from. Fires `ask`, `again` and `sign-in`. */
@customElement('ph-answer')
export class PhAnswer extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        min-height: 2rem;
      }
      .steps {
        min-width: 0;
        font-size: var(--text-s);
      }
      .steps ol {
        color: var(--ink-soft);
      }
      summary {
        cursor: pointer;
        width: fit-content;
        min-height: var(--touch);
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin: -0.6rem 0;
        border-radius: var(--radius-s);
        color: var(--ink-soft);
        font-size: var(--text-s);
        list-style: none;
      }
      details[open] > summary svg {
        transform: rotate(90deg);
      }
      details > ui-markdown {
        margin-top: var(--space-4);
      }
      .steps ol {
        display: grid;
        gap: var(--space-1);
        margin: var(--space-3) 0 var(--space-2);
        padding-left: var(--space-4);
        border-left: 2px solid var(--line);
      }
      .working {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .dot {
        width: 8px;
        height: 8px;
        flex: none;
        border-radius: 50%;
        background: var(--accent);
      }
      @media (prefers-reduced-motion: no-preference) {
        .dot {
          animation: pulse 1.2s ease-in-out infinite alternate;
        }
        @keyframes pulse {
          to {
            opacity: 0.25;
          }
        }
      }
      .next {
        text-align: left;
        font-size: var(--text-s);
      }
      .next svg {
        flex: none;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: 0 var(--space-3);
        min-height: var(--touch);
        color: var(--ink-faint);
        font-size: var(--text-xs);
      }
      .foot .button {
        font-size: var(--text-s);
        padding: 0.3rem 0.6rem;
      }
      .foot p {
        flex: 1 1 14rem;
      }
      @media (max-width: 40rem) {
        .foot p {
          flex-basis: 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) answer!: Answer;
  @property({ attribute: false }) conversationId: string | undefined;
  @property({ type: Boolean }) connected = true;
  /** Whether anybody is signed in: a question for one's own data then needs no prompt. */
  @property({ type: Boolean }) visitor = false;
  /** Whether something that was planned has been decided since: the words that say it waits are folded away. */
  @state() private decided = false;
  @state() private copied = false;
  /** The elements that are on their way. */
  readonly #fetched = new Set<string>();

  protected override render() {
    const { answer } = this;
    const writing = answer.state === 'writing';
    const { lead, rest } = this.decided ? { lead: '', rest: answer.text } : partsOf(answer);
    // What stands below waits for the elements above it: nothing that is shown moves again.
    const drawn = answer.cards.length === 0 || this.#has('ph-cards', cardList);
    const complete = drawn && (!answer.recommendation || this.#has('ph-campaigns', campaigns));
    const early = answer.early ?? answer.cards.length;
    return html`<article aria-busy=${writing}>
      <h2 class="unseen">Answer</h2>
      ${this.#head(answer, writing)}
      ${drawn ? this.#cards(answer.cards.slice(0, early)) : nothing}
      ${lead && drawn ? html`<ui-markdown .text=${lead}></ui-markdown>` : nothing}
      ${drawn ? this.#cards(answer.cards.slice(early)) : nothing} ${this.#campaigns(answer, writing)}
      ${
        rest && complete
          ? html`<details>
            <summary>${icon('chevron', 16)} The same in words</summary>
            <ui-markdown .text=${rest}></ui-markdown>
          </details>`
          : nothing
      }
      ${this.visitor && answer.intent?.requiresAuth && !writing ? this.#prompt('sign-in') : nothing}
      ${answer.state === 'failed' ? html`<div class="note bad">${icon('alert')}<p>${answer.failure}</p></div>` : nothing}
      ${writing ? this.#working(answer) : complete ? html`${this.#next(answer)} ${this.#foot(answer)}` : nothing}
    </article>`;
  }

  #head(answer: Answer, writing: boolean) {
    const steps = [...answer.plan, ...answer.tools.map((tool) => tool.summary)];
    if (!answer.intent && steps.length === 0) return nothing;
    return html`<div class="head">
      ${answer.intent ? html`<span class="chip good">${intentWords[answer.intent.intent]}</span>` : nothing}
      ${
        steps.length > 0 && !writing
          ? html`<details class="steps">
            <summary>${icon('chevron', 16)} How this was worked out</summary>
            <ol>
              ${steps.map((step) => html`<li>${step}</li>`)}
            </ol>
          </details>`
          : nothing
      }
    </div>`;
  }

  #working(answer: Answer) {
    const step = answer.tools.at(-1)?.summary ?? answer.plan.at(0) ?? 'Thinking';
    const words = this.connected
      ? answer.text
        ? 'Writing'
        : step
      : 'The connection is lost. The answer goes on; coming back to it';
    return html`<p class="working"><span class="dot"></span><span>${words}…</span></p>`;
  }

  #campaigns({ recommendation }: Answer, writing: boolean) {
    if (!recommendation) return nothing;
    if (recommendation.type === 'no_data_sources') {
      return writing ? nothing : this.#prompt('connect');
    }
    return html`<ph-campaigns .app=${this.app} .recommendation=${recommendation}></ph-campaigns>`;
  }

  #cards(cards: Answer['cards']) {
    return cards.length > 0
      ? html`<ph-cards .app=${this.app} .cards=${cards} @changed=${this.#decide}></ph-cards>`
      : nothing;
  }

  readonly #decide = () => {
    this.decided = onlyPlans(this.answer);
  };

  /** What the answer suggests to ask next, one tap away. */
  #next(answer: Answer) {
    const question = suggestedBy(answer);
    if (!question) return nothing;
    return html`<div>
      <button class="button next" @click=${() => this.dispatchEvent(new AskEvent(question))}>${icon('ask', 18)} ${question}</button>
    </div>`;
  }

  /** Whether an element is there; one that is not yet is fetched, and drawn when it has come. */
  #has(name: string, part: Part<unknown>): boolean {
    if (customElements.get(name)) return true;
    if (!this.#fetched.has(name)) void part.untilLoaded().then(() => this.requestUpdate());
    this.#fetched.add(name);
    return false;
  }

  #prompt(kind: 'connect' | 'sign-in') {
    this.#has('ph-answer-prompt', answerPrompt);
    return html`<ph-answer-prompt .kind=${kind}></ph-answer-prompt>`;
  }

  #foot(answer: Answer) {
    const rateable =
      this.app.session.user &&
      this.conversationId &&
      answer.messageId &&
      answer.state === 'done' &&
      this.#has('ph-answer-rating', answerRating);
    const provenance = answer.provider ? providerWords(answer.provider, partsOf(answer).lead) : '';
    const words = [answer.state === 'stopped' ? 'You stopped this answer.' : '', provenance].filter(Boolean).join(' ');
    return html`<div class="foot">
      ${words ? html`<p>${words}</p>` : nothing}
      ${
        answer.state === 'done'
          ? nothing
          : html`<button class="button quiet" @click=${() => this.#fire('again')}>${icon('sync')} Ask again</button>`
      }
      ${
        rateable
          ? html`<ph-answer-rating
            .api=${this.app.api}
            .path=${`/conversations/${this.conversationId}/messages/${answer.messageId}/feedback`}
          ></ph-answer-rating>`
          : nothing
      }
      ${
        answer.text
          ? html`<button class="button quiet" @click=${this.#copy}>
            ${icon(this.copied ? 'check' : 'copy')} ${this.copied ? 'Copied' : 'Copy'}
          </button>`
          : nothing
      }
    </div>`;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.answer.text);
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  }

  #fire(name: 'again') {
    this.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
  }
}
