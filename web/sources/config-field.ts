import { field } from '../ui/field.ts';
import type { KindField } from './kinds.ts';

/** The input for one value of a source's configuration. */
export function configField(one: KindField, value: string | undefined, faults: Record<string, string>) {
  return field({
    ...one,
    // A secret of the shop is no password of this site: the browser neither fills it in nor offers to keep it.
    ...(one.type === 'password' ? { autocomplete: 'new-password' as const } : {}),
    value,
    fault: faults[one.name],
  });
}
