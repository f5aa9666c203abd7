import { html } from 'lit';
import type { DataSource } from '../../contract/sources.ts';

/** How a source is doing, in a word. */
export function stateChip({ status, lastEventAt }: Pick<DataSource, 'status' | 'lastEventAt'>) {
  if (status === 'paused') return html`<span class="chip warn">Paused</span>`;
  if (status === 'disconnected') return html`<span class="chip warn">Disconnected</span>`;
  return lastEventAt ? html`<span class="chip good">Active</span>` : html`<span class="chip">Waiting</span>`;
}
