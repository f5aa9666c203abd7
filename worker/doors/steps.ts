import type { Step } from '../../contract/analyst.ts';
import { nothing } from '../ai/tools/finding.ts';
import type { Finding } from '../ai/tools/tool.ts';
import type { KeyInUse } from '../context.ts';
import { SHOP_TEXTS, stepNeeds } from './scopes.ts';

/** Whether the caller may be told of single people: every person may, a key by its scope. */
export function maySeePeople({ apiKey }: { apiKey?: KeyInUse }): boolean {
  return apiKey === undefined || apiKey.scopes.includes('people:read');
}

/** The step as the caller may run it: a key that may not see people searches the shop's own texts. */
export function narrowed(key: KeyInUse | undefined, step: Step): Step {
  if (!key || step.tool !== 'search' || key.scopes.includes('people:read') || step.input.kinds?.length) return step;
  return { ...step, input: { ...step.input, kinds: [...SHOP_TEXTS] } };
}

/** What a step finds whose scope the key lacks: that, and nothing else. Undefined for a person, and where it lacks none. */
export function closedTo(key: KeyInUse | undefined, step: Step): Finding | undefined {
  const missing = key && stepNeeds(step).find((scope) => !key.scopes.includes(scope));
  if (missing === undefined) return undefined;
  return nothing({
    looked: 'Looked at nothing: the key does not open it',
    text: `The key that asks lacks the scope \`${missing}\`, so this stays closed to it.`,
    next: `Use a key with ${missing}.`,
    data: { missingScope: missing },
  });
}
