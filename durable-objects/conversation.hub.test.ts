import { afterAll, beforeAll, expect, test } from 'vitest';
import { setEndpointState } from '../dev/database/start.ts';
import { type Numbered, type Position, Talker, textOf } from '../test/chat.ts';
import { type Model, type Speaking, startModel } from '../test/model.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../test/own-hub.ts';

/** These tests hold the model's answer in their hands, and kill the hub: they have one of their own. */
let model: Model;
let hub: OwnHub;
let folder: Awaited<ReturnType<typeof preparedDataDir>>;

const start = (port = 0) => startOwnHub({ dataDir: folder.dataDir, port, settings: model.settings });

beforeAll(async () => {
  model = await startModel();
  folder = await preparedDataDir();
  hub = await start();
});

afterAll(async () => {
  await hub.stop();
  await model.stop();
  await folder.remove();
});

/** Reads a stream in the background; `until` waits for a text to have arrived. */
function reader(talker: Talker, id: string, position: Position = {}, question?: string) {
  const events: Numbered[] = [];
  const arrived = new Set<() => void>();
  const opened = Promise.withResolvers<void>();
  const ended = (async () => {
    for await (const event of talker.stream(id, position, question, opened.resolve)) {
      events.push(event);
      for (const check of arrived) check();
    }
    return events;
  })();
  return {
    events,
    ended,
    /** The stream is there, though nothing may have come yet. */
    open: opened.promise,
    /** For a stream that a kill cuts off. */
    cut: ended.catch(() => events),
    until: (text: string) =>
      new Promise<void>((resolve, reject) => {
        const check = () => textOf(events).endsWith(text) && resolve();
        arrived.add(check);
        ended.then(check, reject);
        check();
      }),
  };
}

/** A visitor's question of small talk, which only a model answers, with a reader, and the model about to speak. */
async function ask() {
  const question = `Tell me a story about lighthouse ${crypto.randomUUID()}`;
  const said = await new Talker(hub.url).say(question);
  const reading = reader(said.talker, said.id);
  const speaking = await model.asked(question);
  return { ...said, question, reading, speaking };
}

/** The n-th word of a text that holds no figure and no piece of one: those would have to be the shop's. */
const word = (n: number) => `light${[...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')} `;

function sayWords(speaking: Speaking, from: number, to: number): void {
  for (let i = from; i < to; i++) speaking.say(word(i));
}

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => word(from + i)).join('');

test('an answer goes on when its reader has left, and reads whole for who comes later', async () => {
  const { id, talker, reading, speaking } = await ask();
  sayWords(speaking, 0, 3);
  await reading.until(word(2));
  for await (const { event } of talker.stream(id)) if (event.type === 'chunk') break;
  sayWords(speaking, 3, 6);
  speaking.finish();
  expect((await talker.storedAnswer(id)).content).toBe(words(0, 6));
  expect(await talker.answer(id)).toEqual(await reading.ended);
});

test('fifty readers get the same events, whenever they came', async () => {
  const { id, talker, speaking } = await ask();
  const early = Array.from({ length: 25 }, () => reader(talker, id));
  sayWords(speaking, 0, 20);
  await Promise.all(early.map((one) => one.until(word(19))));
  const late = Array.from({ length: 25 }, () => reader(talker, id));
  sayWords(speaking, 20, 40);
  speaking.finish();
  const all = await Promise.all([...early, ...late].map((one) => one.ended));
  expect(textOf(all[0] ?? [])).toBe(words(0, 40));
  for (const events of all) expect(events).toEqual(all[0]);
});

test('a reader who was cut off gets exactly the rest, on another device', async () => {
  const { id, talker, reading, speaking } = await ask();
  sayWords(speaking, 0, 10);
  await reading.until(word(9));
  const seen = [...reading.events];
  const back = reader(talker, id, { after: seen.at(-1)?.id });
  sayWords(speaking, 10, 20);
  speaking.finish();
  expect([...seen, ...(await back.ended)]).toEqual(await reading.ended);
});

