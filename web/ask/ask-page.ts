import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Suggestion } from '../../contract/ai.ts';
import type { App } from '../app/app.ts';
import type { Session } from '../app/session.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Part } from '../ui/part.ts';
import { Watch } from '../ui/watch.ts';
import { spoken } from './answer.ts';
import { loadForAnswers } from './answer-view.ts';
import type { AskEvent } from './ask-event.ts';
import { askPageStyles } from './ask-page-styles.ts';
import type { PhComposer } from './composer.ts';
import { keepPendingQuestion, takePendingQuestion } from './drafts.ts';
import type { EditEvent } from './question-form.ts';
import { loadSuggestions } from './suggestions.ts';
import { Thread } from './thread.ts';
import { type Exchange, exchangesOf, type Question, type Reply } from './turns.ts';
import type { BranchEvent } from './versions.ts';
import type { DropEvent } from './waiting-view.ts';
import './composer.ts';
import './question-view.ts';
import './waiting-view.ts';
import './welcome.ts';

const measures = new Part(() => import('../cards/measures.ts'));

/** Ask: a question, its streaming answer, and the ones before. */
@customElement('ph-ask-page')
export class PhAskPage extends LitElement {
  static override styles = [base, buttons, surfaces, askPageStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) conversationId: string | undefined;
  @state() private suggestions: Suggestion[] | undefined;
  @state() private announcement = '';
  @query('ph-composer') private composer!: PhComposer;
  #thread!: Thread;
  #owner: string | undefined;

  override connectedCallback(): void {
    this.#thread ??= this.#makeThread();
    this.#thread.connect();
    super.connectedCallback();
    addEventListener('keydown', this.#key);
    if (this.conversationId) loadForAnswers();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#thread.disconnect();
    removeEventListener('keydown', this.#key);
  }

  #makeThread(): Thread {
    const thread = new Thread(this.app.session);
    new Watch(this, () => [thread, this.app.session]);
    thread.addEventListener('begun', () => this.#begun());
    thread.addEventListener('ended', () => this.#ended());
    return thread;
  }

  focusQuestion(): Promise<void> {
    return this.composer.focusQuestion();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const owner = ownerOf(this.app.session);
    const isNew = owner !== undefined && owner !== this.#owner;
    const isOther = isNew && this.#owner !== undefined;
    // Nothing of whoever was here before stays on the screen.
    if (isOther) void this.#thread.show(undefined);
    if (isNew) this.#welcome(owner);
    if (isOther || changed.has('conversationId')) void this.#show();
    else if (isNew) void this.#askPending();
  }

  #welcome(owner: string) {
    this.#owner = owner;
    this.suggestions = undefined;
    void loadSuggestions(this.app.api).then((suggestions) => {
      this.suggestions = suggestions;
    });
  }

  async #show() {
    await this.#thread.show(this.conversationId);
    await this.#toLatest();
    await this.#askPending();
  }

  /**
   * Brings the last question to the top, so that its answer is read from its beginning. The page does not move while
   * the answer grows below.
   */
  async #toLatest() {
    await this.updateComplete;
    const exchanges = this.renderRoot.querySelectorAll('.exchange');
    if (exchanges.length > 1) exchanges[exchanges.length - 1]?.scrollIntoView({ block: 'start' });
  }

  protected override firstUpdated(): void {
    if (!this.conversationId && matchMedia('(pointer: fine)').matches) void this.focusQuestion();
  }

