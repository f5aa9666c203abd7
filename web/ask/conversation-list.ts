import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.ts';
import { moveWithArrows } from '../ui/arrows.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Part } from '../ui/part.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { conversationListStyles } from './conversation-list-styles.ts';
import type { Listed } from './conversations.ts';

const askUser = new Part(() => import('../ui/ask-user.ts'));
const shareDialog = new Part(() => import('./share-dialog.ts'));

/** The conversations beside the page: find, open, rename, share, delete. */
@customElement('ph-conversation-list')
export class PhConversationList extends LitElement {
  static override styles = [base, buttons, surfaces, conversationListStyles];

  @property({ attribute: false }) app!: App;
  @property() current = '';
  @state() private chosen: Listed | undefined;
  @query('[popover]') private menu!: HTMLElement;
  #typing: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    new Watch(this, () => [this.app.conversations]);
    super.connectedCallback();
  }

  protected override render() {
    const { conversations } = this.app;
    const { items, search, status } = conversations;
    if (status === 'ready' && items.length === 0 && !search) return nothing;
    return html`<section aria-label="Conversations">
      <div class="find">
        ${icon('search', 18)}
        <input
          type="search"
          aria-label="Search conversations"
          placeholder="Search conversations"
          .value=${search}
          @input=${this.#find}
        />
      </div>
      ${status === 'loading' ? this.#skeleton() : nothing}
      ${status === 'failed' ? this.#failed() : nothing}
      ${search && status === 'ready' && items.length === 0 ? html`<p class="none">Nothing has these words.</p>` : nothing}
      <ul @keydown=${this.#arrows}>
        ${repeat(
          items,
          ({ id }) => id,
          (item) => this.#item(item),
        )}
      </ul>
      ${
        conversations.more
          ? html`<button class="button quiet" @click=${() => conversations.loadMore()}>Show more</button>`
          : nothing
      }
      <div id="menu" popover @keydown=${this.#menuArrows}>
        ${
          this.app.session.user
            ? html`<button class="button quiet" @click=${this.#rename}>Rename</button>
              <button class="button quiet" @click=${this.#share}>Share</button>`
            : nothing
        }
        <button class="button quiet danger-quiet" @click=${this.#delete}>Delete</button>
      </div>
    </section>`;
  }

  #item(item: Listed) {
    const current = item.id === this.current;
    return html`<li class=${current ? 'current' : ''}>
      <a href="/ask/${item.id}" aria-current=${current ? 'page' : nothing}>${item.title}</a>
      <button
        class="button quiet icon"
        aria-label="Rename or delete: ${item.title}"
        aria-haspopup="true"
        @click=${(event: MouseEvent) => this.#open(event, item)}
      >
        ${icon('more')}
      </button>
    </li>`;
  }

  #skeleton() {
    return html`<div class="skeletons" aria-hidden="true">
      ${[80, 60, 72, 48].map(() => html`<span class="skeleton"></span>`)}
    </div>`;
  }

  #failed() {
    return html`<div class="none" role="alert">
      <p>The conversations could not be loaded.</p>
      <button class="button quiet" @click=${() => this.app.conversations.load()}>Try again</button>
    </div>`;
  }

  #find(event: InputEvent) {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.app.conversations.find(value), 150);
  }

  #arrows(event: KeyboardEvent) {
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('li a')];
    moveWithArrows(event, links, (this.renderRoot as ShadowRoot).activeElement);
  }

  readonly #menuArrows = (event: KeyboardEvent) => {
    const ways = [...this.menu.querySelectorAll('button')];
    moveWithArrows(event, ways, (this.renderRoot as ShadowRoot).activeElement);
  };

  #open(event: MouseEvent, item: Listed) {
    this.chosen = item;
    const button = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.menu.showPopover({ source: event.currentTarget as HTMLElement });
    const { width, height } = this.menu.getBoundingClientRect();
    this.menu.style.left = `${Math.max(8, Math.min(button.right - width, innerWidth - width - 8))}px`;
    this.menu.style.top = `${Math.min(button.bottom + 4, innerHeight - height - 8)}px`;
    this.menu.querySelector('button')?.focus();
  }

  async #rename() {
    const item = this.#take();
    const asking = await askUser.asked();
    if (!asking) return;
    const input = { label: 'Title', value: item.title };
    const title = await asking.askUser({ title: 'Rename the conversation', action: 'Rename', input });
    if (title) await this.#try(this.app.conversations.rename(item.id, title));
  }

  async #share() {
    const { id } = this.#take();
    (await shareDialog.asked())?.shareConversation(this.app, id);
  }

  async #delete() {
    const item = this.#take();
    const asking = await askUser.asked();
    if (!asking) return;
    const words = `“${item.title}” and its answers will be gone for good.`;
    const sure = await asking.askUser({ title: 'Delete the conversation?', words, action: 'Delete', danger: true });
    if (sure === undefined) return;
    await this.#try(this.app.conversations.remove(item.id));
    if (item.id === this.current) this.app.router.go('/');
  }

  async #try(work: Promise<void>) {
    await work.catch((error: Error) => toast(error.message));
  }

  #take(): Listed {
    this.menu.hidePopover();
    return this.chosen as Listed;
  }
}
