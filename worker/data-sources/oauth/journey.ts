import type { OAuthProblem, OAuthProviderName, OAuthStartQuery } from '../../../contract/oauth.ts';
import { OAUTH_PROVIDERS } from '../../../contract/oauth.ts';
import { findMember } from '../../auth/caller.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { withoutSecrets } from '../config.ts';
import { ProviderError } from '../providers/provider.ts';
import { requireSource } from '../sources.ts';
import { OAUTH } from './providers/index.ts';
import type { Grant } from './providers/provider.ts';
import { isSignedQuery, readShop } from './providers/shopify.ts';
import { challengeOf, keepState, type StateRow, takeState } from './states.ts';
import { storeGrant } from './store.ts';

/** Which providers can be connected by signing in there. */
export function listProviders(ctx: Ctx) {
  return OAUTH_PROVIDERS.map((provider) => {
    const { name, sourceType, client } = OAUTH[provider];
    return { provider, sourceType, name, configured: client(ctx.env) !== undefined };
  });
}

/** Where the browser has to come back to: registered at the provider as it is. */
function callbackOf(ctx: Ctx, provider: OAuthProviderName): string {
  return `${ctx.origin}/api/v1/oauth/${provider}/callback`;
}

/**
 * Begins to connect a source, or one that is there already again. Returns the provider's page to go to, and the state
 * and secret that the browser has to bring back. Throws `invalid` for a shop that is none, `not_found` for a source of
 * somebody else, `conflict` where the provider is not set up.
 */
export async function startJourney(
  ctx: UserCtx,
  { provider: name, ...input }: OAuthStartQuery & { provider: OAuthProviderName },
): Promise<{ url: string; state: string; browser: string }> {
  const provider = OAUTH[name];
  const client = provider.client(ctx.env);
  if (!client) return fail('conflict', `${provider.name} is not set up here: connect with an access token instead`);
  const source = input.sourceId ? await requireSource(ctx, input.sourceId) : undefined;
  if (source && source.sourceType !== provider.sourceType) {
    return fail('invalid', undefined, {
      fields: [{ path: 'sourceId', message: `Not a source of ${provider.name}` }],
    });
  }
  const shopDomain = name === 'shopify' ? shopOf(source?.config, input.shop) : null;
  const journey = await keepState(ctx, {
    provider: name,
    shopDomain,
    sourceId: source?.id ?? null,
    name: input.name ?? null,
  });
  const url = provider.authorizeUrl(
    { client, settings: ctx.env, now: ctx.now(), shop: shopDomain },
    {
      redirectUri: callbackOf(ctx, name),
      state: journey.state,
      challenge: await challengeOf(journey.verifier),
      reconnect: source !== undefined,
    },
  );
  return { url, state: journey.state, browser: journey.browser };
}

function shopOf(config: unknown, typed: string | undefined): string {
  const known = (config as { shopDomain?: unknown } | undefined)?.shopDomain;
  if (typeof known === 'string') return known;
  return (
    readShop(typed ?? '') ??
    fail('invalid', undefined, { fields: [{ path: 'shop', message: 'Looks like your-shop.myshopify.com' }] })
  );
}

/**
 * Ends the journey when the browser is back. Everything a stranger could have made up is checked before the code is
 * traded: the signature where there is one, the state, its browser, its user's session, the shop. Never throws for
 * what a provider or a person did: that is a problem to be told.
 */
export async function endJourney(
  ctx: Ctx,
  given: { provider: OAuthProviderName; query: URLSearchParams; browser: string | undefined },
): Promise<{ kind: 'connected'; sourceId: string } | { kind: 'problem'; problem: OAuthProblem }> {
  const { query, browser } = given;
  const problem = (problem: OAuthProblem) => ({ kind: 'problem' as const, problem });
  const provider = OAUTH[given.provider];
  const client = provider.client(ctx.env);
  if (!client) return problem('refused');
  const denied = query.get('error');
  const signs = given.provider === 'shopify' && !denied;
  if (signs && !(await isSignedQuery(client.secret, query, ctx.now()))) return problem('forged');

  const taken = await takeState(ctx, { provider: given.provider, state: query.get('state') ?? '', browser });
  if (taken.kind === 'refused') return problem(taken.problem);
  const { row } = taken;
  const caller = await findMember(ctx, row);
  if (!caller) return problem('signed_out');
  if (denied) return problem(denied === 'access_denied' ? 'denied' : 'refused');
  if (signs && query.get('shop') !== row.shopDomain) return problem('wrong_shop');
  const code = query.get('code');
  if (!code) return problem('refused');

  const asker = { client, settings: ctx.env, now: ctx.now(), shop: row.shopDomain };
  let grant: Grant;
  try {
    const redirectUri = callbackOf(ctx, given.provider);
    grant = await provider.exchange(asker, { code, verifier: row.verifier, redirectUri });
  } catch (error) {
    return problem(tradeProblem(ctx, error, row, client.secret));
  }
  if (!coversAll(grant, provider.requiredScopes)) return problem('denied');
  const sourceId = await storeGrant({ ...ctx, ...caller }, { provider: given.provider, grant, state: row });
  return sourceId ? { kind: 'connected', sourceId } : problem('source_gone');
}

function tradeProblem(ctx: Ctx, error: unknown, { provider, workspaceId }: StateRow, secret: string): OAuthProblem {
  if (!(error instanceof ProviderError)) throw error;
  const reason = withoutSecrets(error.message, { secret });
  ctx.log.warn('a code could not be traded', { provider, workspace: workspaceId, reason });
  return error.kind === 'away' || error.kind === 'busy' ? 'away' : 'refused';
}

/** Google lets people untick what was asked for; a write scope at Shopify includes the read one. */
function coversAll({ scopes }: Grant, required: readonly string[]): boolean {
  return !scopes || required.every((one) => scopes.includes(one) || scopes.includes(one.replace(/^read_/, 'write_')));
}
