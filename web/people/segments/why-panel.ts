import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Reason, Why } from '../../../contract/segments.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { forms } from '../../ui/form-styles.ts';
import { icon } from '../../ui/icon.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { withMoments } from './moments.ts';

const GROUP_WORDS: Partial<Record<Reason['type'], string>> = {
  all: 'all of these',
  any: 'any of these',
  none: 'none of these',
};

/** Why one person is in one segment or not, clause by clause, now or at a time that is chosen. */
@customElement('ph-segment-why')
export class PhSegmentWhy extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-4);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .field {
        width: 15rem;
        max-width: 100%;
      }
      .field input {
        width: 100%;
        min-width: 0;
      }
      .field label {
        font-size: var(--text-s);
      }
      ul {
        display: grid;
        gap: var(--space-2);
      }
      ul ul {
        margin-top: var(--space-2);
        padding-left: var(--space-3);
        border-left: 2px solid var(--line);
      }
      li > div {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        font-size: var(--text-m);
        line-height: 1.45;
      }
      li svg {
        margin-top: 0.15rem;
        color: var(--ink-faint);
      }
      li .yes svg {
        color: var(--accent);
      }
      li .found {
        grid-column: 2;
        color: var(--ink-soft);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() segment = '';
  @property() profileId = '';
  @state() private why: Why | undefined;
  @state() private failure = '';
  /** As the browser's picker writes it; empty for now. */
  @state() private at = '';
  #asked = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('segment') || changed.has('profileId')) {
      this.why = undefined;
      this.at = '';
      void this.#load();
    }
  }

  protected override render() {
    return html`<section class="card" aria-label="Why" aria-busy=${!this.why && !this.failure}>
      ${this.failure ? loadFailed('The reason could not be found.', this.failure, () => this.#load()) : nothing}
      ${!this.why && !this.failure ? html`<span class="skeleton" .style=${'height: 7rem'}></span>` : nothing}
      ${this.why ? this.#full(this.why) : nothing}
    </section>`;
  }

  #full(why: Why) {
    const { format } = this.app;
    const words = this.at
      ? `${why.inside ? 'Was' : 'Was not'} in ${why.segment.name} on ${format.moment(why.at)}`
      : `${why.inside ? 'Is' : 'Is not'} in ${why.segment.name}`;
    return html`<header>
        <div role="status">
          <h3>${words}</h3>
          <p class="soft">${why.segment.definition}</p>
        </div>
        <div class="field">
          <label for="at">At another time</label>
          <input
            id="at"
            type="datetime-local"
            max=${localNow()}
            .value=${this.at}
            @change=${(event: Event) => this.#choose((event.target as HTMLInputElement).value)}
          />
        </div>
      </header>
      <ul>${this.#reason(why.reason, true)}</ul>
      ${why.changesAt ? html`<p class="soft">If nothing happens, this is looked at again ${format.moment(why.changesAt)}.</p>` : nothing}
      ${why.recorded ? html`<p class="soft">${this.#recordedWords(why, why.recorded)}</p>` : nothing}
      ${why.note ? html`<p class="faint">${why.note}</p>` : nothing}
      <a href="/people/${why.segment.id}">Open the segment</a>`;
  }

  /** What the segment itself said at that time, and where it is not what is so by today's knowledge, why. */
  #recordedWords({ inside }: Why, recorded: NonNullable<Why['recorded']>): string {
    const since = recorded.since ? `, since ${this.app.format.moment(recorded.since)}` : '';
    const then = recorded.inside
      ? `At that time the segment had this person in it${since}.`
      : 'At that time the segment did not have this person in it.';
    return inside === recorded.inside
      ? then
      : `${then} What was told later, or the rule it had then, makes the difference.`;
  }

  #reason(reason: Reason, outermost = false): TemplateResult {
    const { of, holds, words, found } = reason;
    if (outermost && of.length > 0 && reason.type === 'all') return html`${of.map((one) => this.#reason(one))}`;
    return html`<li>
      <div class=${holds ? 'yes' : 'no'}>
        ${icon(holds ? 'check' : 'close', 18)}
        <span><span class="unseen">${holds ? 'Holds' : 'Does not hold'}: </span>${of.length > 0 ? GROUP_WORDS[reason.type] : words}</span>
        ${found ? html`<span class="found">${withMoments(found, this.app.format)}</span>` : nothing}
      </div>
      ${of.length > 0 ? html`<ul>${of.map((one) => this.#reason(one))}</ul>` : nothing}
    </li>`;
  }

  #choose(at: string) {
    this.at = at;
    void this.#load();
  }

  async #load() {
    const asked = ++this.#asked;
    this.failure = '';
    const query = this.at ? `?at=${encodeURIComponent(new Date(this.at).toISOString())}` : '';
    try {
      const path = `/segments/${encodeURIComponent(this.segment)}/why/${encodeURIComponent(this.profileId)}${query}`;
      const why = await this.app.api.get<Why>(path);
      if (asked === this.#asked) this.why = why;
    } catch (error) {
      if (asked === this.#asked) this.failure = error instanceof Error ? error.message : String(error);
    }
  }
}

/** Now as the picker wants it, in the browser's own zone. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
