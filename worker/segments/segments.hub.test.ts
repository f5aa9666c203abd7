import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../contract/people.ts';
import type { SegmentDetail } from '../../contract/segments.ts';
import type { DataSource } from '../../contract/sources.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';

const LAST_MINUTE = { last: { n: 1, unit: 'minutes' } };
const rule = (where: unknown) => ({ version: 1, where });

let shop: Member;
let writeKey: string;
beforeAll(async () => {
  shop = await registerWorkspace();
  const { body } = await shop.api<DataSource>('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  writeKey = body.writeKey ?? '';
});

async function track(userId: string, event: string, secondsAgo = 0): Promise<void> {
  const timestamp = new Date(Date.now() - secondsAgo * 1000).toISOString();
  const response = await hub().fetch('/v1/track', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({ userId, event, timestamp, messageId: crypto.randomUUID() }),
  });
  expect(response.status).toBe(200);
}

async function save(name: string, where: unknown): Promise<SegmentDetail> {
  const { status, body } = await shop.api<SegmentDetail>('/segments', { body: { name, definition: rule(where) } });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

async function membersOf(id: string): Promise<(string | null)[]> {
  const { body } = await shop.api<{ data: Person[] }>(`/segments/${id}/people`);
  return body.data.map(({ userId }) => userId);
}

function becomes(id: string, members: string[]): Promise<unknown> {
  return eventually(async () => {
    expect(await membersOf(id)).toEqual(members);
    return true;
  });
}

describe('a saved segment', () => {
  test('follows an event, and lets go when its window ends although nothing happens', async () => {
    const { id } = await save('Just now', { type: 'event', event: 'quiz_taken', within: LAST_MINUTE });
    // Time enough to be seen inside, on a slow machine too.
    await track('ada', 'Quiz Taken', 35);
    await becomes(id, ['ada']);
    const { body } = await shop.api(`/profiles/${(await shop.api('/profiles')).body.data[0].id}/segments`);
    expect(body.data.find((one: { id: string }) => one.id === id)).toMatchObject({ inside: true });
    await becomes(id, []);
    const changes = (await shop.api(`/segments/${id}/history`)).body.data;
    expect(changes.map(({ change, cause }: Record<string, string>) => [change, cause])).toEqual([
      ['left', 'time'],
      ['entered', 'event'],
    ]);
  });

  test('comes by time when what was waited for did not happen', async () => {
    const { id } = await save('No quiz after', {
      ...{ type: 'sequence', first: { event: 'signup' }, second: { event: 'quiz_taken' }, missing: true },
      within: { n: 1, unit: 'minutes' },
    });
    await track('bea', 'signup', 57);
    await becomes(id, ['bea']);
  });

  test('says why, and is refused with the place of what is wrong', async () => {
    const { id } = await save('Viewers', { type: 'event', event: 'page_view' });
    await track('cleo', 'Product Viewed');
    const cleo = await eventually(async () => {
      const { body } = await shop.api<{ data: Person[] }>('/profiles');
      const found = body.data.find(({ userId }) => userId === 'cleo');
      return found;
    });
    const { body: why } = await shop.api(`/segments/${id}/why/${cleo.id}`);
    expect(why).toMatchObject({ inside: false, decisive: ['looked at a page'] });
    const past = await shop.api(`/segments/${id}/why/${cleo.id}?at=2026-01-01T00:00:00Z`);
    expect(past.body).toMatchObject({ inside: false, note: expect.any(String) });
    const refused = await shop.api('/segments', { body: { name: 'X', definition: rule({ type: 'mood' }) } });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'definition.where.type']);
    const taken = await shop.api('/segments', {
      body: { name: 'viewers', definition: rule({ type: 'event', event: 'quiz' }) },
    });
    expect(taken.status).toBe(409);
  });
});
