import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SegmentChange } from '../../../contract/segments.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';
import { whoIs } from '../words.ts';

const CAUSES: Record<SegmentChange['cause'], string> = {
  event: 'by what happened',
  time: 'as time passed',
  definition: 'as the rule was saved',
};

/** Who came into a segment and who went out of it, latest first. */
@customElement('ph-segment-history')
export class PhSegmentHistory extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() segment = '';
  @state() private items: SegmentChange[] | undefined;
  @state() private failure = '';
  @state() private cursor: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('segment')) void this.#load();
  }

  protected override render() {
    if (this.failure) return loadFailed('The history could not be loaded.', this.failure, () => this.#load());
    if (!this.items) return waitingRows(4, 'Loading the history');
    if (this.items.length === 0) {
      return html`<p class="soft">
        Nothing yet. Who comes and goes is written down from the moment a segment is saved, or the rule of a built-in one is
        changed.
      </p>`;
    }
    return html`<ul class="card rows" aria-label="Came and went">
        ${this.items.map((one) => this.#row(one))}
      </ul>
      ${this.cursor ? html`<button class="button more" @click=${this.#more}>Show more</button>` : nothing}`;
  }

  #row({ person, change, cause, at }: SegmentChange) {
    const { format } = this.app;
    return html`<li>
      <a href="/people/profile/${person.id}">
        <span class="name"><b>${whoIs(person).called}</b><span>${change === 'entered' ? 'Came in' : 'Went out'} ${CAUSES[cause]}</span></span>
        <span class="facts"><span title=${format.moment(at)}>${format.ago(at)}</span></span>
      </a>
    </li>`;
  }

  async #load() {
    this.items = undefined;
    this.failure = '';
    try {
      const page = await this.#page(null);
      this.items = page.data;
      this.cursor = page.nextCursor;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  readonly #more = async () => {
    try {
      const page = await this.#page(this.cursor);
      this.items = [...(this.items ?? []), ...page.data];
      this.cursor = page.nextCursor;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };

  #page(cursor: string | null) {
    const query = new URLSearchParams({ limit: '25', ...(cursor ? { cursor } : {}) });
    const path = `/segments/${encodeURIComponent(this.segment)}/history?${query}`;
    return this.app.api.get<{ data: SegmentChange[]; nextCursor: string | null }>(path);
  }
}
