import * as z from 'zod';
import { callProvider } from './call.ts';
import { type OpenConfig, ProviderError, type ProviderSettings } from './provider.ts';

export const NAME = 'Shopify';
const API_VERSION = '2026-07';

const GraphqlAnswer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
});
/** Besides GraphQL's own, Shopify answers refusals with one text. */
const Refusal = z.object({ errors: z.string() });

/** One question to a shop's Admin GraphQL API. Returns `data`; throws `ProviderError` with Shopify's own words. */
export async function askShopify<T>(
  config: OpenConfig,
  settings: ProviderSettings,
  question: { query: string; variables?: Record<string, unknown>; answer: z.ZodType<T> },
): Promise<T> {
  const shop = String(config.shopDomain);
  const base = (settings.SHOPIFY_BASE_URL ?? 'https://{shop}').replace('{shop}', shop);
  const { status, body } = await callProvider({
    name: NAME,
    url: `${base}/admin/api/${API_VERSION}/graphql.json`,
    headers: { 'X-Shopify-Access-Token': String(config.accessToken) },
    json: { query: question.query, variables: question.variables ?? {} },
    timeoutMs: settings.timeoutMs,
    circuit: base,
    isBusy: ({ body }) => errorsOf(body).some(({ extensions }) => extensions?.code === 'THROTTLED'),
  });
  if (status === 404) throw new ProviderError('refused', `${NAME} knows no shop at ${shop}`);
  if (status !== 200) {
    throw new ProviderError('refused', `${NAME}: ${Refusal.safeParse(body).data?.errors ?? `status ${status}`}`);
  }
  const [error] = errorsOf(body);
  if (error) throw new ProviderError('refused', `${NAME}: ${error.message}`);
  const answer = question.answer.safeParse(GraphqlAnswer.safeParse(body).data?.data);
  if (!answer.success) throw new ProviderError('away', `${NAME} answered with something unexpected`);
  return answer.data;
}

function errorsOf(body: unknown) {
  return GraphqlAnswer.safeParse(body).data?.errors ?? [];
}
