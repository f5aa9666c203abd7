import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Identifier, Merge, PersonDetail } from '../../contract/people.ts';
import type { App } from '../app/app.ts';
import { channelWords, stepWords } from '../ask/campaign-words.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { breakable } from '../ui/breakable.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { identifierWords, reachWords, sideWords } from './entry-words.ts';
import { mergesOf } from './merges.ts';
import { Profile } from './profile.ts';
import { profileStyles } from './profile-styles.ts';
import { addressWith, filterIn, TIMELINE_KINDS, type TimelineFilter } from './timeline-filter.ts';
import { deedWords, detailsOf, initialsOf, whoIs } from './words.ts';
import './merge-dialog.ts';
import '../predictions/person-prediction.ts';
import './privacy/person-privacy.ts';
import './segments/person-segments.ts';
import './timeline.ts';

/** Shown by name already, beside the other traits. */
const shownElsewhere = ['name', 'firstName', 'first_name', 'lastName', 'last_name', 'email', 'phone'];

/** One person: who, the facts, and what they did. */
@customElement('ph-profile-page')
export class PhProfilePage extends LitElement {
  static override styles = [base, buttons, surfaces, rows, profileStyles];

  @property({ attribute: false }) app!: App;
  @property() profileId = '';
  #profile!: Profile;
  #watch: Watch | undefined;

  override connectedCallback(): void {
    if (!this.#watch) this.#watch = new Watch(this, () => [this.app.router]);
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { path, query } = this.app.router.place;
    if (changed.has('profileId')) {
      this.#profile?.removeEventListener('change', this.#redraw);
      this.#profile = new Profile(this.app.api, this.profileId, filterIn(query));
      this.#profile.addEventListener('change', this.#redraw);
      void this.#profile.load();
    } else if (path.startsWith('/people/profile/')) {
      this.#profile.show(filterIn(query)).catch((error: Error) => toast(error.message));
    }
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const { status, failure, person } = this.#profile;
    return html`<div class="page inner">
      <a class="back" href="/people">${icon('back', 18)} People</a>
      ${status === 'loading' || status === 'failed' ? html`<h1 class="unseen">Person</h1>` : nothing}
      ${status === 'loading' ? this.#skeleton() : nothing} ${status === 'missing' ? this.#missing() : nothing}
      ${
        status === 'failed'
          ? loadFailed('This person could not be loaded.', failure, () => this.#profile.load())
          : nothing
      }
      ${status === 'ready' && person ? this.#full(person) : nothing}
    </div>`;
  }

  #full(person: PersonDetail) {
    const { called, also } = whoIs(person);
    return html`<header class="who">
        <span class="tile" aria-hidden="true">${initialsOf(person) || icon('people')}</span>
        <div>
          <h1>${breakable(called)}</h1>
          <p class="soft">${breakable(also)}</p>
        </div>
        <button class="button" @click=${() => this.#mergeWith(person)}>Merge with…</button>
      </header>
      ${this.#facts(person)}
      <ph-person-prediction .app=${this.app} .profileId=${person.id}></ph-person-prediction>
      ${this.#segments(person)}
      <div class="halves">
        <div class="stack">${this.#identity(person)} ${this.#reach(person)}</div>
        ${this.#activity(person)}
      </div>
      ${mergesOf(this.app, person, this.#profile.merges, (merge) => this.#takeApart(merge))} ${this.#timeline(person)}
      <ph-person-privacy .app=${this.app} .person=${person}></ph-person-privacy>`;
  }

