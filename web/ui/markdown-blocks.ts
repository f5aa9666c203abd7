import { lexer, type Token, type Tokens } from 'marked';
import { elementsOf } from './markdown-elements.ts';

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
  for (const token of lexer(text.slice(start))) {
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
    element.replaceChildren(...elementsOf(token));
    return;
  }
  const list = element.firstElementChild;
  if (list?.localName === (token.ordered ? 'ol' : 'ul')) growList(token, list);
  else {
    element.replaceChildren(...elementsOf({ ...token, items: [] }));
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
    const [drawn] = elementsOf(item);
    if (!(drawn instanceof Element)) continue;
    drawnFrom.set(drawn, source);
    if (old) old.replaceWith(drawn);
    else list.append(drawn);
  }
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}
