import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Summary } from '../../contract/analytics.ts';
import type { App } from '../app/app.ts';
import { stepWords } from '../ask/campaign-words.ts';
import { reconciliationWords } from '../sources/health/words.ts';
import { stateChip } from '../sources/state-chip.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { againstWords } from './against.ts';
import { behindStep, usualView } from './funnel-question.ts';
import { addDays, addressOf, daysOf, RANGES, rangeIn } from './ranges.ts';
import { type ToDo, troubleOf, whatToDo } from './to-do.ts';
import { Today } from './today.ts';
import { todayStyles } from './today-styles.ts';
import '../people/segment-list.ts';
import './figures-view.ts';
import './changes-view.ts';
import './funnel-lab.ts';
import './retention-view.ts';
import './late.ts';
import './pins.ts';
import './checklist.ts';
import './unusual.ts';

/** Today: what happened in a range, and what to do about it. */
@customElement('ph-today-page')
export class PhTodayPage extends LitElement {
  static override styles = [base, buttons, surfaces, rows, todayStyles];

  @property({ attribute: false }) app!: App;
  /** Whether it is known what stands between the figures and the rest. */
  @state() private lateKnown = false;
  #today!: Today;

  override connectedCallback(): void {
    if (!this.#today) {
      this.#today = new Today(this.app.api);
      new Watch(this, () => [this.#today, this.app.router, this.app.session]);
    }
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#lookAgain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#lookAgain);
  }

  readonly #lookAgain = () => {
    if (document.visibilityState === 'visible') void this.#today.load();
  };

  readonly #lateIsKnown = () => {
    this.lateKnown = true;
  };

  protected override willUpdate(): void {
    if (this.app.router.place.path.startsWith('/today')) void this.#today.show(rangeIn(this.app.router.place.query));
  }

  protected override render() {
    const { status, failure, summary } = this.#today;
    return html`<div class="page">
      <header class="head">
        <div>
          <h1>Today</h1>
          <p class="soft window">${summary && status === 'ready' ? this.#window(summary.range) : nothing}</p>
          <p class="faint against">${this.#against()}</p>
        </div>
        ${this.#ranges()}
      </header>
      ${
        status === 'failed'
          ? loadFailed('What happened could not be loaded.', failure, () => this.#today.load())
          : this.#today.empty
            ? this.#empty()
            : this.#full()
      }
    </div>`;
  }

