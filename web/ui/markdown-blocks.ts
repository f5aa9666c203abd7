import DOMPurify from 'dompurify';
import { marked, type Token, type Tokens } from 'marked';

/** What an answer may be made of. No pictures, no styles, no ids: an answer can neither phone home nor dress up. */
const allowed = {
  ALLOWED_TAGS:
    'p br hr strong em del code pre ul ol li h3 h4 h5 h6 blockquote a table thead tbody tr th td input'.split(' '),
  ALLOWED_ATTR: ['href', 'title', 'start', 'align', 'type', 'checked', 'disabled'],
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|\/(?!\/))/i,
  RETURN_DOM_FRAGMENT: true as const,
};

marked.use({
  gfm: true,
  renderer: {
    // The page's own headings come first: an answer's begin at the third level.
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + 2);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    // HTML in an answer is text that somebody wrote about, never markup.
    html: ({ text }) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? ''),
  },
});

export interface Block {
  token: Token;
  /** Where it ends in the text, the empty lines after it included. */
  end: number;
}

/**
 * The blocks of `text` from `start` on, the last of which may still grow. Only the end of a long answer is read again
 * when a word is added.
 */
export function blocksOf(text: string, start: number): Block[] {
  const blocks: Block[] = [];
  let end = start;
  for (const token of marked.lexer(text.slice(start))) {
    end += token.raw.length;
    const last = blocks.at(-1);
    if (token.type !== 'space') blocks.push({ token, end });
    else if (last) last.end = end;
  }
  return blocks;
}

/**
 * Draws a block into `element`, which may hold the same block as it was a moment ago: of a list only the items that are
 * new or have grown are drawn.
 */
export function draw({ token }: Block, element: HTMLElement): void {
  if (!isList(token)) {
    element.replaceChildren(safe(token));
    return;
  }
  const list = element.firstElementChild;
  if (list?.localName === (token.ordered ? 'ol' : 'ul')) growList(token, list);
  else {
    element.replaceChildren(safe({ ...token, items: [] }));
    if (element.firstElementChild) growList(token, element.firstElementChild);
  }
}

/** What each drawn item was drawn from. */
const drawnFrom = new WeakMap<Element, string>();

function growList(token: Tokens.List, list: Element): void {
  for (const [index, item] of token.items.entries()) {
    const source = `${token.loose} ${item.raw.trimEnd()}`;
    const old = list.children[index];
    if (old && drawnFrom.get(old) === source) continue;
    const drawn = safe({ ...token, items: [item] }).querySelector('li');
    if (!drawn) continue;
    drawnFrom.set(drawn, source);
    if (old) old.replaceWith(drawn);
    else list.append(drawn);
  }
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

/** A block as safe elements. Links to elsewhere open beside the app; wide tables scroll by themselves. */
function safe(token: Token): DocumentFragment {
  const fragment = DOMPurify.sanitize(marked.parser([token]), allowed);
  for (const link of fragment.querySelectorAll('a')) {
    if (link.getAttribute('href')?.startsWith('/')) continue;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
  }
  for (const table of fragment.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.className = 'scroll';
    frame.tabIndex = 0;
    frame.role = 'region';
    frame.ariaLabel = 'Table';
    table.replaceWith(frame);
    frame.append(table);
  }
  for (const box of fragment.querySelectorAll('input')) box.ariaLabel = box.checked ? 'Done' : 'Not done';
  return fragment;
}
