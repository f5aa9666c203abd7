import { StreamEvent } from '../contract/stream.ts';
import { type ReplyInput, reply } from '../worker/ai/reply.ts';
import type { Ctx, UserCtx } from '../worker/context.ts';
import type { Database } from '../worker/db/client.ts';
import { newId } from '../worker/db/id.ts';
import { addSales, connectSource, openShop } from './shop.ts';

/** A Wednesday at noon. */
export const NOON = new Date('2026-03-11T12:00:00Z');

/** A shop that sold £100.50 yesterday to two people, and £60 the day before. */
export async function smallShop(db: Database, settings: Record<string, string> = {}): Promise<UserCtx> {
  const ctx = await openShop(db, { now: NOON, timezone: 'Europe/London', settings });
  await addSales(ctx, await connectSource(ctx), [
    { customer: 'ann', email: 'ann@example.com', at: '2026-03-10T10:00:00Z', total: '80' },
    { customer: 'ann', email: 'ann@example.com', at: '2026-03-09T10:00:00Z', total: '60' },
    { customer: 'bob', email: 'bob@example.com', at: '2026-03-10T11:00:00Z', total: '20.50' },
    { customer: 'cid', at: '2026-03-10T11:30:00Z' },
  ]);
  return ctx;
}

/** A question in a conversation that holds nothing else, unless told. */
export function asking(question: string, more: Partial<ReplyInput> = {}): ReplyInput {
  return {
    ...{ conversationId: null, turnId: newId(), question, surface: 'chat', history: [], written: '', emitted: [] },
    ...more,
  };
}

/** The whole answer, each event checked against the contract. */
export async function answerTo(ctx: Ctx, input: ReplyInput, signal = new AbortController().signal) {
  const said = await Array.fromAsync(reply(ctx, input, signal));
  const events = said.map((event) =>
    StreamEvent.parse(event.type === 'complete' ? { ...event, messageId: '' } : event),
  );
  const last = said.at(-1);
  const find = <T extends StreamEvent['type']>(type: T) =>
    events.find((event): event is Extract<StreamEvent, { type: T }> => event.type === type);
  return {
    events,
    find,
    /** The kinds of events in their order, chunks that follow each other told once. */
    types: events.map(({ type }) => type).filter((type, n, all) => type !== 'chunk' || all[n - 1] !== 'chunk'),
    text: events.map((event) => (event.type === 'chunk' ? event.content : '')).join(''),
    provider: find('complete')?.provider,
    kept: last?.type === 'complete' ? last.kept : undefined,
    cards: events.flatMap((event) => (event.type === 'card' ? [event.data] : [])),
    tools: events.flatMap((event) => (event.type === 'tool' ? [event.name] : [])),
  };
}
