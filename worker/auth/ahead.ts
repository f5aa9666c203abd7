import type { Context, Next } from 'hono';
import type { CallerCopies, CallerFacts } from '../cache/caller-copies.ts';
import type { UserCtx } from '../context.ts';
import { type Fetch, idOfFirstRun, runAnew } from '../http/anew.ts';
import type { AppEnv } from '../http/router.ts';

/**
 * Reads that change nothing and whose whole answer waits here: the only requests whose work may begin before it is
 * known who calls. Streams and sockets are none, nor what asks a provider or begins an answer.
 */
const PLAIN_READS =
  /^\/api\/v1\/(workspace|user\/profile|auth\/sessions|analytics\/summary|ai\/usage|ingest\/failures|conversations(\/[^/]+)?|data-sources(\/[^/]+(\/(events|syncs))?)?|(profiles|segments|orders|predictions|actions|tasks|workflows|campaign-drafts|audit|notes|facts|keys|scheduled-questions|scheduled-answers)(\/[^/]+){0,2})$/;

export function mayBeginAhead(request: Request): boolean {
  const { method, url, body } = request;
  const isPlain = method === 'GET' && body === null && PLAIN_READS.test(new URL(url).pathname);
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
