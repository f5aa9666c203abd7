import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../contract/chat.ts';
import { type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { idempotencyKeys } from '../db/schema.ts';

const begin = (who: Member, key: string, title = 'One') =>
  who.api<Conversation>('/conversations', { body: { title }, headers: { 'Idempotency-Key': key } });
const titles = async (who: Member) =>
  (await who.api<{ data: Conversation[] }>('/conversations')).body.data.map(({ title }) => title);

describe('a write under an Idempotency-Key', () => {
  it('happens once, and is answered alike each time', async () => {
    const ann = await registerWorkspace();
    const first = await begin(ann, 'order-1');
    const second = await begin(ann, 'order-1');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect((await begin(ann, 'order-2')).body.id).not.toBe(first.body.id);
    expect(await titles(ann)).toHaveLength(2);
  });

  it('happens once when it comes five times at one instant', async () => {
    const ann = await registerWorkspace();
    const answers = await Promise.all(Array.from({ length: 5 }, () => begin(ann, 'race')));
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, headers } of answers.filter((answer) => !made.includes(answer))) {
      expect([status, headers.get('retry-after')]).toEqual([409, '1']);
    }
    expect(await titles(ann)).toEqual(['One']);
  });

  it('is refused with another body', async () => {
    const ann = await registerWorkspace();
    await begin(ann, 'k');
    const other = await begin(ann, 'k', 'Two');
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ error: 'conflict' });
    expect(await titles(ann)).toEqual(['One']);
  });

  it('means nothing to another workspace or another route', async () => {
    const [ann, bea] = await Promise.all([registerWorkspace(), registerWorkspace()]);
    const first = await begin(ann, 'k');
    expect((await begin(bea, 'k')).body.id).not.toBe(first.body.id);
    const message = await ann.api('/conversations/messages', {
      body: { content: 'Hi' },
      headers: { 'Idempotency-Key': 'k' },
    });
    expect(message.status).toBe(201);
  });

  it('that was refused may be tried again', async () => {
    const ann = await registerWorkspace();
    const headers = { 'Idempotency-Key': 'k' };
    const bad = () => ann.api('/conversations', { body: { title: '' }, headers });
    expect([(await bad()).status, (await bad()).status]).toEqual([400, 400]);
    expect((await begin(ann, 'k')).status).toBe(201);
  });

  it('takes visible characters, up to 255', async () => {
    const ann = await registerWorkspace();
    for (const key of ['', 'a b', 'x'.repeat(256)]) expect((await begin(ann, key)).status, key).toBe(400);
    expect((await begin(ann, 'x'.repeat(255))).status).toBe(201);
  });

  it('keeps its answer sealed', async () => {
    const ann = await registerWorkspace();
    await begin(ann, 'k', 'A title nobody else sees');
    const [row] = await openTables()
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.workspaceId, ann.workspace.id));
    expect(row).toMatchObject({ status: 201, route: 'POST /api/v1/conversations' });
    expect(row?.body).not.toContain('title');
  });
});
