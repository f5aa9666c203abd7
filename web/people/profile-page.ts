import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PersonDetail } from '../../contract/people.ts';
import type { App } from '../app/app.ts';
import { segmentWords, stepWords } from '../ask/words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Profile } from './profile.ts';
import { profileStyles } from './profile-styles.ts';
import { deedWords, detailsOf, initialsOf, whoIs } from './words.ts';
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('profileId')) return;
    this.#profile?.removeEventListener('change', this.#redraw);
    this.#profile = new Profile(this.app.api, this.profileId);
    this.#profile.addEventListener('change', this.#redraw);
    void this.#profile.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const { status, failure, person } = this.#profile;
    return html`<div class="page inner">
      <a class="back" href="/people">${icon('back', 18)} People</a>
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
          <h1>${called}</h1>
          <p class="soft">${also}</p>
        </div>
      </header>
      ${this.#facts(person)} ${this.#segments(person)}
      <div class="halves">${this.#identity(person)} ${this.#activity(person)}</div>
      ${this.#timeline()}`;
  }

  #facts(person: PersonDetail) {
    const { format } = this.app;
    const day = (iso: string | null) =>
      iso ? html`<span title=${format.moment(iso)}>${format.day(iso)}</span>` : html`not yet`;
    return html`<div>
      <dl class="facts-line">
        <div><dt>Value</dt><dd>${format.money(person.value, person.currency)}</dd></div>
        <div><dt>Orders</dt><dd>${format.number(person.orders)}</dd></div>
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

  #segments({ segments, reached }: PersonDetail) {
    return html`<section>
      <h2>Segments</h2>
      ${
        segments.length > 0
          ? html`<ul class="chips">
            ${segments.map(
              (key) => html`<li>
                <a href="/people/${key}" title=${segmentWords[key].rule}><span class="chip good">${segmentWords[key].name}</span></a>
              </li>`,
            )}
          </ul>`
          : html`<p class="soft">In none of the segments.</p>`
      }
      ${
        reached
          ? html`<p class="soft">Furthest on the path to purchase: ${stepWords[reached].toLowerCase()}.</p>`
          : nothing
      }
    </section>`;
  }

  #identity({ userId, email, phone, traits, known }: PersonDetail) {
    const lines = [
      { label: 'E-mail', value: email },
      { label: 'Phone', value: phone },
      { label: 'User id', value: userId },
      ...detailsOf(traits, shownElsewhere),
    ].filter(({ value }) => value);
    return html`<section>
      <h2>Who</h2>
      ${
        lines.length > 0
          ? html`<dl class="card lines">
            ${lines.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
          </dl>`
          : nothing
      }
      ${
        known
          ? nothing
          : html`<p class="soft">An anonymous visitor. Once an event says who it is, what is here joins that person.</p>`
      }
    </section>`;
  }

  #activity({ activity }: PersonDetail) {
    const { format } = this.app;
    return html`<section>
      <h2>What they did</h2>
      ${
        activity.length > 0
          ? html`<ul class="card rows">
            ${activity.map(
              ({ name, count, firstAt, lastAt }) => html`<li>
                <div class="row deed">
                  <span class="name"><b>${deedWords(name)}</b><span>${format.period(firstAt, lastAt)}</span></span>
                  <span class="facts"><b>${format.number(count)}</b><span>${count === 1 ? 'time' : 'times'}</span></span>
                </div>
              </li>`,
            )}
          </ul>`
          : html`<p class="soft">Nothing yet: so far it is only known who they are.</p>`
      }
    </section>`;
  }

  #timeline() {
    const { events, more, loadingMore } = this.#profile;
    return html`<section>
      <h2>Timeline</h2>
      ${
        events.length > 0
          ? html`<ph-timeline .app=${this.app} .events=${events}></ph-timeline>`
          : html`<p class="soft">Nothing has happened yet.</p>`
      }
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
