import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clause, Group, Node } from '../../../contract/segments.ts';
import type { App } from '../../app/app.ts';
import { askUser } from '../../ui/ask-user.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { forms } from '../../ui/form-styles.ts';
import { icon } from '../../ui/icon.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';
import { Builder } from './builder.ts';
import { builderStyles } from './builder-styles.ts';
import { clauseEditor } from './clause-editor.ts';
import { type Choices, pick, sentences } from './controls.ts';
import './preview-panel.ts';
import { apiPath, asGroup, isGroup, NEW_CLAUSE, type Path } from './rule.ts';

const GROUPS: Choices = [
  ['all', 'All of these hold'],
  ['any', 'Any of these holds'],
  ['none', 'None of these holds'],
];

const KINDS: readonly (readonly [Clause['type'] | 'group', string])[] = [
  ['event', 'What they did, or did not'],
  ['sequence', 'One thing and then another'],
  ['orders', 'Their orders'],
  ['products', 'What they bought'],
  ['trait', 'A trait'],
  ['fact', 'Something known of them'],
  ['reachable', 'Whether a message reaches them'],
  ['consent', 'Consent'],
  ['segment', 'Another segment'],
  ['list', 'A list from a file'],
  ['group', 'A group of clauses'],
];

const DEEPEST = 4;

/** Makes a segment or changes one: its rule in sentences, and beside it who would be in it. */
@customElement('ph-segment-builder')
export class PhSegmentBuilder extends LitElement {
  static override styles = [base, buttons, surfaces, forms, rows, sentences, builderStyles];

