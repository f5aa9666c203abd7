import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/** The parts of an OpenAPI 3.1 document that the page shows. */
interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: unknown[];
  requestBody?: unknown;
  responses?: Record<string, unknown>;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema?: unknown;
}
interface Document {
  info: { title: string; description?: string };
  tags?: { name: string }[];
  paths?: Record<string, Record<string, unknown>>;
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'];

/** A readable page of the whole API, in plain HTML: it needs no script, so it lives under the strict content policy. */
export function referencePage(document: object): Page {
  const doc = document as Document;
  const operations = Object.entries(doc.paths ?? {}).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      id: `${method}${path.replace(/[^a-z0-9]+/gi, '-')}`,
      method,
      path,
      operation: item[method] as Operation,
    })),
  );
  const tagOf = ({ operation }: (typeof operations)[number]) => operation.tags?.[0] ?? 'Other';
  const names = new Set([...(doc.tags ?? []).map(({ name }) => name), ...operations.map(tagOf)]);
  const sections = [...names]
    .map((name) => ({ name, operations: operations.filter((one) => tagOf(one) === name) }))
    .filter((section) => section.operations.length > 0);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${doc.info.title}</title>
        <link rel="stylesheet" href="/api/v1/docs.css" />
      </head>
      <body>
        <h1>${doc.info.title}</h1>
        <p>${doc.info.description} Machines read <a href="/api/v1/openapi.json">openapi.json</a>.</p>
        <nav aria-label="Calls">
          ${sections.map(
            (section) => html`<h2>${section.name}</h2>
              <ul>
                ${section.operations.map(
                  ({ id, method, path }) => html`<li><a href="#${id}">${method.toUpperCase()} ${path}</a></li>`,
                )}
              </ul>`,
          )}
        </nav>
        <main>
          ${sections.map(
            (section) => html`<h2>${section.name}</h2>
              ${section.operations.map(
                ({ id, method, path, operation }) => html`<article id="${id}">
                  <h3><span class="method">${method}</span><code>${path}</code></h3>
                  <p>${operation.summary ?? ''} ${operation.description ?? ''}${operation.security?.length ? ' Needs a bearer token.' : ''}</p>
                  ${parameters((operation.parameters ?? []) as Parameter[])}
                  ${schemaOf('Body', operation.requestBody)}
                  ${Object.entries(operation.responses ?? {}).map(([status, answer]) =>
                    schemaOf(`Answer ${status}`, answer),
                  )}
                </article>`,
              )}`,
          )}
        </main>
      </body>
    </html>`;
}

function parameters(list: Parameter[]): Page | string {
  if (list.length === 0) return '';
  return html`<table>
    <tr><th>Parameter</th><th>In</th><th>Schema</th></tr>
    ${list.map(
      ({ name, in: place, required, schema }) => html`<tr>
        <td><code>${name}</code>${required ? ' (required)' : ''}</td>
        <td>${place}</td>
        <td><code>${JSON.stringify(schema)}</code></td>
      </tr>`,
    )}
  </table>`;
}

function schemaOf(label: string, part: unknown): Page | string {
  const { description, content } = (part ?? {}) as {
    description?: string;
    content?: Record<string, { schema?: unknown }>;
  };
  const type = Object.keys(content ?? {})[0];
  if (!type || !content?.[type]?.schema) return description ? html`<p>${label}: ${description}</p>` : raw('');
  return html`<details>
    <summary>${label}${description ? `: ${description}` : ''} <code>${type}</code></summary>
    <pre>${JSON.stringify(content[type].schema, null, 2)}</pre>
  </details>`;
}
