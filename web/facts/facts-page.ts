import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ShopFact } from '../../contract/learning.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';

const sourceWords: Record<ShopFact['source'], string> = {
  said: 'said in a conversation',
  written: 'written here',
  learned: 'learned from what worked',
};

/** What the shop has said of itself: each fact with what follows from it, who said it and when. */
@customElement('ph-facts-page')
export class PhFactsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    css`
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: var(--space-3);
      }
      form .note {
        grid-column: 1 / -1;
      }
      .facts {
        display: flex;
      }
      @media (max-width: 40rem) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .effect {
        color: var(--accent) !important;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private history: { of: string; entries: ShopFact[] } | undefined;
  readonly #form = new Form(this);
  readonly #facts = new Loaded<{ data: ShopFact[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#facts]);
    super.connectedCallback();
    void this.#facts.load(() => this.app.api.get('/facts?limit=100'));
  }

  protected override render() {
    const { status, failure } = this.#facts;
    const { faults, busy } = this.#form;
    return html`<div class="page inner">
      <a class="back" href="/settings">${icon('back', 18)} Settings</a>
      <header>
        <h1>What PulseHub remembers</h1>
        <p class="soft">What your shop said of itself, such as "we are closed on Sundays". Answers take it into account.</p>
      </header>
      <form novalidate @submit=${this.#add}>
        ${field({ name: 'text', label: 'Something to remember', fault: faults.text, required: true, maxLength: 500 })}
        <button class="button primary" aria-disabled=${busy}>${icon('plus', 18)} Remember</button>
        ${this.#form.failure ? html`<p class="note bad" role="alert">${icon('alert')} ${this.#form.failure}</p>` : nothing}
      </form>
      ${status === 'loading' ? waitingRows(3, 'Loading what is remembered') : nothing}
      ${status === 'failed' ? loadFailed('What is remembered could not be loaded.', failure, () => this.#facts.load()) : nothing}
      ${status === 'ready' ? this.#list(this.#facts.value?.data ?? []) : nothing}
    </div>`;
  }

  #list(facts: ShopFact[]) {
    if (facts.length === 0) {
      return html`<div class="card empty">
        <h2>Nothing is remembered yet</h2>
        <p class="soft">Say it in a conversation or write it above: closed days, what you call revenue, who your best customers are.</p>
      </div>`;
    }
    return html`<ul class="card rows" aria-label="Facts">
      ${repeat(
        facts,
        ({ id }) => id,
        (fact) => this.#fact(fact),
      )}
    </ul>`;
  }

  #fact(fact: ShopFact) {
    const { format } = this.app;
    const { id, text, effect, source, by, createdAt, replaces } = fact;
    return html`<li>
      <div class="row">
        <span class="name">
          <b>${text}</b>
          ${effect ? html`<span class="effect">${effect}</span>` : nothing}
          <span>${by?.name ?? 'Somebody who left'}, ${sourceWords[source]}, ${format.ago(createdAt)}</span>
          ${this.history?.of === id ? this.history.entries.filter((one) => one.id !== id).map((one) => html`<span>Before: ${one.text} (${format.day(one.createdAt)})</span>`) : nothing}
        </span>
        <span class="facts">
          ${replaces ? html`<button class="button quiet icon" aria-label="What it was before: ${text}" @click=${() => this.#past(fact)}>${icon('clock', 18)}</button>` : nothing}
          <button class="button quiet icon" aria-label="Change: ${text}" @click=${() => this.#change(fact)}>${icon('edit', 18)}</button>
          <button class="button quiet icon" aria-label="Forget: ${text}" @click=${() => this.#forget(fact)}>${icon('close', 18)}</button>
        </span>
      </div>
    </li>`;
  }

  readonly #add = (event: SubmitEvent) => {
    const form = event.currentTarget as HTMLFormElement;
    return this.#form.submit(event, async ({ text = '' }) => {
      await this.app.api.post('/facts', { text });
      form.reset();
      await this.#facts.load();
    });
  };

  async #change({ id, text }: ShopFact) {
    const said = await askUser({ title: 'Change this fact', action: 'Save', input: { label: 'Fact', value: text } });
    if (!said || said === text) return;
    await this.#try(() => this.app.api.patch(`/facts/${id}`, { text: said }));
  }

  async #forget({ id, text }: ShopFact) {
    const sure = await askUser({ title: 'Forget this?', words: text, action: 'Forget it', danger: true });
    if (sure !== undefined) await this.#try(() => this.app.api.delete(`/facts/${id}`));
  }

  async #past({ id }: ShopFact) {
    await this.#try(async () => {
      const { data } = await this.app.api.get<{ data: ShopFact[] }>(`/facts/${id}/history`);
      this.history = { of: id, entries: data };
    }, false);
  }

  async #try(work: () => Promise<unknown>, reload = true) {
    try {
      await work();
      if (reload) await this.#facts.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
