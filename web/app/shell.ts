import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { base, buttons, surfaces } from '../ui/base.ts';
import { type IconName, icon } from '../ui/icon.ts';
import { Part } from '../ui/part.ts';
import { Watch } from '../ui/watch.ts';
import { App } from './app.ts';
import { type Route, routeOf } from './routes.ts';
import { shellStyles } from './shell-styles.ts';
import '../ask/conversation-list.ts';

/** The places of the rail; `also` are the addresses within one that do not begin with its own. */
const places: readonly { href: string; words: string; icon: IconName; also?: readonly string[] }[] = [
  { href: '/', words: 'Ask', icon: 'ask', also: ['/ask/', '/receipts'] },
  { href: '/today', words: 'Today', icon: 'today', also: ['/orders', '/scheduled'] },
  { href: '/people', words: 'People', icon: 'people' },
  { href: '/campaigns', words: 'Campaigns', icon: 'megaphone' },
  { href: '/tasks', words: 'Tasks', icon: 'task', also: ['/workflows', '/audit'] },
  { href: '/search', words: 'Search', icon: 'search', also: ['/notes'] },
  { href: '/sources', words: 'Sources', icon: 'sources' },
  { href: '/settings', words: 'Settings', icon: 'settings', also: ['/facts', '/start'] },
];

const palette = new Part(() => import('./palette.ts'));
const signInAgain = new Part(() => import('../account/sign-in-again.ts'));

/** The frame around every place: where one is, the conversations, who is signed in, and the shortcuts. */
@customElement('ph-app')
export class PhApp extends LitElement {
  static override styles = [base, buttons, surfaces, shellStyles];

  readonly app = new App();
  @state() private loaded: Route | undefined;
  /** The place that could not be loaded, for as long as one is there. */
  @state() private failed: Route | undefined;
  @state() private menuOpen = false;
  #loading: Route | undefined;
  @query('main') private main!: HTMLElement;
  @query('dialog') private drawer!: HTMLDialogElement;

  constructor() {
    super();
    const { session, router } = this.app;
    new Watch(this, () => [session, router]);
    router.addEventListener('change', () => this.drawer?.close());
    // Where the rail stands beside the page, there is no second one over it.
    matchMedia('(max-width: 60rem)').addEventListener('change', () => this.drawer?.close());
    // A module that failed once is not asked for again: the page has to begin anew.
    addEventListener('online', () => this.failed && location.reload());
    session.addEventListener('expired', () => void this.#signInAgain());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.start();
    void this.app.session.start();
    addEventListener('keydown', (event) => this.#shortcut(event));
  }

  protected override willUpdate(): void {
    const { session, router } = this.app;
    const { route } = routeOf(router.place.path);
    if (route.account && session.state === 'visitor') {
      const next = encodeURIComponent(router.place.path + location.search);
      const { place } = router;
      queueMicrotask(() => {
        // Who has just signed out is on the way elsewhere already.
        if (router.place === place) router.go(`/sign-in?next=${next}`, { replace: true });
      });
      return;
    }
    document.title = `${route.title} · PulseHub`;
    if (route !== this.failed) this.failed = undefined;
    if (route !== this.loaded && route !== this.#loading && !this.failed) void this.#load(route);
  }

  protected override updated(changed: PropertyValues): void {
    const { router } = this.app;
    if (!router.moveFocus || changed.has('loaded')) return;
    router.moveFocus = false;
    this.main.focus({ preventScroll: true });
  }

  async #load(route: Route) {
    const isHere = () => routeOf(this.app.router.place.path).route === route;
    this.#loading = route;
    try {
      await route.load?.();
      if (isHere()) this.loaded = route;
    } catch {
      if (isHere()) this.failed = route;
    } finally {
      if (this.#loading === route) this.#loading = undefined;
    }
  }

  protected override render() {
    return html`<nav class="skips" aria-label="Skip">
        <button class="skip" @click=${() => this.main.focus()}>Skip to the content</button>
      </nav>
      <header class="bar">
        <button class="button quiet icon" aria-label="Menu" @click=${this.#openMenu}>${icon('menu')}</button>
        ${this.#brand()}
        <a class="button quiet icon" href="/" aria-label="New question">${icon('plus')}</a>
      </header>
      <aside class="rail" aria-label="Navigation">${this.#rail()}</aside>
      <dialog
        class="drawer"
        aria-label="Menu"
        @click=${this.#closeDrawer}
        @close=${() => {
          this.menuOpen = false;
        }}
      >
        <div class="rail-frame">
          <button class="button quiet icon close" aria-label="Close the menu" @click=${() => this.drawer.close()}>
            ${icon('close')}
          </button>
          ${this.menuOpen ? this.#rail() : nothing}
        </div>
      </dialog>
      <main tabindex="-1">${this.#unreachable()} ${this.#page()}</main>`;
  }

  #page() {
    const { session, router } = this.app;
    const { route, params } = routeOf(router.place.path);
    if (this.failed) {
      return html`<div class="problem" role="alert">
        <h1>This page could not be loaded</h1>
        <p class="soft">The connection may be gone, or PulseHub was just renewed.</p>
        <button class="button primary" @click=${() => location.reload()}>Load it again</button>
      </div>`;
    }
    if (session.state === 'unreachable' && route.account) {
      return html`<div class="problem" role="alert">
        <h1>PulseHub cannot be reached</h1>
        <p class="soft">You are still signed in. It goes on by itself once the connection is back.</p>
        <button class="button primary" @click=${() => session.retry()}>Try now</button>
      </div>`;
    }
    if (route !== this.loaded || (route.account && session.state !== 'signed-in')) return this.#skeleton();
    return route.render(this.app, params);
  }

  /** Over a page that can be used meanwhile: what is typed there stays. */
  #unreachable() {
    const { session, router } = this.app;
    if (session.state !== 'unreachable' || routeOf(router.place.path).route.account) return nothing;
    return html`<div class="note warn" role="status">
      <p>You are signed in, but PulseHub does not answer. It goes on by itself once the connection is back.</p>
    </div>`;
  }

  #skeleton() {
    return html`<div class="waiting" role="status">
      <span class="unseen">Loading</span>
      <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
    </div>`;
  }

