import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CampaignDraft } from '../../contract/actions.ts';
import type { Channel } from '../../contract/segments.ts';
import type { App } from '../app/app.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';

const CHANNELS = Object.keys(channelWords) as Channel[];

/** By what a campaign is sent, in which order, when it is meant to go out, and what it may cost. Says `saved` once it is. */
@customElement('ph-campaign-delivery')
export class PhCampaignDelivery extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      fieldset {
        display: grid;
        gap: var(--space-2);
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 560;
      }
      ol {
        display: grid;
        gap: var(--space-2);
        list-style: none;
      }
      li,
      .add,
      .when {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      li b {
        flex: 1 1 9rem;
        font-weight: 560;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) draft!: CampaignDraft;
  @state() private order: Channel[] = [];
  readonly #form = new Form(this);

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('draft')) this.order = [...this.draft.channels];
  }

  protected override render() {
    const { faults, failure, busy } = this.#form;
    const { sendOn, sendAt, costLimit } = this.draft;
    const others = CHANNELS.filter((channel) => !this.order.includes(channel));
    return html`<form class="fields" novalidate @submit=${this.#save}>
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      <fieldset>
        <legend>By what, in order</legend>
        <p class="hint">Each person is written to by the first of these by which they can be reached.</p>
        <ol>${this.order.map((channel, place) => this.#row(channel, place))}</ol>
        ${
          others.length > 0
            ? html`<div class="add">
                ${others.map(
                  (channel) =>
                    html`<button type="button" class="button" @click=${() => this.#put([...this.order, channel])}>Add ${channelWords[channel].words}</button>`,
                )}
              </div>`
            : nothing
        }
      </fieldset>
      <div class="when">
        <div class="field">
          <label for="sendOn">Meant for the day</label>
          <input id="sendOn" name="sendOn" type="date" .defaultValue=${sendOn ?? ''} />
        </div>
        <div class="field">
          <label for="sendAt">and the time</label>
          <input id="sendAt" name="sendAt" type="time" .defaultValue=${sendAt ?? ''} />
        </div>
      </div>
      ${field({
        ...{
          name: 'most',
          label: 'May cost at most',
          value: costLimit?.amount ?? '',
          fault: faults['costLimit.amount'],
        },
        hint: 'An amount such as 150.00; empty for no limit.',
      })}
      <div><button class="button primary" ?disabled=${busy}>${busy ? 'Saving…' : 'Save'}</button></div>
    </form>`;
  }

  #row(channel: Channel, place: number) {
    const { words } = channelWords[channel];
    const last = this.order.length - 1;
    return html`<li>
      <b>${place + 1}. ${words}</b>
      <button type="button" class="button" aria-label="${words} earlier" ?disabled=${place === 0} @click=${() => this.#move(place, -1)}>Earlier</button>
      <button type="button" class="button" aria-label="${words} later" ?disabled=${place === last} @click=${() => this.#move(place, 1)}>Later</button>
      <button type="button" class="button" aria-label="Remove ${words}" ?disabled=${last === 0} @click=${() => this.#put(this.order.filter((one) => one !== channel))}>Remove</button>
    </li>`;
  }

  #move(place: number, by: number) {
    const order = [...this.order];
    const [moved] = order.splice(place, 1);
    if (moved) order.splice(place + by, 0, moved);
    this.#put(order);
  }

  #put(order: Channel[]) {
    this.order = order;
  }

  readonly #save = (event: SubmitEvent) =>
    this.#form.submit(event, async ({ sendOn = '', sendAt = '', most = '' }) => {
      const currency = this.draft.costLimit?.currency;
      const limit = most ? { amount: most.replace(',', '.'), ...(currency && { currency }) } : null;
      const when = this.#isOtherTime(sendOn, sendAt)
        ? { sendOn: sendOn || null, sendAt: (sendOn && sendAt) || null }
        : {};
      const patch = { channels: this.order, costLimit: limit, ...when };
      await this.app.api.patch(`/campaign-drafts/${this.draft.id}`, patch);
      this.dispatchEvent(new Event('saved', { bubbles: true, composed: true }));
    });

  /** A day that has passed stays as it is while nothing else is said of it. */
  #isOtherTime(sendOn: string, sendAt: string): boolean {
    return sendOn !== (this.draft.sendOn ?? '') || sendAt !== (this.draft.sendAt ?? '');
  }
}
