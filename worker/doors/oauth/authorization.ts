import { lt } from 'drizzle-orm';
import {
  type AuthorizationAnswer,
  type AuthorizationOutcome,
  type AuthorizationQuestion,
  type AuthorizationRequest,
  SCOPE_WORDS,
  type Scope,
} from '../../../contract/doors.ts';
import { callerOf } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { may } from '../../auth/rights.ts';
import { hashToken } from '../../auth/tokens.ts';
import type { UserCtx } from '../../context.ts';
import { oauthGrants } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { newSecret } from '../secrets.ts';
import { type Client, findClient } from './clients.ts';
import { isResource, MCP_SCOPES, USUAL_SCOPES, WRITING_SCOPES } from './offer.ts';
import { isSameRedirect, whereTo } from './redirects.ts';
import { Refusal, refuse } from './refusal.ts';

/** How long a code waits to be exchanged, in milliseconds. */
const CODE_LIFE = 60_000;

/** What the person is asked. A request that cannot be granted is returned to the program with the reason. */
export async function readAuthorization(ctx: UserCtx, request: AuthorizationRequest): Promise<AuthorizationQuestion> {
  const client = await requireClient(ctx, request);
  const asked = check(ctx, request);
  if (asked instanceof Refusal) return { kind: 'return', redirectTo: refused(ctx, request, asked) };
  return {
    kind: 'ask',
    program: {
      name: client.name,
      goesTo: whereTo(request.redirect_uri),
      registeredAt: client.createdAt.toISOString(),
    },
    workspace: { id: ctx.workspace.id, name: ctx.workspace.name },
    scopes: offered(ctx, asked).map((id) => ({
      ...{ id, words: SCOPE_WORDS[id], asked: asked.includes(id), writes: WRITING_SCOPES.includes(id) },
    })),
  };
}

/** The person's answer: a code for the program that is good once, for a minute; or the refusal. */
export async function answerAuthorization(ctx: UserCtx, answer: AuthorizationAnswer): Promise<AuthorizationOutcome> {
  const { request } = answer;
  const client = await requireClient(ctx, request);
  const asked = check(ctx, request);
  if (asked instanceof Refusal) return { redirectTo: refused(ctx, request, asked) };
  if (!answer.allow) {
    return { redirectTo: refused(ctx, request, new Refusal('access_denied', 'The person refused')) };
  }
  const scopes = [...new Set(answer.scopes)];
  const choices = offered(ctx, asked);
  const fields = [{ path: 'scopes', message: 'Allow at least one of those that are offered' }];
  if (scopes.length === 0 || scopes.some((scope) => !choices.includes(scope)))
    return fail('invalid', undefined, { fields });
  const code = newSecret('');
  const now = ctx.now();
  await ctx.db.batch([
    ctx.db.delete(oauthGrants).where(lt(oauthGrants.expiresAt, now)),
    ctx.db.insert(oauthGrants).values({
      ...{ codeHash: await hashToken(code), clientId: client.id, scopes },
      ...{ workspaceId: ctx.workspace.id, userId: ctx.user.id },
      ...{ redirectUri: request.redirect_uri, codeChallenge: request.code_challenge },
      ...{ resource: request.resource ?? null, createdAt: now, expiresAt: new Date(now.getTime() + CODE_LIFE) },
    }),
    recordAudit(ctx, {
      ...{ actor: callerOf(ctx), surface: 'web', what: 'program.allowed', text: `Gave ${client.name} access` },
      subject: { kind: 'program', id: client.id },
      after: { scopes, goesTo: whereTo(request.redirect_uri) },
    }),
  ]);
  return { redirectTo: backTo(ctx, request, { code }) };
}

/** The program that asks. An unknown one, or an address it has not registered, is never sent anything: 400 for the person. */
async function requireClient(ctx: UserCtx, request: AuthorizationRequest): Promise<Client> {
  const client = await findClient(ctx, request.client_id);
  if (!client) {
    const fields = [{ path: 'client_id', message: 'This program is not registered here: let it connect again' }];
    return fail('invalid', undefined, { fields });
  }
  if (!client.redirectUris.some((uri) => isSameRedirect(uri, request.redirect_uri))) {
    const fields = [{ path: 'redirect_uri', message: 'The program has not registered this address' }];
    return fail('invalid', undefined, { fields });
  }
  return client;
}

/** The scopes that a sound request asks for, or what is wrong with it. */
function check(ctx: UserCtx, request: AuthorizationRequest): Scope[] | Refusal {
  try {
    if (request.response_type !== 'code') refuse('unsupported_response_type', 'response_type must be code');
    if (request.code_challenge_method !== 'S256') refuse('invalid_request', 'code_challenge_method must be S256');
    if (!/^[\w-]{43}$/.test(request.code_challenge))
      refuse('invalid_request', 'code_challenge is missing or malformed');
    if (!isResource(ctx.origin, request.resource)) refuse('invalid_target', `resource must be ${ctx.origin}/mcp`);
    const named = request.scope.split(' ').filter(Boolean);
    const known = MCP_SCOPES.filter((scope) => named.includes(scope));
    if (named.length > 0 && known.length === 0) refuse('invalid_scope', `Known scopes: ${MCP_SCOPES.join(' ')}`);
    return named.length > 0 ? known : [...USUAL_SCOPES];
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/**
 * What the person may tick: what was asked for, and what only reads. What leads to changes is never offered unasked, nor
 * to a person who may not prepare any.
 */
function offered(ctx: UserCtx, asked: Scope[]): Scope[] {
  return MCP_SCOPES.filter((scope) => !WRITING_SCOPES.includes(scope) || (asked.includes(scope) && may(ctx, 'draft')));
}

function refused(ctx: UserCtx, request: AuthorizationRequest, { code, message }: Refusal): string {
  return backTo(ctx, request, { error: code, error_description: message });
}

/** The registered address with the answer, the program's own `state`, and who answers (RFC 9207). */
function backTo(ctx: UserCtx, request: AuthorizationRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirect_uri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  url.searchParams.set('iss', ctx.origin);
  return url.href;
}
