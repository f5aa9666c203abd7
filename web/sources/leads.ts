import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SourceChoices } from '../../contract/oauth.ts';
import type { DataSource } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { forms } from '../ui/form-styles.ts';
import { toast } from '../ui/toast.ts';

type Page = SourceChoices['choices'][number];

/** Whether the leads of a page's forms are read, and which of the forms' boxes mean that somebody may be written to. */
@customElement('ph-leads')
export class PhLeads extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }
      .card {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        font-size: var(--text-m);
      }
      form {
        display: grid;
        gap: var(--space-3);
      }
      .field {
        max-width: 26rem;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) source!: DataSource;
  @state() private pages: Page[] | undefined;
  @state() private busy = false;

  protected override render() {
    return html`<h2>Leads</h2>
      <div class="card">${this.source.config.pageId ? this.#reading() : this.#choosing()}</div>`;
  }

  #choosing() {
    return html`<p class="soft">
        Who fills in a form of an ad can become a person here at once. Say whose forms to read; it is no permission to write to
        anybody.
      </p>
      ${this.pages?.length === 0 ? html`<p role="status">Meta shows no page to this account. Connect again and allow it to read leads.</p>` : nothing}
      <div class="row">
        ${
          this.pages === undefined
            ? html`<button class="button" ?disabled=${this.busy} @click=${this.#ask}>Choose a page</button>`
            : this.pages.map(
                ({ label, config }) =>
                  html`<button class="button" ?disabled=${this.busy} @click=${() => this.#set(config, `The leads of “${label}” come in from now on.`)}>
                    Read the leads of ${label}
                  </button>`,
              )
        }
      </div>`;
  }

  #reading() {
    const boxes = (this.source.config.leadConsent ?? {}) as { email?: string; sms?: string };
    return html`<p class="soft">
        The leads of page ${this.source.config.pageId} come in as they are left. Where a form has a box for a permission, put in the key
        that Meta gives it: who ticked it may be written to.
      </p>
      <form @submit=${this.#save}>
        ${(['email', 'sms'] as const).map(
          (channel) => html`<div class="field">
            <label for=${channel}>The box that means yes to ${channel === 'email' ? 'e-mail' : 'SMS'}</label>
            <input id=${channel} name=${channel} maxlength="200" autocomplete="off" .value=${boxes[channel] ?? ''} />
          </div>`,
        )}
        <div class="row">
          <button class="button primary" ?disabled=${this.busy}>Save</button>
          <button
            class="button"
            type="button"
            ?disabled=${this.busy}
            @click=${() => this.#set({ pageId: null, leadConsent: null }, 'Leads are read no more.')}
          >
            Stop reading leads
          </button>
        </div>
      </form>`;
  }

  #save(event: SubmitEvent): void {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    const boxes = (['email', 'sms'] as const).flatMap((channel) => {
      const box = String(said.get(channel) ?? '').trim();
      return box ? [[channel, box] as const] : [];
    });
    const leadConsent = boxes.length > 0 ? Object.fromEntries(boxes) : null;
    void this.#set({ leadConsent }, 'Saved. It holds for leads that come from now on.');
  }

  #ask(): Promise<void> {
    return this.#trying(async () => {
      const { choices } = await this.app.api.get<SourceChoices>(`/data-sources/${this.source.id}/choices`);
      this.pages = choices.filter(({ kind }) => kind === 'page');
    });
  }

  #set(config: Record<string, unknown>, words: string): Promise<void> {
    return this.#trying(async () => {
      this.source = await this.app.api.patch<DataSource>(`/data-sources/${this.source.id}`, { config });
      this.pages = undefined;
      toast(words);
    });
  }

  async #trying(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    } finally {
      this.busy = false;
    }
  }
}
