import fc from 'fast-check';
import { Hono } from 'hono';
import { expect, test, vi } from 'vitest';
import { CallerCopies, type CallerFacts } from '../cache/caller-copies.ts';
import type { Ctx } from '../context.ts';
import { answerError } from '../errors.ts';
import { type AppEnv, userCtx } from '../http/router.ts';
import { mayBeginAhead } from './ahead.ts';
import { identifyCaller } from './caller.ts';
import { signAccessToken } from './tokens.ts';

const SECRET = 'a secret of more than thirty-two characters';
const [ANN, BEA] = [
  { sessionId: id(1), userId: id(2), workspaceId: id(3) },
  { sessionId: id(4), userId: id(5), workspaceId: id(6) },
];
type Who = typeof ANN;

function id(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** What Postgres holds of one caller: numbers that only grow, so that an answer shows how old what it was made of is. */
interface State {
  name: number;
  settings: number;
  role: number;
  data: number;
  isSignedOut: boolean;
}
const fresh = (): State => ({ name: 0, settings: 0, role: 0, data: 0, isSignedOut: false });

function factsOf(who: Who, { name, settings, role }: State): CallerFacts {
  const { userId, workspaceId } = who;
  return {
    session: { userId, workspaceId, role: String(role) },
    profile: { id: userId, firstName: String(name) } as CallerFacts['profile'],
    settings: { id: workspaceId, name: String(settings) } as CallerFacts['settings'],
  };
}

/** A KV whose writes are seen elsewhere after a minute, which may fail, and answers when it is let. */
function lateKv(world: { clock: number; isStale?: boolean; isBroken?: boolean }, turn: () => Promise<unknown>) {
  const rows: { key: string; text: string | undefined; at: number }[] = [];
  const write = async (key: string, text?: string) => {
    if (world.isBroken) throw new Error('KV is away');
    rows.push({ key, text, at: world.clock });
  };
  return {
    rows,
    put: write,
    delete: write,
    async get(key: string) {
      await turn();
      if (world.isBroken) throw new Error('KV is away');
      const seen = rows.filter((row) => row.key === key && (!world.isStale || row.at <= world.clock - 60_000));
      const text = seen.at(-1)?.text;
      return text === undefined ? null : JSON.parse(text);
    },
  };
}

interface Given {
  states: Map<string, State>;
  world: { clock: number; isAway?: boolean };
  cache: unknown;
  ask?: () => Promise<unknown>;
  work?: () => Promise<unknown>;
}

/** An isolate: the guard with copies of its own before one route that tells what it was given. */
function isolate({ states, world, cache, ask = async () => undefined, work = async () => undefined }: Given) {
  const copies = new CallerCopies();
  const app = new Hono<AppEnv>();
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  app.onError(answerError);
  app.use(async (c, next) => {
    const now = () => new Date(world.clock);
    const ctx = { cache, now, startedAt: now(), log: quiet, env: { JWT_SECRET: SECRET }, waitUntil: () => undefined };
    c.set('ctx', ctx as unknown as Ctx);
    await next();
  });
  app.use(
    identifyCaller((...call) => app.fetch(...call), {
      copies,
      ask: async (_, named) => {
        await ask();
        if (world.isAway) throw new DOMException('Postgres did not answer', 'TimeoutError');
        const who = named.sessionId === ANN.sessionId ? ANN : BEA;
        const state = states.get(who.sessionId) ?? fresh();
        if (state.isSignedOut) return undefined;
        return { facts: factsOf(who, state), dataVersion: String(state.data) };
      },
    }),
  );
  app.all('/api/v1/*', async (c) => {
    const { user, workspace, dataVersion } = userCtx(c);
    await work();
    return c.json({ user, workspace, data: Number(await dataVersion?.()) });
  });
  const call = async (who: Who, path = '/workspace', method = 'GET') => {
    const { sessionId: sid, userId: sub, workspaceId: wid } = who;
    const claims = { sub, sid, wid, email: 'a@shop.example', role: '0' };
    const token = await signAccessToken(SECRET, claims, new Date(world.clock));
    const execution = { waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} };
    const init = { method, headers: { authorization: `Bearer ${token}` } };
    const response = await app.request(`/api/v1${path}`, init, {}, execution);
    return { status: response.status, body: await response.json<Record<string, never>>() };
  };
  return { call, copies };
}

