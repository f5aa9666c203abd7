import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SourceChoices } from '../../contract/oauth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { toast } from '../ui/toast.ts';

type Choice = SourceChoices['choices'][number];

const kinds: Record<Exclude<Choice['kind'], 'page'>, string> = {
  container: 'Container',
  ga4_property: 'Analytics property',
  pixel: 'Pixel',
};

/** What the account that was connected holds: the owner says which of it this source is about. */
@customElement('ph-source-choices')
export class PhSourceChoices extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      section {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-5);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) 0;
        font-size: var(--text-m);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li span {
        display: block;
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  @state() private choices: (Choice & { kind: keyof typeof kinds })[] | undefined;
  @state() private failure = '';
  @state() private choosing = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { choices, failure } = this;
    return html`<section class="card" aria-labelledby="choose">
      <h2 id="choose">Which one is it?</h2>
      ${failure ? loadFailed('What the account holds could not be read.', failure, () => this.#load()) : nothing}
      ${!choices && !failure ? html`<p class="soft" role="status">Asking your account…</p>` : nothing}
      ${choices?.length === 0 ? html`<p class="soft">The account holds none that you may read. Connect with another one.</p>` : nothing}
      <ul>
        ${choices?.map(
          (choice) => html`<li>
            <div>${choice.label}<span>${kinds[choice.kind]} · ${choice.group}</span></div>
            <button
              class="button"
              aria-label=${`${choice.chosen ? 'Chosen' : 'Choose'} ${choice.label}`}
              aria-disabled=${this.choosing || choice.chosen}
              @click=${() => this.#choose(choice)}
            >
              ${choice.chosen ? 'Chosen' : 'Choose'}
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  async #load() {
    try {
      const { choices } = await this.app.api.get<SourceChoices>(`/data-sources/${this.sourceId}/choices`);
      // A property goes with a container: that is chosen first. Whose leads are read is said on the source's own page.
      const hasContainer = choices.some(({ kind, chosen }) => kind === 'container' && chosen);
      this.choices = choices.flatMap(({ kind, ...choice }) =>
        kind === 'page' || (kind === 'ga4_property' && !hasContainer) ? [] : [{ ...choice, kind }],
      );
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  async #choose({ config, label, chosen }: Choice) {
    if (this.choosing || chosen) return;
    this.choosing = true;
    try {
      await this.app.api.patch(`/data-sources/${this.sourceId}`, { config });
      toast(`“${label}” is chosen.`);
      this.dispatchEvent(new Event('chosen'));
      await this.#load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    } finally {
      this.choosing = false;
    }
  }
}
