import { createRoute, z } from '@hono/zod-openapi';
import { fail } from '../errors.ts';
import { json, newRouter, refusals } from '../http/router.ts';

/** How to look around the demo shop. Answered only by a hub that loaded one, which a deployed hub never has. */
export const demoRoutes = newRouter();

demoRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/demo',
    summary: 'The sign-in of the demo shop, where there is one',
    tags: ['Operations'],
    responses: {
      200: json(z.object({ email: z.string(), password: z.string() }), 'The demo user'),
      ...refusals(404),
    },
  }),
  (c) => {
    const { DEMO_EMAIL: email, DEMO_PASSWORD: password } = c.env;
    if (!email || !password) return fail('not_found', 'This hub has no demo shop');
    return c.json({ email, password }, 200);
  },
);
