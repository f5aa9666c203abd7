import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ConversationWithMessages } from '../../contract/chat.ts';
import type { Share, ShareWithLink } from '../../contract/sharing.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { dialogs } from '../ui/dialog-styles.ts';
import { choice } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { Watch } from '../ui/watch.ts';
import { branchesOf } from './branch-ends.ts';
import { shareDialogStyles } from './share-dialog-styles.ts';
import '../ui/copy.ts';

const LASTING = [
  ['7', 'A week'],
  ['30', '30 days'],
  ['90', '90 days'],
  ['365', 'A year'],
] as const;

/** Shares a conversation by links: makes them, shows each once, lists those there are, and takes them back. */
@customElement('ph-share-dialog')
export class PhShareDialog extends LitElement {
  static override styles = [base, buttons, surfaces, forms, dialogs, shareDialogStyles];

  @property({ attribute: false }) app!: App;
  @property() conversationId = '';
  @state() private made: ShareWithLink | undefined;
  /** The link that is about to be taken back: asked once more where it stands. */
  @state() private leaving: string | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #form = new Form(this);
  readonly #links = new Loaded<{ data: Share[] }>();
  readonly #conversation = new Loaded<ConversationWithMessages>();

  constructor() {
    super();
    new Watch(this, () => [this.#links, this.#conversation]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { api } = this.app;
    void this.#links.load(() => api.get(`/shares?conversationId=${this.conversationId}&limit=50`));
    void this.#conversation.load(() => api.get(`/conversations/${this.conversationId}?limit=100`));
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render() {
    const { failure, busy } = this.#form;
    const { status, value } = this.#links;
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()} @click=${this.#clickOutside}>
      <h2 id="title">Share the conversation</h2>
      <p class="soft">
        Whoever has the link reads a copy from now: the questions, the answers and the receipts of their numbers. Names,
        addresses and lists of customers are left out. Later changes do not reach it.
      </p>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
      ${this.made ? this.#once(this.made) : nothing}
      <form @submit=${this.#make}>
        ${this.#branches()}
        ${choice({ name: 'expiresInDays', label: 'Good for', value: '30', options: LASTING })}
        <button class="button primary" aria-disabled=${busy}>${icon('plus', 18)} Make a link</button>
      </form>
      <section aria-label="Links">
        ${status === 'failed' ? loadFailed('The links could not be loaded.', this.#links.failure, () => this.#links.load()) : nothing}
        ${
          value?.data.length
            ? html`<h3>Links there are</h3>
              <ul>
                ${value.data.map((share) => this.#link(share))}
              </ul>`
            : nothing
        }
      </section>
      <div class="actions">
        <button class="button" @click=${() => this.dialog.close()}>Close</button>
      </div>
    </dialog>`;
  }

  #once({ link, expiresAt }: ShareWithLink) {
    return html`<div class="note good" role="status">
      <div class="once">
        <p>Copy it now: it is not shown again. It is good until ${this.app.format.day(expiresAt)}.</p>
        <ui-copy label="Link" .value=${link}></ui-copy>
      </div>
    </div>`;
  }

  /** A question that was asked otherwise has made branches: one of them is shared. */
  #branches() {
    const ends = branchesOf(this.#conversation.value?.messages ?? []);
    if (ends.length < 2) return nothing;
    const options = ends.map(({ answerId, question }) => [answerId, shorten(question)] as const);
    return choice({ name: 'answerId', label: 'Up to the question', value: ends[0]?.answerId, options });
  }

  #link(share: Share) {
    const { format } = this.app;
    const of = `of ${format.moment(share.createdAt)}`;
    const facts = [
      share.questions === 1 ? '1 question' : `${share.questions} questions`,
      share.expired ? 'ended' : `good until ${format.day(share.expiresAt)}`,
      share.isMine ? '' : `by ${share.sharedBy}`,
    ];
    return html`<li>
      <p><b>${format.moment(share.createdAt)}</b><span class="faint">${facts.filter(Boolean).join(' · ')}</span></p>
      ${
        this.leaving === share.id
          ? html`<span class="choice">
            <button class="button danger" @click=${() => this.#revoke(share)}>
              Take it back<span class="unseen"> for good: link ${of}</span>
            </button>
            <button class="button quiet" @click=${this.#keep}>Keep it</button>
          </span>`
          : html`<span class="choice">
            ${
              share.isMine
                ? html`<button class="button quiet" @click=${() => this.#renew(share)}>
                  New link<span class="unseen"> in the place of that ${of}</span>
                </button>`
                : nothing
            }
            <button class="button quiet danger-quiet" @click=${() => this.#askOnce(share)}>
              Revoke<span class="unseen"> the link ${of}</span>
            </button>
          </span>`
      }
    </li>`;
  }

  readonly #make = (event: SubmitEvent) =>
    this.#form.submit(event, async ({ expiresInDays = '30', answerId }) => {
      const body = { expiresInDays: Number(expiresInDays), ...(answerId ? { answerId } : {}) };
      await this.#show(await this.app.api.post(`/conversations/${this.conversationId}/shares`, body));
    });

  #renew({ id }: Share) {
    return this.#form.run(async () => this.#show(await this.app.api.post(`/shares/${id}/link`)));
  }

  async #askOnce({ id }: Share) {
    this.leaving = id;
    await this.#focus('li .danger');
  }

  #revoke({ id }: Share) {
    return this.#form.run(async () => {
      await this.app.api.delete(`/shares/${id}`);
      if (this.made?.id === id) this.made = undefined;
      this.leaving = undefined;
      await this.#links.load();
      await this.#focus('form .primary');
    });
  }

  async #show(made: ShareWithLink) {
    this.made = made;
    await this.#links.load();
    await this.updateComplete;
    this.renderRoot.querySelector('.once')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #keep = async () => {
    this.leaving = undefined;
    await this.#focus('form .primary');
  };

  /** The button that was pressed is gone: the focus goes to where one goes on. */
  async #focus(where: string) {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(where)?.focus();
  }

  #clickOutside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close();
  }
}

function shorten(question: string): string {
  return question.length > 60 ? `${question.slice(0, 59)}…` : question;
}

export function shareConversation(app: App, conversationId: string): void {
  const dialog = document.createElement('ph-share-dialog');
  dialog.app = app;
  dialog.conversationId = conversationId;
  document.body.append(dialog);
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-share-dialog': PhShareDialog;
  }
}
