import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActionPlan, CampaignDraft, CampaignPerson } from '../../contract/actions.ts';
import { CHANNELS, type Channel } from '../../contract/segments.ts';
import type { App } from '../app/app.ts';
import { channelWords } from '../ask/campaign-words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { breakable } from '../ui/breakable.ts';
import { icon } from '../ui/icon.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { pagedList } from '../ui/paged-list.ts';
import { rows } from '../ui/rows.ts';

const WHY: Record<NonNullable<CampaignPerson['why']>, string> = {
  no_consent: 'Never said yes to any of its channels',
  said_no: 'Said no',
  no_address: 'Said yes, and has no address there',
};

/** Everybody of a campaign, or of what a plan would make of one: by what they get it, or why by nothing. */
@customElement('ph-campaign-people-page')
export class PhCampaignPeoplePage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      nav a[aria-current] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .facts span {
        display: inline-flex;
        align-items: center;
        justify-content: end;
        gap: var(--space-2);
        color: var(--ink-soft);
      }
      @media (max-width: 30rem) {
        .rows > li > a {
          grid-template-columns: minmax(0, 1fr);
        }
        .facts {
          justify-items: start;
          text-align: left;
          white-space: normal;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() campaignId = '';
  /** It is a plan's id, and no draft's. */
  @property({ type: Boolean }) planned = false;
  /** Of the address: by what. */
  @property() query = '';
  @state() private name = '';
  /** Undefined until they are known: what stands below them waits, so that nothing moves. */
  @state() private channels: readonly Channel[] | undefined;
  #people: Paged<CampaignPerson> | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('campaignId')) void this.#readName();
    if (!changed.has('campaignId') && !changed.has('query')) return;
    const { by } = this;
    const path = `${this.#path}/people?limit=50${by ? `&by=${by}` : ''}`;
    this.#people = new Paged(pagesOf(this.app.api, path), ({ personId }) => personId);
    // Of a list that was left for another nothing is drawn any more.
    this.#people.addEventListener('change', () => this.requestUpdate());
    void this.#people.load();
  }

  private get by(): Channel | 'nobody' | undefined {
    const asked = new URLSearchParams(this.query).get('by');
    return asked === 'nobody' ? asked : CHANNELS.find((one) => one === asked);
  }

  get #path(): string {
    return this.planned ? `/actions/${this.campaignId}` : `/campaign-drafts/${this.campaignId}`;
  }

  async #readName() {
    const { api } = this.app;
    try {
      if (this.planned) {
        const { title, difference } = await api.get<ActionPlan>(this.#path);
        this.name = title;
        this.channels = difference.campaign?.reach.by.map(({ channel }) => channel) ?? [];
      } else {
        const { name, channels } = await api.get<CampaignDraft>(this.#path);
        this.name = name;
        this.channels = channels;
      }
    } catch {
      // The people say what is wrong.
      this.channels = [];
    }
  }

  protected override render() {
    const back = this.planned
      ? { href: '/tasks', words: 'Tasks' }
      : { href: `/campaigns/${this.campaignId}`, words: 'Campaign' };
    return html`<div class="page inner">
      <a class="back" href=${back.href}>${icon('back', 18)} ${back.words}</a>
      <header>
        <h1>Who gets it by what</h1>
        <p class="soft">${this.name || html`&nbsp;`}</p>
      </header>
      ${this.channels ? this.#tabs(this.channels) : nothing}
      ${pagedList(this.channels && this.#people, {
        of: 'the people',
        failed: 'The people could not be loaded.',
        none: () => html`<div class="card empty"><p class="soft">Nobody is here.</p></div>`,
        some: (people) => html`<ul class="card rows">${repeat(people, ({ personId }) => personId, this.#person)}</ul>`,
      })}
    </div>`;
  }

  #tabs(channels: readonly Channel[]) {
    return html`<nav aria-label="By what">
      ${this.#tab(undefined, 'Everybody')}
      ${channels.map((channel) => this.#tab(channel, channelWords[channel].words))}
      ${this.#tab('nobody', 'By nothing')}
    </nav>`;
  }

  #tab(by: Channel | 'nobody' | undefined, words: string) {
    const { pathname } = location;
    return html`<a class="button" href="${pathname}${by ? `?by=${by}` : ''}" aria-current=${this.by === by ? 'page' : nothing}>${words}</a>`;
  }

  readonly #person = ({ personId, name, by, to, why }: CampaignPerson) => html`<li>
    <a href="/people/profile/${personId}">
      <span class="name"><b>${name ?? to ?? 'Somebody without a name'}</b></span>
      <span class="facts">
        ${
          by
            ? html`<span>${icon(channelWords[by].icon, 16)} ${channelWords[by].words}</span>${to && name ? html`<span>${breakable(to)}</span>` : nothing}`
            : html`<span>${why ? WHY[why] : ''}</span>`
        }
      </span>
    </a>
  </li>`;
}
