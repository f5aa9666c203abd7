import { html, nothing } from 'lit';
import type { Paged } from './paged.ts';
import { toast } from './toast.ts';

/** The button below a list that goes on, or nothing; drawn with the styles of `rows` and `buttons`. */
export function showMore<T>(list: Paged<T>) {
  if (!list.more) return nothing;
  return html`<button
    class="button more"
    aria-disabled=${list.loadingMore}
    @click=${() => list.loadMore().catch((error: Error) => toast(error.message))}
  >
    ${list.loadingMore ? 'Loading…' : 'Show more'}
  </button>`;
}
