import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base, buttons } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';

/** Another branch is to be shown: the question with this id. */
export class BranchEvent extends Event {
  readonly id: string;

  constructor(id: string) {
    super('branch', { bubbles: true, composed: true });
    this.id = id;
  }
}

/** Which of its versions a question is, and the ones beside it. Fires `branch`. */
@customElement('ph-versions')
export class PhVersions extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      div {
        display: flex;
        align-items: center;
        margin-bottom: calc(-1 * var(--space-3));
        color: var(--ink-soft);
        font-size: var(--text-xs);
      }
      .previous svg {
        transform: rotate(180deg);
      }
    `,
  ];

  /** The first asked first. */
  @property({ attribute: false }) ids: readonly string[] = [];
  @property({ attribute: false }) shown = '';
  /** While an answer is written none is chosen. */
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { ids, shown, busy } = this;
    const place = ids.indexOf(shown);
    const step = (words: string, to: number, kind: string) =>
      html`<button
        class="button quiet icon ${kind}"
        aria-label=${words}
        ?disabled=${busy || ids[to] === undefined}
        @click=${() => this.dispatchEvent(new BranchEvent(ids[to] ?? shown))}
      >
        ${icon('chevron', 16)}
      </button>`;
    return html`<div role="group" aria-label="Version ${place + 1} of ${ids.length}">
      ${step('The version before', place - 1, 'previous')}
      <span aria-hidden="true">${place + 1} / ${ids.length}</span>
      ${step('The version after', place + 1, '')}
    </div>`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button:enabled')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ph-versions': PhVersions;
  }
}
