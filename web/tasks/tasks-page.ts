import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActionPlan, Task } from '../../contract/actions.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Paged, pagesOf } from '../ui/paged.ts';
import { rows } from '../ui/rows.ts';
import { showMore } from '../ui/show-more.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import '../cards/plan-card.ts';

/** What waits for a person: plans to approve, and what is to be done. */
@customElement('ph-tasks-page')
export class PhTasksPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    css`
      .plans {
        display: grid;
        gap: var(--space-3);
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 11rem auto;
        align-items: end;
        gap: var(--space-3);
      }
      .rows > li > .row {
        grid-template-columns: auto minmax(0, 1fr) auto;
      }
      .check {
        display: grid;
        place-items: center;
        width: var(--touch);
        height: var(--touch);
        margin: 0 calc(-1 * var(--space-2));
        border-radius: var(--radius-m);
        appearance: none;
        cursor: pointer;
      }
      .check::before,
      .check:checked::after {
        grid-area: 1 / 1;
        width: 1.35rem;
        height: 1.35rem;
        content: '';
      }
      .check::before {
        border: 2px solid var(--line-button);
        border-radius: var(--radius-s);
        background: var(--surface);
      }
      .check:checked::before {
        border-color: var(--accent);
        background: var(--accent);
      }
      .check:checked::after {
        background: var(--on-accent);
        clip-path: polygon(20% 52%, 30% 42%, 43% 56%, 70% 26%, 80% 36%, 43% 76%);
      }
      .done b {
        color: var(--ink-faint);
        text-decoration: line-through;
      }
      .late {
        color: var(--danger) !important;
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-top: var(--space-3);
      }
      @media (max-width: 40rem) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);
  #plans!: Paged<ActionPlan>;
  /** Approved, and done at a time of their own that is still to come. */
  #ahead!: Paged<ActionPlan>;
  #tasks!: Paged<Task>;
  /** Changed here since they were read. */
  @state() private changed: ReadonlyMap<string, Task | null> = new Map();

  override connectedCallback(): void {
    if (!this.#plans) {
      const { api } = this.app;
      this.#plans = new Paged(pagesOf(api, '/actions?status=proposed&limit=20'), ({ id }) => id);
      this.#ahead = new Paged(pagesOf(api, '/actions?status=approved&limit=20'), ({ id }) => id);
      this.#tasks = new Paged(pagesOf(api, '/tasks?limit=50'), ({ id }) => id);
      new Watch(this, () => [this.#plans, this.#ahead, this.#tasks]);
    }
    super.connectedCallback();
    void this.#plans.load();
    void this.#ahead.load();
    void this.#tasks.load();
  }

  protected override render() {
    return html`<div class="page">
      <header>
        <h1>Tasks</h1>
        <p class="soft">What waits for you. Nothing is sent, spent or changed for many people before somebody approves it.</p>
        <nav class="links" aria-label="More">
          <a class="button" href="/workflows">${icon('bolt', 18)} Workflows</a>
          <a class="button" href="/audit">${icon('clock', 18)} Who did what</a>
        </nav>
      </header>
      ${
        // What stands below plans is drawn when it is known whether there are any, so that nothing moves away.
        this.#plans.status === 'loading' || this.#ahead.status === 'loading'
          ? waitingRows(4, 'Loading what waits for you')
          : html`${this.#toApprove()} ${this.#goesOut()}
              <section>
                <h2>To do</h2>
                ${this.#add()} ${this.#list()}
              </section>`
      }
    </div>`;
  }

  #toApprove() {
    const { status, items, failure } = this.#plans;
    if (status === 'failed')
      return loadFailed('What waits for approval could not be loaded.', failure, () => this.#plans.load());
    if (items.length === 0) return nothing;
    return html`<section>
      <h2>To approve</h2>
      <div class="plans">
        ${repeat(
          items,
          ({ id }) => id,
          (plan) => html`<ph-plan-card .app=${this.app} .plan=${plan} @changed=${this.#decided}></ph-plan-card>`,
        )}
      </div>
      ${showMore(this.#plans)}
    </section>`;
  }

  /** A plan that was decided on may have become a task, or wait for its time. */
  readonly #decided = () => {
    void this.#ahead.load();
    void this.#tasks.load();
  };

  #goesOut() {
    const plans = this.#ahead.items.filter(({ appliesAt }) => appliesAt !== null);
    if (plans.length === 0) return nothing;
    return html`<section>
      <h2>Goes out by itself</h2>
      <div class="plans">
        ${repeat(
          plans,
          ({ id }) => id,
          (plan) => html`<ph-plan-card .app=${this.app} .plan=${plan}></ph-plan-card>`,
        )}
      </div>
    </section>`;
  }

  #add() {
    const { faults, failure, busy } = this.#form;
    return html`<form novalidate @submit=${this.#create}>
      ${field({ name: 'title', label: 'What is to be done', fault: faults.title, required: true, maxLength: 200 })}
      <div class="field">
        <label for="dueOn">Until</label>
        <input id="dueOn" name="dueOn" type="date" />
      </div>
      <button class="button primary" aria-disabled=${busy}>${icon('plus', 18)} Add</button>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
    </form>`;
  }

  #list() {
    const { status, items, failure } = this.#tasks;
    if (status === 'failed') return loadFailed('Your tasks could not be loaded.', failure, () => this.#tasks.load());
    if (status === 'loading') return waitingRows(3, 'Loading your tasks');
    const shown = items.flatMap((task) => {
      const now = this.changed.get(task.id);
      return now === null ? [] : [now ?? task];
    });
    if (shown.length === 0)
      return html`<p class="soft">Nothing is to be done. Say "remind me to…" in a question, or write it here.</p>`;
    return html`<ul class="card rows" aria-label="Tasks">
        ${repeat(
          shown,
          ({ id }) => id,
          (task) => this.#task(task),
        )}
      </ul>
      ${showMore(this.#tasks)}`;
  }

  #task(task: Task) {
    const { format } = this.app;
    const timeZone = this.app.session.workspace?.timezone;
    const today = new Intl.DateTimeFormat('en-CA', timeZone ? { timeZone } : {}).format(new Date());
    return html`<li>
      <div class="row ${task.done ? 'done' : ''}">
        <input
          class="check"
          type="checkbox"
          aria-label="Done: ${task.title}"
          .checked=${task.done}
          @change=${(event: Event) => this.#patch(task, { done: (event.target as HTMLInputElement).checked })}
        />
        <span class="name"
          ><b>${task.title}</b>
          ${task.dueOn ? html`<span class=${!task.done && task.dueOn < today ? 'late' : ''}>until ${format.days(task.dueOn, task.dueOn)}</span>` : nothing}
          <span>${[task.note, `from ${task.createdBy.name}`].filter(Boolean).join(' · ')}</span></span
        >
        <button class="button quiet icon" aria-label="Delete: ${task.title}" @click=${() => this.#remove(task)}>${icon('close', 18)}</button>
      </div>
    </li>`;
  }

  readonly #create = (event: SubmitEvent) => {
    const form = event.currentTarget as HTMLFormElement;
    return this.#form.submit(event, async ({ title = '', dueOn = '' }) => {
      await this.app.api.post('/tasks', { title, ...(dueOn ? { dueOn } : {}) });
      form.reset();
      await this.#tasks.load();
    });
  };

  async #patch(task: Task, patch: { done: boolean }) {
    try {
      const now = await this.app.api.patch<Task>(`/tasks/${task.id}`, patch);
      this.changed = new Map(this.changed).set(task.id, now);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
      this.requestUpdate();
    }
  }

  async #remove(task: Task) {
    try {
      await this.app.api.delete(`/tasks/${task.id}`);
      this.changed = new Map(this.changed).set(task.id, null);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
