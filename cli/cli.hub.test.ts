import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ActionPlan } from '../contract/actions.ts';
import type { Scope } from '../contract/doors.ts';
import { hub, type Member, registerWorkspace } from '../test/hub.ts';
import { run } from './run.ts';

/** A person at a terminal, with a folder and a key of certain scopes; `meanwhile` happens while the command waits. */
function terminal(folder: string, key: string) {
  return async (line: string, meanwhile: () => Promise<unknown> = async () => undefined) => {
    const told: string[] = [];
    const write = (text: string) => void told.push(text);
    const env = { PULSEHUB_URL: hub().url, PULSEHUB_KEY: key };
    const code = await run({
      ...{ args: line.split(' '), env, cwd: folder, out: write, err: write },
      pause: async () => void (await meanwhile()),
    });
    const text = told.join('\n');
    expect(text).not.toContain(key);
    return { code, text };
  };
}

async function keyOf(member: Member, scopes: Scope[]): Promise<string> {
  return (await member.api('/keys', { body: { name: 'Files', scopes } })).body.key;
}

async function waitingPlan(member: Member): Promise<ActionPlan> {
  return (await member.api<{ data: [ActionPlan] }>('/actions?status=proposed')).body.data[0];
}

test('a segment is changed in its file, approved by the owner, and the same on both sides; and undone', async () => {
  const owner = await registerWorkspace();
  const where = { type: 'all', of: [{ type: 'orders', of: 'orders', is: 'at_least', amount: 2 }] };
  const { body: made } = await owner.api('/segments', {
    body: { name: 'Regulars', definition: { version: 1, where } },
  });
  await owner.api('/facts', { body: { text: 'By revenue we mean gross revenue' } });
  const trigger = { on: 'segment', segmentId: made.id, change: 'entered' };
  const steps = [{ type: 'action', kind: 'create_task', input: { title: 'Say thank you' } }];
  await owner.api('/workflows', { body: { name: 'Thank', trigger, steps } });

  const folder = await mkdtemp(join(tmpdir(), 'pulsehub-cli-'));
  try {
    const reader = terminal(folder, await keyOf(owner, ['metrics:read']));
    const writer = terminal(folder, await keyOf(owner, ['metrics:read', 'actions:propose']));
    expect(await reader('pull')).toMatchObject({ code: 0 });
    expect(await reader('diff')).toMatchObject({ code: 0, text: expect.stringContaining('are the same') });
    const at = join(folder, 'pulsehub/segments/regulars.yaml');
    expect(await readFile(join(folder, 'pulsehub/workflows/thank.yaml'), 'utf8')).toContain('segmentId: regulars\n');
    await writeFile(at, (await readFile(at, 'utf8')).replace('amount: 2', 'amount: 3'));
    const differs = await reader('diff --json');
    expect([differs.code, JSON.parse(differs.text)]).toMatchObject([
      1,
      { equal: false, differences: [{ state: 'ours', file: 'segments/regulars.yaml' }] },
    ]);
    const refused = await reader('apply');
    expect(refused).toMatchObject({ code: 2, text: expect.stringContaining('lacks the scope actions:propose') });

    const applied = await writer('apply --wait', async () => {
      const plan = await waitingPlan(owner);
      if (plan) await owner.api(`/actions/${plan.id}/approve`, { body: { hash: plan.hash } });
    });
    expect(applied).toMatchObject({ code: 0, text: expect.stringContaining('Ada Byron approved it') });
    expect((await owner.api(`/segments/${made.id}`)).body.rule.where.of[0].amount).toBe(3);
    expect(await writer('apply')).toMatchObject({ code: 0, text: 'There is nothing to apply.' });
    expect(await reader('pull')).toMatchObject({ code: 0 });
    expect(await reader('diff')).toMatchObject({ code: 0 });

    const { body: done } = await owner.api<{ data: [ActionPlan] }>('/actions?status=applied');
    expect((await owner.api(`/actions/${done.data[0].id}/undo`, { method: 'POST' })).body.status).toBe('undone');
    expect((await owner.api(`/segments/${made.id}`)).body.rule.where.of[0].amount).toBe(2);
    expect(await reader('diff')).toMatchObject({ code: 1, text: expect.stringContaining('Changed in the hub') });

    await writeFile(at, (await readFile(at, 'utf8')).replace('is: at_least', 'is: exceeds'));
    const faulty = await writer('apply');
    expect(faulty).toMatchObject({ code: 2, text: expect.stringMatching(/segments\/regulars\.yaml:\d+: definition/) });
  } finally {
    await rm(folder, { recursive: true });
  }
});
