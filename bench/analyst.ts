import { createParser } from 'eventsource-parser';
import type { BenchHub } from './bench-hub.ts';
import { openBigShop } from './big-shop.ts';
import { median, millis, type Row, ratio } from './table.ts';

/** Each time of another window, so that no answer comes from a cache. */
const QUESTIONS: [what: string, ask: (n: number) => string][] = [
  ['a total of some days', (n) => `What was my revenue in the last ${30 + n} days?`],
  ['a series', (n) => `Show revenue by month for the last ${200 + n} days`],
  ['a ranking', (n) => `Who were my top ${3 + n} customers by revenue in the last ${300 + n} days?`],
  ['conversion, from events', (n) => `What was my conversion rate in the last ${20 + n} days?`],
  ['why it changed', (n) => `Why did revenue change in the last ${30 + n} days?`],
  ['who has not bought', (n) => `Who has not bought for ${60 + n} days?`],
];
const TIMES = 9;

/** From a question to its first event, its first word and its whole answer, without a model, in shops of growing size. */
export async function benchAnalyst(hub: BenchHub, sizes: number[]): Promise<Row[]> {
  const rows: Row[] = [];
  const smallest = new Map<string, number>();
  for (const size of sizes) {
    const { token } = await openBigShop(hub, size);
    for (const [what, ask] of QUESTIONS) {
      const times: Times[] = [];
      for (let n = 0; n < TIMES; n++) times.push(await question(hub, token, ask(n)));
      const of = (part: keyof Times) => median(times.slice(2).map((one) => one[part]));
      const whole = of('wholeMs');
      const first = smallest.get(what) ?? whole;
      smallest.set(what, first);
      rows.push([
        `${what}: ${size.toLocaleString('en')} events`,
        `first event ${millis(of('eventMs'))}, first word ${millis(of('wordMs'))}`,
        `whole answer ${millis(whole)}`,
        `${ratio(whole, first)} of the smallest`,
      ]);
    }
  }
  return rows;
}

/** Milliseconds from sending the question. */
interface Times {
  eventMs: number;
  wordMs: number;
  wholeMs: number;
}

async function question(hub: BenchHub, token: string, content: string): Promise<Times> {
  const started = performance.now();
  const since = () => performance.now() - started;
  const { conversationId } = await hub.api<{ conversationId: string }>('/conversations/messages', {
    method: 'POST',
    token,
    body: { content },
  });
  const address = `${hub.url}/api/v1/conversations/${conversationId}/stream`;
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  let [eventMs, wordMs] = [0, 0];
  const parser = createParser({
    onEvent: ({ data }) => {
      eventMs ||= since();
      if (data.includes('"type":"chunk"')) wordMs ||= since();
    },
  });
  const decoder = new TextDecoder();
  for await (const bytes of response.body) parser.feed(decoder.decode(bytes, { stream: true }));
  return { eventMs, wordMs, wholeMs: since() };
}
