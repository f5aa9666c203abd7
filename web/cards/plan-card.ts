import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActionPlan, Difference } from '../../contract/actions.ts';
import { FEWEST_TO_HOLD_OUT } from '../../contract/holdout.ts';
import { ApiFailure } from '../app/api.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { type IconName, icon } from '../ui/icon.ts';
import { cards } from './card-styles.ts';
import './campaign-change.ts';

const stateWords: Record<ActionPlan['status'], string> = {
  proposed: 'Waits for approval',
  approved: 'Approved',
  applying: 'Being done',
  applied: 'Done',
  rejected: 'Refused',
  void: 'No longer valid',
  failed: 'Failed',
  undone: 'Undone',
};

const lineIcons: Record<Difference['lines'][number]['kind'], IconName> = {
  add: 'plus',
  change: 'sync',
  remove: 'close',
  send: 'mail',
  skip: 'alert',
  note: 'dot',
};

/** To whoever may not approve it: what it takes, and who has it. */
function needed({ difference: { messages, money } }: ActionPlan): string {
  const rights = [...(messages > 0 ? ['send'] : []), ...(money ? ['spend'] : [])];
  return `Needs approval${rights.length > 0 ? ` (${rights.join(', ')})` : ''}: an owner or an admin finds it under Tasks.`;
}

/** A campaign's channels, words and reach are drawn; only what else is said of it is listed. */
function toldOf({ campaign, lines }: Difference): Difference['lines'] {
  return campaign ? lines.filter(({ kind }) => kind === 'note') : lines;
}

/** Whom it would go to is asked of what it would make of the campaign as that is now. */
const isOpen = (status: ActionPlan['status']) => status === 'proposed' || status === 'applied';

