import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CampaignDraft } from '../../contract/actions.ts';
import type { CampaignOutlook } from '../../contract/campaign-outlook.ts';
import type { Format } from '../app/format.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';

const WHY = { no_consent: 'never said yes', said_no: 'said no', no_address: 'have no address' };

/** A campaign as it would go out now: for whom, by what, at most what, when, and what of it can be sent today. */
@customElement('ph-campaign-outlook-view')
export class PhCampaignOutlookView extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-2) var(--space-5);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: var(--space-1);
      }
      @media (max-width: 30rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
        dd + dt {
          margin-top: var(--space-2);
        }
      }
    `,
  ];

  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) draft!: CampaignDraft;
  @property({ attribute: false }) outlook!: CampaignOutlook;

  protected override render() {
    const { format, draft, outlook } = this;
    const { audience, condition, holdout, mostPeople, letters } = outlook;
    const { name, href, definition } = audience;
    return html`<dl>
        <dt>For</dt>
        <dd>${href ? html`<a class="touch" href=${href}>${name}</a>` : name}${definition ? `: ${definition}` : ''}</dd>
        ${condition ? html`<dt>Only those</dt><dd>${condition}</dd>` : nothing}
        <dt>By, in order</dt>
        <dd>${this.#channels()}</dd>
        <dt>At most</dt>
        <dd>${format.number(mostPeople)} people in one sending${draft.costLimit ? `, ${this.#limit(draft.costLimit)} in all` : ''}</dd>
        <dt>Costs</dt>
        <dd>${this.#cost()}</dd>
        <dt>Held out</dt>
        <dd>
          ${
            holdout
              ? `${format.percent(holdout.share)}, about ${format.number(holdout.people)} of ${format.number(letters)}, get no letter, to see what it brings`
              : 'Nobody: below 500 e-mails no difference could be told from chance'
          }
        </dd>
        <dt>Meant for</dt>
        <dd>${draft.sendOn ? this.#when(draft.sendOn) : 'No day yet: it goes out as soon as its sending is approved.'}</dd>
      </dl>
      ${this.#blocked()}`;
  }

  #channels() {
    const { format, outlook, draft } = this;
    const { by, nobody, people } = outlook;
    const none = nobody.filter((one) => one.people > 0);
    const left = none.reduce((sum, one) => sum + one.people, 0);
    const why = none.map((one) => `${format.number(one.people)} ${WHY[one.why]}`).join(', ');
    return html`<ul>
      ${draft.channels.map((channel) => {
        const found = by.find((one) => one.channel === channel);
        return html`<li>
          ${icon(channelWords[channel].icon, 16)} ${channelWords[channel].words}: ${format.number(found?.people ?? 0)}
          <span class="soft">${found?.sends ? 'can be sent' : 'prepared, cannot be sent yet'}</span>
        </li>`;
      })}
      ${left > 0 ? html`<li>By nothing: ${format.number(left)} <span class="soft">${why}</span></li>` : nothing}
      <li><a class="touch" href="/campaigns/${draft.id}/people">Who gets it by what</a>, of ${format.number(people)}</li>
    </ul>`;
  }

  #limit({ amount, currency }: NonNullable<CampaignDraft['costLimit']>) {
    return this.format.money(amount, currency ?? this.outlook.cost.currency);
  }

  #cost() {
    const { amount, currency, text } = this.outlook.cost;
    return amount === null ? text : `${this.format.money(amount, currency)} (${text})`;
  }

  #when(day: string) {
    const { sendAt } = this.draft;
    return `${this.format.days(day, day, { year: true })}${sendAt ? `, ${sendAt} in the shop’s time` : ''}. Once its sending is approved, it goes out by itself then.`;
  }

  /** Before anybody presses Send: what of it can really go out. */
  #blocked() {
    const { blocked, by } = this.outlook;
    const others = by.filter(({ channel, people }) => channel !== 'email' && people > 0);
    const words =
      blocked === 'no_service'
        ? 'No e-mail service is set up, so nothing can be sent today.'
        : blocked === 'first_channel'
          ? 'Only e-mail can be sent so far, and another channel comes first here: put e-mail first to send it.'
          : others.length > 0
            ? `Only e-mail can be sent so far: ${others
                .map(({ channel, people }) => `${this.format.number(people)} by ${channelWords[channel].words}`)
                .join(', ')} get nothing yet.`
            : '';
    return words ? html`<div class="note">${icon('alert')}<p>${words}</p></div>` : nothing;
  }
}
