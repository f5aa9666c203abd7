import type { Step } from '../../contract/analyst.ts';
import { nothing } from '../ai/tools/finding.ts';
import type { Finding } from '../ai/tools/tool.ts';
import type { Language } from '../ai/tools/words/format.ts';
import { REFUSAL_WORDS } from '../ai/tools/words/refusals.ts';
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
export function closedTo(key: KeyInUse | undefined, step: Step, language: Language = 'en'): Finding | undefined {
  const missing = key && stepNeeds(step).find((scope) => !key.scopes.includes(scope));
  if (missing === undefined) return undefined;
  const { looked, text, next } = REFUSAL_WORDS[language].closed;
  return nothing({ looked, text: text(missing), next: next(missing), data: { missingScope: missing } });
}
