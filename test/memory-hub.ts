import { inOrder, keyOf, standardOf, type Thing } from '../cli/things.ts';
import type { ActionPlan, ConfigurationChange } from '../contract/actions.ts';
import { SEGMENT_KEYS } from '../contract/analytics.ts';
import type { Configured } from '../contract/configuration.ts';
import { hashOf } from '../worker/actions/hash.ts';

/** A hub that keeps what is set up in memory, for commands that are tried without one. A plan waits until it is decided. */
export class MemoryHub {
  readonly approvals = 'https://hub.example/tasks';
  readonly asked: ConfigurationChange[][] = [];
  readonly #things = new Map<string, Thing>();
  #plan: ActionPlan | undefined;
  #changes: ConfigurationChange[] = [];

  constructor(things: Thing[] = []) {
    for (const key of SEGMENT_KEYS) this.put({ kind: 'segment', id: key, content: standardOf(key) });
    for (const thing of things) this.put(thing);
  }

  put(thing: Thing): void {
    this.#things.set(keyOf(thing), thing);
  }

  get things(): Thing[] {
    return inOrder([...this.#things.values()]);
  }

  async readConfiguration() {
    const data = [...this.#things.values()].map(
      async ({ kind, id, content }): Promise<Configured> => ({ kind, id, content, hash: await hashOf(content) }),
    );
    const workspace = { id: '01900000-0000-7000-8000-000000000001', name: 'Lantern' };
    return { workspace, data: await Promise.all(data), nextCursor: null };
  }

  async propose(changes: ConfigurationChange[]): Promise<ActionPlan> {
    this.asked.push(changes);
    this.#changes = changes;
    const difference = { people: 0, reachable: null, messages: 0, money: null, currency: null, lines: [] };
    const at = new Date(Date.now()).toISOString();
    this.#plan = {
      ...{ id: 'plan', kind: 'change_configuration', title: 'Change', input: { changes }, difference, hash: 'hash' },
      ...{ status: 'proposed', needsApproval: true, approvalReason: 'A program asked for it.', mayApprove: false },
      ...{ surface: 'api', requestedBy: { kind: 'api_key', id: 'key', name: 'Files' }, approvedBy: null },
      ...{ conversationId: null, result: null, failure: null, href: null, canUndo: false, validUntil: null },
      ...{ createdAt: at, appliesAt: null, appliedAt: null, undoneAt: null },
    };
    return this.#plan;
  }

  async readPlan(): Promise<ActionPlan> {
    if (!this.#plan) throw new Error('Nothing was asked for.');
    return this.#plan;
  }

  /** What a person does. */
  decide(status: 'applied' | 'rejected'): void {
    if (this.#plan) this.#plan = { ...this.#plan, status, result: status === 'applied' ? 'Changed.' : null };
    if (status !== 'applied') return;
    for (const { kind, id, becomes } of this.#changes) {
      if (becomes) this.put({ kind, id, content: becomes });
      else if (SEGMENT_KEYS.some((key) => key === id)) {
        this.put({ kind, id, content: standardOf(id as (typeof SEGMENT_KEYS)[number]) });
      } else this.#things.delete(keyOf({ kind, id }));
    }
  }
}
