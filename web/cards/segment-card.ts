import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Card } from '../../contract/cards.ts';
import type { SegmentDetail } from '../../contract/segments.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { cards } from './card-styles.ts';

/** People: a segment that is there, or one that can be kept. */
@customElement('ph-segment-card')
export class PhSegmentCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    cards,
    css`
      .inside {
        display: grid;
        gap: var(--space-1);
      }
      .people {
        color: var(--accent);
        font-size: var(--text-2xl);
        font-weight: 620;
        letter-spacing: -0.02em;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) card!: Extract<Card, { type: 'segment' }>;
  /** The segment that it was kept as. */
  @state() private saved: string | undefined;

  protected override render() {
    const { card, app } = this;
    const id = this.saved ?? card.id;
    return html`<article class="card" aria-label=${card.name}>
      <div class="inside">
        <h3>${card.name}</h3>
        <span class="people">${app.format.number(card.people)} ${card.people === 1 ? 'person' : 'people'}</span>
        <p class="soft">${card.words}</p>
      </div>
      <footer>
        ${
          id
            ? html`<a class="button quiet" href="/people/${id}">${icon('people', 18)} See the people</a>`
            : this.#keep()
        }
      </footer>
    </article>`;
  }

  #keep() {
    if (this.card.unsaveable || !this.card.definition) return html`<p class="faint">Too many to keep as a segment.</p>`;
    return html`<button class="button quiet" @click=${this.#save}>${icon('plus', 18)} Save as segment</button>`;
  }

  async #save() {
    const { app, card } = this;
    const name = await askUser({
      title: 'Save these people as a segment',
      words: 'Whoever comes to match is added by itself, whoever no longer does leaves.',
      action: 'Save',
      input: { label: 'Name', value: card.name.slice(0, 80) },
    });
    if (!name) return;
    try {
      const made = await app.api.post<SegmentDetail>('/segments', { name, definition: card.definition });
      this.saved = made.id;
      toast(`"${name}" is among your segments.`);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
