import { html } from 'hono/html';
import type { PageLanguage } from '../../http/page-language.ts';
import type { Subscription } from './unsubscribe.ts';
import { WORDS } from './words.ts';

/** The page as HTML that needs no script. What a shop is called is shown as text. */
export function unsubscribePage(language: PageLanguage, about: Subscription | undefined) {
  const words = WORDS[language];
  const heading = !about ? words.wrong : about.subscribed ? words.ask(about.shop) : words.done(about.shop);
  const text = !about ? words.instead : about.subscribed ? words.what : words.effect;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<link rel="stylesheet" href="/unsubscribe/page.css">
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${text}</p>
${about?.subscribed ? html`<form method="post"><button>${words.button}</button></form>` : ''}
</main>
</body>
</html>`;
}

export const PAGE_STYLE = `:root { color-scheme: light dark }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif }
main { max-width: 34rem; margin: 15vh auto 2rem; padding: 0 1.5rem }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere }
button { min-height: 2.75rem; padding: 0 1.5rem; font: inherit; font-weight: 600; color: #fff; background: #1b1e23;
  border: 1px solid #fff; border-radius: 0.5rem; cursor: pointer }
button:focus-visible { outline: 3px solid #4c8dff; outline-offset: 2px }
`;
