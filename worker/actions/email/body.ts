import { Marked, type Tokens } from 'marked';
import { languageOf } from '../../ai/reading/language.ts';
import { LANGUAGES } from '../../http/page-language.ts';
import { WORDS } from '../unsubscribe/words.ts';

/** A letter with the way out at its end, named in the letter's own language. */
export function withWayOut(markdown: string, link: string): string {
  const language = LANGUAGES.find((one) => one === languageOf(markdown)) ?? 'en';
  return `${markdown.trimEnd()}\n\n---\n\n[${WORDS[language].title}](${link})`;
}

/** A letter as it is sent, made of its Markdown: the same twice gives the same. */
export function asHtml(markdown: string): string {
  const inner = String(html.parse(markdown, { async: false })).trim();
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.5 Arial,sans-serif;color:#1b1e23"><div style="max-width:36em;margin:auto">
${inner}
</div></body></html>`;
}

/** The same as plain text. */
export function asText(markdown: string): string {
  return String(text.parse(markdown, { async: false }))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const html = new Marked({ gfm: true, breaks: true });
html.use({
  renderer: {
    // Markup in a letter is shown as it is written: what a letter looks like is Markdown's alone.
    html: ({ text }) => asEntities(text),
    image: ({ text }) => asEntities(text),
    link({ href, tokens }: Tokens.Link) {
      const words = this.parser.parseInline(tokens);
      return isSafe(href) ? `<a href="${asEntities(href)}">${words}</a>` : words;
    },
  },
});

const text = new Marked({ gfm: true, breaks: true });
text.use({
  renderer: {
    html: ({ text }) => text,
    image: ({ text }) => text,
    text(token) {
      return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : token.text;
    },
    link({ href, tokens }: Tokens.Link) {
      const words = this.parser.parseInline(tokens);
      return words === href || !isSafe(href) ? words : `${words} (${href})`;
    },
    paragraph({ tokens }) {
      return `${this.parser.parseInline(tokens)}\n\n`;
    },
    heading({ tokens }) {
      return `${this.parser.parseInline(tokens)}\n\n`;
    },
    blockquote({ tokens }) {
      return this.parser.parse(tokens).trim().replace(/^/gm, '> ').concat('\n\n');
    },
    list({ items, ordered, start }) {
      const lines = items.map((item, index) => {
        const mark = ordered ? `${Number(start || 1) + index}.` : '-';
        return `${mark} ${this.parser.parse(item.tokens).trim()}`;
      });
      return `${lines.join('\n')}\n\n`;
    },
    strong({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    em({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    del({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    codespan: ({ text }) => text,
    code: ({ text }) => `${text}\n\n`,
    br: () => '\n',
    hr: () => '---\n\n',
    table: ({ raw }) => `${raw}\n`,
  },
});

function isSafe(href: string): boolean {
  return /^(https?:|mailto:)/i.test(href);
}

function asEntities(raw: string): string {
  return raw.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
