import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ScheduledAnswer, ScheduledQuestion } from '../../contract/learning.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { choice, field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import './told.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Questions that are asked by the clock, and what they have told. */
@customElement('ph-schedule-page')
export class PhSchedulePage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    css`
      form {
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4);
      }
      .quiet-too {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--touch);
      }
      .quiet-too input {
        flex: none;
        width: 1.25rem;
        height: 1.25rem;
        accent-color: var(--accent);
      }
      .facts {
        display: flex;
      }
      @media (max-width: 40rem) {
        .rows > li > .row {
          grid-template-columns: minmax(0, 1fr);
        }
        .facts {
          justify-content: space-between;
          margin-left: calc(-1 * var(--space-4));
        }
      }
      .told {
        display: grid;
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);
  readonly #questions = new Loaded<{ data: ScheduledQuestion[] }>();
  readonly #answers = new Loaded<{ data: ScheduledAnswer[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#questions, this.#answers]);
    super.connectedCallback();
    void this.#questions.load(() => this.app.api.get('/scheduled-questions?limit=50'));
    void this.#answers.load(() => this.app.api.get('/scheduled-answers?limit=20'));
  }

  protected override render() {
    return html`<div class="page inner">
      <a class="back" href="/today">${icon('back', 18)} Today</a>
      <header>
        <h1>Scheduled questions</h1>
        <p class="soft">
          Asked for you every day or week. You hear of it when something moved more than it does by chance; the rest stays quiet.
        </p>
      </header>
      ${this.#ask()} ${this.#list()} ${this.#told()}
    </div>`;
  }

  #ask() {
    const { faults, failure, busy } = this.#form;
    return html`<form class="card" novalidate @submit=${this.#add}>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
      ${field({ name: 'question', label: 'Question', fault: faults.question, placeholder: 'What was my revenue last week?', required: true, maxLength: 1000 })}
      <div class="pair">
        ${choice({
          name: 'when',
          label: 'Every',
          value: '1',
          options: [['day', 'Day'], ...WEEKDAYS.map((name, index) => [String(index + 1), name] as const)],
        })}
        <div class="field">
          <label for="at">At</label>
          <input id="at" name="at" type="time" value="09:00" required />
        </div>
      </div>
      <label class="quiet-too"><input type="checkbox" name="always" /> Tell me also when nothing moved</label>
      ${
        this.app.session.user?.isVerified
          ? html`<label class="quiet-too"><input type="checkbox" name="letter" /> Send me what is told by e-mail</label>`
          : html`<p class="faint">To get what is told by e-mail, sign in once by an e-mailed link: then your address is known to be yours.</p>`
      }
      <div class="row"><button class="button primary" aria-disabled=${busy}>${icon('clock', 18)} Schedule it</button></div>
    </form>`;
  }

  #list() {
    const { status, failure, value } = this.#questions;
    if (status === 'loading') return waitingRows(2, 'Loading your questions');
    if (status === 'failed')
      return loadFailed('Your questions could not be loaded.', failure, () => this.#questions.load());
    if (!value?.data.length) {
      return html`<p class="soft">Nothing is scheduled yet. What you write above is asked for the first time when its time comes.</p>`;
    }
    return html`<ul class="card rows" aria-label="Scheduled questions">
      ${repeat(
        value.data,
        ({ id }) => id,
        (one) =>
          html`<li>
            <div class="row">
              <span class="name"><b>${one.question}</b><span>${this.#when(one)}</span></span>
              <span class="facts">
                <button class="button quiet" @click=${() => this.#pause(one)}>${one.paused ? 'Go on' : 'Pause'}</button>
                <button class="button quiet icon" aria-label="Delete: ${one.question}" @click=${() => this.#remove(one)}>${icon('close', 18)}</button>
              </span>
            </div>
          </li>`,
      )}
    </ul>`;
  }

  #when({ every, at, weekday, paused, nextAt, onlyIfMoved, byEmail }: ScheduledQuestion): string {
    const day = every === 'day' ? 'Every day' : `Every ${WEEKDAYS[(weekday ?? 1) - 1]}`;
    const next = paused ? 'paused' : nextAt ? `next ${this.app.format.moment(nextAt)}` : '';
    return [`${day} at ${at}`, onlyIfMoved ? 'only when something moved' : 'always', byEmail ? 'by e-mail' : '', next]
      .filter(Boolean)
      .join(' · ');
  }

  #told() {
    const { status, failure, value } = this.#answers;
    if (status === 'failed')
      return loadFailed('What was told could not be loaded.', failure, () => this.#answers.load());
    if (!value?.data.length) return nothing;
    return html`<section>
      <h2>What they told</h2>
      <div class="told">
        ${value.data.map((answer) => html`<ph-told .app=${this.app} .answer=${answer}></ph-told>`)}
      </div>
    </section>`;
  }

  readonly #add = (event: SubmitEvent) => {
    const form = event.currentTarget as HTMLFormElement;
    return this.#form.submit(event, async ({ question = '', when = '1', at = '09:00', always, letter }) => {
      await this.app.api.post('/scheduled-questions', {
        ...{ question, at, onlyIfMoved: always === undefined, byEmail: letter !== undefined },
        ...(when === 'day' ? { every: 'day' } : { every: 'week', weekday: Number(when) }),
      });
      form.reset();
      await this.#questions.load();
    });
  };

  #pause({ id, paused }: ScheduledQuestion) {
    return this.#try(() => this.app.api.patch(`/scheduled-questions/${id}`, { paused: !paused }));
  }

  #remove({ id }: ScheduledQuestion) {
    return this.#try(() => this.app.api.delete(`/scheduled-questions/${id}`));
  }

  async #try(work: () => Promise<unknown>) {
    try {
      await work();
      await this.#questions.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
