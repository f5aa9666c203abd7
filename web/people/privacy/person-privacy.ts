import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PersonDetail } from '../../../contract/people.ts';
import type { PrivacyRequest } from '../../../contract/privacy.ts';
import type { App } from '../../app/app.ts';
import { askUser } from '../../ui/ask-user.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { whoIs } from '../words.ts';
import { ERASING } from './words.ts';

/** A person's data: to hand over, or to erase. */
@customElement('ph-person-privacy')
export class PhPersonPrivacy extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) person!: PersonDetail;
  @state() private busy: 'export' | 'erase' | undefined;

  protected override render() {
    return html`<section>
      <h2>Their data</h2>
      <p class="soft">
        Whoever asks may have all that is kept of them, or have it erased. Requests from Shopify are listed under People.
      </p>
      <div class="buttons">
        <button class="button" aria-disabled=${this.busy !== undefined} @click=${() => this.#run('export', this.#export)}>
          ${this.busy === 'export' ? 'Exporting…' : 'Export'}
        </button>
        <button
          class="button danger-quiet"
          aria-disabled=${this.busy !== undefined}
          @click=${() => this.#run('erase', this.#erase)}
        >
          ${this.busy === 'erase' ? 'Erasing…' : 'Erase this person'}
        </button>
      </div>
    </section>`;
  }

  async #run(what: 'export' | 'erase', work: () => Promise<void>) {
    if (this.busy) return;
    this.busy = what;
    try {
      await work();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = undefined;
    }
  }

  readonly #export = async () => {
    const { id } = this.person;
    const response = await this.app.api.open('GET', `/people/${id}/export`);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = `person-${id}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  readonly #erase = async () => {
    const { called } = whoIs(this.person);
    const answer = await askUser({
      title: `Erase ${called}?`,
      words: ERASING,
      action: 'Erase for good',
      danger: true,
    });
    if (answer === undefined) return;
    await this.app.api.post<PrivacyRequest>(`/people/${this.person.id}/erase`);
    toast('Erasing has begun. Its state stands under People.');
    this.app.router.go('/people');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-person-privacy': PhPersonPrivacy;
  }
}