  protected override render() {
    const { status, turns, title } = this.#thread;
    const fresh = !this.conversationId && turns.length === 0;
    return html`<div class="page ${fresh ? 'fresh' : ''}">
      ${fresh ? nothing : html`<h1 class="unseen">${title || 'Conversation'}</h1>`}
      ${
        fresh
          ? html`<ph-welcome
            .app=${this.app}
            .suggestions=${this.suggestions}
            @ask=${this.#ask}
          >${this.#question()}</ph-welcome>`
          : html`<div class="thread">
              ${status === 'loading' ? this.#skeleton() : nothing} ${status === 'missing' ? this.#missing() : nothing}
              ${status === 'failed' ? this.#failed() : nothing}
              ${
                this.#thread.older
                  ? html`<button class="button quiet earlier" @click=${() => this.#earlier()}>Show earlier messages</button>`
                  : nothing
              }
              ${repeat(
                exchangesOf(turns),
                ({ key }) => key,
                (exchange, index) => this.#exchange(exchange, index),
              )}
            </div>
            <div class="dock">${this.#question()}</div>`
      }
      <div class="unseen" role="status" aria-live="polite">${this.announcement}</div>
    </div>`;
  }

  #question() {
    return html`<ph-waiting
        .waiting=${this.#thread.waiting}
        @drop-waiting=${({ clientId }: DropEvent) => this.#thread.dropWaiting(clientId)}
      ></ph-waiting>
      <ph-composer
      .conversationId=${this.#thread.id}
      .writing=${this.#thread.writing}
      @ask=${this.#ask}
      @stop=${() => this.#stop()}
    ></ph-composer>`;
  }

  #exchange({ question, replies }: Exchange, index: number) {
    return html`<section class="exchange" aria-label="Question ${index + 1}">
      ${question ? this.#asked(question) : nothing} ${replies.map((reply) => this.#reply(reply))}
    </section>`;
  }

  #reply(reply: Reply) {
    const last = reply === this.#thread.turns.at(-1);
    return html`<ph-answer
      .app=${this.app}
      .answer=${reply}
      .visitor=${last && this.app.session.state === 'visitor'}
      .connected=${!last || this.#thread.connected}
      .conversationId=${this.#thread.id}
      @again=${() => this.#again()}
      @ask=${this.#askNext}
      @sign-in=${() => this.#signIn('/sign-in')}
      @register=${() => this.#signIn('/register')}
    ></ph-answer>`;
  }

  #asked(question: Question) {
    return html`<ph-question
      .question=${question}
      .busy=${this.#thread.busy}
      @resend=${() => this.#resend(question)}
      @edit=${(event: EditEvent) => this.#edit(question, event.text)}
      @branch=${(event: BranchEvent) => this.#choose(question, event.id)}
    ></ph-question>`;
  }

  #skeleton() {
    return html`<div class="skeletons" role="status">
      <span class="unseen">Loading the conversation</span>
      <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
    </div>`;
  }

  #missing() {
    return html`<div class="card notice">
      <h2>This conversation is not here</h2>
      <p class="soft">It was deleted, or it belongs to somebody else. If it is yours, sign in to see it.</p>
      <div class="row">
        <a class="button primary" href="/">Ask something new</a>
        ${this.app.session.user ? nothing : html`<a class="button" href="/sign-in?next=/ask/${this.conversationId}">Sign in</a>`}
      </div>
    </div>`;
  }

  #failed() {
    return html`<div class="card notice" role="alert">
      <h2>The conversation could not be loaded</h2>
      <p class="soft">${this.#thread.failure}</p>
      <button class="button primary" @click=${() => this.#thread.show(this.conversationId)}>Try again</button>
    </div>`;
  }

  async #ask(event: AskEvent) {
    const draftOf = this.#thread.id;
    if (this.#thread.writing) {
      const waits = this.#thread.askLater(event.text);
      if (waits) this.composer.accepted(draftOf, event.text);
      this.announcement = waits ? 'The question waits for its turn.' : 'Enough questions wait. This one is kept here.';
      return;
    }
    this.announcement = 'The question is asked. Writing the answer.';
    const asked = this.#thread.ask(event.text);
    void this.#toLatest();
    if (await asked) this.composer.accepted(draftOf, event.text);
    else this.announcement = 'The question was not sent. It is kept.';
  }

  /** A question that is tapped rather than written: what stands in the field stays there. */
  async #askNext(event: AskEvent) {
    if (this.#thread.writing) {
      this.announcement = this.#thread.askLater(event.text)
        ? 'The question waits for its turn.'
        : 'Enough questions wait.';
      return;
    }
    this.announcement = 'The question is asked. Writing the answer.';
    const asked = this.#thread.ask(event.text);
    void this.#toLatest();
    if (!(await asked)) this.announcement = 'The question was not sent.';
  }

  async #choose(question: Question, id: string) {
    await this.#thread.choose(question, id);
    await this.updateComplete;
    const shown = [...this.renderRoot.querySelectorAll('ph-question')].find((one) => one.question.id === id);
    await shown?.focusVersions();
  }

  async #edit(question: Question, text: string) {
    this.announcement = 'The question is asked otherwise. Writing the answer.';
    if (!(await this.#thread.edit(question, text))) this.announcement = 'The question was not sent.';
  }

  async #resend(question: Question) {
    const draftOf = this.#thread.id;
    if (await this.#thread.resend(question)) this.composer.accepted(draftOf, question.text);
  }

  async #again() {
    const asked = this.#thread.askAgain();
    void this.#toLatest();
    await asked;
  }

  async #askPending() {
    const { id, status, busy } = this.#thread;
    if (!this.app.session.user || busy || (id && status !== 'ready')) return;
    const question = id ? takePendingQuestion(id) : this.app.takeQuestion();
    if (!question) return;
    const asked = this.#thread.ask(question);
    void this.#toLatest();
    await asked;
  }

  async #stop() {
    await this.#thread.stop().catch((error: Error) => {
      this.announcement = error.message;
    });
  }

  async #earlier() {
    const fromEnd = document.documentElement.scrollHeight - scrollY;
    await this.#thread.loadOlder();
    await this.updateComplete;
    scrollTo(0, document.documentElement.scrollHeight - fromEnd);
  }

  #signIn(page: '/sign-in' | '/register') {
    const { id, turns } = this.#thread;
    const question = turns.findLast((turn) => turn.kind === 'question');
    if (id && question?.kind === 'question') keepPendingQuestion(id, question.text);
    this.app.router.go(`${page}?next=/ask/${id}`);
  }

  #begun() {
    this.app.router.go(`/ask/${this.#thread.id}`, { replace: true, keepFocus: true });
    void this.app.conversations.load();
  }

  #ended() {
    const last = this.#thread.turns.at(-1);
    if (last?.kind === 'reply') void this.#announce(last);
    void this.app.conversations.load();
  }

  async #announce(reply: Reply) {
    const { numbersOf } = reply.cards.length > 0 ? await measures.untilLoaded() : { numbersOf: () => [] };
    this.announcement = spoken(reply, numbersOf(reply.cards, this.app.format));
  }

  readonly #key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (this.#thread.writing) void this.#stop();
  };
}

/** Who is here; undefined while that is found out, which a conversation need not wait for. */
function ownerOf({ state, user }: Session): string | undefined {
  return state === 'visitor' ? 'visitor' : user?.id;
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-ask-page': PhAskPage;
  }
}