  /** A figure that leads to the orders it is made of, where there are any. */
  #toOrders({ id, orders }: PersonDetail, figure: string) {
    if (orders === 0) return figure;
    return html`<a href=${addressWith(id, { show: 'orders' })} @click=${this.#filter({ show: 'orders' })}>${figure}</a>`;
  }

  #facts(person: PersonDetail) {
    const { format } = this.app;
    const day = (iso: string | null) =>
      iso ? html`<span title=${format.moment(iso)}>${format.day(iso)}</span>` : html`not yet`;
    return html`<div>
      <dl class="facts-line">
        <div>
          <dt>Value</dt>
          <dd>${this.#toOrders(person, format.money(person.value, person.currency))}</dd>
          ${
            Number(person.refunded) > 0
              ? html`<dd class="less">${format.money(person.refunded, person.currency)} given back</dd>`
              : nothing
          }
        </div>
        <div>
          <dt>Orders</dt>
          <dd>${this.#toOrders(person, format.number(person.orders))}</dd>
        </div>
        <div><dt>Events</dt><dd>${format.number(person.events)}</dd></div>
        <div><dt>First seen</dt><dd>${day(person.firstSeenAt)}</dd></div>
        <div><dt>Last seen</dt><dd>${day(person.lastSeenAt)}</dd></div>
      </dl>
      <details class="meaning">
        <summary>${icon('chevron', 16)} What these numbers mean</summary>
        <p>
          Over everything that is known of this person, in the time of ${this.app.session.workspace?.timezone ?? 'the shop'}.
          Value is that of all their orders together; an order counts once, however many sources report it. Events are what
          they did; what only tells who they are is not counted. The rows behind it are below.
        </p>
      </details>
    </div>`;
  }

  #segments({ id, reached }: PersonDetail) {
    return html`<section>
      <ph-person-segments .app=${this.app} .profileId=${id}></ph-person-segments>
      ${
        reached
          ? html`<p class="soft">Furthest on the path to purchase: ${stepWords[reached].toLowerCase()}.</p>`
          : nothing
      }
    </section>`;
  }

  #identity({ identifiers, traits, known }: PersonDetail) {
    const { format } = this.app;
    const line = ({ kind, value, since }: Identifier) => html`<div>
      <dt>${identifierWords(kind)}</dt>
      <dd>${breakable(value)}<span class="since">since ${format.day(since)}</span></dd>
    </div>`;
    return html`<section>
      <h2>Who</h2>
      <dl class="card lines">
        ${identifiers.map(line)}
        ${detailsOf(traits, shownElsewhere).map(
          ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
        )}
      </dl>
      ${
        known
          ? nothing
          : html`<p class="soft">An anonymous visitor. Once an event says who it is, what is here joins that person.</p>`
      }
    </section>`;
  }

  #activity({ id, activity }: PersonDetail) {
    const { format } = this.app;
    return html`<section>
      <h2>What they did</h2>
      ${
        activity.length > 0
          ? html`<ul class="card rows">
            ${activity.map(
              ({ name, count, firstAt, lastAt }) => html`<li>
                <a class="deed" href=${addressWith(id, { what: name })} @click=${this.#filter({ what: name })}>
                  <span class="name"><b>${deedWords(name)}</b><span>${format.period(firstAt, lastAt)}</span></span>
                  <span class="facts"><b>${format.number(count)}</b><span>${count === 1 ? 'time' : 'times'}</span></span>
                </a>
              </li>`,
            )}
          </ul>`
          : html`<p class="soft">Nothing yet: so far it is only known who they are.</p>`
      }
    </section>`;
  }

  #reach({ channels }: PersonDetail) {
    const { format } = this.app;
    return html`<section>
      <h2>Where messages are welcome</h2>
      ${
        channels.length > 0
          ? html`<ul class="card rows">
            ${channels.map(
              (reach) => html`<li>
                <div class="row deed">
                  <span class="name">
                    <b>${channelWords[reach.channel].words}</b>
                    <span>${reachWords(reach, (iso) => format.day(iso))}</span>
                  </span>
                  <span class="chip ${reach.reachable ? 'good' : reach.consent === 'unsubscribed' ? 'warn' : ''}">
                    ${reach.reachable ? 'Welcome' : reach.consent === 'unsubscribed' ? 'Refused' : 'Not welcome yet'}
                  </span>
                </div>
              </li>`,
            )}
          </ul>`
          : html`<p class="soft">There is no address, and nothing was said about messages.</p>`
      }
    </section>`;
  }

  #timeline({ id }: PersonDetail) {
    const { entries, filter, filtering, more, loadingMore } = this.#profile;
    const isAll = !filter.show && !filter.what;
    return html`<section class="timeline">
      <h2>Timeline</h2>
      <nav class="kinds" aria-label="Timeline">
        ${this.#kind(id, {}, 'Everything', isAll)}
        ${TIMELINE_KINDS.map(([show, words]) => this.#kind(id, { show }, words, filter.show === show && !filter.what))}
        ${filter.what ? this.#kind(id, { what: filter.what }, `Only “${deedWords(filter.what)}”`, true) : nothing}
      </nav>
      <div class="entries" aria-busy=${filtering}>
        ${
          entries.length > 0
            ? html`<ph-timeline .app=${this.app} .entries=${entries}></ph-timeline>`
            : html`<p class="soft">${isAll ? 'Nothing has happened yet.' : 'Nothing of this kind has happened.'}</p>`
        }
      </div>
      ${
        more
          ? html`<button
            class="button more"
            aria-disabled=${loadingMore}
            @click=${() => this.#profile.loadMore().catch((error: Error) => toast(error.message))}
          >
            ${loadingMore ? 'Loading…' : 'Show more'}
          </button>`
          : nothing
      }
    </section>`;
  }

  #kind(id: string, filter: Partial<TimelineFilter>, words: string, chosen: boolean) {
    return html`<a
      href=${addressWith(id, filter)}
      aria-current=${chosen ? 'true' : nothing}
      @click=${this.#filter(filter)}
      >${words}</a
    >`;
  }

  /** Follows a link to a filter without leaving the place that was looked at; the timeline comes into view. */
  #filter(filter: Partial<TimelineFilter>) {
    return (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.app.router.go(addressWith(this.profileId, filter), { keepFocus: true });
      this.renderRoot.querySelector('.timeline')?.scrollIntoView({ block: 'nearest' });
    };
  }

  #mergeWith(person: PersonDetail) {
    const dialog = document.createElement('ph-merge-dialog');
    Object.assign(dialog, {
      app: this.app,
      person,
      merge: async (from: PersonDetail, reason: string) => {
        await this.#profile.merge(from, reason);
        toast(`${whoIs(from).called} and ${whoIs(person).called} are one person now.`);
      },
    });
    document.body.append(dialog);
  }

  async #takeApart(merge: Merge) {
    const answer = await askUser({
      title: 'Are these two people?',
      words: `Everything that came with the ids of ${sideWords(merge.from)} goes back to a person of its own, also what came since. Later events do not join the two again.`,
      action: 'Take apart',
    });
    if (answer === undefined) return;
    try {
      const other = await this.#profile.takeApart(merge);
      toast(`Taken apart: ${whoIs(other).called} is a person of their own again.`);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  #skeleton() {
    return html`<div class="who" aria-hidden="true">
        <span class="tile"></span>
        <div class="skeletons"><span class="skeleton"></span><span class="skeleton"></span></div>
      </div>
      ${waitingRows(4, 'Loading the person')}`;
  }

  #missing() {
    return html`<h1>This person is not here</h1>
      <p class="soft">The address may be mistyped, or it belongs to another workspace. Everybody you know is under People.</p>`;
  }
}
