import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { MappingResult, ReadEvent, WebhookSample } from '../../../contract/mapping.ts';
import type { DataSource } from '../../../contract/sources.ts';
import type { App } from '../../app/app.ts';
import { labelOf } from '../../people/words.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { forms } from '../../ui/form-styles.ts';
import { icon } from '../../ui/icon.ts';
import { toast } from '../../ui/toast.ts';
import { orSay } from '../source-actions.ts';
import type { Leaf } from './leaves.ts';
import { type Field, Mapping } from './mapping.ts';

const FIELDS: [Field, string][] = [
  ['name', 'Name of the event'],
  ['userId', 'The person’s id'],
  ['email', 'The person’s e-mail'],
  ['timestamp', 'When it happened'],
  ['value', 'Value'],
  ['currency', 'Currency'],
  ['orderId', 'Order number'],
  ['messageId', 'The event’s own id'],
];

/** Shows what a webhook was sent lately, lets a person say which field is what, and how it is read then. */
@customElement('ph-mapping')
export class PhMapping extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      section,
      .both > div {
        display: grid;
        align-content: start;
        gap: var(--space-3);
        min-width: 0;
      }
      .both {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .soft {
        max-width: 68ch;
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .sample {
        max-width: 22rem;
      }
      .check {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 44px;
        font-size: var(--text-m);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 14.5rem;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-2) var(--space-4);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li b,
      li span {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li b {
        font-family: var(--font-mono);
        font-size: var(--text-s);
        font-weight: 560;
      }
      li span {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
        padding: var(--space-4);
        font-size: var(--text-m);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      dd.none {
        color: var(--ink-faint);
      }
      @media (max-width: 520px) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      @media (min-width: 960px) {
        .both {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
        .both > div:last-child {
          position: sticky;
          top: var(--space-6);
          align-self: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) source!: DataSource;
  /** How much has arrived: when it becomes more and nothing is shown yet, it is looked for again. */
  @property({ type: Number }) arrived = 0;
  #mapping!: Mapping;

  override connectedCallback(): void {
    super.connectedCallback();
    const { id, config } = this.source;
    this.#mapping = new Mapping(this.app.api, id, (config.mapping ?? {}) as Mapping['chosen']);
    this.#mapping.addEventListener('change', () => this.requestUpdate());
    void this.#mapping.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('arrived') && this.#mapping.samples?.length === 0) void this.#mapping.load();
  }

  protected override render() {
    const { samples, failure, result } = this.#mapping;
    return html`<section>
      <h2>How it is read</h2>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
      ${samples?.length === 0 ? this.#waiting() : nothing}
      ${
        samples?.length
          ? html`<p class="soft">
              This is what was sent lately. Say which field is what; whatever you leave is found by its usual name where it has one, and kept in any case.
            </p>
            ${samples.length > 1 ? this.#choice(samples) : nothing}
            <div class="both">
              <div>${this.#fields()}</div>
              <div role="status">${result ? this.#read(result) : nothing}</div>
            </div>
            ${this.#actions()}`
          : nothing
      }
    </section>`;
  }

  #waiting() {
    return html`<p class="soft">Nothing has come yet. Send one event: what arrives is shown here, and you say which field is what.</p>
      <div class="row"><button class="button" @click=${() => this.#mapping.load()}>${icon('sync')} Look again</button></div>`;
  }

  #choice(samples: WebhookSample[]) {
    return html`<div class="field sample">
      <label for="sample">What was sent</label>
      <select id="sample" @change=${({ target }: Event) => this.#mapping.show((target as HTMLSelectElement).value)}>
        ${samples.map(
          ({ id, receivedAt, stored }) => html`<option value=${id} ?selected=${id === this.#mapping.shown?.id}>
            ${this.app.format.ago(receivedAt)}${stored ? '' : ', waits to be named'}
          </option>`,
        )}
      </select>
    </div>`;
  }

  #fields() {
    const { leaves } = this.#mapping;
    if (leaves.length === 0) return html`<p class="soft">Nothing in it can be named: it is no JSON with fields.</p>`;
    return html`<ul class="card" aria-label="The fields of what was sent">
      ${leaves.map((leaf) => this.#field(leaf))}
    </ul>`;
  }

  #field({ path, value }: Leaf) {
    const chosen = this.#mapping.fieldAt(path) ?? '';
    return html`<li>
      <div><b title=${path}>${path}</b><span title=${value}>${value}</span></div>
      <select
        aria-label=${`What ${path} is`}
        .value=${live(chosen)}
        @change=${({ target }: Event) => this.#mapping.name(path, ((target as HTMLSelectElement).value || undefined) as Field | undefined)}
      >
        <option value="" ?selected=${chosen === ''}>Not named</option>
        ${FIELDS.map(([field, label]) => html`<option value=${field} ?selected=${field === chosen}>${label}</option>`)}
      </select>
    </li>`;
  }

  #read({ events, problem }: MappingResult) {
    const [first] = events;
    return html`<h3>${events.length > 1 ? 'The first of its events becomes' : 'It becomes'}</h3>
      ${problem ? html`<p class="note warn">${icon('alert')} ${problem}</p>` : nothing} ${first ? this.#event(first) : nothing}`;
  }

  #event(event: ReadEvent) {
    const { format } = this.app;
    const money =
      event.value === null ? null : event.currency ? format.money(event.value, event.currency) : event.value;
    const rows: [string, string | null][] = [
      ['Event', sameWords(event) ? labelOf(event.name) : `${labelOf(event.name)} (“${event.originalName}”)`],
      ['Person', [event.userId, event.email].filter(Boolean).join(', ') || null],
      ['When', event.saysWhen ? format.moment(event.occurredAt) : 'When it arrives'],
      ['Value', money],
      ['Order', event.orderId],
    ];
    return html`${this.#counting(event)}<dl class="card">
      ${rows.map(([label, value]) => html`<dt>${label}</dt><dd class=${value === null ? 'none' : ''}>${value ?? 'Not found'}</dd>`)}
    </dl>`;
  }

  /** What cannot be clicked in a body: whether its amounts are cents, and which of its sender's events are sales. */
  #counting({ originalName, value }: ReadEvent) {
    const { chosen } = this.#mapping;
    const as = chosen.purchase === originalName ? 'purchase' : chosen.refund === originalName ? 'refund' : '';
    return html`<div class="field">
        <label for="counts-as">“${originalName}” counts as</label>
        <select
          id="counts-as"
          .value=${live(as)}
          @change=${({ target }: Event) => this.#mapping.countAs(originalName, ((target as HTMLSelectElement).value || undefined) as 'purchase' | 'refund' | undefined)}
        >
          <option value="" ?selected=${as === ''}>What it is called</option>
          <option value="purchase" ?selected=${as === 'purchase'}>A purchase</option>
          <option value="refund" ?selected=${as === 'refund'}>A refund of its order</option>
        </select>
      </div>
      ${
        value === null
          ? nothing
          : html`<label class="check">
              <input
                type="checkbox"
                .checked=${live(chosen.valueIn === 'smallest')}
                @change=${({ target }: Event) => this.#mapping.count((target as HTMLInputElement).checked)}
              />
              Its amounts are in cents
            </label>`
      }`;
  }

  #actions() {
    const { isChanged, saving } = this.#mapping;
    return html`<div class="row">
      <button class="button primary" aria-disabled=${!isChanged || saving} @click=${this.#save}>
        ${saving ? 'Saving…' : 'Save how it is read'}
      </button>
    </div>`;
  }

  async #save() {
    const { isChanged, saving, samples } = this.#mapping;
    if (!isChanged || saving) return;
    const waits = samples?.some(({ stored }) => !stored);
    await orSay(
      this.#mapping.save().then(() => {
        toast(
          waits ? 'Saved. Send through again what waits below.' : 'Saved. What comes from now on is read like this.',
        );
      }),
    );
  }
}

function sameWords({ name, originalName }: ReadEvent): boolean {
  return labelOf(name).toLowerCase() === originalName.toLowerCase();
}