  #brand() {
    return html`<a class="brand" href="/" aria-label="PulseHub, to the start">
      <img src="/favicon.svg" alt="" width="28" height="28" /><span>PulseHub</span>
    </a>`;
  }

  #rail() {
    const { session, router } = this.app;
    const { path } = router.place;
    const conversation = routeOf(path).params.conversationId ?? '';
    return html`${this.#brand()}
      <a class="button new" href="/">${icon('plus')} New question</a>
      ${session.state === 'visitor' ? nothing : this.#places(path)}
      <div class="list"><ph-conversation-list .app=${this.app} .current=${conversation}></ph-conversation-list></div>
      ${session.state === 'visitor' ? this.#doors() : this.#account()}`;
  }

  #places(path: string) {
    return html`<nav class="places" aria-label="Places">
      <ul>
        ${places.map(({ href, words, icon: sign, also = [] }) => {
          const here = path === href || [...(href === '/' ? [] : [href]), ...also].some((one) => path.startsWith(one));
          return html`<li><a href=${href} aria-current=${here ? 'page' : nothing}>${icon(sign)} ${words}</a></li>`;
        })}
      </ul>
    </nav>`;
  }

  #doors() {
    const { path } = this.app.router.place;
    const next = path.startsWith('/ask/') ? `?next=${path}` : '';
    return html`<div class="account doors">
      <a class="button primary" href="/sign-in${next}">Sign in</a>
      <a class="button" href="/register${next}">Create an account</a>
    </div>`;
  }

  #account() {
    const { user, workspace } = this.app.session;
    if (!user || !workspace) return html`<div class="account"><span class="skeleton"></span></div>`;
    return html`<div class="account who">
      <span class="initials" aria-hidden="true">${initials(user.firstName, user.lastName)}</span>
      <p><b>${workspace.name}</b><span>${user.email}</span></p>
    </div>`;
  }

  #openMenu() {
    this.menuOpen = true;
    this.drawer.showModal();
  }

  #closeDrawer(event: MouseEvent) {
    if (event.target === this.drawer) this.drawer.close();
  }

  #shortcut(event: KeyboardEvent) {
    if (event.defaultPrevented) return;
    if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void this.#openPalette();
    } else if (event.key === '/' && !event.metaKey && !event.ctrlKey && !isTyping(event)) {
      event.preventDefault();
      void this.#toQuestion();
    }
  }

  async #toQuestion() {
    const question = () => this.renderRoot.querySelector('ph-ask-page');
    if (!question()) {
      this.app.router.go('/', { keepFocus: true });
      await this.updateComplete;
      await this.updateComplete;
    }
    await question()?.focusQuestion();
  }

  async #openPalette() {
    (await palette.asked())?.openPalette(this.app);
  }

  async #signInAgain() {
    (await signInAgain.untilLoaded()).signInAgain(this.app);
  }
}

function initials(first: string, last: string): string {
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase();
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
