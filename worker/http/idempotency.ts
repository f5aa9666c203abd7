import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { MiddlewareHandler } from 'hono';
import type { Ctx, UserCtx } from '../context.ts';
import { openSecrets, sealSecrets } from '../data-sources/secrets.ts';
import { idempotencyKeys } from '../db/schema.ts';
import { ApiError, fail } from '../errors.ts';
import { sha256, toBase64Url } from './bytes.ts';
import { loggable } from './log.ts';
import type { AppEnv } from './router.ts';

/** How long a first answer is kept, and after how long a write that never answered is taken for dead; milliseconds. */
const KEPT_FOR = 24 * 60 * 60 * 1000;
const DEAD_AFTER = 60 * 1000;

/**
 * For writes that a client may repeat: under one `Idempotency-Key` the write happens once, and the second answer equals
 * the first. 409 for the same key with another body, and while the first is still worked on. A write that was refused
 * or failed is forgotten, so that it may be tried again. Place it before the route; callers without a key pass through.
 */
export const idempotent: MiddlewareHandler<AppEnv> = async (c, next) => {
  const key = c.req.header('idempotency-key');
  const ctx = c.get('ctx');
  if (key === undefined || !isSignedIn(ctx)) return next();
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) fail('invalid', 'Idempotency-Key takes 1 to 255 visible characters');

  const claim = {
    workspaceId: ctx.workspace.id,
    key,
    route: `${c.req.method} ${new URL(c.req.url).pathname}`,
    requestHash: toBase64Url(await sha256(`${ctx.apiKey?.id ?? ctx.user.id}\n${await c.req.text()}`)),
  };
  const earlier = await begin(ctx, claim);
  if (earlier) {
    c.res = new Response(earlier.body, {
      status: earlier.status,
      headers: { 'Content-Type': 'application/json', 'Idempotent-Replayed': 'true' },
    });
    return;
  }
  await next();
  try {
    if (c.res.ok && c.res.headers.get('content-type')?.startsWith('application/json')) {
      await keep(ctx, claim, { status: c.res.status, body: await c.res.clone().text() });
    } else await forget(ctx, claim);
  } catch (error) {
    // The write has been answered for; an error now would only have it sent again.
    ctx.log.error('the answer under an Idempotency-Key could not be kept', { reason: loggable(error).message });
  }
};

interface Answer {
  status: number;
  body: string;
}

interface Claim {
  workspaceId: string;
  key: string;
  route: string;
  requestHash: string;
}

/** Claims the key for this request. The earlier answer when there is one; 409 when the key is not ours to use. */
async function begin(ctx: UserCtx, claim: Claim): Promise<Answer | undefined> {
  const now = ctx.now();
  const expired = lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_FOR));
  const dead = and(isNull(idempotencyKeys.status), lt(idempotencyKeys.createdAt, new Date(now.getTime() - DEAD_AFTER)));
  const [, claimed] = await ctx.db.batch([
    ctx.db.delete(idempotencyKeys).where(and(eq(idempotencyKeys.workspaceId, claim.workspaceId), or(expired, dead))),
    ctx.db
      .insert(idempotencyKeys)
      .values({ ...claim, createdAt: now })
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key }),
  ]);
  if (claimed.length > 0) return undefined;
  const [earlier] = await ctx.db.select().from(idempotencyKeys).where(named(claim));
  if (earlier && earlier.requestHash !== claim.requestHash) {
    return fail('conflict', 'This Idempotency-Key was used for another request');
  }
  if (!earlier || earlier.status === null) {
    throw new ApiError('conflict', 'The first request under this Idempotency-Key is still being worked on', {
      headers: { 'Retry-After': '1' },
    });
  }
  const opened = await openSecrets(ctx.env.ENCRYPTION_KEY, { id: nameOf(claim), secrets: { body: earlier.body } });
  return { status: earlier.status, body: opened.body ?? '' };
}

/** Stores the answer sealed: it may show a secret that is shown only once. */
async function keep(ctx: UserCtx, claim: Claim, answer: Answer): Promise<void> {
  const { body } = await sealSecrets(ctx.env.ENCRYPTION_KEY, nameOf(claim), { body: answer.body });
  await ctx.db.update(idempotencyKeys).set({ status: answer.status, body }).where(named(claim));
}

async function forget(ctx: UserCtx, claim: Claim): Promise<void> {
  await ctx.db.delete(idempotencyKeys).where(and(named(claim), isNull(idempotencyKeys.status)));
}

function named({ workspaceId, key, route }: Claim) {
  return and(
    eq(idempotencyKeys.workspaceId, workspaceId),
    eq(idempotencyKeys.key, key),
    eq(idempotencyKeys.route, route),
  );
}

function nameOf({ workspaceId, route, key }: Claim): string {
  return `${workspaceId} ${route} ${key}`;
}

function isSignedIn(ctx: Ctx): ctx is UserCtx {
  return ctx.user !== undefined && ctx.workspace !== undefined;
}
