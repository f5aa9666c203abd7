import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import { segmentWords } from '../ask/campaign-words.ts';
import { shareConversation } from '../ask/share-dialog.ts';
import { base, buttons } from '../ui/base.ts';
import { dialogs } from '../ui/dialog-styles.ts';
import { type IconName, icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import type { App } from './app.ts';
import { THEMES } from './theme.ts';

interface Command {
  words: string;
  icon: IconName;
  run: () => unknown;
}

/** Everything that can be done or gone to, by typing a part of its name. */
@customElement('ph-palette')
export class PhPalette extends LitElement {
  static override styles = [
    base,
    buttons,
    dialogs,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
        margin-top: min(14vh, 8rem);
        padding: 0;
        overflow: hidden;
      }
      input {
        width: 100%;
        padding: 1rem 1.25rem;
        border: 0;
        border-bottom: 1px solid var(--line);
        background: transparent;
        color: var(--ink);
        font: inherit;
        font-size: 1.0625rem;
      }
      input:focus-visible {
        outline: none;
        border-color: var(--accent);
      }
      input::placeholder {
        color: var(--ink-faint);
        opacity: 1;
      }
      [role='listbox'] {
        max-height: min(24rem, 60dvh);
        padding: var(--space-2);
        overflow-y: auto;
      }
      [role='option'] {
        display: flex;
        align-items: center;
        gap: var(--space-3);
        min-height: var(--touch);
        padding: 0 var(--space-3);
        border-radius: var(--radius-m);
        cursor: pointer;
      }
      [role='option'] span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      [role='option'] svg {
        flex: none;
        color: var(--ink-faint);
      }
      [aria-selected='true'] {
        background: var(--accent-soft);
      }
      .none {
        padding: var(--space-4) var(--space-5);
        color: var(--ink-soft);
      }
    `,
  ];

  app!: App;
  @state() private words = '';
  @state() private at = 0;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Whoever is quick opens it before it is known who they are. */
  override connectedCallback(): void {
    const { session, conversations, theme } = this.app;
    new Watch(this, () => [session, conversations, theme]);
    super.connectedCallback();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const found = this.#found();
    return html`<dialog aria-label="Commands" @close=${() => this.remove()} @click=${this.#clickOutside}>
      <input
        role="combobox"
        aria-label="What to do or where to go"
        aria-expanded="true"
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${found.length > 0 ? `option-${this.at}` : nothing}
        placeholder="What to do or where to go"
        autocomplete="off"
        spellcheck="false"
        autofocus
        @input=${this.#typed}
        @keydown=${this.#key}
      />
      <div id="list" role="listbox" aria-label="Commands" ?hidden=${found.length === 0}>
        ${found.map(
          (command, index) => html`<div
            id="option-${index}"
            role="option"
            aria-selected=${index === this.at}
            @click=${() => this.#run(command)}
            @pointermove=${() => {
              this.at = index;
            }}
          >
            ${icon(command.icon)}<span>${command.words}</span>
          </div>`,
        )}
      </div>
      ${found.length === 0 ? html`<p class="none" role="status">Nothing here has that name.</p>` : nothing}
    </dialog>`;
  }

  #found(): Command[] {
    const parts = this.words.toLowerCase().split(/\s+/).filter(Boolean);
    const found = this.#commands().filter(({ words }) => parts.every((part) => words.toLowerCase().includes(part)));
    return this.app.session.user && parts.length > 0 ? [...found, this.#search()] : found;
  }

  /** What was typed may also be what somebody is looking for. */
  #search(): Command {
    const words = this.words.trim();
    const address = `/search?${new URLSearchParams({ q: words })}`;
    return { words: `Search for “${words}”`, icon: 'search', run: () => this.app.router.go(address) };
  }

  #commands(): Command[] {
    const { router, session, theme, conversations } = this.app;
    const go = (words: string, name: IconName, address: string) => ({
      words,
      icon: name,
      run: () => router.go(address),
    });
    const account = session.user
      ? [
          go('Go to Today', 'today', '/today'),
          go('Go to People', 'people', '/people'),
          ...SEGMENT_KEYS.map((key) => go(`People: ${segmentWords[key].name}`, 'people', `/people/${key}`)),
          go('Go to Predictions: who is about to leave', 'people', '/people/predictions'),
          go('Go to Tasks and approvals', 'task', '/tasks'),
          go('Go to Campaigns', 'megaphone', '/campaigns'),
          go('Go to Workflows', 'bolt', '/workflows'),
          go('Go to Scheduled questions', 'clock', '/scheduled'),
          go('Go to What is remembered', 'tag', '/facts'),
          go('Go to Who did what', 'clock', '/audit'),
          go('Go to Search', 'search', '/search'),
          go('Go to Notes', 'tag', '/notes'),
          go('New note', 'plus', '/notes/new'),
          go('Go to Sources', 'sources', '/sources'),
          go('Go to Settings', 'settings', '/settings'),
          {
            words: 'Sign out',
            icon: 'leave' as const,
            run: () =>
              session.signOut().then(
                () => router.go('/'),
                (error: Error) => toast(error.message),
              ),
          },
        ]
      : [go('Sign in', 'arrow', '/sign-in'), go('Create an account', 'plus', '/register')];
    const shown = router.place.path.match(/^\/ask\/([^/]+)$/)?.[1];
    return [
      go('New question', 'plus', '/'),
      ...(session.user && shown ? [this.#share(shown)] : []),
      ...account,
      ...THEMES.filter((name) => name !== theme.choice).map((name) => ({
        words: `Theme: ${name}`,
        icon: 'settings' as const,
        run: () => theme.choose(name),
      })),
      ...conversations.items.map(({ id, title }) => go(title, 'ask', `/ask/${id}`)),
    ];
  }

  #share(conversationId: string): Command {
    return {
      words: 'Share this conversation',
      icon: 'arrow',
      run: () => shareConversation(this.app, conversationId),
    };
  }

  #typed(event: InputEvent) {
    this.words = (event.target as HTMLInputElement).value;
    this.at = 0;
  }

  #key(event: KeyboardEvent) {
    const found = this.#found();
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined && found.length > 0) {
      event.preventDefault();
      this.at = (this.at + move + found.length) % found.length;
    }
    const chosen = found[this.at];
    if (event.key === 'Enter' && chosen) this.#run(chosen);
  }

  #run(command: Command) {
    this.dialog.close();
    command.run();
  }

  #clickOutside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close();
  }
}

export function openPalette(app: App): void {
  if (document.querySelector('ph-palette')) return;
  const palette = document.createElement('ph-palette') as PhPalette;
  palette.app = app;
  document.body.append(palette);
}