test('stopping closes the connection to the model and keeps what was written', async () => {
  const { id, talker, reading, speaking } = await ask();
  sayWords(speaking, 0, 5);
  await reading.until(word(4));
  expect(await talker.post(`/conversations/${id}/stop`)).toEqual({ stopped: true });
  await speaking.hungUp;
  const events = await reading.ended;
  expect(events.at(-1)?.event).toMatchObject({ type: 'complete', stopped: true });
  expect((await talker.conversation(id)).messages[1]).toMatchObject({ content: words(0, 5), stopped: true });
  expect(await talker.post(`/conversations/${id}/stop`)).toEqual({ stopped: false });
});

/** Sends a message into a running conversation, and reads the answer to it. */
async function send(talker: Talker, id: string, content: string) {
  const message = await talker.post(`/conversations/${id}/messages`, { content });
  return { message, reading: reader(talker, id, {}, message.id) };
}

test('a question asked meanwhile waits for its turn, and is answered knowing what was said before it', async () => {
  const first = await ask();
  sayWords(first.speaking, 0, 2);
  await first.reading.until(word(1));
  const second = await send(first.talker, first.id, 'Tell me another one');
  const third = await send(first.talker, first.id, 'And a last one');
  sayWords(first.speaking, 2, 4);
  first.speaking.finish();
  expect(textOf(await first.reading.ended)).toBe(words(0, 4));

  const speaking = await model.asked('Tell me another one');
  expect(speaking.messages.slice(1)).toEqual([
    { role: 'user', content: first.question },
    { role: 'assistant', content: words(0, 4) },
    { role: 'user', content: 'Tell me another one' },
  ]);
  expect(third.reading.events).toEqual([]);
  speaking.say('Another');
  speaking.finish();
  expect(textOf(await second.reading.ended)).toBe('Another');

  const last = await model.asked('And a last one');
  last.say('Last');
  last.finish();
  expect(textOf(await third.reading.ended)).toBe('Last');
  const { messages } = await first.talker.conversation(first.id);
  const [one, two, three] = messages.filter(({ role }) => role === 'assistant');
  expect([one, two, three].map((answer) => answer?.content)).toEqual([words(0, 4), 'Another', 'Last']);
  expect([second.message.parentId, third.message.parentId]).toEqual([one?.id, two?.id]);
});

test('a stop ends what is being written; what waits is answered, unless it is stopped itself', async () => {
  const first = await ask();
  sayWords(first.speaking, 0, 2);
  await first.reading.until(word(1));
  const second = await send(first.talker, first.id, 'Tell me another one');
  const third = await send(first.talker, first.id, 'And a last one');
  await third.reading.open;
  const stop = `/conversations/${first.id}/stop`;
  expect(await first.talker.post(`${stop}?message=${third.message.id}`)).toEqual({ stopped: true });
  expect((await third.reading.ended).map(({ event }) => event)).toMatchObject([{ type: 'complete', stopped: true }]);

  expect(await first.talker.post(stop)).toEqual({ stopped: true });
  await first.speaking.hungUp;
  expect((await first.reading.ended).at(-1)?.event).toMatchObject({ type: 'complete', stopped: true });
  const speaking = await model.asked('Tell me another one');
  speaking.say('Another');
  speaking.finish();
  expect(textOf(await second.reading.ended)).toBe('Another');
});

