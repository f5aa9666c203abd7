import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { ErrorBody } from '../../contract/errors.ts';
import { Talker, textOf } from '../../test/chat.ts';
import { hub } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { newId } from '../db/id.ts';
import { internalEvents, messages } from '../db/schema.ts';

const { url } = hub();
const tables = openTables();
const visitor = new Talker(url);

/** The refusal of a request: its status and its word for it. */
async function refusal(response: Promise<Response>) {
  const { statusCode, error } = (await (await response).json()) as ErrorBody;
  return `${statusCode} ${error}`;
}

describe('a conversation', () => {
  test('of a visitor belongs to whoever holds its token', async () => {
    const { conversation, talker } = await visitor.begin('First look');
    expect(conversation).toMatchObject({ title: 'First look', userId: null, channel: 'web' });
    expect(conversation.anonymousToken).toMatch(/^[\w-]{43}$/);

    const { anonymousToken: _, ...shown } = conversation;
    expect(await talker.conversation(shown.id)).toEqual({ ...shown, messages: [], nextCursor: null });
    expect(await talker.get('/conversations')).toEqual({ data: [shown], nextCursor: null });
  });

  test('of a user is in their list and shows no token', async () => {
    const user = await Talker.signUp(url);
    const { conversation } = await user.begin();
    expect(conversation).not.toHaveProperty('anonymousToken');
    expect(conversation.userId).toBe(user.userId);
    expect((await user.get('/conversations')).data).toEqual([conversation]);
  });

  test('that is begun with a token that has ended is a visitor’s', async () => {
    const { conversation } = await new Talker(url, { authorization: 'Bearer ended' }).begin();
    expect(conversation.userId).toBeNull();
  });

  test('can be renamed and deleted', async () => {
    const { conversation, talker } = await visitor.begin();
    const path = `/conversations/${conversation.id}`;
    expect(await (await talker.send('PATCH', path, { title: ' New ' })).json()).toMatchObject({ title: 'New' });
    expect((await talker.send('PATCH', path, { title: '' })).status).toBe(400);
    expect((await talker.send('DELETE', path)).status).toBe(200);
    expect(await refusal(talker.fetch(path))).toBe('404 not_found');
  });

  test('is not there for strangers, whatever they try', async () => {
    const user = await Talker.signUp(url);
    const { id } = await user.say('My numbers');
    const strangers = [await Talker.signUp(url), (await visitor.say('Hello')).talker];
    for (const stranger of strangers) {
      const path = `/conversations/${id}`;
      for (const [method, end, body] of [
        ['GET', ''],
        ['PATCH', '', { title: 'Mine' }],
        ['DELETE', ''],
        ['GET', '/stream'],
        ['POST', '/stop'],
        ['POST', '/messages', { content: 'Let me in' }],
      ] as const) {
        expect(await refusal(stranger.send(method, path + end, body))).toBe('404 not_found');
        expect(await refusal(visitor.send(method, path + end, body))).toBe('401 unauthenticated');
      }
      const sent = stranger.send('POST', '/conversations/messages', { conversationId: id, content: 'Let me in' });
      expect(await refusal(sent)).toBe('404 not_found');
    }
    expect((await user.conversation(id)).messages).toHaveLength(1);
  });

  test('of a visitor is adopted by the user who comes with its token', async () => {
    const { id, token = '', talker } = await visitor.say('Before signing up');
    const user = await Talker.signUp(url);
    expect((await user.holding(token).get('/conversations')).data).toMatchObject([{ id, userId: user.userId }]);
    expect((await user.conversation(id)).userId).toBe(user.userId);
    expect(await refusal(talker.fetch(`/conversations/${id}`))).toBe('404 not_found');
  });

  test('is adopted by opening it, too', async () => {
    const { id, token = '' } = await visitor.say('Before signing up');
    const user = await Talker.signUp(url);
    expect((await user.holding(token).conversation(id)).userId).toBe(user.userId);
  });
});

