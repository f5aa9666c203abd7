import * as z from 'zod';
import type { FetchedPage, PageAsk } from '../provider.ts';
import { askShopify, askSized, type Shop } from './api.ts';
import { bulkPage } from './bulk.ts';
import type { WithLines } from './details.ts';
import { COUNT, LINE, type Line, Lines, Listed } from './queries.ts';
import { RESOURCES, type Resource } from './resources.ts';

/** So many lines of an order come with it. */
const LINES_TOLD = 10;

/** Where a fetch of pages is: after which of Shopify's cursors, how many at once, and how many there are in all. */
const PageCursor = z.object({ after: z.string().nullable(), size: z.number().int(), of: z.number().int().optional() });
type PageCursor = z.infer<typeof PageCursor>;

/** One page of what changed in a time, in the form of webhooks. The cursor says by which way the fetch goes on. */
export async function fetchPage(shop: Shop, ask: PageAsk): Promise<FetchedPage> {
  const resource = RESOURCES[ask.resource];
  if (!resource) throw new Error(`Shopify has no ${ask.resource}`);
  const cursor: unknown = ask.cursor === null ? null : JSON.parse(ask.cursor);
  const paged = PageCursor.safeParse(cursor);
  if (paged.success) return nextPage(shop, resource, ask, paged.data);
  const bulk = ask.bulk || cursor !== null ? await bulkPage(shop, resource, filterOf(ask), cursor) : undefined;
  // A shop that runs nothing in bulk is read page by page.
  return bulk ?? nextPage(shop, resource, ask, { after: null, size: resource.size });
}

function filterOf({ since, until }: PageAsk): string {
  return `updated_at:>='${since.toISOString()}' AND updated_at:<'${until.toISOString()}'`;
}

async function nextPage(shop: Shop, resource: Resource, ask: PageAsk, cursor: PageCursor): Promise<FetchedPage> {
  const isFirst = cursor.after === null;
  const lines = resource.hasLines
    ? `lineItems(first: ${LINES_TOLD}) { nodes { ${LINE} } pageInfo { hasNextPage endCursor } }`
    : '';
  const asked = await askSized(shop, cursor.size, (first) => ({
    query: `query Page($first: Int!, $after: String, $query: String) {
      list: ${resource.list}(first: $first, after: $after, query: $query, sortKey: ${resource.sortKey}) {
        nodes { ${resource.fields} ${lines} } pageInfo { hasNextPage endCursor }
      }
      ${isFirst ? `total: ${resource.count}(query: $query, limit: null) { count }` : ''}
    }`,
    variables: { first, after: cursor.after, query: filterOf(ask) },
    answer: z.object({
      list: Listed(z.object({ lineItems: Lines.optional() }).and(resource.node as z.ZodType<object>)),
      total: COUNT.optional(),
    }),
  }));
  const { nodes, pageInfo } = asked.data.list;
  const of = asked.data.total?.count ?? cursor.of;
  const next = { after: pageInfo.endCursor, size: asked.size, of } satisfies PageCursor;
  return {
    records: await resource.records(shop, nodes.map(withLines)),
    cursor: pageInfo.hasNextPage && pageInfo.endCursor ? JSON.stringify(next) : null,
    of,
    others: ask.countOthers ? await countOthers(shop, ask) : undefined,
    waitMs: asked.waitMs,
  };
}

/** Nothing where it cannot be told: a fetch does without. */
async function countOthers(shop: Shop, ask: PageAsk): Promise<Record<string, number> | undefined> {
  const others = Object.entries(RESOURCES).filter(([name]) => name !== ask.resource);
  const counts = others.map(([name, { count }]) => `${name}: ${count}(query: $query, limit: null) { count }`);
  try {
    const { data } = await askShopify(shop, {
      query: `query Count($query: String) { ${counts.join(' ')} }`,
      variables: { query: filterOf(ask) },
      answer: z.record(z.string(), COUNT),
    });
    return Object.fromEntries(Object.entries(data).flatMap(([name, told]) => (told ? [[name, told.count]] : [])));
  } catch {
    return undefined;
  }
}

function withLines(node: { lineItems?: z.infer<typeof Lines> | undefined }): WithLines<unknown> {
  const { nodes, pageInfo }: { nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } =
    node.lineItems ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  return { node, lines: nodes, after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
