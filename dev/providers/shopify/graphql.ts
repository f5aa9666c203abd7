import { type DocumentNode, graphqlSync, parse, validate } from 'graphql';
import type { Given } from '../stand-in.ts';
import { actualCost, costOf, MOST_AT_ONCE } from './cost.ts';
import { rootOf } from './resolve.ts';
import { schema } from './schema.ts';
import type { Shop } from './shop.ts';
import type { World } from './world.ts';

/** Answers a query as the Admin API does: refused by the schema, by its cost or by the bucket, or with data and cost. */
export function answerQuery(world: World, shop: Shop, body: string): Given {
  const { query = '', variables = {} } = JSON.parse(body) as { query?: string; variables?: Record<string, unknown> };
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return { body: { errors: [{ message: error instanceof Error ? error.message : String(error) }] } };
  }
  const faults = validate(schema, document);
  if (faults.length > 0) return { body: { errors: faults.map(({ message }) => ({ message })) } };
  const cost = costOf(document, variables);
  if (cost > MOST_AT_ONCE) return tooDear(cost);
  const bucket = world.bucketOf(shop.domain);
  if (cost > bucket.currentlyAvailable()) return throttled(cost, bucket.status());
  const { data, errors } = graphqlSync({
    ...{ schema, source: query, variableValues: variables },
    rootValue: rootOf(shop, world.operations, false),
  });
  const actual = actualCost(data ?? {});
  bucket.take(Math.min(cost, actual));
  return {
    body: {
      data: data ?? null,
      ...(errors ? { errors: errors.map(({ message, extensions, path }) => ({ message, extensions, path })) } : {}),
      extensions: {
        cost: { requestedQueryCost: cost, actualQueryCost: Math.min(cost, actual), throttleStatus: bucket.status() },
      },
    },
  };
}

/** The body of an answer that says "slow down"; its status is 200. */
export function throttled(
  cost = 42,
  throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 6, restoreRate: 100 },
): Given {
  return {
    body: {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: { cost: { requestedQueryCost: cost, actualQueryCost: null, throttleStatus } },
    },
  };
}

function tooDear(cost: number): Given {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MOST_AT_ONCE}).`;
  const extensions = { code: 'MAX_COST_EXCEEDED', cost, maxCost: MOST_AT_ONCE };
  return { body: { errors: [{ message, extensions }] } };
}
