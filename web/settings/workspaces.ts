import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SignedIn } from '../../contract/auth.ts';
import type { OwnWorkspace } from '../../contract/members.ts';
import type { App } from '../app/app.ts';
import { goneElsewhere } from '../app/tabs.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { settingsList } from './list-styles.ts';

/** Who works here, and the other workspaces one belongs to. */
@customElement('ph-workspaces')
export class PhWorkspaces extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    settingsList,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #mine = new Loaded<{ data: OwnWorkspace[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#mine]);
    super.connectedCallback();
    void this.#mine.load(() => this.app.api.get('/workspaces'));
  }

  protected override render() {
    const { status, failure, value } = this.#mine;
    return html`<div><a class="button" href="/settings/people">${icon('people', 18)} Who works here</a></div>
      ${status === 'failed' ? loadFailed('Your workspaces could not be loaded.', failure, () => this.#mine.load()) : nothing}
      ${
        value && value.data.length > 1
          ? html`<ul class="card" aria-label="Your workspaces">
              ${value.data.map((one) => this.#workspace(one))}
            </ul>`
          : nothing
      }`;
  }

  #workspace({ id, name, role, isCurrent }: OwnWorkspace) {
    return html`<li>
      <div><b>${name}</b><p class="faint">${role}</p></div>
      ${
        isCurrent
          ? html`<span class="chip good">This one</span>`
          : html`<button class="button quiet" aria-label="Go to ${name}" @click=${() => this.#go(id)}>Go there</button>`
      }
    </li>`;
  }

  async #go(workspaceId: string) {
    try {
      await this.app.api.post<SignedIn>('/auth/switch', { workspaceId });
      goneElsewhere();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