test('an edited question is a branch of its own: the model is told of that branch only', async () => {
  const first = await ask();
  first.speaking.say('About a lighthouse');
  first.speaking.finish();
  await first.reading.ended;
  const path = `/conversations/${first.id}/messages`;
  const edited = await first.talker.post(path, { content: 'Tell me a story about a whale', parentId: null });
  const reading = reader(first.talker, first.id, {}, edited.id);
  const speaking = await model.asked('about a whale');
  expect(speaking.messages.slice(1)).toEqual([{ role: 'user', content: 'Tell me a story about a whale' }]);
  speaking.say('About a whale');
  speaking.finish();
  const complete = (await reading.ended).at(-1)?.event;
  expect(complete).toMatchObject({ type: 'complete', messageId: expect.any(String) });

  const { messages } = await first.talker.conversation(first.id);
  expect(messages.map(({ role, parentId }) => [role, parentId])).toEqual([
    ['user', null],
    ['assistant', messages[0]?.id],
    ['user', null],
    ['assistant', edited.id],
  ]);
  const on = await first.talker.post(path, { content: 'Go on with the lighthouse', parentId: messages[1]?.id });
  const further = reader(first.talker, first.id, {}, on.id);
  const told = await model.asked('Go on with the lighthouse');
  expect(told.messages.slice(1).map(({ content }) => content)).toEqual([
    first.question,
    'About a lighthouse',
    'Go on with the lighthouse',
  ]);
  told.say('On it goes');
  told.finish();
  await further.ended;
});

test('the model is told of the last nine questions, and of those before them in a line', async () => {
  const { conversation, talker } = await new Talker(hub.url).begin();
  for (let i = 1; i <= 12; i++) {
    await talker.post(`/conversations/${conversation.id}/messages`, { content: `Tell me story number ${i}` });
  }
  const reading = reader(talker, conversation.id);
  const speaking = await model.asked('story number 12');
  const said = speaking.messages.flatMap(({ role, content }) => (role === 'user' ? content.match(/\d+/g) : []));
  expect(said).toEqual(['3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  expect(speaking.messages[0]?.content).toContain('Tell me story number 1 | Tell me story number 2');
  speaking.say('Once');
  speaking.finish();
  await reading.ended;
});

test.each(['away', 'hanging'] as const)(
  'an answer that ends while Postgres is %s is complete for its reader, and stored later',
  async (how) => {
    const { id, talker, reading, speaking } = await ask();
    sayWords(speaking, 0, 3);
    await reading.until(word(2));
    await setEndpointState(hub.database.control, how);
    speaking.finish();
    const events = await reading.ended;
    await setEndpointState(hub.database.control, 'up');
    const stored = await talker.storedAnswer(id);
    expect(stored.content).toBe(words(0, 3));
    expect(events.at(-1)?.event).toMatchObject({ type: 'complete', messageId: stored.id });
  },
);

test('deleting a conversation lets its readers and its model go', async () => {
  const { id, talker, reading, speaking } = await ask();
  sayWords(speaking, 0, 1);
  await reading.until(word(0));
  expect((await talker.send('DELETE', `/conversations/${id}`)).status).toBe(200);
  await speaking.hungUp;
  expect((await reading.ended).at(-1)?.event).toMatchObject({ type: 'error', code: 'deleted' });
});

test('an answer that a kill interrupts goes on by itself, and its reader gets the rest', async () => {
  const { id, talker, question, reading, speaking } = await ask();
  sayWords(speaking, 0, 40);
  await reading.until(word(39));
  await hub.kill();
  const seen = await reading.cut;

  hub = await start(hub.port);
  // Nobody has come back yet: the object itself asks the model for the rest.
  const again = await model.asked(question);
  sayWords(again, 40, 100);
  again.finish();
  const stored = await talker.storedAnswer(id);
  expect(stored.content).toBe(words(0, 100));

  const rest = await talker.answer(id, { after: seen.at(-1)?.id });
  const whole = await talker.answer(id);
  expect([...seen, ...rest]).toEqual(whole);
  expect(textOf(whole)).toBe(words(0, 100));
  expect(whole.map((event) => event.id)).toEqual(whole.map((_, index) => index));
  expect(whole.filter(({ event }) => event.type === 'intent').length).toBeLessThanOrEqual(1);
});

test('a message that a kill kept from Postgres is stored after the restart, untouched', async () => {
  const { id, talker, reading, speaking } = await ask();
  sayWords(speaking, 0, 3);
  await reading.until(word(2));
  await setEndpointState(hub.database.control, 'away');
  speaking.finish();
  await reading.ended;
  await hub.kill();
  hub = await start(hub.port);
  expect((await talker.storedAnswer(id)).content).toBe(words(0, 3));
});
