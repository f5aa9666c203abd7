import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AuthorizationOutcome, AuthorizationQuestion, AuthorizationRequest, Scope } from '../../contract/doors.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { Form } from '../ui/form.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';

type Asking = Extract<AuthorizationQuestion, { kind: 'ask' }>;

/** A program asks to be let in: who it says it is, where it leads, what it may - and the choice. */
@customElement('ph-authorize-page')
export class PhAuthorizePage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      .page {
        display: grid;
        gap: var(--space-5);
        max-width: 34rem;
        margin: 0 auto;
        padding: var(--space-7) var(--space-4);
      }
      form {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
      }
      fieldset {
        display: grid;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 560;
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: var(--space-3);
        min-height: var(--touch);
        padding-block: var(--space-1);
        line-height: 1.4;
      }
      input {
        width: 1.25rem;
        height: 1.25rem;
        accent-color: var(--accent);
      }
      b {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The query of the address: what the program asks, passed on as it came. */
  @property() query = '';
  readonly #form = new Form(this);
  readonly #question = new Loaded<AuthorizationQuestion>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#question]);
    super.connectedCallback();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    void this.#question.load(async () => {
      const question = await this.app.api.get<AuthorizationQuestion>(`/oauth-server/requests?${this.query}`);
      if (question.kind === 'return') location.assign(question.redirectTo);
      return question;
    });
  }

  protected override render() {
    const { status, failure, value } = this.#question;
    return html`<div class="page">
      ${status === 'loading' ? waitingRows(3, 'Reading what is asked') : nothing}
      ${status === 'failed' ? loadFailed('This cannot be allowed.', failure, () => this.#question.load()) : nothing}
      ${status === 'ready' && value?.kind === 'ask' ? this.#ask(value) : nothing}
      ${status === 'ready' && value?.kind === 'return' ? html`<p class="soft">Going back to the program…</p>` : nothing}
    </div>`;
  }

  #ask({ program, workspace, scopes }: Asking) {
    const { failure, busy } = this.#form;
    return html`<header>
        <h1>Let ${program.name} in?</h1>
        <p class="soft">It asks for access to <b>${workspace.name}</b>. That is what it calls itself; afterwards your browser goes to <b>${program.goesTo}</b>.</p>
      </header>
      <form class="card" @submit=${this.#answer}>
        ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
        <fieldset>
          <legend>What it may do</legend>
          ${scopes.map(
            ({ id, words, asked }) =>
              html`<label><input type="checkbox" name=${id} ?checked=${asked} /><span>${words}</span></label>`,
          )}
        </fieldset>
        <p class="faint">You can end this at any time in Settings. Nothing it plans happens before you approve it.</p>
        <div class="row">
          <button class="button primary" name="allow" value="yes" aria-disabled=${busy}>Let it in</button>
          <button class="button" name="allow" value="no">Refuse</button>
        </div>
      </form>`;
  }

  readonly #answer = (event: SubmitEvent) => {
    const allow = (event.submitter as HTMLButtonElement | null)?.value === 'yes';
    return this.#form.submit(event, async (ticked) => {
      const request = Object.fromEntries(new URLSearchParams(this.query)) as Partial<AuthorizationRequest>;
      const scopes = Object.keys(ticked) as Scope[];
      const { redirectTo } = await this.app.api.post<AuthorizationOutcome>('/oauth-server/grants', {
        request,
        allow,
        scopes,
      });
      location.assign(redirectTo);
    });
  };
}
