import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ListKey, ListMode } from '../../../contract/segment-lists.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { forms } from '../../ui/form-styles.ts';
import { icon } from '../../ui/icon.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';
import { type Choices, pick, sentences } from './controls.ts';
import { listLook, lookStyles } from './list-look.ts';
import { ListUpload } from './list-upload.ts';

const MODES: Choices = [
  ['replace', 'the file is the list: who is not in it leaves'],
  ['add', 'the file adds to the list: nobody leaves'],
];
const KEYS: Choices = [
  ['email', 'e-mail addresses'],
  ['user', 'user ids'],
];

const FIRST_ROW: Choices = [
  ['heading', 'a heading'],
  ['person', 'a person'],
];

/** Makes a list of a file, or changes one by a file: what would be done is shown before anything is. */
@customElement('ph-list-page')
export class PhListPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    sentences,
    lookStyles,
    css`
      header p {
        margin-top: var(--space-2);
      }
      form,
      .look {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        max-width: 46rem;
      }
      .look {
        padding: var(--space-4);
        transition: opacity var(--calm) var(--ease);
      }
      .look[aria-busy='true'] {
        opacity: 0.6;
      }
      .check {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-3);
        align-items: start;
        min-height: var(--touch);
        padding-block: var(--space-2);
      }
      .check input {
        width: 1.25rem;
        height: 1.25rem;
        margin: 0.15rem 0 0;
        accent-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The list that is changed; undefined for a new one. */
  @property() segment: string | undefined;
  #upload!: ListUpload;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#upload && !changed.has('segment')) return;
    this.#upload?.removeEventListener('change', this.#redraw);
    this.#upload = new ListUpload(this.app.api, this.segment);
    this.#upload.addEventListener('change', this.#redraw);
    void this.#upload.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const { status, failure, segment } = this.#upload;
    return html`<div class="page inner">
      <a class="back" href=${this.segment ? `/people/${this.segment}` : '/people'}>${icon('back', 18)} ${segment?.name ?? 'People'}</a>
      <header>
        <h1>${segment ? `A file for ${segment.name}` : 'List from a file'}</h1>
        <p class="soft">A CSV file with a column of e-mail addresses or user ids: at most 50,000 rows and 5 MB.</p>
      </header>
      ${status === 'loading' ? waitingRows(3, 'Loading the list') : nothing}
      ${status === 'missing' ? html`<p class="soft">There is no such list. All of them are under People.</p>` : nothing}
      ${status === 'failed' ? loadFailed('The list could not be loaded.', failure, () => this.#upload.load()) : nothing}
      ${status === 'ready' ? this.#full() : nothing}
    </div>`;
  }

  #full() {
    const upload = this.#upload;
    const { look, looking, lookFailure, applying } = upload;
    return html`<form @submit=${this.#apply}>
      <div class="field">
        <label for="file">File</label>
        <input id="file" type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" @change=${this.#choose} />
      </div>
      ${this.segment ? this.#mode() : this.#name()}
      ${
        lookFailure
          ? html`<div class="note bad" role="alert">
            ${icon('alert')}
            <div>
              <p>${lookFailure}</p>
              ${upload.fileName ? html`<button class="button quiet" type="button" @click=${() => upload.ask()}>Look again</button>` : nothing}
            </div>
          </div>`
          : nothing
      }
      ${looking && !look ? waitingRows(3, 'Reading the file') : nothing}
      ${
        look
          ? html`<section class="card look" aria-label="What would be done" aria-busy=${looking}>
              <h2>Nothing is done yet</h2>
              ${this.#reading()} ${listLook(look, this.app.format)} ${this.#unknown()}
            </section>
            <div class="row">
              <button class="button primary" aria-disabled=${applying || looking}>
                ${applying ? 'Writing…' : look.isNew ? 'Make the list' : 'Change the list'}
              </button>
              <span class="faint">A file can be undone on the page of the list.</span>
            </div>`
          : nothing
      }
    </form>`;
  }

  #name() {
    return html`<div class="field">
      <label for="name">Name of the list</label>
      <input
        id="name"
        required
        maxlength="80"
        autocomplete="off"
        placeholder="Guests of the spring fair"
        .value=${this.#upload.name}
        @change=${(event: Event) => {
          this.#upload.name = (event.target as HTMLInputElement).value;
          void this.#upload.ask();
        }}
      />
    </div>`;
  }

  #mode() {
    const upload = this.#upload;
    return html`<p class="sentence">
      ${pick('What the file is', upload.mode, MODES, (mode) => void upload.set({ mode: mode as ListMode }))}
    </p>`;
  }

  /** Which column names the people, and by what, to be put right where it was found out wrongly. */
  #reading() {
    const upload = this.#upload;
    const { file } = upload.look ?? {};
    if (!file) return nothing;
    const columns = file.columns.map((name, index) => [String(index), `${index + 1}: ${name || 'empty'}`] as const);
    const set = (part: Partial<typeof upload.reading>) => void upload.set({ reading: { ...upload.reading, ...part } });
    return html`<p class="sentence">
      <span>People stand in column</span>
      ${pick('Column', String(file.column), columns, (column) => set({ column: Number(column) }))}
      <span>by</span> ${pick('By what', file.by, KEYS, (by) => set({ by: by as ListKey }))}
      <span>and the first row is</span>
      ${pick('First row', file.hasHeader ? 'heading' : 'person', FIRST_ROW, (row) => set({ hasHeader: row === 'heading' }))}
    </p>`;
  }

  #unknown() {
    const upload = this.#upload;
    if (!upload.look || upload.look.counts.unknown === 0) return nothing;
    return html`<label class="check">
      <input
        type="checkbox"
        .checked=${upload.makeUnknown}
        @change=${(event: Event) => void upload.set({ makeUnknown: (event.target as HTMLInputElement).checked })}
      />
      <span>
        Make new people of those who are known to nobody.
        <span class="soft">Their consent is unknown, so that no message reaches them before they say yes.</span>
      </span>
    </label>`;
  }

  readonly #choose = (event: Event) => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file) void this.#upload.choose(file);
  };

  readonly #apply = async (event: SubmitEvent) => {
    event.preventDefault();
    const begun = await this.#upload.apply();
    if (!begun) return;
    if (begun.state === 'done') toast(`Done: ${this.app.format.number(begun.counts.after)} on the list.`);
    this.app.router.go(`/people/${begun.segmentId}`);
  };
}
