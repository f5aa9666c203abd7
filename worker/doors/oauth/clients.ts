import { and, eq, lt, notExists, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { apiKeys, oauthClients, oauthGrants } from '../../db/schema.ts';
import { isRedirectUri } from './redirects.ts';
import { refuse } from './refusal.ts';

export type Client = typeof oauthClients.$inferSelect;

/** How long a program that was granted nothing is remembered, in milliseconds. */
const FORGOTTEN_AFTER = 24 * 60 * 60 * 1000;
const LONGEST_NAME = 80;

const Registration = z.object({
  redirect_uris: z.array(z.string()).min(1).max(10),
  client_name: z.string().max(2000).optional(),
  grant_types: z.array(z.string().max(100)).max(10).optional(),
  response_types: z.array(z.string().max(100)).max(10).optional(),
});

/** Registers a program (RFC 7591). Every one is public: it proves itself by PKCE, and no secret is handed out. */
export async function registerClient(ctx: Ctx, given: unknown) {
  const read = Registration.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse('invalid_client_metadata', `${issue?.path.join('.') || 'The body'}: ${issue?.message}`);
  }
  const { redirect_uris: redirectUris, grant_types: grants, response_types: responses } = read.data;
  const wrong = redirectUris.find((uri) => !isRedirectUri(uri));
  if (wrong !== undefined) {
    return refuse('invalid_redirect_uri', 'Use https, http to this computer, or an app’s own scheme');
  }
  if (grants && !grants.includes('authorization_code')) {
    return refuse('invalid_client_metadata', 'grant_types must have authorization_code');
  }
  if (responses && !responses.includes('code'))
    return refuse('invalid_client_metadata', 'response_types must have code');
  const client = { id: newId(), name: nameOf(read.data.client_name), redirectUris, createdAt: ctx.now() };
  await ctx.db.batch([forgetUnused(ctx), ctx.db.insert(oauthClients).values(client)]);
  return {
    client_id: client.id,
    client_id_issued_at: Math.floor(client.createdAt.getTime() / 1000),
    client_name: client.name,
    redirect_uris: redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };
}

/** A registered program; undefined for an id that is none of ours. */
export async function findClient(ctx: Ctx, id: string): Promise<Client | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const [client] = await ctx.db.select().from(oauthClients).where(eq(oauthClients.id, id));
  return client;
}

/** What a program calls itself, on one line and with nothing that hides or turns text around. */
function nameOf(given = ''): string {
  const name = given
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim();
  return name || 'A program without a name';
}

function forgetUnused(ctx: Ctx) {
  const longAgo = new Date(ctx.now().getTime() - FORGOTTEN_AFTER);
  const its = sql`${oauthClients.id}`;
  return ctx.db
    .delete(oauthClients)
    .where(
      and(
        lt(oauthClients.createdAt, longAgo),
        notExists(ctx.db.select({ one: sql`1` }).from(apiKeys).where(sql`${apiKeys.clientId} = ${its}`)),
        notExists(ctx.db.select({ one: sql`1` }).from(oauthGrants).where(sql`${oauthGrants.clientId} = ${its}`)),
      ),
    );
}
