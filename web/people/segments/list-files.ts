import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ListImport } from '../../../contract/segment-lists.ts';
import type { App } from '../../app/app.ts';
import { askUser } from '../../ui/ask-user.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';

/** The files that changed a list, latest first; the latest that stands can be undone. */
@customElement('ph-list-files')
export class PhListFiles extends LitElement {
  static override styles = [base, buttons, surfaces, rows];

  @property({ attribute: false }) app!: App;
  @property() segment = '';
  @state() private items: ListImport[] | undefined;
  @state() private failure = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('segment')) void this.#load();
  }

  protected override render() {
    if (this.failure) return loadFailed('The files could not be loaded.', this.failure, () => this.#load());
    if (!this.items) return waitingRows(1, 'Loading the files');
    if (this.items.length === 0) return html`<p class="soft">No file changed this list yet.</p>`;
    return html`<ul class="card rows" aria-label="Files">${this.items.map((one) => this.#row(one))}</ul>`;
  }

  #row(one: ListImport) {
    const { format } = this.app;
    const { enter, leave } = one.counts;
    return html`<li>
      <div class="row">
        <span class="name">
          <b>${one.fileName}</b>
          <span>
            ${format.number(enter)} entered, ${format.number(leave)} left; by ${one.by},
            <span title=${format.moment(one.at)}>${format.ago(one.at)}</span>${one.undoneAt ? '; undone' : ''}
          </span>
        </span>
        ${one.canUndo ? html`<button class="button quiet" @click=${() => this.#undo(one)}>Undo</button>` : nothing}
      </div>
    </li>`;
  }

  async #load() {
    this.items = undefined;
    this.failure = '';
    try {
      this.items = (await this.app.api.get<{ data: ListImport[] }>(`/segments/${this.segment}/imports`)).data;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  async #undo({ id, fileName, counts }: ListImport) {
    const made = counts.made > 0 ? ' People it made stay people.' : '';
    const words = `The list is as it was before this file.${made}`;
    if ((await askUser({ title: `Undo ${fileName}?`, words, action: 'Undo' })) === undefined) return;
    try {
      const path = `/segments/${this.segment}/imports/${id}/undo`;
      this.items = (await this.app.api.post<{ data: ListImport[] }>(path)).data;
      this.dispatchEvent(new CustomEvent('undone'));
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