describe('the list of conversations', () => {
  test('comes in pages, the last used first, and is searched by the words of the titles', async () => {
    const user = await Talker.signUp(url);
    const titles = ['Spring sale', 'Carts left behind', 'Sale in spring 100%', 'Who buys again'];
    const ids: string[] = [];
    for (const title of titles) ids.push((await user.begin(title)).conversation.id);
    await user.post(`/conversations/${ids[0]}/messages`, { content: 'Once more' });

    const first = await user.get('/conversations?limit=3');
    const second = await user.get(`/conversations?limit=3&cursor=${first.nextCursor}`);
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual([ids[0], ids[3], ids[2], ids[1]]);
    expect(second.nextCursor).toBeNull();

    const found = async (search: string) =>
      (await user.get(`/conversations?search=${encodeURIComponent(search)}`)).data.map(
        ({ title }: { title: string }) => title,
      );
    expect(await found('spring SALE')).toEqual(['Spring sale', 'Sale in spring 100%']);
    expect(await found('100%')).toEqual(['Sale in spring 100%']);
    expect(await found('_')).toEqual([]);
  });

  test('refuses a cursor that it did not give out', async () => {
    const { talker } = await visitor.begin();
    expect(await refusal(talker.fetch('/conversations?cursor=abc'))).toBe('400 invalid');
  });
});

