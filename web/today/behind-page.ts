import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { BehindAsked } from '../../contract/kept-people.ts';
import type { App } from '../app/app.ts';
import { deedWords } from '../people/words.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { PeopleBehind } from './behind.ts';
import { behindIn, funnelBody, ORDERS, WINDOWS } from './funnel-question.ts';
import { rangeInWords } from './ranges.ts';
import { cohortIn, KINDS, retentionBody } from './retention-question.ts';
import '../people/keep-people.ts';
import '../people/person-list.ts';

interface Shown {
  title: string;
  words: string;
  /** What they are called as a list, and how they are found for it. */
  list: string;
  of: BehindAsked;
  people: PeopleBehind;
}

/** The people behind a step of the funnel or a cell of the triangle: its address says which. */
@customElement('ph-behind-page')
export class PhBehindPage extends LitElement {
  static override styles = [base, buttons, surfaces, rows];

  @property({ attribute: false }) app!: App;
  /** The query of the address. */
  @property() query = '';
  #shown: Shown | undefined;

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('query')) return;
    this.#shown?.people.removeEventListener('change', this.#redraw);
    this.#shown = this.#read(new URLSearchParams(this.query));
    this.#shown.people.addEventListener('change', this.#redraw);
    void this.#shown.people.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    if (!this.#shown) return nothing;
    const { title, words, people, list, of } = this.#shown;
    return html`<div class="page inner">
      <a class="back" href="/today">${icon('back', 18)} Today</a>
      <header>
        <h1>${title}</h1>
        <p class="soft">${words}</p>
      </header>
      ${people.items.length > 0 ? html`<ph-keep-people .app=${this.app} .of=${of} .name=${list}></ph-keep-people>` : nothing}
      ${people.status === 'loading' ? waitingRows(6, 'Loading the people') : nothing}
      ${people.status === 'failed' ? loadFailed('The people could not be loaded.', people.failure, () => people.load()) : nothing}
      ${people.status === 'ready' ? this.#list(people, title) : nothing}
    </div>`;
  }

  #list(people: PeopleBehind, label: string) {
    if (people.items.length > 0) {
      return html`<ph-person-list .app=${this.app} .people=${people} .label=${label}></ph-person-list>`;
    }
    return html`<div class="card empty">
      <h2>Nobody to show</h2>
      <p class="soft">Nobody is behind this number now. Numbers follow what people do; look at Today again.</p>
      <a class="button" href="/today">Go to Today</a>
    </div>`;
  }

  #read(query: URLSearchParams): Shown {
    const { api, format } = this.app;
    const cohort = cohortIn(query);
    if (cohort) {
      const { kind, grain, start, offset } = cohort;
      const who = KINDS.find(([key]) => key === kind)?.[1] ?? '';
      const later =
        offset === undefined ? 'all who began then' : `came back in ${grain} ${format.number(offset)} after it`;
      const body = { ...retentionBody(kind, grain), cohortStart: start, ...(offset === undefined ? {} : { offset }) };
      const began = format.days(start, start, { year: true });
      return {
        list: `${offset === undefined ? 'Began' : 'Came back after'} ${grain} of ${began}`,
        of: { retention: body },
        title: offset === undefined ? 'Who began then' : 'Who came back',
        words: `${who}: began in the ${grain} of ${began}, ${later}.`,
        people: new PeopleBehind(api, '/analytics/retention/people', body),
      };
    }
    const { range, step, kind, ...view } = behindIn(query);
    const name = deedWords(view.steps[step - 1] ?? '');
    const before = deedWords(view.steps[step - 2] ?? '');
    const many = view.order === 'unordered';
    const title = many ? `${format.number(step)} different steps` : name;
    const went =
      kind === 'reached'
        ? ''
        : many
          ? 'One step fewer, and no further. '
          : `“${before}”, and then not “${name.toLowerCase()}”. `;
    const order = ORDERS.find(([key]) => key === view.order)?.[1].toLowerCase() ?? '';
    const window = WINDOWS.find(([seconds]) => seconds === view.window)?.[1].toLowerCase() ?? '';
    const time = rangeInWords(range, format);
    const body = { ...funnelBody(range, view), step, kind };
    return {
      list: kind === 'reached' ? `${title}, ${time.toLowerCase()}` : `${before}, and no further`,
      of: { funnel: body },
      title: kind === 'reached' ? title : 'Who went no further',
      words: `${went}${time}, ${order}, ${view.window === undefined ? 'at any time' : `within ${window}`}; seen last first.`,
      people: new PeopleBehind(api, '/analytics/funnel/people', body),
    };
  }
}
