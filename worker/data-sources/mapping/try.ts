import type { MappingResult, MappingTry, ReadEvent } from '../../../contract/mapping.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { fail } from '../../errors.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { webhook } from '../../ingest/parsers/webhook.ts';
import { requireSource } from '../sources.ts';

const SHOWN = 10;

/** Reads a body as it would be read with this mapping. Nothing is stored, and nothing of the source changes. */
export async function tryMapping(
  ctx: UserCtx,
  { id, body, mapping, topic }: { id: string } & MappingTry,
): Promise<MappingResult> {
  const { sourceType } = await requireSource(ctx, id);
  if (sourceType !== 'webhook') fail('invalid', 'Only the fields of a webhook are named by hand');
  const receivedAt = ctx.now().toISOString();
  const record = { id: newId(), workspaceId: ctx.workspace.id, sourceId: id, kind: 'webhook' as const };
  const headers: Record<string, string> = topic ? { topic } : {};
  const parsed = webhook.parse({ ...record, headers, body, receivedAt }, { mapping });
  if (parsed.kind === 'unreadable') return { events: [], problem: parsed.reason };
  const { events, dropped } = parsed;
  const left = dropped.length > 0 ? `${dropped.length} of ${dropped.length + events.length} have no name` : null;
  return {
    events: events.slice(0, SHOWN).map((event) => shown(event, receivedAt)),
    problem: events.length === 0 ? 'The list is empty' : left,
  };
}

function shown(event: CommonEvent, receivedAt: string): ReadEvent {
  const { name, originalName, userId, email, occurredAt, messageId, value, currency, orderId } = event;
  return {
    ...{ name, originalName, occurredAt, saysWhen: occurredAt !== receivedAt, messageId },
    ...{ userId: userId ?? null, email: email ?? null, orderId: orderId ?? null },
    ...{ value: value ?? null, currency: currency ?? null },
  };
}
