import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BehindAsked } from '../../contract/kept-people.ts';
import type { ListImport } from '../../contract/segment-lists.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';

/** What can be done with the people behind a number: keep them as a list, or write to them. */
@customElement('ph-keep-people')
export class PhKeepPeople extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** How the people are found again. */
  @property({ attribute: false }) of!: BehindAsked;
  /** What the list is called unless somebody says otherwise. */
  @property() name = '';
  @state() private busy = false;

  protected override render() {
    return html`<div>
      <button class="button" aria-disabled=${this.busy} @click=${this.#keep}>${icon('plus')} Keep as a list</button>
      <button class="button" aria-disabled=${this.busy} @click=${this.#write}>${icon('mail')} Write to them</button>
    </div>`;
  }

  async #keep() {
    const made = await this.#made(
      'Keep them as a list',
      'The list holds who is behind the number now. Who comes or goes later does not change it.',
      'Keep them',
    );
    if (made) this.app.router.go(`/people/${made.segmentId}`);
  }

  async #write() {
    const made = await this.#made(
      'Write to them',
      'They become a list, and a letter to it is drafted. Nothing is sent before you approve it.',
      'Draft a letter',
    );
    if (made) this.app.ask(`Draft an email to “${made.name}”`);
  }

  /** The list under the name that is given; undefined when the person turned back or it could not be made. */
  async #made(title: string, words: string, action: string) {
    if (this.busy) return undefined;
    const input = { label: 'Name of the list', value: this.name.slice(0, 80) };
    const name = await askUser({ title, words, action, input });
    if (!name) return undefined;
    this.busy = true;
    try {
      const { segmentId } = await this.app.api.post<ListImport>('/segments/lists/behind', { name, of: this.of });
      return { segmentId, name };
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-keep-people': PhKeepPeople;
  }
}
