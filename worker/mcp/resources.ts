import { type McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { splitsByPerson } from '../doors/scopes.ts';
import { ApiError } from '../errors.ts';
import { CATALOGUE } from '../metrics/catalogue/catalogue.ts';
import { requireReceipt } from '../metrics/receipts.ts';
import type { McpCtx } from './server.ts';

const JSON_TYPE = { mimeType: 'application/json' };

/** What figures mean, and how each was come by. */
export function offerResources(server: McpServer, ctx: McpCtx): void {
  if (!ctx.apiKey.scopes.includes('metrics:read')) return;
  server.registerResource(
    'metrics',
    'metrics://catalogue',
    {
      title: 'The catalogue of metrics',
      description: 'Every figure there is: what it means and how it is worked out.',
      ...JSON_TYPE,
    },
    ({ href }) => ({ contents: [{ uri: href, ...JSON_TYPE, text: JSON.stringify({ data: CATALOGUE }) }] }),
  );
  server.registerResource(
    'receipt',
    new ResourceTemplate('receipt://{id}', { list: undefined }),
    {
      title: 'A receipt',
      description:
        'How one figure was come by: its window, filters, what was left out, what was counted, and how fresh the data was.',
      ...JSON_TYPE,
    },
    async ({ href }, { id }) => ({
      contents: [{ uri: href, ...JSON_TYPE, text: JSON.stringify(await receipt(ctx, href, id)) }],
    }),
  );
}

/** Another workspace's receipt is no receipt, nor is one about single people for a key that may not see them. */
async function receipt(ctx: McpCtx, uri: string, id: unknown) {
  const missing = new ResourceNotFoundError(uri);
  if (!z.uuid().safeParse(id).success) throw missing;
  const found = await requireReceipt(ctx, String(id)).catch((error) => {
    throw error instanceof ApiError ? missing : error;
  });
  if (splitsByPerson(found.query) && !ctx.apiKey.scopes.includes('people:read')) throw missing;
  return found.receipt;
}
