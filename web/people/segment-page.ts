import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Definition, Segment, SegmentDetail } from '../../contract/segments.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Part } from '../ui/part.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { People } from './people.ts';
import './person-list.ts';

const comparePanel = new Part(() => import('./segments/compare-panel.ts'));
const listFiles = new Part(() => import('./segments/list-files.ts'));
const segmentHistory = new Part(() => import('./segments/segment-history.ts'));

/** One segment: what it is, how many are in it, who, and who came and went. */
@customElement('ph-segment-page')
export class PhSegmentPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      header {
        display: grid;
        gap: var(--space-3);
      }
      header p {
        max-width: 68ch;
        margin-top: var(--space-2);
        text-wrap: pretty;
        overflow-wrap: anywhere;
      }
      h1 {
        overflow-wrap: anywhere;
      }
      .count {
        min-height: 1.55em;
        color: var(--ink-soft);
        font-size: var(--text-m);
      }
      .count b {
        color: var(--ink);
      }
      .compare {
        padding: var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() segment = '';
  @state() private showsHistory = false;
  @state() private rule: Definition | undefined;
  /** What a file on its way does is met first; what files did stands below the people. */
  @state() private isFileRunning = false;
  #people: People | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('segment')) return;
    this.#people?.removeEventListener('change', this.#redraw);
    this.#people = new People(this.app.api, this.segment);
    this.#people.addEventListener('change', this.#redraw);
    this.showsHistory = false;
    this.isFileRunning = false;
    this.rule = undefined;
    void this.#people.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const people = this.#people;
    const segment = people?.status === 'ready' ? people.segments?.find(({ id }) => id === this.segment) : undefined;
    return html`<div class="page inner">
      <a class="back" href="/people">${icon('back', 18)} People</a>
      ${people?.status === 'missing' ? this.#missing() : nothing}
      ${people?.status === 'failed' ? loadFailed('The people could not be loaded.', people.failure, () => people.load()) : nothing}
      ${people?.status === 'loading' ? this.#waiting() : nothing}
      ${people && segment ? this.#full(people, segment) : nothing}
    </div>`;
  }

  #full(people: People, segment: Segment) {
    const { name, definition, builtIn, edited, people: count, estimated, filling } = segment;
    // Of nobody there is nothing to estimate.
    const isEstimated = estimated && count > 0;
    return html`<header>
        <div>
          <h1>${name}</h1>
          <p class="soft">${definition}${edited ? ' This is your own rule for it.' : ''}</p>
        </div>
        <div class="row">
          ${segment.isList ? html`<a class="button" href="/people/${segment.id}/list">Change by a file</a>` : nothing}
          <a class="button" href="/people/${segment.id}/edit">Change the rule</a>
          ${count > 0 && !estimated ? html`<button class="button" @click=${() => this.#export(segment)}>Export as CSV</button>` : nothing}
          ${
            people.items.length > 0
              ? html`<button class="button" @click=${() => this.app.ask(`Draft an email to “${name}”`)}>
                    ${icon('mail')} Write to them
                  </button>
                  <button class="button" @click=${() => this.app.ask(`Show me campaigns for “${name}”`)}>
                    ${icon('megaphone')} Ask for campaigns
                  </button>`
              : nothing
          }
          ${builtIn ? nothing : html`<button class="button quiet danger-quiet" @click=${() => this.#delete(segment)}>Delete</button>`}
        </div>
      </header>
      <p class="count">
        <b>${this.app.format.number(count)} ${count === 1 ? 'person' : 'people'}</b>${
          isEstimated
            ? ', estimated'
            : filling
              ? ' so far: the people are still being gathered'
              : builtIn && !edited
                ? ' as of now, by everything they ever did; seen last first'
                : ' as of now; seen last first'
        }
      </p>
      ${segment.isList && this.isFileRunning ? this.#files(segment.id) : nothing}
      ${people.items.length > 0 ? this.#list(people, name) : this.#nobody(isEstimated)}
      ${segment.isList && !this.isFileRunning ? this.#files(segment.id) : nothing}
      ${count > 0 && !estimated ? this.#comparison(segment.id) : nothing}
      ${this.#history(segment.id)}`;
  }

  #list(people: People, label: string) {
    return html`<ph-person-list .app=${this.app} .people=${people} .label=${label}></ph-person-list>`;
  }

  #files(id: string) {
    void listFiles.untilLoaded();
    return html`<section>
      <h2>Files</h2>
      <ph-list-files
        .app=${this.app}
        .segment=${id}
        @moved=${() => this.#people?.refresh()}
        @running=${({ detail }: CustomEvent<boolean>) => {
          this.isFileRunning = detail;
        }}
      ></ph-list-files>
    </section>`;
  }

  #comparison(id: string) {
    return html`<section>
      <div class="row">
        <h2>Reach and overlap</h2>
        ${this.rule ? nothing : html`<button class="button quiet" @click=${() => this.#compare(id)}>Show</button>`}
      </div>
      ${
        this.rule
          ? html`<ph-segment-compare class="card compare" .app=${this.app} .rule=${this.rule} .segment=${id}></ph-segment-compare>`
          : nothing
      }
    </section>`;
  }

  async #compare(id: string) {
    try {
      const [{ rule }] = await Promise.all([
        this.app.api.get<SegmentDetail>(`/segments/${encodeURIComponent(id)}`),
        comparePanel.untilLoaded(),
      ]);
      this.rule = rule;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  async #export({ id, name }: Segment) {
    try {
      const file = await (await this.app.api.open('GET', `/segments/${encodeURIComponent(id)}/people.csv`)).blob();
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(file),
        download: `${name}.csv`,
      });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  #history(id: string) {
    return html`<section>
      <div class="row">
        <h2>Came and went</h2>
        ${
          this.showsHistory ? nothing : html`<button class="button quiet" @click=${this.#openHistory}>Show who</button>`
        }
      </div>
      ${this.showsHistory ? html`<ph-segment-history .app=${this.app} .segment=${id}></ph-segment-history>` : nothing}
    </section>`;
  }

  readonly #openHistory = async () => {
    this.showsHistory = (await segmentHistory.asked()) !== undefined;
  };

  async #delete({ id, name }: Segment) {
    const words = 'Its history goes with it. The people stay.';
    if ((await askUser({ title: `Delete ${name}?`, words, action: 'Delete', danger: true })) === undefined) return;
    try {
      await this.app.api.delete(`/segments/${id}`);
      this.app.router.go('/people');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  #waiting() {
    return html`<header aria-hidden="true">
        <span class="skeleton" .style=${'height: 2.25rem; width: 60%'}></span>
        <span class="skeleton" .style=${'height: 2.75rem; width: 45%'}></span>
      </header>
      <p class="count"></p>
      ${waitingRows(6, 'Loading the people')}`;
  }

  #nobody(estimated: boolean) {
    return html`<div class="card empty">
      <h2>Nobody to show</h2>
      <p class="soft">
        ${
          estimated
            ? 'The count is estimated from what happened: your events do not say yet who did them. Send a user id or an e-mail address with them.'
            : 'Nobody is in this segment now. It fills by itself as people act.'
        }
      </p>
      <a class="button" href="/sources">Go to Sources</a>
    </div>`;
  }

  #missing() {
    return html`<h1>There is no such segment</h1>
      <p class="soft">The address may be mistyped, or it was deleted. All segments are under People.</p>`;
  }
}
