import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';
import { settingsStyles } from './settings-styles.ts';
import './ai-budget.ts';
import './keys.ts';
import './password-form.ts';
import './profile-form.ts';
import './sessions.ts';
import './theme-choice.ts';
import './workspace-form.ts';
import './workspaces.ts';

/** Settings: who one is, how the workspace reads days and money, how it looks, where one is signed in. */
@customElement('ph-settings-page')
export class PhSettingsPage extends LitElement {
  static override styles = [base, buttons, surfaces, settingsStyles];

  @property({ attribute: false }) app!: App;

  override connectedCallback(): void {
    new Watch(this, () => [this.app.session]);
    super.connectedCallback();
  }

  protected override render() {
    const { app } = this;
    return html`<div class="page">
      <h1>Settings</h1>
      ${section('You', 'Your name as others see it.', html`<ph-profile-form .app=${app}></ph-profile-form>`)}
      ${section(
        'Workspace',
        'Days, weeks and money are read the way you set here.',
        html`<ph-workspace-form .app=${app}></ph-workspace-form>`,
      )}
      ${section(
        'People',
        'Whom you work with here, and the workspaces you belong to.',
        html`<ph-workspaces .app=${app}></ph-workspaces>`,
      )}
      ${section('Appearance', 'Kept in this browser.', html`<ph-theme-choice .app=${app}></ph-theme-choice>`)}
      ${section(
        'Password',
        'Also for who came by a link and never had one.',
        html`<ph-password-form .app=${app}></ph-password-form>`,
      )}
      ${section(
        'Signed in on',
        'End a session you do not know, and change nothing else.',
        html`<ph-sessions .app=${app}></ph-sessions>`,
      )}
      ${section(
        'Language models',
        'How much of them your answers may use. The built-in analyst needs none.',
        html`<ph-ai-budget .app=${app}></ph-ai-budget>`,
      )}
      ${section(
        'Programs',
        'Keys for programs of yours, and the programs you let in, such as an assistant over MCP.',
        html`<ph-keys .app=${app}></ph-keys>`,
      )}
      ${section(
        'Memory',
        'What your shop said of itself, and the questions that are asked for you.',
        html`<div class="row">
          <a class="button" href="/facts">${icon('tag', 18)} What is remembered</a>
          <a class="button" href="/scheduled">${icon('clock', 18)} Scheduled questions</a>
          <a class="button" href="/audit">${icon('check', 18)} Who did what</a>
          <a class="button" href="/start">${icon('arrow', 18)} First steps</a>
        </div>`,
      )}
      ${app.session.workspace?.isDemo ? this.#demo() : nothing}
      <section>
        <div></div>
        <div><button class="button" @click=${this.#signOut}>${icon('leave')} Sign out</button></div>
      </section>
    </div>`;
  }

  #demo() {
    return section(
      'Demo data',
      'The year of invoices this workspace came with.',
      html`<button class="button danger-quiet" @click=${this.#wipe}>Wipe the demo data</button>`,
    );
  }

  async #wipe() {
    const sure = await askUser({
      title: 'Wipe the demo data?',
      words: 'All events, people and sources of the demo shop are deleted. Your account and conversations stay.',
      action: 'Wipe it',
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await this.app.api.delete('/workspace/demo');
      const { workspace } = this.app.session;
      if (workspace) this.app.session.setWorkspace({ ...workspace, isDemo: false });
      toast('The demo data is gone. Connect a source to go on.');
      this.app.router.go('/sources');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  async #signOut() {
    try {
      await this.app.session.signOut();
      this.app.router.go('/');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}

function section(title: string, words: string, content: unknown) {
  return html`<section>
    <div>
      <h2>${title}</h2>
      <p class="faint">${words}</p>
    </div>
    <div>${content}</div>
  </section>`;
}
