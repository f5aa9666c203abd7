import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Person } from '../../contract/people.ts';
import type { App } from '../app/app.ts';
import { moveWithArrows } from '../ui/arrows.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { dialogs } from '../ui/dialog-styles.ts';
import { field } from '../ui/field.ts';
import { forms } from '../ui/form-styles.ts';
import { rows } from '../ui/rows.ts';
import { whoIs } from './words.ts';

const typingMs = 250;

/** Finds the other person, shows both side by side, and asks before they become one. */
@customElement('ph-merge-dialog')
export class PhMergeDialog extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    dialogs,
    css`
      dialog {
        width: min(38rem, calc(100vw - 2rem));
      }
      .body {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        margin-top: var(--space-4);
      }
      .found {
        min-height: 4.25rem;
      }
      .found button {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-4);
        align-items: center;
        width: 100%;
        min-height: 3.75rem;
        padding: var(--space-2) var(--space-4);
        border: 0;
        background: none;
        text-align: left;
      }
      .found button:hover {
        background: var(--sunken);
      }
      .found button:focus-visible {
        outline-offset: -2px;
        border-radius: var(--radius-m);
      }
      .both {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-3);
      }
      .side {
        padding: var(--space-4);
        overflow-wrap: anywhere;
      }
      .side h3 {
        font-size: var(--text-m);
      }
      .side p {
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .side .tag {
        color: var(--ink-faint);
      }
      @media (max-width: 30rem) {
        .both {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) person!: Person;
  /** Merges; its fault is shown here and what was chosen stays. */
  @property({ attribute: false }) merge!: (from: Person, reason: string) => Promise<void>;
  @state() private found: Person[] | undefined;
  @state() private chosen: Person | undefined;
  @state() private failure = '';
  @state() private busy = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  #typed = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`<dialog aria-labelledby="title" @close=${() => this.remove()} @click=${this.#clickOutside}>
      <h2 id="title">Who is the same person as ${whoIs(this.person).called}?</h2>
      ${this.chosen ? this.#confirm(this.chosen) : this.#search()}
    </dialog>`;
  }

  #search() {
    return html`<div class="body">
        <div @input=${this.#type}>
          ${field({
            name: 'query',
            label: 'Find a person',
            type: 'search',
            value: this.#typed,
            hint: 'By how a name, an e-mail address, a phone number or an id begins.',
            autofocus: true,
          })}
        </div>
        <div class="found" aria-live="polite">${this.#results()}</div>
      </div>
      <div class="actions"><button class="button" @click=${() => this.dialog.close()}>Cancel</button></div>`;
  }

  #results() {
    if (this.failure) return html`<p class="note bad" role="alert">${this.failure}</p>`;
    if (!this.found) return nothing;
    if (this.found.length === 0) return html`<p class="soft">Nobody else is found by that.</p>`;
    return html`<ul class="card rows" aria-label="People found" @keydown=${this.#arrows}>
      ${this.found.map((person) => {
        const { called, also } = whoIs(person);
        return html`<li>
          <button @click=${() => this.#choose(person)}>
            <span class="name"><b>${called}</b><span>${also}</span></span>
            <span class="facts"><b>${this.#money(person)}</b><span>${this.#orders(person)}</span></span>
          </button>
        </li>`;
      })}
    </ul>`;
  }

  #confirm(other: Person) {
    return html`<form class="body" @submit=${this.#submit}>
      <div class="both">${this.#side(this.person, 'Stays')} ${this.#side(other, 'Joins')}</div>
      <p class="soft">
        What both did, ordered and allowed is shown as one person from now on, also what comes later. Nothing is lost: you
        can take them apart again at any time, and everything goes back to where it came from.
      </p>
      ${field({ name: 'reason', label: 'Why (optional)', maxLength: 500, hint: 'For whoever asks later.' })}
      ${this.failure ? html`<p class="note bad" role="alert">${this.failure}</p>` : nothing}
      <div class="actions">
        <button class="button" type="button" @click=${() => this.#choose(undefined)}>Somebody else</button>
        <button class="button primary" type="submit" aria-disabled=${this.busy}>
          ${this.busy ? 'Merging…' : 'Merge the two'}
        </button>
      </div>
    </form>`;
  }

  #side(person: Person, tag: string) {
    const { called, also } = whoIs(person);
    const { format } = this.app;
    return html`<section class="card side" aria-label="${tag}: ${called}">
      <p class="tag">${tag}</p>
      <h3>${called}</h3>
      <p>${also}</p>
      <p>${this.#orders(person)}, ${this.#money(person)}</p>
      <p>${person.lastSeenAt ? `Seen ${format.ago(person.lastSeenAt)}` : 'Not seen yet'}</p>
    </section>`;
  }

  #money = (person: Person) => this.app.format.money(person.value, person.currency);
  #orders = ({ orders }: Person) => `${this.app.format.number(orders)} ${orders === 1 ? 'order' : 'orders'}`;

  #choose(person: Person | undefined) {
    this.failure = '';
    this.chosen = person;
  }

  #type(event: InputEvent) {
    this.#typed = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), typingMs);
  }

  async #find() {
    const typed = this.#typed;
    this.failure = '';
    if (!typed) {
      this.found = undefined;
      return;
    }
    try {
      const query = new URLSearchParams({ query: typed, limit: '6' });
      const { data } = await this.app.api.get<{ data: Person[] }>(`/profiles?${query}`);
      if (typed === this.#typed) this.found = data.filter(({ id }) => id !== this.person.id);
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
  }

  async #submit(event: SubmitEvent) {
    event.preventDefault();
    if (this.busy || !this.chosen) return;
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    this.busy = true;
    this.failure = '';
    try {
      await this.merge(this.chosen, String(reason ?? '').trim());
      this.dialog.close();
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }

  #arrows(event: KeyboardEvent) {
    const found = [...this.renderRoot.querySelectorAll<HTMLElement>('.found button')];
    moveWithArrows(event, found, (this.renderRoot as ShadowRoot).activeElement);
  }

  #clickOutside(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close();
  }
}
