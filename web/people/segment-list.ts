import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Segment } from '../../contract/segments.ts';
import type { App } from '../app/app.ts';
import { moveWithArrows } from '../ui/arrows.ts';
import { base, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';

/** The six segments and the saved ones: what each is in words, how many people are in it, and the way to them. */
@customElement('ph-segment-list')
export class PhSegmentList extends LitElement {
  static override styles = [
    base,
    surfaces,
    rows,
    css`
      .rows > li > a {
        grid-template-columns: minmax(0, 1fr) auto auto;
      }
      .facts b {
        font-size: var(--text-xl);
        letter-spacing: -0.01em;
        line-height: 1.3;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Undefined while they are loaded. */
  @property({ attribute: false }) segments: readonly Segment[] | undefined;

  protected override render() {
    if (!this.segments) return waitingRows(6, 'Loading the segments');
    return html`<ul class="card rows" aria-label="Segments" @keydown=${this.#arrows}>
      ${this.segments.map((segment) => this.#row(segment))}
    </ul>`;
  }

  #row({ id, name, definition, people, estimated, edited }: Segment) {
    return html`<li>
      <a href="/people/${id}">
        <span class="name">
          <b>${name} ${edited ? html`<span class="chip">own rule</span>` : nothing}</b>
          <span>${definition}</span>
        </span>
        <span class="facts">
          <b>${this.app.format.number(people)}</b>
          <span>${estimated ? 'estimated' : people === 1 ? 'person' : 'people'}</span>
        </span>
        ${icon('chevron', 18)}
      </a>
    </li>`;
  }

  #arrows(event: KeyboardEvent) {
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('a')];
    moveWithArrows(event, links, (this.renderRoot as ShadowRoot).activeElement);
  }
}
