import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PersonSegment } from '../../../contract/segments.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import './why-panel.ts';

/** The segments of one person: which they are in, and of each why they are in it or not, now and at a past time. */
@customElement('ph-person-segments')
export class PhPersonSegments extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .button {
        min-height: var(--touch);
        gap: 0;
        padding: 0.3rem 0.8rem;
        border-radius: var(--radius-full);
        font-size: var(--text-s);
      }
      .in {
        border-color: transparent;
        background: var(--accent-soft);
        color: var(--accent-strong);
      }
      .out {
        color: var(--ink-soft);
        font-weight: 450;
      }
      .button[aria-expanded='true'] {
        border-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() profileId = '';
  @state() private segments: PersonSegment[] | undefined;
  @state() private failure = '';
  @state() private asked = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profileId')) void this.#load();
  }

  protected override render() {
    const inside = this.segments?.filter((one) => one.inside) ?? [];
    const outside = this.segments?.filter((one) => !one.inside) ?? [];
    return html`<h2>Segments</h2>
      ${this.failure ? loadFailed('The segments could not be loaded.', this.failure, () => this.#load()) : nothing}
      ${!this.segments && !this.failure ? html`<span class="skeleton" .style=${'height: var(--touch)'}></span>` : nothing}
      ${this.segments && inside.length === 0 ? html`<p class="soft">In none of the segments.</p>` : nothing}
      ${inside.length > 0 ? html`<ul aria-label="In">${inside.map((one) => this.#chip(one))}</ul>` : nothing}
      ${
        outside.length > 0
          ? html`<p class="faint">Not in these; open one to see why.</p>
            <ul aria-label="Not in">${outside.map((one) => this.#chip(one))}</ul>`
          : nothing
      }
      ${
        this.asked
          ? html`<ph-segment-why .app=${this.app} .segment=${this.asked} .profileId=${this.profileId}></ph-segment-why>`
          : nothing
      }`;
  }

  #chip({ id, name, inside }: PersonSegment) {
    const isOpen = this.asked === id;
    return html`<li>
      <button class="button ${inside ? 'in' : 'out'}" aria-expanded=${isOpen} @click=${() => this.#ask(isOpen ? '' : id)}>
        ${name}<span class="unseen">: why ${inside ? 'in' : 'not in'} it?</span>
      </button>
    </li>`;
  }

  #ask(id: string) {
    this.asked = id;
  }

  async #load() {
    this.failure = '';
    this.asked = '';
    try {
      const path = `/profiles/${encodeURIComponent(this.profileId)}/segments`;
      this.segments = (await this.app.api.get<{ data: PersonSegment[] }>(path)).data;
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}
