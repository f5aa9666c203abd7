import DOMPurify from 'dompurify';
import { marked, type Token } from 'marked';

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

/**
 * Where the finished blocks of `text` end, from `start` on: each block's Markdown, the last of which may still grow.
 * Only the end of a long answer is read again when a word is added.
 */
export function blocksOf(text: string, start: number): { source: string; end: number }[] {
  const blocks: { source: string; end: number }[] = [];
  let end = start;
  for (const token of marked.lexer(text.slice(start)) as Token[]) {
    end += token.raw.length;
    const last = blocks.at(-1);
    if (token.type !== 'space') blocks.push({ source: token.raw, end });
    else if (last) last.end = end;
  }
  return blocks;
}

/** One block as safe elements. Links to elsewhere open beside the app; wide tables scroll by themselves. */
export function render(source: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(marked.parse(source, { async: false }), allowed);
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
