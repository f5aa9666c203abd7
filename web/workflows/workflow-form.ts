import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { WorkflowStep, WorkflowTrigger } from '../../contract/actions.ts';
import type { Segment } from '../../contract/segments.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { choice, field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { stepWords } from './words.ts';

const TRIGGERS = [
  ['hand', 'I start it'],
  ['time', 'At a time'],
  ['event', 'Somebody does something'],
  ['segment', 'Somebody comes into a segment'],
] as const;
const STEPS = [
  ['create_task', 'Create a task'],
  ['tag_people', 'Tag people'],
  ['draft_email', 'Draft an e-mail'],
  ['send_email', 'Send an e-mail'],
  ['wait', 'Wait'],
] as const;
type StepKind = (typeof STEPS)[number][0];

/** A new workflow: when it runs, and its steps one after the other. Fires `made`. */
@customElement('ph-workflow-form')
export class PhWorkflowForm extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      form {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-5);
      }
      fieldset {
        display: grid;
        gap: var(--space-3);
        margin: 0;
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      legend {
        padding: 0 var(--space-1);
        font-weight: 560;
      }
      ol {
        display: grid;
        padding-left: var(--space-4);
        border-left: 2px solid var(--line);
      }
      li {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: var(--touch);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private trigger: WorkflowTrigger['on'] = 'hand';
  @state() private kind: StepKind = 'create_task';
  @state() private steps: WorkflowStep[] = [];
  @state() private segments: Segment[] = [];
  @state() private missing = '';
  readonly #form = new Form(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.app.api.get<{ data: Segment[] }>('/segments').then(
      ({ data }) => {
        this.segments = data;
      },
      () => undefined,
    );
  }

  protected override render() {
    const { faults, failure, busy } = this.#form;
    return html`<form class="card" novalidate @submit=${this.#save}>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
      ${field({ name: 'name', label: 'Name', fault: faults.name, required: true, maxLength: 200, autofocus: true })}
      <fieldset @change=${this.#chosen}>
        <legend>When</legend>
        ${choice({ name: 'on', label: 'It runs when', options: TRIGGERS, value: this.trigger })} ${this.#when()}
      </fieldset>
      <fieldset @change=${this.#chosen}>
        <legend>Steps</legend>
        ${this.#sofar()}
        ${choice({ name: 'kind', label: 'Next step', options: STEPS, value: this.kind })} ${this.#step()}
        ${this.missing ? html`<p class="fault" role="alert">${this.missing}</p>` : nothing}
        <div><button class="button" type="button" @click=${this.#add}>${icon('plus', 18)} Add this step</button></div>
      </fieldset>
      <div class="row">
        <button class="button primary" aria-disabled=${busy || this.steps.length === 0}>Save the workflow</button>
        <a class="button quiet" href="/workflows">Cancel</a>
      </div>
    </form>`;
  }

  #when() {
    if (this.trigger === 'time') {
      const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
      return html`<div class="pair">
        ${choice({ name: 'weekday', label: 'Day', options: [['', 'Every day'], ...days.map((day, n) => [String(n + 1), day] as const)], value: '' })}
        <div class="field"><label for="at">At</label><input id="at" name="at" type="time" value="09:00" /></div>
      </div>`;
    }
    if (this.trigger === 'event') {
      return field({
        name: 'event',
        label: 'What they do',
        placeholder: 'add_to_cart',
        code: true,
        required: true,
        maxLength: 100,
      });
    }
    return this.trigger === 'segment' ? this.#segment('segmentId', 'Segment') : nothing;
  }

  #segment(name: string, label: string) {
    return choice({
      name,
      label,
      options: this.segments.map(({ id, name: words }) => [id, words] as const),
      value: '',
    });
  }

  #sofar() {
    if (this.steps.length === 0) return nothing;
    return html`<ol>
      ${this.steps.map(
        (step, index) =>
          html`<li>
            ${stepWords(step)}
            <button
              class="button quiet icon"
              type="button"
              aria-label="Take out: ${stepWords(step)}"
              @click=${() => {
                this.steps = this.steps.filter((_, at) => at !== index);
              }}
            >
              ${icon('close', 16)}
            </button>
          </li>`,
      )}
    </ol>`;
  }

  #step() {
    const person = this.trigger === 'event' || this.trigger === 'segment';
    const whom = person
      ? html`<p class="hint">For the person it was started by.</p>`
      : this.#segment('audience', 'For');
    switch (this.kind) {
      case 'create_task':
        return field({ name: 'title', label: 'Task', maxLength: 200 });
      case 'tag_people':
        return html`${whom} ${field({ name: 'tag', label: 'Tag', maxLength: 50 })}`;
      case 'wait':
        return html`<div class="field"><label for="hours">Hours</label><input id="hours" name="hours" type="number" min="1" max="720" value="1" /></div>`;
      default:
        return html`${whom} ${field({ name: 'subject', label: 'Subject', maxLength: 200 })}
          <div class="field"><label for="body">Text</label><textarea id="body" name="body" maxlength="20000" rows="4"></textarea></div>`;
    }
  }

  #chosen(event: Event) {
    const select = event.target as HTMLSelectElement;
    if (select.name === 'on') this.trigger = select.value as WorkflowTrigger['on'];
    if (select.name === 'kind') this.kind = select.value as StepKind;
  }

  readonly #add = () => {
    const form = this.renderRoot.querySelector('form');
    if (!form) return;
    const said = (name: string) => String(new FormData(form).get(name) ?? '').trim();
    const person = this.trigger === 'event' || this.trigger === 'segment';
    const audience = person ? { personId: '{{person}}' } : { segmentId: said('audience') };
    const step = this.#made(said, audience);
    this.missing = step ? '' : 'Fill in the step first.';
    if (!step) return;
    this.steps = [...this.steps, step];
    for (const name of ['title', 'tag', 'subject', 'body']) {
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) input.value = '';
    }
  };

  #made(said: (name: string) => string, audience: object): WorkflowStep | undefined {
    if (this.kind === 'wait') {
      const minutes = Math.round(Number(said('hours')) * 60);
      return minutes > 0 ? { type: 'wait', minutes } : undefined;
    }
    const input =
      this.kind === 'create_task'
        ? { title: said('title') }
        : this.kind === 'tag_people'
          ? { audience, tag: said('tag') }
          : { audience, subject: said('subject'), body: said('body') };
    return Object.values(input).includes('') ? undefined : { type: 'action', kind: this.kind, input };
  }

  readonly #save = (event: SubmitEvent) => {
    if (this.steps.length === 0) {
      event.preventDefault();
      this.missing = 'Add at least one step.';
      return undefined;
    }
    return this.#form.submit(event, async (values) => {
      await this.app.api.post('/workflows', { name: values.name, trigger: this.#trigger(values), steps: this.steps });
      this.dispatchEvent(new Event('made'));
    });
  };

  #trigger({ at = '', weekday = '', event = '', segmentId = '' }: Record<string, string>): WorkflowTrigger {
    if (this.trigger === 'time') return { on: 'time', at, ...(weekday ? { weekday: Number(weekday) } : {}) };
    if (this.trigger === 'event') return { on: 'event', event };
    if (this.trigger === 'segment') return { on: 'segment', segmentId, change: 'entered' };
    return { on: 'hand' };
  }
}
