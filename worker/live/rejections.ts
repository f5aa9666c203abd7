import type { Context, MiddlewareHandler } from 'hono';
import { findSourceByWriteKey, findWebhookSource } from '../data-sources/sources.ts';
import { ApiError, type ErrorCode } from '../errors.ts';
import type { AppEnv } from '../http/router.ts';
import { writeKeyOf } from '../ingest/receive/tracking.ts';
import { reportDecisions } from './report.ts';

const REFUSED: ReadonlySet<ErrorCode> = new Set(['invalid_signature', 'too_large', 'invalid', 'not_json']);

/**
 * Tells live what was refused at the door of a known source, and why. The source is looked up only then, so that what
 * is taken in pays nothing; where a key travels in a body that could not be read, nobody knows whose it is.
 */
export const tellRejections: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { error } = c;
  if (!(error instanceof ApiError) || !REFUSED.has(error.code)) return;
  const ctx = c.get('ctx');
  const receivedAt = ctx.now().toISOString();
  ctx.waitUntil(
    sourceOf(c)
      .then((source) => {
        if (!source) return;
        const nothing = { name: null, person: null, value: null, currency: null };
        const show = () => ({ reason: error.code, receivedAt, ...nothing });
        reportDecisions(ctx, source.workspaceId, [{ sourceId: source.id, decision: 'rejected', show }]);
      })
      .catch((fault: unknown) => ctx.log.warn('a refusal was not told', { reason: String(fault) })),
  );
};

/** Found without reading the body as JSON, which it may not be. */
const KEY_IN_BODY = /"writeKey"\s*:\s*"([\w-]{8,100})"/;

async function sourceOf(c: Context<AppEnv>) {
  const ctx = c.get('ctx');
  const sourceId = /^\/webhooks\/[^/]+\/([^/]+)$/.exec(c.req.path)?.[1];
  if (sourceId) return findWebhookSource(ctx, sourceId);
  const inBody = KEY_IN_BODY.exec(c.get('received') ?? '')?.[1];
  return findSourceByWriteKey(ctx, writeKeyOf(c.req.header('authorization'), {}) ?? inBody ?? '');
}
