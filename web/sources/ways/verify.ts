import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Verification } from '../../../contract/health.ts';
import type { App } from '../../app/app.ts';
import { labelOf } from '../../people/words.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';

/** Says which of the events that a source should send have come in the last hour. */
@customElement('ph-verify')
export class PhVerify extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      .found {
        width: 100%;
      }
      ul {
        overflow: hidden;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        min-height: var(--touch);
        padding: var(--space-2) var(--space-4);
        font-size: var(--text-m);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li > span:last-child {
        margin-left: auto;
        color: var(--ink-faint);
        font-size: var(--text-s);
      }
      .came svg {
        color: var(--accent);
      }
      .absent svg {
        visibility: hidden;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() sourceId = '';
  @state() private found: Verification | undefined;
  @state() private failure = '';
  @state() private asking = false;

  protected override render() {
    return html`<button class="button" aria-disabled=${this.asking} @click=${this.#verify}>
        ${this.asking ? 'Looking…' : 'Check what came in the last hour'}
      </button>
      ${this.failure ? html`<p class="note bad" role="alert">${icon('alert')} ${this.failure}</p>` : nothing}
      <div class="found" role="status">${this.found ? this.#list(this.found) : nothing}</div>`;
  }

  #list({ expected, others }: Verification) {
    const all = [...expected, ...others];
    if (all.length === 0) return html`<p class="soft">Nothing came in the last hour.</p>`;
    return html`<ul class="card" aria-label="What came in the last hour">
      ${all.map(
        ({ name, count, lastAt }) => html`<li class=${count > 0 ? 'came' : 'absent'}>
          ${icon('check')} <b>${labelOf(name)}</b>
          <span>${lastAt ? `${this.app.format.number(count)}, last ${this.app.format.ago(lastAt)}` : 'not seen yet'}</span>
        </li>`,
      )}
    </ul>`;
  }

  async #verify() {
    if (this.asking) return;
    this.asking = true;
    try {
      this.found = await this.app.api.get<Verification>(`/data-sources/${this.sourceId}/verify`);
      this.failure = '';
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.asking = false;
    }
  }
}