  /** What the changes beside the figures are against. */
  #against() {
    const changes = this.#today.comparable ? this.#today.changes.value : undefined;
    return changes ? `Change against ${againstWords(changes, this.app.format)}` : nothing;
  }

  #ranges() {
    const { router } = this.app;
    const chosen = rangeIn(router.place.query);
    return html`<nav class="ranges" aria-label="Range">
      ${RANGES.map(
        ([key, words]) => html`<a
          href=${addressOf(key)}
          aria-current=${key === chosen ? 'true' : nothing}
          @click=${(event: MouseEvent) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            router.go(addressOf(key), { keepFocus: true });
          }}
          >${words}</a
        >`,
      )}
    </nav>`;
  }

  #full() {
    const { status, busy, summary, comparable, changes } = this.#today;
    const ready = status === 'ready' && summary ? summary : undefined;
    const window = ready ? this.#window(ready.range) : '';
    return html`<div class="all" aria-busy=${busy}>
      <ph-figures
        .app=${this.app}
        .summary=${ready}
        .changes=${comparable ? changes.value : undefined}
        .range=${this.#today.range ?? ''}
        .receiptId=${this.#today.receiptId}
        .window=${window}
      ></ph-figures>
      ${ready ? this.#below(ready, window) : waitingRows(8, 'Loading what happened')}
    </div>`;
  }

  #below(summary: Summary, window: string) {
    return html`${this.#silence(summary)} ${this.#toDo(summary)}
      <ph-late @ready=${this.#lateIsKnown}>
        ${this.#firstSteps()}
        <ph-unusual .app=${this.app}></ph-unusual>
        <ph-pins .app=${this.app}></ph-pins>
      </ph-late>
      ${this.lateKnown ? this.#rest(summary, window) : waitingRows(6, 'Loading what happened')}`;
  }

  #rest(summary: Summary, window: string) {
    const { segments, sources } = this.#today;
    return html`${
      this.#today.comparable && summary.totals.events > 0
        ? html`<section>
            <h2>What changed</h2>
            <ph-changes .app=${this.app} .range=${this.#today.range ?? ''} .changes=${this.#today.changes}></ph-changes>
          </section>`
        : nothing
    }
      <section>
        <h2>Path to purchase</h2>
        ${
          summary.funnel.some(({ people }) => people > 0)
            ? html`<ph-funnel-lab
              .app=${this.app}
              .funnel=${summary.funnel}
              .range=${this.#today.range ?? ''}
              .events=${Object.keys(summary.eventsByType)}
              .window=${`${window}.`}
            ></ph-funnel-lab>`
            : html`<p class="soft">Nobody who can be told apart took a step of it in this time.</p>`
        }
      </section>
      <section>
        <header>
          <h2>Segments</h2>
          <p>Who your people are now, by everything they ever did.</p>
        </header>
        <ph-segment-list .app=${this.app} .segments=${segments}></ph-segment-list>
      </section>
      <section>
        <header>
          <h2>Who comes back</h2>
          <p>People by when they began, and the share who came back in each time after it.</p>
        </header>
        <ph-retention .app=${this.app}></ph-retention>
      </section>
      ${sources.length > 0 ? this.#sources(summary) : nothing}`;
  }

  /** Nothing happened in a range that has begun: said, instead of a page of zeros. */
  #silence({ totals }: Summary) {
    if (totals.events > 0) return nothing;
    const last = this.#today.sources
      .flatMap(({ lastEventAt }) => lastEventAt ?? [])
      .sort()
      .at(-1);
    return html`<div class="note">
      ${icon('alert')}
      <p>
        ${last ? `Nothing arrived in this time yet. The last event came ${this.app.format.ago(last)}.` : 'Nothing has arrived yet.'}
        ${last ? html`<a href="/today?range=30d">See the last 30 days</a>` : html`<a href="/sources">Go to Sources</a>`}
      </p>
    </div>`;
  }

  #toDo({ funnel }: Summary) {
    const { sources, segments } = this.#today;
    const abandoners = segments.find(({ id }) => id === 'cart_abandoners');
    const list = whatToDo({ sources, abandoners, funnel, now: Date.now() }).slice(0, 4);
    if (list.length === 0) return nothing;
    return html`<section>
      <h2>What to do</h2>
      <ul class="card rows to-do">
        ${list.map((one) => html`<li><div class="row">${this.#deed(one)}</div></li>`)}
      </ul>
    </section>`;
  }

  #deed(one: ToDo) {
    const { format } = this.app;
    if (one.kind === 'cart') {
      return html`<p>
          <b>${format.number(one.people)} ${one.people === 1 ? 'person' : 'people'}</b> put something in the cart and never
          bought.
        </p>
        <span class="ways">
          <a class="button" href="/people/cart_abandoners">See them</a>
          <button class="button" @click=${() => this.app.ask('Show me campaigns for my customers')}>Ask for campaigns</button>
        </span>`;
    }
    if (one.kind === 'fall') {
      return html`<p>
          Most people turn away after “${stepWords[one.from.step].toLowerCase()}”: <b>${format.number(one.lost)}</b> of
          ${format.number(one.from.people)} went no further.
        </p>
        <span class="ways">
          <a class="button" href=${this.#behindFall(one)}>See them</a>
          <button class="button" @click=${() => this.app.ask('Where do I lose people in the funnel?')}>
            Ask about the funnel
          </button>
        </span>`;
    }
    const { source, trouble } = one;
    const words = {
      disconnected: 'is disconnected: nothing arrives from it.',
      quiet: `has been quiet: its last event came ${source.lastEventAt ? format.ago(source.lastEventAt) : ''}.`,
      waiting: 'is connected, and nothing has arrived from it yet.',
    };
    return html`<p><b>${source.name}</b> ${words[trouble]}</p>
      <span class="ways"><a class="button" href="/sources/${source.id}">Look at it</a></span>`;
  }

  /** Who turned away after the step that most did. */
  #behindFall({ to }: ToDo & { kind: 'fall' }): string {
    const step = usualView.steps.indexOf(to.step) + 1;
    return behindStep({ ...usualView, range: this.#today.range ?? '', step, kind: 'dropped' });
  }

  #sources(summary: Summary) {
    const { format } = this.app;
    const counts = new Map(summary.sources.map(({ id, count }) => [id, count]));
    const gone = summary.sources.filter(({ sourceType, count }) => sourceType === 'removed' && count > 0);
    return html`<section>
      <header>
        <h2>Where it comes from</h2>
        <p>${format.number(summary.totals.events)} events in this time, by source.</p>
      </header>
      <ul class="card rows sources">
        ${this.#today.sources.map((source) => {
          const { id, name, lastEventAt } = source;
          const health = this.#today.health.find(({ sourceId }) => sourceId === id);
          const stand = health?.reconciliation && reconciliationWords(health.reconciliation, 'the shop', format).words;
          const quiet = source.status === 'active' && troubleOf(source, Date.now()) === 'quiet';
          return html`<li>
            <a href="/sources/${id}">
              <span class="name">
                <b>${name}</b>
                <span>
                  ${lastEventAt ? `last event ${format.ago(lastEventAt)}` : 'nothing arrived yet'}${stand ? ` · ${stand}` : nothing}
                </span>
              </span>
              <span class="facts"><b>${format.number(counts.get(id) ?? 0)}</b><span>events</span></span>
              <span class="state">${quiet ? html`<span class="chip warn">Quiet</span>` : stateChip(source)}</span>
            </a>
          </li>`;
        })}
        ${gone.map(
          ({ count }) => html`<li>
            <div class="row">
              <span class="name"><b>Removed sources</b><span>their events stay</span></span>
              <span class="facts"><b>${format.number(count)}</b><span>events</span></span>
            </div>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #empty() {
    return html`<div class="card empty">
      <h2>Connect your shop first</h2>
      <p class="soft">What happened and what to do shows here once events arrive. It takes a few minutes, or try dummy data.</p>
      <a class="button primary" href="/sources">Go to Sources</a>
    </div>
    ${this.#firstSteps()}`;
  }

  /** The demo shop has nothing to set up. */
  #firstSteps() {
    return this.app.session.workspace?.isDemo ? nothing : html`<ph-checklist .app=${this.app}></ph-checklist>`;
  }

  /** The window of a range in words and in the shop's zone. */
  #window(range: Summary['range']): string {
    const zone = this.app.session.workspace?.timezone ?? range.timezone;
    const days = daysOf(range);
    if (!days) return `From the first event until now, ${zone}`;
    const last = addDays(days.end, -1);
    return `${this.app.format.days(days.first, last, { year: true })}, ${zone}`;
  }
}
