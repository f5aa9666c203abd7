import { State } from '../ui/watch.ts';

export interface Place {
  path: string;
  query: URLSearchParams;
}

/** The address bar as state. Links inside the app are followed without loading the page again. */
export class Router extends State {
  place: Place = here();
  /** False while the first page is shown and after moves that should leave the focus where it is. */
  moveFocus = false;
  /** Aborted when the page need not be scrolled back any more. */
  #scrollingBack = new AbortController();

  start(): void {
    addEventListener('popstate', ({ state }: PopStateEvent) => {
      this.#arrive(true);
      this.#scrollingBack = new AbortController();
      scrollBack((state as { scrolled?: number } | null)?.scrolled ?? 0, this.#scrollingBack);
    });
    addEventListener('click', (event) => this.#follow(event));
  }

  go(address: string, { replace = false, keepFocus = false } = {}): void {
    if (address === location.pathname + location.search) return;
    if (replace) history.replaceState(null, '', address);
    else {
      // Whoever comes back finds the page where it was left.
      history.replaceState({ scrolled: scrollY }, '');
      history.pushState(null, '', address);
    }
    this.#arrive(!keepFocus);
    if (!keepFocus) scrollTo(0, 0);
  }

  #arrive(moveFocus: boolean): void {
    this.#scrollingBack.abort();
    this.place = here();
    this.moveFocus = moveFocus;
    this.changed();
  }

  #follow(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (/^\/(api|v1|webhooks|health)(\/|$)/.test(link.pathname) || link.hash) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  }
}

const ownMoves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * What is scrolled to loads only now, on a slow network for a long time: it is tried whenever the page has grown, until
 * it is long enough, or somebody scrolls on their own.
 */
function scrollBack(top: number, over: AbortController): void {
  const { signal } = over;
  for (const move of ownMoves) addEventListener(move, () => over.abort(), { signal, passive: true });
  const growing = new ResizeObserver(() => {
    scrollTo(0, top);
    if (Math.abs(scrollY - top) < 2) over.abort();
  });
  signal.addEventListener('abort', () => growing.disconnect());
  growing.observe(document.documentElement);
}

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

/**
 * The parameters of `path` if it has the shape of `pattern` (`/ask/:conversationId`), else undefined. A trailing
 * slash makes no difference.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where to go after signing in: an address of this app, never one of another site. */
export function nextAddress(query: URLSearchParams): string {
  const next = query.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