/** Something that is to be done: what would be different, and the choice to allow it. Fires `changed` with the plan's new state. */
@customElement('ph-plan-card')
export class PhPlanCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    cards,
    css`
      .inside {
        display: grid;
        gap: var(--space-3);
      }
      .sums {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .sums b {
        color: var(--ink);
        font-size: var(--text-l);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2);
        font-size: var(--text-m);
        overflow-wrap: anywhere;
      }
      li svg {
        margin-top: 0.2rem;
        color: var(--ink-faint);
      }
      .left-out {
        color: var(--ink-soft);
      }
      .holdout {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--touch);
        font-size: var(--text-m);
      }
      .holdout input {
        width: 1.25rem;
        height: 1.25rem;
        accent-color: var(--accent);
      }
      .card > footer {
        min-height: 3.75rem;
        padding: var(--space-2) var(--space-3) var(--space-2) var(--space-5);
      }
      .card > footer > .primary {
        padding-inline: var(--space-4);
      }
      .card > footer > .button:first-child {
        margin-left: calc(-1 * var(--space-2));
      }
      .card > footer p {
        flex: 1 1 16rem;
        padding-block: var(--space-1);
        text-wrap: pretty;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      @media (max-width: 40rem) {
        .card > footer {
          padding: var(--space-3) var(--space-4);
        }
        .card > footer p {
          flex: 1 1 100%;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) plan!: ActionPlan;
  /** How it stands since it was given. */
  @state() private now: ActionPlan | undefined;
  @state() private busy = false;
  @state() private failure = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    // What an answer shows is how the plan stood then: how it stands now is asked.
    if (changed.has('plan') && this.now?.id !== this.plan.id) {
      this.now = this.plan;
      void this.#read();
    }
  }

  protected override render() {
    const plan = this.now ?? this.plan;
    const { difference } = plan;
    return html`<article class="card" aria-label=${plan.title}>
      <header>
        <h3>${plan.title}</h3>
        <span role="status" class="chip ${plan.status === 'applied' ? 'good' : plan.status === 'failed' || plan.status === 'void' ? 'warn' : ''}"
          >${stateWords[plan.status]}</span
        >
      </header>
      <div class="inside">
        ${this.#sums(difference)}
        ${
          difference.campaign
            ? html`<ph-campaign-change
                .format=${this.app.format}
                .campaign=${difference.campaign}
                .lang=${difference.language ?? 'en'}
                .href=${isOpen(plan.status) ? `/campaigns/plans/${plan.id}/people` : ''}
              ></ph-campaign-change>`
            : nothing
        }
        <ul>
          ${toldOf(difference).map(({ kind, text }) => html`<li class=${kind === 'skip' ? 'left-out' : ''}>${icon(lineIcons[kind], 16)}<span>${text}</span></li>`)}
        </ul>
        ${this.#holdout(plan)}
        ${plan.result ? html`<p>${plan.result}</p>` : nothing}
        ${plan.failure || this.failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${this.failure || plan.failure}</p></div>` : nothing}
      </div>
      ${this.#foot()}
    </article>`;
  }

  #sums({ people, reachable, messages, money, currency }: Difference) {
    const { format } = this.app;
    if (people === 0 && messages === 0 && !money) return nothing;
    return html`<p class="sums">
      ${people > 0 ? html`<span><b>${format.number(people)}</b> ${people === 1 ? 'person' : 'people'}</span>` : nothing}
      ${reachable !== null && reachable !== people ? html`<span><b>${format.number(reachable)}</b> of them reached</span>` : nothing}
      ${messages > 0 ? html`<span><b>${format.number(messages)}</b> ${messages === 1 ? 'message' : 'messages'}</span>` : nothing}
      ${money ? html`<span><b>${format.money(money, currency ?? undefined)}</b> cost</span>` : nothing}
    </p>`;
  }

  /** Of a campaign's letters to many it is chosen, before they go, whether some are held out. */
  #holdout({ kind, status, input, difference: { people } }: ActionPlan) {
    const isOfCampaign = input.campaignId !== undefined || input.recommendationId !== undefined;
    if (kind !== 'send_email' || status !== 'proposed' || !isOfCampaign || people < FEWEST_TO_HOLD_OUT) return nothing;
    return html`<label class="holdout">
      <input type="checkbox" .checked=${input.holdout !== false} ?disabled=${this.busy} @change=${this.#setHoldout} />
      Hold some people out, to see what the letters bring
    </label>`;
  }

  readonly #setHoldout = async (event: Event) => {
    const { checked: holdout } = event.currentTarget as HTMLInputElement;
    const { id, input } = this.now ?? this.plan;
    await this.#try(() => this.app.api.patch<ActionPlan>(`/actions/${id}`, { input: { ...input, holdout } }));
  };

  /** Where the eye goes next: the choice. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('footer .button')?.focus();
  }

  #foot() {
    const plan = this.now ?? this.plan;
    const waiting = plan.status === 'proposed';
    if (waiting) {
      return html`<footer>
        <p>${plan.mayApprove ? (plan.approvalReason ?? 'Nothing is done yet.') : needed(plan)}${plan.validUntil ? ` It can be approved until ${this.app.format.moment(plan.validUntil)}.` : ''}</p>
        ${plan.mayApprove ? html`<button class="button primary" ?disabled=${this.busy} @click=${() => this.#do('approve')}>${icon('check', 18)} Approve</button>` : nothing}
        <button class="button quiet" ?disabled=${this.busy} @click=${() => this.#do('reject')}>Refuse</button>
      </footer>`;
    }
    if (plan.status === 'approved' && plan.appliesAt) {
      return html`<footer>
        <p>It goes out by itself on ${this.app.format.moment(plan.appliesAt)}.</p>
        <button class="button quiet" ?disabled=${this.busy} @click=${() => this.#do('reject')}>${icon('close', 18)} Call it off</button>
      </footer>`;
    }
    const href = plan.status === 'undone' ? null : plan.href;
    if (!plan.canUndo && !href) return nothing;
    return html`<footer>
      ${href ? html`<a class="button quiet" href=${href}>${icon('arrow', 18)} See it</a>` : nothing}
      ${plan.canUndo ? html`<button class="button quiet" ?disabled=${this.busy} @click=${() => this.#do('undo')}>${icon('back', 18)} Undo</button>` : nothing}
    </footer>`;
  }

  #show(plan: ActionPlan) {
    if (plan.id !== this.plan.id) return;
    const changed = plan.status !== this.now?.status;
    this.now = plan;
    if (changed) this.dispatchEvent(new Event('changed', { bubbles: true, composed: true }));
  }

  async #read() {
    try {
      this.#show(await this.app.api.get<ActionPlan>(`/actions/${this.plan.id}`));
    } catch {
      // It is shown as the answer told it.
    }
  }

  async #do(what: 'approve' | 'reject' | 'undo') {
    const { id, hash } = this.now ?? this.plan;
    const body = what === 'approve' ? { hash } : {};
    await this.#try(() => this.app.api.post<ActionPlan>(`/actions/${id}/${what}`, body));
    await this.updateComplete;
    if (!this.failure) this.focus();
  }

  async #try(work: () => Promise<ActionPlan>) {
    this.busy = true;
    this.failure = '';
    try {
      this.#show(await work());
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
      if (error instanceof ApiFailure && error.status === 409) await this.#read();
    }
    this.busy = false;
  }
}
