import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Workflow, WorkflowRun } from '../../contract/actions.ts';
import { ApiFailure } from '../app/api.ts';
import type { App } from '../app/app.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { stepWords, triggerWords } from './words.ts';
import './workflow-form.ts';

const runWords: Record<WorkflowRun['status'], string> = {
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  stopped: 'Stopped',
};

/** Sequences of actions that run by themselves once a person has approved them; and what each run did. */
@customElement('ph-workflows-page')
export class PhWorkflowsPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      .flow {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4) var(--space-5);
      }
      .flow > header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: var(--space-2);
      }
      ol {
        display: grid;
        gap: var(--space-1);
        padding-left: var(--space-4);
        border-left: 2px solid var(--line);
        font-size: var(--text-m);
      }
      .flows {
        display: grid;
        gap: var(--space-3);
      }
      .runs {
        display: grid;
        gap: var(--space-2);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The workflow whose runs are shown; `new` while one is made. */
  @property() workflowId: string | undefined;
  @state() private busy = '';
  readonly #flows = new Loaded<{ data: Workflow[] }>();
  readonly #runs = new Loaded<{ data: WorkflowRun[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#flows, this.#runs]);
    super.connectedCallback();
    void this.#flows.load(() => this.app.api.get('/workflows?limit=50'));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const id = this.workflowId;
    if (changed.has('workflowId') && id && id !== 'new') {
      void this.#runs.load(() => this.app.api.get(`/workflows/${id}/runs?limit=20`));
    }
  }

  protected override render() {
    const { status, failure, value } = this.#flows;
    return html`<div class="page inner">
      <a class="back" href="/tasks">${icon('back', 18)} Tasks</a>
      <header>
        <h1>Workflows</h1>
        <p class="soft">Actions one after the other, started by the clock, by what somebody does, or by you. Each runs only as somebody approved it.</p>
      </header>
      ${
        this.workflowId === 'new'
          ? html`<ph-workflow-form .app=${this.app} @made=${this.#made}></ph-workflow-form>`
          : html`<div><a class="button primary" href="/workflows/new">${icon('plus', 18)} New workflow</a></div>`
      }
      ${status === 'loading' ? waitingRows(2, 'Loading the workflows') : nothing}
      ${status === 'failed' ? loadFailed('The workflows could not be loaded.', failure, () => this.#flows.load()) : nothing}
      ${status === 'ready' ? this.#list(value?.data ?? []) : nothing}
    </div>`;
  }

  #list(flows: Workflow[]) {
    if (flows.length === 0) {
      if (this.workflowId === 'new') return nothing;
      return html`<div class="card empty"><h2>No workflows yet</h2><p class="soft">For example: when somebody leaves a full cart, wait an hour and create a task.</p></div>`;
    }
    return html`<div class="flows">
      ${repeat(
        flows,
        ({ id }) => id,
        (flow) => this.#flow(flow),
      )}
    </div>`;
  }

  #flow(flow: Workflow) {
    const { format } = this.app;
    const open = this.workflowId === flow.id;
    const state = { draft: 'Waits for approval', active: 'Active', paused: 'Paused' }[flow.status];
    return html`<article class="card flow">
      <header>
        <h2>${flow.name}</h2>
        <span class="chip ${flow.status === 'active' ? 'good' : ''}">${state}</span>
      </header>
      <p class="soft">${triggerWords(flow.trigger)}:</p>
      <ol>
        ${flow.steps.map((step) => html`<li>${stepWords(step)}</li>`)}
      </ol>
      <p class="faint">
        ${flow.lastRunAt ? `Last run ${format.ago(flow.lastRunAt)}` : 'It has not run yet'}${flow.approvedBy && flow.status === 'active' ? ` · approved by ${flow.approvedBy.name}` : ''}
      </p>
      <div class="row">
        ${
          flow.status === 'active'
            ? html`<button class="button" ?disabled=${this.busy === flow.id} @click=${() => this.#do(flow, 'run')}>${icon('bolt', 18)} Run now</button>
                <button class="button quiet" ?disabled=${this.busy === flow.id} @click=${() => this.#do(flow, 'pause')}>Pause</button>`
            : html`<button class="button primary" ?disabled=${this.busy === flow.id} @click=${() => this.#do(flow, 'approve')}>
                ${icon('check', 18)} Approve and switch on
              </button>`
        }
        <a class="button quiet" href=${open ? '/workflows' : `/workflows/${flow.id}`}>${open ? 'Hide the runs' : 'Runs'}</a>
        <button class="button quiet danger-quiet" @click=${() => this.#remove(flow)}>Delete</button>
      </div>
      ${open ? this.#past() : nothing}
    </article>`;
  }

  #past() {
    const { status, failure, value } = this.#runs;
    if (status === 'loading') return html`<span class="skeleton"></span>`;
    if (status === 'failed') return loadFailed('The runs could not be loaded.', failure, () => this.#runs.load());
    if (!value?.data.length) return html`<p class="soft">It has not run yet.</p>`;
    return html`<ul class="runs" aria-label="Runs">
      ${value.data.map(
        (run) =>
          html`<li>
            <b>${runWords[run.status]}</b>, ${this.app.format.moment(run.startedAt)}: ${run.cause}
            <ol>
              ${run.steps.map(({ text, status: how, result }) => html`<li>${text}: ${result ?? how}</li>`)}
            </ol>
          </li>`,
      )}
    </ul>`;
  }

  readonly #made = () => {
    this.app.router.go('/workflows');
    void this.#flows.load();
  };

  async #do(flow: Workflow, what: 'approve' | 'pause' | 'run') {
    this.busy = flow.id;
    try {
      await this.app.api.post(`/workflows/${flow.id}/${what}`, what === 'approve' ? { hash: flow.hash } : {});
      if (what === 'run') toast('It is running.');
    } catch (error) {
      const changed = error instanceof ApiFailure && error.status === 409;
      toast(`${error instanceof Error ? error.message : String(error)}${changed ? ' It is shown as it is now.' : ''}`);
    }
    this.busy = '';
    await this.#flows.load();
    if (this.workflowId === flow.id) await this.#runs.load();
  }

  async #remove(flow: Workflow) {
    const sure = await askUser({
      title: `Delete “${flow.name}”?`,
      words: 'Its runs end, and what they did stays.',
      action: 'Delete',
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await this.app.api.delete(`/workflows/${flow.id}`);
      await this.#flows.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
