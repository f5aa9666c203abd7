import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Preview, Somebody } from '../../../contract/segments.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { whoIs } from '../words.ts';
import type { Builder } from './builder.ts';
import './compare-panel.ts';
import { withMoments } from './moments.ts';

/** Who would be in the segment that is being made: how many, some of them, and some who nearly are. */
@customElement('ph-segment-preview')
export class PhSegmentPreview extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      section {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4);
      }
      .count {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-2);
        min-height: 2.5rem;
      }
      .count b {
        font-size: var(--text-2xl);
        font-weight: 620;
        letter-spacing: -0.02em;
      }
      .words {
        color: var(--ink-soft);
        font-size: var(--text-s);
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }
      h2 {
        font-size: var(--text-m);
      }
      li {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-1) 0 var(--space-3);
        font-size: var(--text-s);
        line-height: 1.45;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li:only-child,
      li:last-child {
        padding-bottom: 0;
      }
      .brief li {
        padding-bottom: 0;
      }
      .brief li + li {
        border-top: 0;
      }
      li a {
        display: grid;
        align-items: center;
        width: fit-content;
        min-height: var(--touch);
        overflow-wrap: anywhere;
      }
      li span {
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }
      .faint {
        margin-top: var(--space-3);
      }
      .stale {
        opacity: 0.55;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Drawn as it is now; whoever holds it redraws this. */
  @property({ attribute: false, hasChanged: () => true }) builder!: Builder;

  protected override render() {
    const { preview, previewing, previewFailure } = this.builder;
    return html`<section class="card" aria-label="Preview" aria-busy=${previewing}>
      ${
        previewFailure && previewFailure !== 'unfinished'
          ? loadFailed('The preview could not be made.', previewFailure, () => this.builder.askAgain())
          : nothing
      }
      ${previewFailure === 'unfinished' ? html`<p class="soft">Finish the marked clause, and the preview shows here.</p>` : nothing}
      ${!preview && !previewFailure ? html`<span class="skeleton" .style=${'height: 9rem'}></span>` : nothing}
      ${preview ? this.#full(preview) : nothing}
    </section>`;
  }

  #full({ people, definition, inside, nearMisses, lookedAt }: Preview) {
    const { number } = this.app.format;
    const isStale = this.builder.previewFailure !== '';
    return html`<div class=${isStale ? 'stale' : ''}>
        <p class="count" role="status"><b>${this.app.format.number(people)}</b> ${people === 1 ? 'person' : 'people'} now</p>
        <p class="words">${definition}</p>
      </div>
      ${
        people === 0
          ? html`<p class="soft">Nobody yet. Make a clause wider, or save it: it fills by itself as people act.</p>`
          : html`<div>
            <h2>${people > inside.length ? `${inside.length} who are in it` : 'Who is in it'}</h2>
            <ul class="brief">${inside.map((one) => html`<li>${this.#person(one)}</li>`)}</ul>
          </div>`
      }
      ${
        nearMisses.length > 0
          ? html`<div>
            <h2>Nearly in it</h2>
            <ul>
              ${nearMisses.map(
                (one) => html`<li>
                  ${this.#person(one)}
                  ${one.failed.map(({ words, found }) => html`<span>Not: ${words}${found ? html` – ${withMoments(found, this.app.format)}` : nothing}</span>`)}
                </li>`,
              )}
            </ul>
            <p class="faint">The closest of at most ${number.call(this.app.format, lookedAt)} people, those seen last before others.</p>
          </div>`
          : nothing
      }
      ${people > 0 && !isStale ? this.#comparing() : nothing}`;
  }

  #comparing() {
    const { compared, segment, rule } = this.builder;
    return compared
      ? html`<ph-segment-compare .app=${this.app} .rule=${rule} .segment=${segment?.id}></ph-segment-compare>`
      : html`<button class="button" type="button" @click=${() => this.builder.compare()}>Show reach and overlap</button>`;
  }

  #person(one: Somebody) {
    return html`<a href="/people/profile/${one.id}">${whoIs(one).called}</a>`;
  }
}
