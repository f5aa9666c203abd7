import * as z from 'zod';
import { type FetchedPage, ProviderError } from '../provider.ts';
import { askShopify, busy, NAME, type Shop } from './api.ts';
import type { WithLines } from './details.ts';
import { readLines } from './jsonl.ts';
import { LINE, Line } from './queries.ts';
import type { Resource } from './resources.ts';

/** A page of a bulk operation's file ends after so many things, or after so much text. */
const PAGE_NODES = 200;
const PAGE_BYTES = 1_000_000;
const DOWNLOAD_TIMEOUT_MS = 30_000;
/** How often is asked whether an operation is done. */
const POLL_MS = 2000;
/** All of the app's operations in the shop are taken: later. */
const TAKEN_MS = 60_000;

const BulkCursor = z.object({ bulk: z.string(), offset: z.number().int() });

const Operation = z.object({
  status: z.string(),
  rootObjectCount: z.coerce.number(),
  url: z.string().nullable(),
});

/**
 * One page by way of a bulk operation: the first starts one, the next ask whether it is done, and the rest read its
 * file piece by piece. Undefined where it cannot be done in bulk, or failed: take pages then.
 */
export async function bulkPage(
  shop: Shop,
  resource: Resource,
  filter: string,
  cursor: unknown,
): Promise<FetchedPage | undefined> {
  if (cursor === null) return start(shop, resource, filter);
  const at = BulkCursor.parse(cursor);
  const { data } = await askShopify(shop, {
    query: 'query Bulk($id: ID!) { bulkOperation(id: $id) { status rootObjectCount url } }',
    variables: { id: at.bulk },
    answer: z.object({ bulkOperation: Operation.nullable() }),
  });
  const operation = data.bulkOperation;
  if (operation?.status === 'CREATED' || operation?.status === 'RUNNING') {
    // What it counted so far is not how many there are.
    return { records: [], cursor: JSON.stringify(at), waitMs: POLL_MS };
  }
  if (operation?.status !== 'COMPLETED') return undefined;
  if (!operation.url) return { records: [], cursor: null, of: 0 };
  const { nodes, offset } = await readPage(operation.url, at.offset, resource);
  return {
    records: await resource.records(shop, nodes),
    cursor: offset === null ? null : JSON.stringify({ ...at, offset } satisfies z.infer<typeof BulkCursor>),
    of: operation.rootObjectCount,
  };
}

async function start(shop: Shop, resource: Resource, filter: string): Promise<FetchedPage | undefined> {
  const lines = resource.hasLines ? `lineItems { edges { node { ${LINE} } } }` : '';
  const bulk = `{ ${resource.list}(query: ${JSON.stringify(filter)}) { edges { node { ${resource.fields} ${lines} } } } }`;
  const { data } = await askShopify(shop, {
    // Grouped, so that a thing and its lines stand together and the file can be read in pieces.
    query: `mutation Start($query: String!) {
      bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id } userErrors { message } }
    }`,
    variables: { query: bulk },
    answer: z.object({
      bulkOperationRunQuery: z.object({
        bulkOperation: z.object({ id: z.string() }).nullable(),
        userErrors: z.array(z.object({ message: z.string() })),
      }),
    }),
  });
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery;
  if (bulkOperation) {
    return { records: [], cursor: JSON.stringify({ bulk: bulkOperation.id, offset: 0 }), waitMs: POLL_MS };
  }
  if (userErrors.some(({ message }) => message.includes('already in progress'))) throw busy(TAKEN_MS);
  return undefined;
}

const Row = z.looseObject({ id: z.string(), __parentId: z.string().optional() });

interface FilePage {
  nodes: WithLines<unknown>[];
  /** The byte at which the next thing begins; null at the end of the file. */
  offset: number | null;
}

/** Reads whole things with their lines from a byte of the file on, and leaves the rest unread. */
async function readPage(url: string, from: number, resource: Resource): Promise<FilePage> {
  const nodes: WithLines<unknown>[] = [];
  let at = from;
  let bytes = 0;
  try {
    for await (const { text, size } of readLines(await open(url, from), from)) {
      const row = Row.parse(JSON.parse(text));
      const { __parentId: parent, ...own } = row;
      if (parent === undefined) {
        if (nodes.length >= PAGE_NODES || bytes >= PAGE_BYTES) return { nodes, offset: at };
        nodes.push({ node: resource.node.parse(own), lines: [], after: null });
      } else nodes.at(-1)?.lines.push(Line.parse(own));
      at += size;
      bytes += size;
    }
  } catch (cause) {
    if (cause instanceof ProviderError) throw cause;
    throw new ProviderError('away', `${NAME} broke off the file of a bulk operation`, { cause });
  }
  return { nodes, offset: null };
}

/** The file lies elsewhere, behind an address that is signed: no token goes there. */
async function open(url: string, from: number): Promise<Response> {
  const response = await fetch(url, {
    headers: { Range: `bytes=${from}-` },
    redirect: 'manual',
    signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
  });
  if (response.ok && response.body) return response;
  await response.body?.cancel();
  throw new ProviderError('away', `${NAME} does not give out the file of a bulk operation (status ${response.status})`);
}