describe('a message', () => {
  test('without a conversation opens one that is titled with its first 50 characters', async () => {
    const content = '😀 Which of my customers have not bought anything since last spring?';
    const { id, message, talker } = await visitor.say(content);
    expect(message).toMatchObject({ role: 'user', content, conversationId: id });
    const conversation = await talker.conversation(id);
    expect(conversation.title).toBe(Array.from(content).slice(0, 50).join(''));
    expect(conversation.messages).toEqual([message]);
  });

  test('titles a conversation that has no title yet, and moves it', async () => {
    const { conversation, talker } = await visitor.begin();
    const sent = await talker.post(`/conversations/${conversation.id}/messages`, { content: 'Show my best customers' });
    const after = await talker.conversation(conversation.id);
    expect(after.title).toBe('Show my best customers');
    expect(after.updatedAt).toBe(sent.createdAt);
  });

  test('that is sent twice under one clientId is one message, also at the same instant', async () => {
    const { conversation, talker } = await visitor.begin();
    const body = { content: 'Once', clientId: 'a1' };
    const path = `/conversations/${conversation.id}/messages`;
    const sent = await Promise.all([talker.post(path, body), talker.post(path, body), talker.post(path, body)]);
    const again = await talker.post('/conversations/messages', { ...body, conversationId: conversation.id });
    expect(new Set([...sent, again].map(({ id }) => id)).size).toBe(1);
    expect((await talker.conversation(conversation.id)).messages).toHaveLength(1);
  });

  test('that opens a conversation opens one only, however often it is sent', async () => {
    const user = await Talker.signUp(url);
    const body = { content: 'Once', clientId: 'a1' };
    const sent = await Promise.all([1, 2, 3].map(() => user.post('/conversations/messages', body)));
    expect(new Set(sent.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect((await user.get('/conversations')).data).toHaveLength(1);
  });

  test('is refused when it is empty, and when its sender’s token has ended', async () => {
    expect(await refusal(visitor.send('POST', '/conversations/messages', { content: ' ' }))).toBe('400 invalid');
    const ended = new Talker(url, { authorization: 'Bearer ended' });
    expect(await refusal(ended.send('POST', '/conversations/messages', { content: 'Hi' }))).toBe('401 unauthenticated');
  });

  test('may hold what Postgres does not: it is left out', async () => {
    const { message } = await visitor.say('a\0b');
    expect(message.content).toBe('ab');
  });

  test('is read in pages from the newest back', async () => {
    const { conversation, talker } = await visitor.begin();
    const path = `/conversations/${conversation.id}`;
    for (const content of ['1', '2', '3', '4', '5']) await talker.post(`${path}/messages`, { content });
    const contents = ({ messages }: { messages: { content: string }[] }) => messages.map(({ content }) => content);
    const newest = await talker.get(`${path}?limit=3`);
    const older = await talker.get(`${path}?limit=3&cursor=${newest.nextCursor}`);
    expect([contents(newest), contents(older), older.nextCursor]).toEqual([['3', '4', '5'], ['1', '2'], null]);
  });

  test('and its answer are recorded as internal events, each once', async () => {
    const user = await Talker.signUp(url);
    const { id, message } = await user.say('What can you do?');
    await user.answer(id);
    const answer = await user.storedAnswer(id);
    const rows = await tables
      .select()
      .from(internalEvents)
      .where(
        and(
          eq(internalEvents.eventType, 'message.created'),
          sql`${internalEvents.payload} ->> 'conversation_id' = ${id}`,
        ),
      )
      .orderBy(internalEvents.timestamp);
    expect(rows.map(({ userId, payload }) => ({ userId, payload }))).toEqual([
      { userId: user.userId, payload: { message_id: message.id, conversation_id: id, role: 'user' } },
      { userId: user.userId, payload: { message_id: answer.id, conversation_id: id, role: 'assistant' } },
    ]);
  });
});

describe('a message on a branch', () => {
  test('follows the last answer unless it says which, also one that is not written yet', async () => {
    const { id, talker, message } = await visitor.say('What can you do?');
    const path = `/conversations/${id}/messages`;
    const early = await talker.post(path, { content: 'And what else?' });
    await talker.answer(id);
    const [first, second] = await Promise.all([
      talker.post(path, { content: 'At one instant' }),
      talker.post(path, { content: 'the other' }),
    ]);
    const edited = await talker.post(path, { content: 'And what more?', parentId: early.parentId });
    expect(message.parentId).toBeNull();
    expect(edited.parentId).toBe(early.parentId);
    expect(new Set([early.parentId, first.parentId, second.parentId]).size).toBe(3);
    const { messages: listed } = await talker.conversation(id);
    expect(listed.find(({ id }) => id === early.id)).toEqual(early);
  });

  test('cannot follow what another conversation holds', async () => {
    const mine = await visitor.say('What can you do?');
    const other = await visitor.say('What can you do?');
    await other.talker.answer(other.id);
    const answer = await other.talker.storedAnswer(other.id);
    for (const parentId of [answer.id, other.message.id, mine.message.id]) {
      const sent = mine.talker.send('POST', `/conversations/${mine.id}/messages`, { content: 'Mine', parentId });
      expect(await refusal(sent)).toBe('404 not_found');
    }
    const alone = visitor.send('POST', '/conversations/messages', { content: 'Mine', parentId: answer.id });
    expect(await refusal(alone)).toBe('404 not_found');
  });

  test('is answered by naming it, also when it is not the last', async () => {
    const { id, talker, message } = await visitor.say('How do I connect my shop?');
    await talker.post(`/conversations/${id}/messages`, { content: 'What is a cart abandoner?' });
    const named = await Array.fromAsync(talker.stream(id, {}, message.id));
    expect(textOf(named)).toContain('Shopify');
    const stranger = await visitor.say('Hello');
    expect(await refusal(talker.fetch(`/conversations/${id}/stream?message=${stranger.message.id}`))).toBe(
      '404 not_found',
    );
  });
});

describe('an answer', () => {
  test('ends with complete, and is stored byte for byte as it was streamed', async () => {
    const { id, talker, message } = await visitor.say('What can you do?');
    const events = await talker.answer(id);
    const last = events.at(-1)?.event;
    const { messages: stored, updatedAt } = await talker.conversation(id);
    expect(last).toMatchObject({ type: 'complete', messageId: stored[1]?.id, provider: stored[1]?.provider });
    expect(textOf(events)).not.toBe('');
    expect(stored).toMatchObject([message, { role: 'assistant', content: textOf(events), stopped: false }]);
    expect(updatedAt > message.createdAt).toBe(true);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index));
  });

  test('is resumed from any event, by header or query, and read whole by who comes late', async () => {
    const { id, talker } = await visitor.say('What can you do?');
    const whole = await talker.answer(id);
    for (const { id: seen } of whole) {
      expect(await talker.answer(id, { after: seen })).toEqual(whole.slice(seen + 1));
      expect(await talker.answer(id, { from: seen })).toEqual(whole.slice(seen));
    }
    expect(await talker.answer(id)).toEqual(whole);
  });

  test('to another question has ids of its own', async () => {
    const { id, talker } = await visitor.say('What can you do?');
    const first = await talker.answer(id);
    await talker.post(`/conversations/${id}/messages`, { content: 'And what else?' });
    const second = await talker.answer(id, { after: first.length - 2 });
    expect(second).toEqual(await talker.answer(id));
    const ids = new Set([...first, ...second].map((event) => event.id));
    expect(ids.size).toBe(first.length + second.length);
    expect((await talker.conversation(id)).messages.map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
  });

  test('of which only the message is left is replayed from that', async () => {
    const { id, talker, message } = await visitor.say('What can you do?');
    await tables.insert(messages).values({
      id: newId(),
      conversationId: id,
      role: 'assistant',
      content: 'From an older system',
      replyTo: message.id,
      provider: 'older',
    });
    const events = await talker.answer(id);
    expect(textOf(events)).toBe('From an older system');
    expect(events.at(-1)?.event).toMatchObject({ type: 'complete', provider: 'older' });
  });

  test('needs a question', async () => {
    const { conversation, talker } = await visitor.begin();
    expect(await refusal(talker.fetch(`/conversations/${conversation.id}/stream`))).toBe('409 conflict');
    expect(await talker.post(`/conversations/${conversation.id}/stop`)).toEqual({ stopped: false });
  });
});
