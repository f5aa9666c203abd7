import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import type { UserCtx } from '../../context.ts';

interface Subject {
  id: string;
  name: string;
}

/** Writes down who did something with a thing of a kind, as the audit log has it: its subject's name, and in words. */
export function tellerOf(kind: string, words: string) {
  return (ctx: UserCtx, { id, name }: Subject, done: string, more: { before?: unknown; after?: unknown }) => {
    const by = byCaller(ctx);
    const text = `${by.actor.name} ${done} the ${words} “${name}”`;
    return recordAudit(ctx, { ...by, what: `${kind}.${done}`, text, subject: { kind, id }, ...more });
  };
}