const step = fc.record({
  who: fc.constantFrom(ANN, BEA),
  isolate: fc.constantFrom(0, 1),
  act: fc.constantFrom('read', 'read', 'read', 'name', 'settings', 'role', 'data', 'sign out', 'sign in'),
  wait: fc.constantFrom(0, 1000, 61_000, 16 * 60_000),
  isStale: fc.boolean(),
  isBroken: fc.boolean(),
  /** Whether what was begun before ends first. */
  settle: fc.boolean(),
});

test('whatever happens at once in two isolates, an answer is its caller’s own and as new as what was acknowledged before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 25 }), async (s, steps) => {
      const world = { clock: Date.UTC(2026, 2, 1), isStale: false, isBroken: false };
      const turn = () => s.schedule(Promise.resolve());
      const states = new Map([ANN, BEA].map((who) => [who.sessionId, fresh()]));
      const cache = lateKv(world, turn);
      const isolates = [0, 1].map(() => isolate({ states, world, cache, ask: turn, work: turn }));
      const acknowledged = new Map([ANN, BEA].map((who) => [who.sessionId, fresh()]));
      const stateOf = (who: Who, of = states) => of.get(who.sessionId) ?? fresh();
      let signings = 0;

      const read = async (who: Who, at: number) => {
        const [floor, signingsBefore] = [{ ...stateOf(who, acknowledged) }, signings];
        const answer = await isolates[at]?.call(who);
        const ceiling = stateOf(who);
        if (signings === signingsBefore) expect(answer?.status).toBe(floor.isSignedOut ? 401 : 200);
        if (answer?.status !== 200) return;
        const { user, workspace, data } = answer.body as never as Record<
          'user' | 'workspace',
          Record<string, string>
        > & {
          data: number;
        };
        expect([user.id, workspace.id]).toEqual([who.userId, who.workspaceId]);
        expect(user.role).toBe(workspace.role);
        const shown = { name: user.firstName, settings: workspace.name, role: user.role, data };
        for (const part of ['name', 'settings', 'role', 'data'] as const) {
          expect(Number(shown[part])).toBeGreaterThanOrEqual(floor[part]);
          expect(Number(shown[part])).toBeLessThanOrEqual(ceiling[part]);
        }
      };
      const write = async (who: Who, act: string) => {
        const isSigning = act.startsWith('sign');
        await turn();
        if (isSigning) signings += 1;
        const state = stateOf(who);
        if (isSigning) state.isSignedOut = act === 'sign out';
        else state[act as 'name'] += 1;
        const written = { ...state };
        await turn();
        const known = stateOf(who, acknowledged);
        if (isSigning) {
          signings += 1;
          known.isSignedOut = state.isSignedOut;
        } else known[act as 'name'] = Math.max(known[act as 'name'], written[act as 'name']);
      };

      let going: Promise<void>[] = [];
      for (const { who, isolate: at, act, wait, isStale, isBroken, settle } of steps) {
        if (settle) {
          await s.waitFor(Promise.all(going));
          going = [];
        }
        Object.assign(world, { clock: world.clock + (settle ? wait : Math.min(wait, 1000)), isStale, isBroken });
        going.push(act === 'read' ? read(who, at) : write(who, act));
      }
      await s.waitFor(Promise.all(going));
    }),
    { numRuns: 150 },
  );
});

/** A guard that has met Ann once. */
async function acquainted(given: Partial<Given> = {}) {
  const world: Given['world'] = given.world ?? { clock: Date.UTC(2026, 2, 1) };
  const state = fresh();
  const states = new Map([[ANN.sessionId, state]]);
  const cache = lateKv(world, async () => undefined);
  const one = isolate({ states, world, cache, ...given });
  await one.call(ANN);
  return { ...one, state, states, world, cache };
}

