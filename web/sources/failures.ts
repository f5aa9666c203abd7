import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { IngestFailure } from '../../contract/sources.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';

/** What was accepted and could not be processed: why, what it was, and again - mended if need be. Nothing when all is well. */
@customElement('ph-failures')
export class PhFailures extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      section {
        display: grid;
        gap: var(--space-3);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-3);
        min-height: var(--touch);
        padding: var(--space-3) var(--space-4);
        cursor: pointer;
      }
      summary b {
        font-weight: 560;
        overflow-wrap: anywhere;
      }
      summary span {
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      form {
        display: grid;
        justify-items: start;
        gap: var(--space-3);
        padding: 0 var(--space-4) var(--space-4);
      }
      .field {
        width: 100%;
      }
      textarea {
        min-height: 9rem;
        font-family: var(--font-mono);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Only those of one source; all of the workspace without it. */
  @property() sourceId = '';
  /** How many there are, as whoever watches the health has it: the list is read again when that changes. */
  @property({ type: Number }) open: number | undefined;
  @state() private failures: IngestFailure[] = [];
  @state() private sending = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && changed.get('open') !== undefined) void this.load();
  }

  protected override updated(): void {
    // With nothing to show, it takes no room between its neighbours.
    this.hidden = this.failures.length === 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** Reads the list. A list that cannot be read is left as it is: the page says when the hub is away. */
  async load(): Promise<void> {
    const page = await this.app.api
      .get<{ data: IngestFailure[] }>('/ingest/failures?limit=100')
      .catch(() => ({ data: this.failures }));
    this.failures = page.data.filter(
      ({ status, sourceId }) => status === 'open' && (!this.sourceId || sourceId === this.sourceId),
    );
  }

  protected override render() {
    if (this.failures.length === 0) return nothing;
    return html`<section>
      <h2>Could not be taken in</h2>
      <p class="soft">These arrived safely and are kept. See why, mend what is wrong, and send them through again.</p>
      ${
        this.failures.length > 1
          ? html`<div class="row">
            <button class="button" aria-disabled=${this.sending} @click=${this.#replayAll}>
              ${icon('sync')} ${this.sending ? 'On their way…' : `Send all ${this.app.format.number(this.failures.length)} through again`}
            </button>
          </div>`
          : nothing
      }
      <ul class="card">
        ${repeat(
          this.failures,
          ({ id }) => id,
          (failure) => this.#failure(failure),
        )}
      </ul>
    </section>`;
  }

  #failure(failure: IngestFailure) {
    const id = `payload-${failure.id}`;
    const attempts = `${failure.attempts} ${failure.attempts === 1 ? 'try' : 'tries'}`;
    return html`<li>
      <details>
        <summary>
          <b>${failure.reason}</b>
          <span>${failure.kind} · ${this.app.format.ago(failure.receivedAt)} · ${attempts}</span>
        </summary>
        <form @submit=${(event: SubmitEvent) => this.#replay(event, failure)}>
          <div class="field">
            <label for=${id}>What was sent</label>
            <textarea id=${id} name="payload" spellcheck="false" .defaultValue=${failure.payload}></textarea>
          </div>
          <button class="button">${icon('sync')} Send it through again</button>
        </form>
      </details>
    </li>`;
  }

  /** As they are; one after another, so that what fails first is said. Repeating it is harmless. */
  async #replayAll() {
    if (this.sending) return;
    this.sending = true;
    try {
      for (const { id } of this.failures) await this.app.api.post(`/ingest/failures/${id}/replay`);
      toast('They are on their way again.');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    } finally {
      this.sending = false;
      await this.load();
    }
  }

  async #replay(event: SubmitEvent, failure: IngestFailure) {
    event.preventDefault();
    const payload = String(new FormData(event.target as HTMLFormElement).get('payload'));
    // A textarea gives its lines back with CRLF; what was not touched is sent as it was stored.
    const edited = payload.replaceAll('\r\n', '\n') !== failure.payload.replaceAll('\r\n', '\n');
    try {
      await this.app.api.post(`/ingest/failures/${failure.id}/replay`, edited ? { payload } : {});
      toast('It is on its way again.');
      await this.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
