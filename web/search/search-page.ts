import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Found, SearchMode } from '../../contract/search.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { forms } from '../ui/form-styles.ts';
import { type IconName, icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { Search } from './search.ts';

const kinds: Record<Found['kind'], { words: string; icon: IconName }> = {
  product: { words: 'Product', icon: 'shop' },
  campaign: { words: 'Campaign', icon: 'megaphone' },
  conversation: { words: 'Conversation', icon: 'ask' },
  answer: { words: 'Answer', icon: 'bolt' },
  note: { words: 'Note', icon: 'tag' },
};

const modes: readonly (readonly [SearchMode, string])[] = [
  ['hybrid', 'Both'],
  ['keyword', 'By words'],
  ['semantic', 'By meaning'],
];

/** Search over everything that has words: products, campaigns, conversations, answers and notes. */
@customElement('ph-search-page')
export class PhSearchPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2);
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      nav a {
        display: inline-flex;
        align-items: center;
        min-height: var(--touch);
        padding: 0 var(--space-3);
        border-radius: var(--radius-m);
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-decoration: none;
      }
      nav a[aria-current='true'] {
        background: var(--accent-soft);
        color: var(--accent-strong);
        font-weight: 600;
      }
      .rows > li > a,
      .rows > li > .row {
        grid-template-columns: auto minmax(0, 1fr) auto;
      }
      .rows svg {
        color: var(--ink-faint);
      }
      mark {
        background: var(--accent-soft);
        color: var(--accent-strong);
        font-weight: 600;
      }
      .name > span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
      }
      @media (max-width: 40rem) {
        .rows > li > a,
        .rows > li > .row {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .facts {
          grid-column: 2;
          display: flex;
          gap: var(--space-2);
          text-align: left;
        }
        .facts b {
          color: var(--ink-soft);
          font-size: var(--text-s);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  #search!: Search;

  override connectedCallback(): void {
    if (!this.#search) {
      this.#search = new Search(this.app.api);
      new Watch(this, () => [this.#search, this.app.router]);
    }
    super.connectedCallback();
  }

  protected override willUpdate(): void {
    const { path, query } = this.app.router.place;
    if (path !== '/search') return;
    const mode = modes.find(([one]) => one === query.get('mode'))?.[0] ?? 'hybrid';
    void this.#search.show((query.get('q') ?? '').trim(), mode);
  }

  protected override render() {
    const { status, failure, query, mode, reason } = this.#search;
    return html`<div class="page">
      <header><h1>Search</h1></header>
      <form role="search" @submit=${this.#submit}>
        <input type="search" name="q" aria-label="Search for" placeholder="Products, campaigns, answers, notes" maxlength="400" .value=${query} autocomplete="off" />
        <button class="button primary" type="submit">${icon('search')} Search</button>
      </form>
      ${
        query
          ? html`<nav aria-label="How to search">
              ${modes.map(
                ([one, words]) =>
                  html`<a href=${addressOf(query, one)} aria-current=${one === mode ? 'true' : nothing}>${words}</a>`,
              )}
            </nav>`
          : nothing
      }
      ${reason && status === 'ready' ? html`<p class="note">${icon('alert')} ${reason}</p>` : nothing}
      <div aria-live="polite" aria-busy=${status === 'loading'}>
        ${status === 'loading' ? waitingRows(5, 'Searching') : nothing}
        ${status === 'failed' ? loadFailed('That could not be searched for.', failure, () => this.#search.show(query, mode)) : nothing}
        ${status === 'ready' ? this.#results() : nothing} ${status === 'idle' ? this.#idle() : nothing}
      </div>
    </div>`;
  }

  #results() {
    const { found, query } = this.#search;
    if (found.length === 0) {
      return html`<div class="card empty">
        <h2>Nothing found</h2>
        <p class="soft">Nothing here has to do with “${query}”. Try fewer or other words.</p>
      </div>`;
    }
    return html`<ul class="card rows" aria-label="Found">
      ${found.map((one) => html`<li>${one.url ? html`<a href=${one.url}>${this.#row(one)}</a>` : html`<div class="row">${this.#row(one)}</div>`}</li>`)}
    </ul>`;
  }

  #row(one: Found) {
    const { words, icon: sign } = kinds[one.kind];
    return html`${icon(sign)}
      <span class="name"><b>${one.title}</b><span>${marked(one)}</span></span>
      <span class="facts"><b>${words}</b><span>${this.app.format.ago(one.updatedAt)}</span></span>`;
  }

  #idle() {
    return html`<p class="soft">
      Finds products, campaigns, your conversations and their answers, and the shop’s <a class="touch" href="/notes">notes</a>, also when a
      word is misspelt. Put words in quotes to find them side by side, and a minus before a word to leave it out.
    </p>`;
  }

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? '').trim();
    this.app.router.go(addressOf(words, this.#search.mode), { keepFocus: true });
  }
}

function addressOf(words: string, mode: SearchMode): string {
  const query = new URLSearchParams({ q: words, ...(mode === 'hybrid' ? {} : { mode }) });
  return `/search?${query}`;
}

/** The snippet with its words marked. */
function marked({ snippet, matches }: Found): (string | TemplateResult)[] {
  let at = 0;
  const parts: (string | TemplateResult)[] = [];
  for (const [from, to] of matches) {
    parts.push(plain(snippet.slice(at, from)), html`<mark>${plain(snippet.slice(from, to))}</mark>`);
    at = to;
  }
  return [...parts, plain(snippet.slice(at))];
}

/** Without the marks of markdown that answers are written with. */
const plain = (text: string) => text.replace(/\*\*|`/g, '');