test('the work of a read begins while Postgres is asked who calls; that of a write waits for it', async () => {
  const order: string[] = [];
  let answer: () => void = () => undefined;
  let held: Promise<void> | undefined;
  const { call } = await acquainted({
    ask: () => held ?? Promise.resolve(),
    work: async () => {
      order.push('work');
      answer();
    },
  });
  order.length = 0;
  held = new Promise((resolve) => {
    answer = () => {
      order.push('answer');
      resolve();
    };
  });
  // Would wait for ever, if the work waited for the answer.
  expect((await call(ANN, '/profiles')).status).toBe(200);
  expect(order.slice(0, 2)).toEqual(['work', 'answer']);

  order.length = 0;
  const written = call(ANN, '/profiles', 'POST');
  answer();
  expect((await written).status).toBe(200);
  expect(order.slice(0, 2)).toEqual(['answer', 'work']);
});

test('whoever was signed out, demoted or renamed past this isolate is met as they are at the next request', async () => {
  const { call, state, copies } = await acquainted();
  Object.assign(state, { role: 1, settings: 2, name: 3 });
  expect((await call(ANN)).body).toMatchObject({
    ...{ user: { role: '1', firstName: '3' }, workspace: { name: '2', role: '1' } },
  });
  state.isSignedOut = true;
  expect(await call(ANN)).toMatchObject({ status: 401, body: { error: 'unauthenticated' } });
  expect(copies.guesses.wrong).toBe(2);
});

test('nothing is answered by a guess while Postgres is away', async () => {
  const { call, world } = await acquainted();
  const logged = vi.spyOn(console, 'error').mockReturnValue();
  world.isAway = true;
  expect(await call(ANN)).toMatchObject({ status: 503, body: { error: 'unavailable' } });
  world.isAway = false;
  logged.mockRestore();
  expect((await call(ANN)).status).toBe(200);
});

test('another isolate begins by what KV has, and by nothing that is foreign, broken or too old', async () => {
  const { states, world, cache } = await acquainted();
  const next = () => isolate({ states, world, cache, ask: () => new Promise((resolve) => setTimeout(resolve)) });
  const guessesOf = async () => {
    const other = next();
    expect((await other.call(ANN)).body).toMatchObject({
      user: { id: ANN.userId },
      workspace: { id: ANN.workspaceId },
    });
    return other.copies.guesses;
  };
  expect(await guessesOf()).toEqual({ right: 1, wrong: 0 });

  const profile = cache.rows.find(({ key }) => key.startsWith('user:'));
  const entry = JSON.parse(profile?.text ?? '');
  const { settings } = factsOf(BEA, fresh());
  for (const damage of [
    { text: JSON.stringify({ id: BEA.userId, firstName: '0' }) },
    ...[{ text: '{' }, { text: 'null' }, { key: 'user:another' }, { at: world.clock - 15 * 60_000 }],
  ]) {
    cache.rows.push({ ...entry, key: entry.key, at: world.clock, text: JSON.stringify({ ...entry, ...damage }) });
    expect(await guessesOf()).toEqual({ right: 0, wrong: 0 });
  }
  cache.rows.push({ key: entry.key, text: profile?.text, at: world.clock });
  const key = `workspace:${ANN.workspaceId}:settings`;
  cache.rows.push({
    key,
    text: JSON.stringify({ key, text: JSON.stringify(settings), at: world.clock }),
    at: world.clock,
  });
  expect(await guessesOf()).toEqual({ right: 0, wrong: 0 });
});

test('only reads that change nothing and whose whole answer waits begin ahead', () => {
  const may = (path: string, init: RequestInit = {}) => mayBeginAhead(new Request(`https://hub${path}`, init));
  const reads = [
    '/profiles',
    `/profiles/${id(1)}/timeline?limit=5`,
    '/workspace',
    `/conversations/${id(1)}`,
    '/orders',
  ];
  expect(reads.filter((path) => !may(`/api/v1${path}`))).toEqual([]);
  const others = [
    ...[`/conversations/${id(1)}/stream`, '/live', '/oauth/shopify/start', '/pins', '/ai/suggestions', '/metrics'],
    ...[`/data-sources/${id(1)}/verify`, `/data-sources/${id(1)}/choices`, '/analytics/funnel', '/predictions'],
    ...[`/segments/${id(1)}/people.csv`, `/people/${id(1)}/export`, `/profiles/${id(1)}/prediction`, '/segments/'],
  ];
  expect(others.filter((path) => may(`/api/v1${path}`))).toEqual([]);
  expect(may('/profiles') || may('/api/v1/profiles', { method: 'POST', body: '{}' })).toBe(false);
});
