import { describe, expect, test } from 'vitest';
import { BEARER_PROTOCOL, LIVE_PROTOCOL } from '../../contract/live.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { listen } from '../../test/live.ts';

async function shop(sourceType = 'segment', config: Record<string, unknown> = {}) {
  const member = await registerWorkspace();
  const { body: source } = await member.api('/data-sources', { body: { sourceType, name: 'Shop', config } });
  return { member, source, writeKey: source.writeKey as string };
}

async function track(writeKey: string, message: Record<string, unknown>) {
  const body = JSON.stringify({ writeKey, ...message });
  const headers = { 'content-type': 'application/json' };
  return (await hub().fetch('/v1/track', { method: 'POST', headers, body })).status;
}

async function newSession({ email, password }: Member) {
  const { body } = await hub().api('/auth/login', { body: { email, password } });
  return body.tokens as { accessToken: string; refreshToken: string };
}

describe('the live tail', () => {
  test('tells of each event what was decided, and whose it is', async () => {
    const { member, source, writeKey } = await shop();
    const live = await listen(member);
    await track(writeKey, { anonymousId: 'v-1', event: 'Product Viewed', messageId: 'seen' });
    expect(await live.decision(({ name }) => name === 'product_view')).toMatchObject({
      ...{ sourceId: source.id, decision: 'stored', reason: null, person: { name: null }, value: null },
    });
    await track(writeKey, { anonymousId: 'v-1', event: 'Product Viewed', messageId: 'seen' });
    expect(await live.decision(({ decision }) => decision === 'duplicate')).toMatchObject({
      ...{ name: 'product_view', reason: 'duplicate', person: null },
    });
    await track(writeKey, {
      ...{ userId: 'ada', event: 'Order Completed', messageId: 'order' },
      properties: { revenue: 48, currency: 'EUR', email: 'ada@shop.example' },
    });
    const sold = await live.decision(({ name }) => name === 'purchase');
    expect(sold).toMatchObject({ decision: 'stored', value: '48', currency: 'EUR', person: { name: 'ada' } });
    live.close();
  });

  test('tells what was refused at the door and what was left out, without any of its words', async () => {
    const { member, source, writeKey } = await shop();
    const live = await listen(member);
    const long = 'x'.repeat(33 * 1024);
    expect(await track(writeKey, { event: 'A', properties: { long } })).toBe(413);
    expect(await live.decision(({ reason }) => reason === 'too_large')).toMatchObject({
      ...{ decision: 'rejected', sourceId: source.id, name: null },
    });
    await member.api(`/data-sources/${source.id}`, { method: 'PATCH', body: { status: 'paused' } });
    await track(writeKey, { event: 'Secret Plan', userId: 'ada' });
    expect(await live.decision(({ reason }) => reason === 'source_paused')).toMatchObject({ decision: 'dropped' });
    const { body: hook } = await member.api('/data-sources', {
      body: { sourceType: 'webhook', name: 'Hook', config: {} },
    });
    const forged = await hub().fetch(new URL(hook.webhookUrl).pathname, {
      method: 'POST',
      body: '{"event":"forged"}',
      headers: { 'content-type': 'application/json', 'x-signature-256': 'sha256=00' },
    });
    expect(forged.status).toBe(401);
    expect(await live.decision(({ reason }) => reason === 'invalid_signature')).toMatchObject({
      ...{ decision: 'rejected', sourceId: hook.id },
    });
    expect(JSON.stringify(live.heard)).not.toMatch(/forged|Secret Plan|xxxx/);
    expect(JSON.stringify(live.heard)).not.toContain(writeKey);
    live.close();
  });

  test('counts what is too much to list', async () => {
    const { member, writeKey } = await shop();
    const live = await listen(member);
    const batch = Array.from({ length: 500 }, (_, i) => ({ type: 'track', event: 'A', userId: `u${i % 7}` }));
    const headers = { 'content-type': 'application/json' };
    await hub().fetch('/v1/batch', { method: 'POST', headers, body: JSON.stringify({ writeKey, batch }) });
    const told = await eventually(() => {
      const news = live.heard.flatMap((one) => (one.type === 'decisions' ? [one] : []));
      const listed = news.flatMap(({ decisions }) => decisions).length;
      const counted = news.flatMap(({ more }) => more).reduce((sum, { count }) => sum + count, 0);
      return listed + counted === 500 && { listed, counted };
    });
    expect(told.listed).toBeLessThan(100);
    live.close();
  });

  test('misses nothing between leaving and coming back', async () => {
    const { member, writeKey } = await shop();
    const first = await listen(member);
    await track(writeKey, { userId: 'ada', event: 'One' });
    await first.decision(({ name }) => name === 'one');
    const seen = first.seq();
    first.close();
    await eventually(() => first.closed !== undefined);
    await track(writeKey, { userId: 'ada', event: 'Two' });
    // Whoever comes for the first time sees what was last decided.
    const other = await listen(member);
    await other.decision(({ name }) => name === 'two');
    await track(writeKey, { userId: 'ada', event: 'Three' });
    await other.decision(({ name }) => name === 'three');
    const again = await listen(member, seen);
    await again.decision(({ name }) => name === 'three');
    expect(again.welcome.missed).toBe(false);
    const names = again.heard.flatMap((one) => (one.type === 'decisions' ? one.decisions.map(({ name }) => name) : []));
    expect(names).toEqual(['two', 'three']);
    const lost = await listen(member, 1_000_000);
    expect(lost.welcome.missed).toBe(true);
    for (const one of [other, again, lost]) one.close();
  });

  test('tells which segment an event brought its person into', async () => {
    const { member, writeKey } = await shop();
    const where = { type: 'all', of: [{ type: 'event', event: 'add_to_cart' }] };
    const definition = { version: 1, who: 'known', where };
    const { status, body } = await member.api('/segments', { body: { name: 'Carts', definition } });
    expect(status, JSON.stringify(body)).toBe(201);
    const live = await listen(member);
    await track(writeKey, { userId: 'gina', event: 'Product Added', properties: { value: 48 } });
    const added = await live.decision(({ name }) => name === 'add_to_cart');
    const change = await eventually(() =>
      live.heard
        .flatMap((one) => (one.type === 'memberships' ? one.changes : []))
        .find(({ segment }) => segment === 'Carts'),
    );
    expect(change).toMatchObject({ change: 'entered', person: { id: added.person?.id } });
    live.close();
  });

  test('is nobody else’s', async () => {
    const { member, writeKey } = await shop();
    const stranger = await registerWorkspace();
    const [mine, theirs] = [await listen(member), await listen(stranger)];
    await track(writeKey, { userId: 'ada', event: 'Mine' });
    await mine.decision(({ name }) => name === 'mine');
    const last = await listen(stranger);
    expect([...theirs.heard, ...last.heard].filter(({ type }) => type !== 'welcome')).toEqual([]);
    for (const one of [mine, theirs, last]) one.close();
  });

  test('opens for a token that the guard takes, and from our own pages only', async () => {
    await expect(listen({ accessToken: 'not.a.token' })).rejects.toThrow();
    const { accessToken } = await registerWorkspace();
    const ask = (headers: Record<string, string>, path = '/api/v1/live') => hub().fetch(path, { headers });
    const bearer = { authorization: `Bearer ${accessToken}` };
    expect((await ask({})).status).toBe(401);
    expect((await ask({}, `/api/v1/live?token=${accessToken}`)).status).toBe(401);
    expect((await ask(bearer)).status).toBe(426);
    expect((await ask({ ...bearer, origin: 'https://evil.example' })).status).toBe(403);
  });
});

