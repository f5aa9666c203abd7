import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from '../http/router.ts';
import { referencePage } from './reference-page.ts';

const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'PulseHub API',
    version: '1',
    description:
      'Connect a shop, ask, and act. Sign in for a bearer token; write keys may only send events. Lists take limit and cursor; errors carry a request id.',
  },
  tags: [
    { name: 'Auth' },
    { name: 'User' },
    { name: 'Workspace' },
    { name: 'Chat' },
    { name: 'Analyst' },
    { name: 'Actions' },
    { name: 'Tasks' },
    { name: 'Workflows' },
    { name: 'Data sources' },
    { name: 'Events in' },
    { name: 'Programs' },
    { name: 'Operations' },
  ],
};

/** Publishes the whole API, made from the schemas that validate it, as a document and as a page. */
export function publishOpenApi(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  app.doc31('/api/v1/openapi.json', INFO);
  app.get('/api/v1/docs', (c) => c.html(referencePage(app.getOpenAPI31Document(INFO))));
  app.get('/api/v1/docs.css', (c) => c.body(REFERENCE_CSS, 200, { 'Content-Type': 'text/css' }));
}

const REFERENCE_CSS = `
:root { color-scheme: light dark; --line: light-dark(#d9dde3, #33383f); --soft: light-dark(#f4f5f7, #1d2025); --link: light-dark(#0b57d0, #8ab4f8); }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 58rem; font: 1rem/1.55 system-ui, sans-serif; background: light-dark(#fff, #14161a); color: light-dark(#1b1e23, #e8eaed); }
a { color: var(--link); }
nav ul { columns: 18rem; padding-left: 1.2rem; }
article { border: 1px solid var(--line); border-radius: .6rem; margin: 1rem 0; padding: .5rem 1rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: .4rem 0; }
.method { font: 600 .8rem/1 ui-monospace, monospace; text-transform: uppercase; padding: .25rem .5rem; border-radius: .3rem; background: var(--soft); margin-right: .5rem; }
code, pre { font: .85rem/1.5 ui-monospace, monospace; }
pre { background: var(--soft); padding: .75rem; border-radius: .4rem; overflow-x: auto; }
summary { cursor: pointer; padding: .4rem 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; border-bottom: 1px solid var(--line); padding: .3rem .5rem .3rem 0; vertical-align: top; }
`;
