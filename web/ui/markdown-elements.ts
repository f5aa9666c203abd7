import type { MarkedToken, Token, Tokens } from 'marked';

/** Where a link may lead: the web, a letter, or a place of the app. */
const ADDRESS = /^(?:https?:|mailto:|\/(?!\/))/i;

/**
 * The elements of a token. They are made one by one and never read from HTML, so that nothing in a text can become
 * markup that is not made here: no pictures, no styles, no ids. HTML in a text stands there as it was written.
 */
export function elementsOf(token: Token): (Node | string)[] {
  // The lexer has no extensions, and so none of their tokens.
  const known = token as MarkedToken;
  switch (known.type) {
    case 'heading':
      // The page's own headings come first: an answer's begin at the third level.
      return [element(`h${Math.min(6, known.depth + 2)}`, inside(known))];
    case 'paragraph':
      return [element('p', inside(known))];
    case 'strong':
    case 'em':
    case 'del':
    case 'blockquote':
      return [element(known.type, inside(known))];
    case 'br':
    case 'hr':
      return [element(known.type, [])];
    case 'code':
      return [element('pre', [element('code', [known.text])])];
    case 'codespan':
      return [element('code', [known.text])];
    case 'list':
      return [listOf(known)];
    case 'list_item':
      return [element('li', inside(known))];
    case 'checkbox':
      return [boxOf(known), ' '];
    case 'table':
      return [tableOf(known)];
    case 'link':
      return [linkOf(known)];
    case 'text':
      return known.tokens ? inside(known) : [read(known.text)];
    case 'escape':
    case 'html':
      return [known.text];
    case 'image':
    case 'def':
    case 'space':
      return [];
  }
}

function inside({ tokens }: { tokens?: Token[] }): (Node | string)[] {
  return (tokens ?? []).flatMap(elementsOf);
}

function element(name: string, children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function listOf({ ordered, start, items }: Tokens.List): HTMLElement {
  const list = element(ordered ? 'ol' : 'ul', items.flatMap(elementsOf));
  if (ordered && start !== 1) list.setAttribute('start', `${start}`);
  return list;
}

function boxOf({ checked }: Tokens.Checkbox): HTMLElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = checked;
  box.disabled = true;
  box.ariaLabel = checked ? 'Done' : 'Not done';
  return box;
}

/** Wide tables scroll by themselves. */
function tableOf({ header, rows }: Tokens.Table): HTMLElement {
  const cell = (one: Tokens.TableCell) => {
    const made = element(one.header ? 'th' : 'td', inside(one));
    if (one.align) made.setAttribute('align', one.align);
    return made;
  };
  const row = (cells: Tokens.TableCell[]) => element('tr', cells.map(cell));
  const table = element('table', [element('thead', [row(header)]), element('tbody', rows.map(row))]);
  const frame = element('div', [table]);
  frame.className = 'scroll';
  frame.tabIndex = 0;
  frame.role = 'region';
  frame.ariaLabel = 'Table';
  return frame;
}

/** Links to elsewhere open beside the app. One that leads where none may is its words. */
function linkOf(token: Tokens.Link): HTMLElement {
  const link = document.createElement('a');
  link.append(...inside(token));
  const address = token.autolink ? token.href : read(token.href);
  if (!ADDRESS.test(address)) return link;
  link.href = address;
  if (token.title) link.title = read(token.title);
  if (address.startsWith('/')) return link;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  return link;
}

/** A text with its character references (`&amp;`) read, by whom they are defined: the browser. */
function read(text: string): string {
  if (!text.includes('&')) return text;
  const reader = document.createElement('textarea');
  reader.innerHTML = text.replaceAll('<', '&lt;');
  return reader.value;
}
