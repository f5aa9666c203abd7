import * as z from 'zod';
import { askShopify, askSized, type Shop } from './api.ts';
import {
  LINE,
  type Line,
  Lines,
  type Order,
  REFUND,
  REFUND_LINE,
  REFUNDS_TOLD,
  Refund,
  RefundLines,
} from './queries.ts';

/** A node with the lines that came with it; `after` says where more of them begin. */
export interface WithLines<Node> {
  node: Node;
  lines: Line[];
  after: string | null;
}

/** Of an order with more lines than these the rest is left out. */
const MOST_LINES = 1000;
const LINES_AT_ONCE = 100;
const REFUNDS_AT_ONCE = 50;
const MOST_REFUNDS = 250;

/** All lines of each, by the node's id: what came with it, and what is left to ask for. */
export async function linesOf(shop: Shop, nodes: WithLines<unknown>[]): Promise<Map<string, Line[]>> {
  const all = new Map<string, Line[]>();
  for (const { node, lines, after } of nodes) {
    const { id } = node as { id: string };
    all.set(id, after ? await restOfLines(shop, id, lines, after) : lines);
  }
  return all;
}

const LINES_OF = `query Lines($id: ID!, $first: Int!, $after: String) {
  node(id: $id) {
    ... on Order { lineItems(first: $first, after: $after) { nodes { ${LINE} } pageInfo { hasNextPage endCursor } } }
    ... on AbandonedCheckout { abandonedLines: lineItems(first: $first, after: $after) {
      nodes { ${LINE} } pageInfo { hasNextPage endCursor }
    } }
  }
}`;
const LinesAnswer = z.object({ node: z.object({ lineItems: Lines, abandonedLines: Lines }).partial().nullable() });

async function restOfLines(shop: Shop, id: string, told: Line[], from: string): Promise<Line[]> {
  const lines = [...told];
  let after: string | null = from;
  while (after && lines.length < MOST_LINES) {
    const variables: { id: string; after: string } = { id, after };
    const { data } = await askSized(shop, LINES_AT_ONCE, (first) => ({
      ...{ query: LINES_OF, variables: { ...variables, first }, answer: LinesAnswer },
    }));
    const page = data.node?.lineItems ?? data.node?.abandonedLines;
    if (!page) break;
    lines.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  }
  return lines;
}

/** The refunds of orders, by the order's id, with what was given back in each. Orders without one cost nothing. */
export async function refundsOf(shop: Shop, orders: Order[]): Promise<Map<string, Refund[]>> {
  const owners = new Map<string, string>();
  for (const order of orders) {
    const ids = order.refunds.length < REFUNDS_TOLD ? order.refunds : await allRefunds(shop, order.id);
    for (const { id } of ids) owners.set(id, order.id);
  }
  const found = new Map<string, Refund[]>();
  const ids = [...owners.keys()];
  for (let from = 0, size = REFUNDS_AT_ONCE; from < ids.length; ) {
    const asked = await askSized(shop, size, (most) => ({
      query: `query Refunds($ids: [ID!]!) { nodes(ids: $ids) { ... on Refund { ${REFUND} } } }`,
      variables: { ids: ids.slice(from, from + most) },
      answer: z.object({ nodes: z.array(Refund.nullable()) }),
    }));
    for (const refund of asked.data.nodes) {
      const owner = refund && owners.get(refund.id);
      if (refund && owner) found.set(owner, [...(found.get(owner) ?? []), await whole(shop, refund)]);
    }
    from += asked.size;
    size = asked.size;
  }
  return found;
}

async function allRefunds(shop: Shop, id: string): Promise<{ id: string }[]> {
  const { data } = await askShopify(shop, {
    query: `query RefundsOf($id: ID!) { node(id: $id) { ... on Order { refunds(first: ${MOST_REFUNDS}) { id } } } }`,
    variables: { id },
    answer: z.object({ node: z.object({ refunds: z.array(z.object({ id: z.string() })) }).nullable() }),
  });
  return data.node?.refunds ?? [];
}

const REFUND_LINES_OF = `query RefundLines($id: ID!, $first: Int!, $after: String) {
  node(id: $id) { ... on Refund {
    refundLineItems(first: $first, after: $after) { nodes { ${REFUND_LINE} } pageInfo { hasNextPage endCursor } }
  } }
}`;

async function whole(shop: Shop, refund: Refund): Promise<Refund> {
  const nodes = [...refund.refundLineItems.nodes];
  let { pageInfo } = refund.refundLineItems;
  while (pageInfo.hasNextPage && pageInfo.endCursor && nodes.length < MOST_LINES) {
    const variables = { id: refund.id, after: pageInfo.endCursor };
    const { data } = await askSized(shop, LINES_AT_ONCE, (first) => ({
      query: REFUND_LINES_OF,
      variables: { ...variables, first },
      answer: z.object({ node: z.object({ refundLineItems: RefundLines }).nullable() }),
    }));
    if (!data.node) break;
    nodes.push(...data.node.refundLineItems.nodes);
    pageInfo = data.node.refundLineItems.pageInfo;
  }
  return { ...refund, refundLineItems: { nodes, pageInfo } };
}
