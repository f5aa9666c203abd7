import { expect, it } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { hub, registerWorkspace } from '../../test/hub.ts';

const { api } = hub();
const logIn = (email: string, password: string) => api('/auth/login', { body: { email, password } });

it('guessing at one account is slowed down, and says for how long', async () => {
  const [ann, bea] = await Promise.all([registerWorkspace(), registerWorkspace()]);
  const statuses: number[] = [];
  let last = await logIn(ann.email, 'guess');
  for (; last.status !== 429 && statuses.length < 30; last = await logIn(ann.email.toUpperCase(), 'guess')) {
    statuses.push(last.status);
  }
  // A slow machine may earn a guess back on the way.
  expect(new Set(statuses)).toEqual(new Set([401]));
  expect(statuses.length).toBeGreaterThanOrEqual(10);
  expect(statuses.length).toBeLessThan(15);
  expect(last.body).toMatchObject({ statusCode: 429, error: 'rate_limited' });
  const wait = Number(last.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(30);
  expect(last.headers.get('ratelimit-policy')).toBe('"login-account";q=10;w=300');
  expect(last.headers.get('ratelimit')).toBe(`"login-account";r=0;t=${wait}`);
  // The right password waits with the wrong ones; where a guess was just earned back, another wrong one spends it.
  await eventually(async () => {
    await logIn(ann.email, 'guess');
    return (await logIn(ann.email, ann.password)).status === 429;
  });
  expect((await ann.api('/user/profile')).status).toBe(200);
  expect((await logIn(bea.email, bea.password)).status).toBe(200);
});

it('many guesses at once get no further than one after the other', async () => {
  const ann = await registerWorkspace();
  const answers = await Promise.all(Array.from({ length: 20 }, () => logIn(ann.email, 'guess')));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThan(15);
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(5);
});

it('guessing at an e-mail that nobody has is slowed down just the same', async () => {
  const email = `${crypto.randomUUID()}@nobody.example`;
  const answers = await Promise.all(Array.from({ length: 15 }, () => logIn(email, 'guess')));
  expect(answers.map(({ status }) => status)).toContain(429);
});

it('right passwords do not count', async () => {
  const ann = await registerWorkspace();
  for (let i = 0; i < 12; i++) expect((await logIn(ann.email, ann.password)).status).toBe(200);
});
