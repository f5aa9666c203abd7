import { html, type TemplateResult } from 'lit';
import { loadFailed } from './load-failed.ts';
import type { Paged } from './paged.ts';
import { showMore } from './show-more.ts';
import { waitingRows } from './waiting-rows.ts';

interface Drawn<T> {
  /** What the list is of, as it stands in "Loading …". */
  of: string;
  failed: string;
  none: () => TemplateResult;
  some: (items: readonly T[]) => TemplateResult;
}

/** A list of pages in each of its states: on its way, refused, with nothing in it, and with what there is. */
export function pagedList<T>(list: Paged<T> | undefined, { of, failed, none, some }: Drawn<T>) {
  if (!list || list.status === 'loading') return waitingRows(4, `Loading ${of}`);
  if (list.status === 'failed') return loadFailed(failed, list.failure, () => list.load());
  return list.items.length === 0 ? none() : html`${some(list.items)} ${showMore(list)}`;
}
