import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { toast } from '../ui/toast.ts';
import type { Source } from './source.ts';

/** Does it, or says why it could not be done. */
export async function orSay(work: Promise<unknown>): Promise<void> {
  await work.catch((error: Error) => toast(error.message));
}

export async function rename(source: Source, { name }: DataSource): Promise<void> {
  const given = await askUser({ title: 'Rename the source', action: 'Rename', input: { label: 'Name', value: name } });
  if (given) await orSay(source.update({ name: given }));
}

export function pauseOrResume(source: Source, { status }: DataSource): Promise<void> {
  return orSay(source.update({ status: status === 'paused' ? 'active' : 'paused' }));
}

export async function remove(app: App, source: Source, { name }: DataSource): Promise<void> {
  const sure = await askUser({
    title: `Delete “${name}”?`,
    words: 'Its keys stop working at once. The events it brought, and the people in them, stay.',
    action: 'Delete the source',
    danger: true,
  });
  if (sure === undefined) return;
  await orSay(
    source.remove().then(() => {
      toast(`“${name}” is deleted.`);
      app.router.go('/sources');
    }),
  );
}
