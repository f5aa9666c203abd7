import * as z from 'zod';
import { callProvider } from '../call.ts';
import { type OpenConfig, ProviderError, type ProviderSettings } from '../provider.ts';

export const NAME = 'Shopify';
const API_VERSION = '2026-10';

const TRIES = 3;
/** A longer wait for the bucket to fill is the caller's to make. */
const LONGEST_WAIT_MS = 3000;
/** Where Shopify does not say how fast the bucket fills. */
const WAIT_MS = 2000;

const Cost = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
});
const GraphqlAnswer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string(), cost: z.number(), maxCost: z.number() }).partial().optional(),
      }),
    )
    .optional(),
  extensions: z.object({ cost: Cost.optional() }).optional(),
});
type GraphqlAnswer = z.infer<typeof GraphqlAnswer>;
/** Besides GraphQL's own, Shopify answers refusals with one text. */
const Refusal = z.object({ errors: z.string() });

export interface Shop {
  config: OpenConfig;
  settings: ProviderSettings;
}

export interface Question<T> {
  query: string;
  variables?: Record<string, unknown>;
  answer: z.ZodType<T>;
}

/** One query may cost only so much: ask for fewer. `share` is the part of it that would be allowed. */
export class TooDear extends Error {
  readonly share: number;

  constructor(share: number) {
    super('The query asks for more than one query may');
    this.share = share;
  }
}

export interface Told<T> {
  data: T;
  /** How long until the bucket holds as much again as this query asked for. */
  waitMs: number;
}

/**
 * One question to a shop's Admin GraphQL API. Waits for the bucket to fill where that is soon. Throws `ProviderError`
 * with Shopify's own words - `busy` with the time until the bucket is full enough - and `TooDear`.
 */
export async function askShopify<T>(shop: Shop, question: Question<T>): Promise<Told<T>> {
  for (let tries = 1; ; tries++) {
    const body = await send(shop, question);
    const { errors: [error] = [], data, extensions } = body;
    if (error?.extensions?.code === 'THROTTLED') {
      const waitMs = waitFor(body, WAIT_MS);
      if (tries === TRIES || waitMs > LONGEST_WAIT_MS) throw busy(waitMs);
      await new Promise((done) => setTimeout(done, waitMs));
      continue;
    }
    if (error?.extensions?.code === 'MAX_COST_EXCEEDED') {
      throw new TooDear((error.extensions.maxCost ?? 1) / (error.extensions.cost ?? 2));
    }
    if (error) throw new ProviderError('refused', `${NAME}: ${error.message}`);
    const answer = question.answer.safeParse(data);
    if (!answer.success) {
      throw new ProviderError('away', `${NAME} answered with something unexpected`, { cause: answer.error });
    }
    return { data: answer.data, waitMs: extensions?.cost ? waitFor(body, 0) : 0 };
  }
}

export function busy(retryAfterMs: number): ProviderError {
  const message = `${NAME} limits how often it is asked right now; try again in a minute`;
  return new ProviderError('busy', message, { retryAfterMs });
}

async function send(shop: Shop, question: Question<unknown>): Promise<GraphqlAnswer> {
  const domain = String(shop.config.shopDomain);
  const base = (shop.settings.SHOPIFY_BASE_URL ?? 'https://{shop}').replace('{shop}', domain);
  const { status, body } = await callProvider({
    name: NAME,
    url: `${base}/admin/api/${API_VERSION}/graphql.json`,
    headers: { 'X-Shopify-Access-Token': String(shop.config.accessToken) },
    json: { query: question.query, variables: question.variables ?? {} },
    // A query only reads; a bulk operation that is started twice is one file nobody downloads.
    repeatable: true,
    timeoutMs: shop.settings.timeoutMs,
    circuit: domain,
  });
  if (status === 404) throw new ProviderError('refused', `${NAME} knows no shop at ${domain}`);
  if (status !== 200) {
    const said = `${NAME}: ${Refusal.safeParse(body).data?.errors ?? `status ${status}`}`;
    throw new ProviderError(status === 401 ? 'revoked' : 'refused', said);
  }
  return GraphqlAnswer.safeParse(body).data ?? {};
}

/** Milliseconds until the bucket holds what the query asked for; `unknown` where Shopify does not tell. */
function waitFor({ extensions }: GraphqlAnswer, unknown: number): number {
  if (!extensions?.cost) return unknown;
  const { requestedQueryCost, throttleStatus } = extensions.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return missing > 0 ? Math.ceil((missing / throttleStatus.restoreRate) * 1000) : 0;
}

/**
 * Asks for `size` things at most, and for fewer where one query may not cost as much. Returns with the size that was
 * allowed, to begin with the next time.
 */
export async function askSized<T>(
  shop: Shop,
  size: number,
  questionOf: (size: number) => Question<T>,
): Promise<Told<T> & { size: number }> {
  for (let allowed = size; ; ) {
    try {
      return { ...(await askShopify(shop, questionOf(allowed))), size: allowed };
    } catch (error) {
      if (!(error instanceof TooDear)) throw error;
      if (allowed === 1) throw new ProviderError('refused', `${NAME}: ${error.message}`, { cause: error });
      allowed = Math.max(1, Math.min(allowed - 1, Math.floor(allowed * error.share)));
    }
  }
}
