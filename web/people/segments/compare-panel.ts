import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Channel, Comparing, Definition } from '../../../contract/segments.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';

const CHANNELS: Record<Channel, string> = {
  email: 'E-mail',
  sms: 'SMS',
  push: 'Push',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

/** Whom a rule reaches on each channel and what that costs, and how many of its people are in other segments. */
@customElement('ph-segment-compare')
export class PhSegmentCompare extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      h3 {
        font-size: var(--text-m);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-3);
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
        font-size: var(--text-s);
      }
      li:first-child {
        border-top: 0;
      }
      li a {
        display: grid;
        align-items: center;
        min-height: var(--touch);
        overflow-wrap: anywhere;
      }
      li .facts {
        align-self: center;
        white-space: nowrap;
      }
      li .words,
      li .bar {
        grid-column: 1 / -1;
      }
      .words {
        color: var(--ink-soft);
        text-wrap: pretty;
      }
      .bar {
        height: 0.25rem;
        border-radius: var(--radius-full);
        background: var(--sunken);
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: inherit;
        background: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) rule!: Definition;
  /** Whose rule it is, if it is saved. */
  @property() segment: string | undefined;
  @state() private told: Comparing | undefined;
  @state() private failure = '';
  #asked = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('rule') || changed.has('segment')) && JSON.stringify(this.rule) !== this.#asked) void this.#load();
  }

  protected override render() {
    if (this.failure) return loadFailed('The comparison could not be made.', this.failure, () => this.#load());
    const { told } = this;
    if (!told) return waitingRows(3, 'Comparing');
    const overlapping = told.overlap.filter(({ both }) => both > 0);
    return html`<div>
        <h3>Whom a message reaches</h3>
        <ul>${told.channels.map((one) => this.#channel(one))}</ul>
      </div>
      <div>
        <h3>Also in other segments</h3>
        ${
          overlapping.length === 0
            ? html`<p class="words">None of them is in another segment.</p>`
            : html`<ul>${overlapping.map((one) => this.#segment(one))}</ul>`
        }
      </div>`;
  }

  #channel({ channel, reachable, words }: Comparing['channels'][number]) {
    return html`<li>
      <span>${CHANNELS[channel]}</span>
      <b class="facts">${this.app.format.number(reachable)}</b>
      ${reachable > 0 ? html`<span class="words">${words}</span>` : nothing}
    </li>`;
  }

  #segment({ id, name, both, share }: Comparing['overlap'][number]) {
    const { format } = this.app;
    return html`<li>
      <a href="/people/${id}">${name}</a>
      <span class="facts"><b>${format.number(both)}</b> · ${format.percent(share)}</span>
      <span class="bar" aria-hidden="true"><i .style=${`width: ${Math.round(share * 100)}%`}></i></span>
    </li>`;
  }

  async #load() {
    const asked = JSON.stringify(this.rule);
    this.#asked = asked;
    this.failure = '';
    try {
      const body = { definition: this.rule, ...(this.segment ? { segment: this.segment } : {}) };
      const told = await this.app.api.post<Comparing>('/segments/compare', body);
      if (this.#asked === asked) this.told = told;
    } catch (error) {
      if (this.#asked === asked) this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}