describe('a session that ends', () => {
  test('takes its sockets along, and no others', async () => {
    const member = await registerWorkspace();
    const phone = await newSession(member);
    const [here, there] = [await listen(member), await listen(phone)];
    const { body } = await member.api('/auth/sessions');
    const other = body.data.find(({ current }: { current: boolean }) => !current);
    await member.api(`/auth/sessions/${other.id}`, { method: 'DELETE' });
    await eventually(() => there.closed !== undefined);
    expect(there.closed).toEqual({ code: 4401, reason: 'session_ended' });
    expect(here.closed).toBeUndefined();
    await expect(listen(phone)).rejects.toThrow();
    await hub().api('/auth/logout', { headers: { authorization: `Bearer ${member.accessToken}` }, body: {} });
    await eventually(() => here.closed?.code === 4401);
  });

  test('whose spent refresh token is shown again loses its sockets too', async () => {
    const member = await registerWorkspace();
    const { refreshToken } = await newSession(member);
    const { body } = await hub().api('/auth/refresh', { body: { refreshToken } });
    const live = await listen(body.tokens);
    expect((await hub().api('/auth/refresh', { body: { refreshToken } })).status).toBe(401);
    await eventually(() => live.closed?.code === 4401);
  });
});

test('the subprotocol that carries the token is not the one agreed on', async () => {
  const { accessToken } = await registerWorkspace();
  const address = new URL('/api/v1/live', hub().url);
  address.protocol = 'ws:';
  const socket = new WebSocket(address, [LIVE_PROTOCOL, `${BEARER_PROTOCOL}${accessToken}`]);
  await new Promise((opened, failed) => {
    socket.addEventListener('open', opened);
    socket.addEventListener('error', failed);
  });
  expect(socket.protocol).toBe(LIVE_PROTOCOL);
  const pong = new Promise((heard) => {
    socket.addEventListener('message', ({ data }) => String(data).includes('pong') && heard(data));
  });
  socket.send('{"type":"ping"}');
  expect(await pong).toBe('{"type":"pong"}');
  socket.close();
});
