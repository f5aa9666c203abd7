import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { json, refusals } from '../../http/router.ts';
import { BATCH_LIMIT, MESSAGE_LIMIT, WEBHOOK_LIMIT } from './tracking.ts';

type Registry = OpenAPIHono['openAPIRegistry'];

const KB = 1024;
const tags = ['Events in'];

const Message = z.object({
  writeKey: z.string().optional().openapi({ description: 'Unless it is the user name of Basic auth' }),
  type: z.enum(['track', 'identify', 'page', 'screen', 'group', 'alias']).optional(),
  messageId: z.string().optional().openapi({ description: 'A second message with it is the same event' }),
  event: z.string().optional(),
  userId: z.string().optional(),
  anonymousId: z.string().optional(),
  timestamp: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional().openapi({ description: 'The sender’s clock; times are corrected by it' }),
  properties: z.record(z.string(), z.unknown()).optional(),
  traits: z.record(z.string(), z.unknown()).optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});
const Batch = z.object({
  writeKey: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  batch: z.array(Message),
});
const Taken = z.object({ success: z.literal(true) });
const Accepted = z.object({ accepted: z.literal(true) });
const anything = z.record(z.string(), z.unknown());
const content = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

/**
 * Publishes the doors that events come in by. They read their bodies themselves - text, gzip, raw bytes under a
 * signature - so that no validating schema stands before them.
 */
export function describeCollector(registry: Registry): void {
  const limits = `A message has at most ${MESSAGE_LIMIT / KB} KB, a batch ${BATCH_LIMIT / KB} KB. \`Content-Encoding: gzip\` is taken.`;
  for (const call of ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch'] as const) {
    registry.registerPath({
      method: 'post',
      path: `/v1/${call}`,
      summary: `Segment’s ${call} call, also as /v1/${call.charAt(0)}`,
      description: `What was answered with 200 is durable. ${limits}`,
      tags,
      request: { body: content(call === 'batch' ? Batch : Message) },
      responses: { 200: json(Taken, 'Accepted'), ...refusals(400, 401, 413) },
    });
  }
  const params = z.object({ sourceId: z.uuid() });
  registry.registerPath({
    method: 'post',
    path: '/webhooks/shopify',
    summary: 'What Shopify tells the app',
    description:
      'One address for all shops, such as the app’s compliance webhooks need: signed with the app’s own secret, for the shop in ' +
      `\`X-Shopify-Shop-Domain\`. At most ${WEBHOOK_LIMIT / KB} KB.`,
    tags,
    request: { body: content(anything) },
    responses: { 202: json(Accepted, 'Durable, and queued for every source of the shop'), ...refusals(400, 401, 413) },
  });
  registry.registerPath({
    method: 'post',
    path: '/webhooks/facebook',
    summary: 'What Facebook tells the app',
    description:
      'One address for all pages, signed with the app’s own secret in `X-Hub-Signature-256`; its verify token is the app’s id. ' +
      `New leads are fetched; all else is left out. At most ${WEBHOOK_LIMIT / KB} KB.`,
    tags,
    request: { body: content(anything) },
    responses: { 200: json(Accepted, 'Durable, and queued for every source of the page'), ...refusals(400, 401, 413) },
  });
  registry.registerPath({
    method: 'post',
    path: '/webhooks/shopify/{sourceId}',
    summary: 'A Shopify webhook',
    description: `Signed over its bytes in \`X-Shopify-Hmac-Sha256\`; the topic is in \`X-Shopify-Topic\`. At most ${WEBHOOK_LIMIT / KB} KB.`,
    tags,
    request: { params, body: content(anything) },
    responses: { 202: json(Accepted, 'Durable, and queued'), ...refusals(400, 401, 404, 413) },
  });
  registry.registerPath({
    method: 'post',
    path: '/webhooks/{provider}/{sourceId}',
    summary: 'A webhook of any system',
    description:
      'One event or a list of them, signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`), as Stripe, ' +
      'WooCommerce, Square or PayPal sign with headers of their own, or with ' +
      `\`X-Signature-256: sha256=<hex of the HMAC-SHA256>\`. At most ${WEBHOOK_LIMIT / KB} KB.`,
    tags,
    request: { params: params.extend({ provider: z.string() }), body: content(anything) },
    responses: { 202: json(Accepted, 'Durable, and queued'), ...refusals(400, 401, 404, 413) },
  });
}
