import type { Context, Next } from 'hono';
import type { CallerCopies, CallerFacts } from '../cache/caller-copies.ts';
import type { UserCtx } from '../context.ts';
import { type Fetch, idOfFirstRun, runAnew } from '../http/anew.ts';
import type { AppEnv } from '../http/router.ts';

/**
 * Reads that change nothing and whose whole answer waits here: the only requests whose work may begin before it is
 * known who calls. Streams, files and sockets are none, nor what asks a provider, writes down that it was asked, fits a
 * model or begins an answer. A new route is none until it is named.
 */
const PLAIN_READS = [
  'actions',
  'actions/{id}',
  'actions/{id}/emails',
  'ai/usage',
  'analytics/summary',
  'audit',
  'auth/sessions',
  'campaign-drafts',
  'campaign-drafts/{id}',
  'conversations',
  'conversations/{id}',
  'data-sources',
  'data-sources/health',
  'data-sources/{id}',
  'data-sources/{id}/events',
  'facts',
  'facts/{id}/history',
  'ingest/failures',
  'keys',
  'notes',
  'notes/{id}',
  'orders',
  'profiles',
  'profiles/{id}',
  'profiles/{id}/merges',
  'profiles/{id}/segments',
  'profiles/{id}/timeline',
  'scheduled-answers',
  'scheduled-questions',
  'segments',
  'segments/{key}',
  'segments/{key}/history',
  'segments/{key}/people',
  'tasks',
  'user/profile',
  'workflows',
  'workflows/{id}',
  'workflows/{id}/runs',
  'workspace',
];
const ID = '[0-9a-f-]{36}';
/** A segment's id, or the name of one that every workspace has. */
const KEY = `(?:${ID}|[a-z]+_[a-z_]+)`;
const PLAIN_READ = new RegExp(`^/api/v1/(?:${PLAIN_READS.join('|').replaceAll('{id}', ID).replaceAll('{key}', KEY)})$`);

export function mayBeginAhead(request: Request): boolean {
  const { method, url, body } = request;
  const isPlain = method === 'GET' && body === null && PLAIN_READ.test(new URL(url).pathname);
  return isPlain && idOfFirstRun(request) === undefined;
}

/**
 * Answers by a guess while Postgres is still being asked, and lets the answer go only if Postgres says the very same of
 * the caller: the question was put after the request came, so whoever was signed out, demoted or renamed before it is. If
 * anything differs the answer is thrown away and made anew without a guess.
 */
export async function answerAhead(
  c: Context<AppEnv>,
  next: Next,
  given: {
    copies: CallerCopies;
    guessed: CallerFacts;
    /** What the request's context is given by the guess. */
    caller: Pick<UserCtx, 'user' | 'workspace' | 'dataVersion'>;
    /** What Postgres says of the caller. */
    checked: Promise<CallerFacts | undefined>;
    fetch: Fetch;
  },
): Promise<void> {
  const { copies } = given;
  const before = c.get('ctx');
  c.set('ctx', { ...before, ...given.caller });
  await next();
  const known = await given.checked;
  const isRight = known !== undefined && JSON.stringify(known) === JSON.stringify(given.guessed);
  copies.guesses[isRight ? 'right' : 'wrong'] += 1;
  if (isRight) return;
  if (!known) copies.forget(before, { id: given.caller.user.sessionId, workspaceId: given.caller.workspace.id });
  // Its headers go too: they would be added to those of the next answer.
  c.res = undefined;
  c.set('ctx', before);
  c.res = await runAnew(c, given.fetch);
}