  @property({ attribute: false }) app!: App;
  /** What is changed: a built-in's key or a saved segment's id; undefined for a new one. */
  @property() segment: string | undefined;
  @state() private saving = false;
  @state() private failure = '';
  #builder!: Builder;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#builder && !changed.has('segment')) return;
    this.#builder?.removeEventListener('change', this.#redraw);
    this.#builder = new Builder(this.app.api, this.segment);
    this.#builder.addEventListener('change', this.#redraw);
    void this.#builder.load();
  }

  readonly #redraw = () => this.requestUpdate();

  protected override render() {
    const { status, failure, segment } = this.#builder;
    const back = this.segment ? `/people/${this.segment}` : '/people';
    return html`<div class="page inner wide">
      <a class="back" href=${back}>${icon('back', 18)} ${segment?.name ?? 'People'}</a>
      <h1>${this.segment ? `The rule of ${segment?.name ?? 'the segment'}` : 'New segment'}</h1>
      ${status === 'loading' ? waitingRows(4, 'Loading the rule') : nothing}
      ${status === 'missing' ? html`<p class="soft">There is no such segment. All of them are under People.</p>` : nothing}
      ${status === 'failed' ? loadFailed('The rule could not be loaded.', failure, () => this.#builder.load()) : nothing}
      ${status === 'ready' ? this.#full() : nothing}
    </div>`;
  }

  #full() {
    const builder = this.#builder;
    const { rule, segment } = builder;
    return html`<div class="halves">
      <form class="rule" @submit=${this.#save}>
        ${
          segment?.builtIn
            ? html`<p class="soft">
                ${
                  segment.edited
                    ? `Its standard rule: ${segment.standard?.definition}`
                    : 'One of the six. Change its thresholds as your shop needs them; the standard rule is always a step away.'
                }
              </p>`
            : html`<div class="field">
                <label for="name">Name</label>
                <input
                  id="name"
                  required
                  maxlength="80"
                  autocomplete="off"
                  placeholder="Carts of this week"
                  .value=${builder.name}
                  aria-invalid=${this.#fault('name') ? 'true' : nothing}
                  @input=${(event: Event) => builder.rename((event.target as HTMLInputElement).value)}
                />
              </div>`
        }
        <p class="sentence who">
          <span>Of</span>
          ${pick(
            'Of whom',
            rule.who,
            [
              ['known', 'people who can be told apart'],
              ['everyone', 'everybody, anonymous visitors too'],
            ],
            (who) => builder.setRule({ ...rule, who: who as typeof rule.who }),
          )}
        </p>
        ${this.#group(asGroup(rule), [])}
        ${this.failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${this.failure}</p></div>` : nothing}
        <div class="row actions">
          <button class="button primary" aria-disabled=${this.saving}>${this.saving ? 'Saving…' : 'Save'}</button>
          ${
            builder.isChanged
              ? html`<button class="button quiet" type="button" @click=${this.#giveUp}>Undo the changes</button>`
              : nothing
          }
          ${
            segment?.edited
              ? html`<button class="button quiet" type="button" @click=${this.#putBack}>Back to the standard rule</button>`
              : nothing
          }
          ${
            builder.preview && !builder.previewFailure
              ? html`<span class="so-far" aria-hidden="true">${this.app.format.number(builder.preview.people)} now</span>`
              : nothing
          }
        </div>
      </form>
      <ph-segment-preview .app=${this.app} .builder=${builder}></ph-segment-preview>
    </div>`;
  }

  #group(group: Group, path: Path): unknown {
    const builder = this.#builder;
    const fault = this.#fault(apiPath(path), group.of.length === 0);
    const label = path.length === 0 ? 'The rule' : 'A group of clauses';
    return html`<fieldset class="group ${path.length > 0 ? 'inner' : ''}" aria-label=${label}>
      <div class="sentence">
        ${pick('How the clauses go together', group.type, GROUPS, (type) => builder.replace(path, { ...group, type: type as Group['type'] }))}
        ${path.length > 0 ? this.#remove('Take this group away', path) : nothing}
      </div>
      ${fault ? html`<p class="fault">${fault}</p>` : nothing}
      <ul>
        ${group.of.map((node, index) => html`<li>${this.#node(node, [...path, index])}</li>`)}
      </ul>
      ${
        group.of.length === 0 && path.length === 0
          ? html`<p class="soft">Without a clause, everybody is in it. Add what they have in common.</p>`
          : nothing
      }
      <div class="sentence add">
        ${icon('plus', 18)}
        <select aria-label="Add a clause" @change=${(event: Event) => this.#add(event, path)}>
          <option value="" selected>Add a clause…</option>
          ${KINDS.filter(([kind]) => kind !== 'group' || path.length < DEEPEST).map(
            ([kind, words]) => html`<option value=${kind}>${words}</option>`,
          )}
        </select>
      </div>
    </fieldset>`;
  }

  #node(node: Node, path: Path): unknown {
    if (isGroup(node)) return this.#group(node, path);
    const { events, others, segment, products } = this.#builder;
    const fault = this.#fault(apiPath(path), true);
    const known = { events, products, segments: segment?.isList ? [...others, segment] : others };
    return html`<div class="clause" role="group" aria-label="Clause ${path.map((one) => one + 1).join('.')}">
      <div class="sentence">${clauseEditor(node, known, (clause) => this.#builder.replace(path, clause))}</div>
      ${this.#remove('Take this clause away', path)}
      ${fault ? html`<p class="fault">${icon('alert', 18)} ${fault}</p>` : nothing}
    </div>`;
  }

  #remove(label: string, path: Path) {
    return html`<button
      class="button quiet icon remove"
      type="button"
      aria-label=${label}
      @click=${() => this.#builder.replace(path, undefined)}
    >
      ${icon('close', 18)}
    </button>`;
  }

  /** What the API said of a part: of exactly this one, or of anything inside it. */
  #fault(path: string, inside = false): string | undefined {
    return this.#builder.faults.find((one) => one.path === path || (inside && one.path.startsWith(`${path}.`)))
      ?.message;
  }

  #add(event: Event, path: Path): void {
    const select = event.target as HTMLSelectElement;
    const kind = select.value as Clause['type'] | 'group' | '';
    select.value = '';
    if (kind === '') return;
    const node: Node = kind === 'group' ? { type: 'any', of: [NEW_CLAUSE.event()] } : NEW_CLAUSE[kind]();
    this.#builder.add(path, node);
  }

  readonly #save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.saving) return;
    this.saving = true;
    this.failure = '';
    try {
      const id = await this.#builder.save();
      toast('Saved. It keeps itself up to date from now on.');
      this.app.router.go(`/people/${id}`);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.saving = false;
  };

  readonly #giveUp = () => {
    this.#builder.forget();
    this.failure = '';
    void this.#builder.load();
  };

  readonly #putBack = async () => {
    const name = this.#builder.segment?.name ?? '';
    const words = `${name} follows its standard rule again. Your own rule is gone then; who came and went so far stays in the history.`;
    const answer = await askUser({ title: 'Back to the standard rule?', words, action: 'Put it back' });
    if (answer === undefined) return;
    try {
      await this.app.api.patch(`/segments/${this.segment}`, { definition: null });
      this.#builder.forget();
      this.app.router.go(`/people/${this.segment}`);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  };
}
