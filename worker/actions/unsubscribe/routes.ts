import type { Context } from 'hono';
import { type AppEnv, newRouter } from '../../http/router.ts';
import { limitBody, uncached } from '../../http/security.ts';
import { PAGE_STYLE } from './page.ts';
import { look, type Page, takeBack, type Visitor } from './visit.ts';

/** Where the link of a letter leads. What a body says makes no difference: the link says for whom it is. */
export const unsubscribeRoutes = newRouter();

unsubscribeRoutes.get('/unsubscribe/page.css', (c) =>
  c.body(PAGE_STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }),
);

unsubscribeRoutes.use('/unsubscribe', uncached, limitBody);
unsubscribeRoutes.get('/unsubscribe', async (c) => answer(c, await look(c.get('ctx'), visitorOf(c))));
unsubscribeRoutes.post('/unsubscribe', async (c) => answer(c, await takeBack(c.get('ctx'), visitorOf(c))));

function visitorOf(c: Context<AppEnv>): Visitor {
  return { token: c.req.query('t') ?? '', accepted: c.req.header('accept-language') };
}

function answer(c: Context<AppEnv>, { status, language, html }: Page) {
  c.header('Content-Language', language);
  c.header('Vary', 'Accept-Language');
  return c.html(html, status);
}
