import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../contract/stream.ts';
import { startAnthropic } from '../../dev/providers/anthropic.ts';
import type { ModelStandIn } from '../../dev/providers/model-server.ts';
import { startOpenai } from '../../dev/providers/openai.ts';
import { collectSse, controlsOf, type Member, readSse } from '../../test/hub.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../../test/own-hub.ts';

/** The real SDKs inside the real Worker, against servers that speak the models' wire. */
let openai: ModelStandIn;
let anthropic: ModelStandIn;
let hub: OwnHub;
let member: Member;
let removeData: () => Promise<void>;

beforeAll(async () => {
  const [one, two, { dataDir, remove }] = await Promise.all([startOpenai(), startAnthropic(), preparedDataDir()]);
  [openai, anthropic, removeData] = [one, two, remove];
  hub = await startOwnHub({ dataDir, settings: { ...one.settings, ...two.settings, AI_TIMEOUT_MS: '8000' } });
  member = await controlsOf(hub).registerWorkspace();
  await member.api('/data-sources/dummy-data/bulk/shopify', { body: {} });
});
afterAll(async () => {
  await hub.stop();
  await Promise.all([openai.stop(), anthropic.stop(), removeData()]);
});

/** A good answer between the failures keeps the circuit closed. */
afterEach(async () => {
  openai.script({ how: 'answer' });
  expect((await answer('Hi')).provider).toBe('openai');
});

async function begin(content: string): Promise<{ id: string; stream: Response }> {
  const { body } = await member.api<{ conversationId: string }>('/conversations/messages', { body: { content } });
  return { id: body.conversationId, stream: await member.fetch(`/api/v1/conversations/${body.conversationId}/stream`) };
}

async function answer(content: string) {
  const { stream } = await begin(content);
  const events = (await collectSse<StreamEvent>(stream)).map(({ data }) => data);
  const text = events.map((event) => (event.type === 'chunk' ? event.content : '')).join('');
  const last = events.at(-1);
  return { events, text, provider: last?.type === 'complete' ? last.provider : undefined };
}

describe('in the Worker', () => {
  it('the first model answers', async () => {
    openai.script({ how: 'answer', text: 'Yesterday went well.' });
    expect(await answer('How much did I sell yesterday?')).toMatchObject({
      text: 'Yesterday went well.',
      provider: 'openai',
    });
  });

  it('the second takes over before a word was shown', async () => {
    openai.script({ how: 'reset' }, 2);
    anthropic.script({ how: 'answer', text: 'Yesterday went well, says the other.' });
    expect(await answer('How much did I sell yesterday?')).toMatchObject({
      text: 'Yesterday went well, says the other.',
      provider: 'anthropic',
    });
  });

  it.each([
    { how: 'break_off', after: 3 },
    { how: 'truncate', after: 3 },
    { how: 'silent', after: 3 },
  ] as const)('the built-in analyst finishes what a model began: %o', async (script) => {
    openai.script({ ...script, text: 'You sold many things to many people.' });
    const { text, provider } = await answer('How many orders in total?');
    expect(text).toMatch(/^You sold many /);
    expect(text).toMatch(/broke off here[\s\S]*\*\*\d+/);
    expect(provider).toBe('built-in');
  });

  it('a model’s campaigns carry the counts of the analysis', async () => {
    const one = { segment: 'repeat_customers', channel: 'email', subject: 'Again?', message: 'Come back.' };
    const campaign = { ...one, people: 123456, offer: '10% off', timing: 'Today', reason: 'All 123456 of them.' };
    openai.script({ how: 'answer', text: `Sure! ${JSON.stringify({ recommendations: [campaign] }).slice(0, -2)}` });
    const { events, text } = await answer('Show me campaigns for my customers');
    const found = events.find((event) => event.type === 'campaign_recommendation')?.data;
    expect(found?.recommendations).toHaveLength(5);
    const mine = found?.recommendations.find(({ subject }) => subject === 'Again?');
    expect(mine?.people).toBe(found?.analysis?.segments.repeat_customers);
    expect(text).not.toContain('123456');
  });

  it('a model looks things up by itself, and what it finds is kept with the answer', async () => {
    const input = { metric: 'orders', range: 'all' };
    openai.script({ how: 'call', calls: [{ name: 'query_metric', input }] });
    openai.script({ how: 'answer', text: 'There it is.' });
    const { events, text, provider } = await answer('昨日の注文は？');
    expect([text, provider]).toEqual(['There it is.', 'openai']);
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['tool', 'card']));
    const { body: usage } = await member.api('/ai/usage');
    expect(usage.used).toBeGreaterThan(0);
  });

  it('a liar’s figures reach nobody', async () => {
    openai.script({ how: 'persona', persona: 'liar' });
    const { text } = await answer('How much did I sell last week?');
    expect(text).not.toMatch(/515|87 ?%/);
  });

  it('a stop reaches the model’s connection in the middle of its answer', async () => {
    openai.script({ how: 'slow', everyMs: 100, text: `It was ${'calm and steady and '.repeat(200)}` });
    const before = openai.asked.length;
    const { id, stream } = await begin('How much did I sell last week?');
    let isStopped = false;
    let last: StreamEvent | undefined;
    for await (const { data } of readSse<StreamEvent>(stream)) {
      last = data;
      if (data.type !== 'chunk' || isStopped) continue;
      isStopped = true;
      expect((await member.api(`/conversations/${id}/stop`, { method: 'POST' })).status).toBe(200);
    }
    expect(last).toMatchObject({ type: 'complete', stopped: true });
    expect(await openai.asked[before]?.aborted).toEqual(expect.any(Number));
  });
});
