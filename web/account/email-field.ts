import { field } from '../ui/field.ts';

/** The address by which somebody is known here, so that a browser fills in the right one. */
export function emailField(more: Omit<Parameters<typeof field>[0], 'name' | 'label'>) {
  return field({ name: 'email', label: 'E-mail', type: 'email', autocomplete: 'username', ...more });
}
