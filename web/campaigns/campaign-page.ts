import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActionPlan, ActionRequest, CampaignDraft } from '../../contract/actions.ts';
import type { Brought, CampaignBrought } from '../../contract/ai.ts';
import type { CampaignOutlook } from '../../contract/campaign-outlook.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { Loaded } from '../ui/loaded.ts';
import { rows } from '../ui/rows.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { asEmail, asSending, asTask } from './next-steps.ts';
import '../cards/plan-card.ts';
import './brought.ts';
import './delivery-form.ts';
import './outlook-view.ts';

interface Shown {
  draft: CampaignDraft;
  /** As it would go out now; undefined where that cannot be told, with why. */
  outlook: CampaignOutlook | undefined;
  unknown: string;
  /** What its letters brought; null before any were sent. */
  brought: Brought | null;
  /** Its sending that is approved and waits for its time. */
  scheduled: ActionPlan | undefined;
}

/** One campaign that was drafted: for whom, by which channel, in which words; and what can be made of it. */
@customElement('ph-campaign-page')
export class PhCampaignPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    css`
      h1,
      dd,
      .letter,
      li {
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-2) var(--space-5);
      }
      dt {
        color: var(--ink-soft);
      }
      ph-brought,
      ph-campaign-delivery {
        padding: var(--space-4) var(--space-5);
      }
      .letter {
        max-width: 68ch;
        padding: var(--space-4) var(--space-5);
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() campaignId = '';
  @state() private busy = false;
  @state() private failure = '';
  @state() private next: ActionPlan | undefined;
  @state() private editing = false;
  @state() private delivering = false;
  readonly #form = new Form(this);
  readonly #shown = new Loaded<Shown>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#shown]);
    super.connectedCallback();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('campaignId')) return;
    this.next = undefined;
    this.editing = false;
    this.delivering = false;
    this.failure = '';
    const id = this.campaignId;
    void this.#shown.load(() => this.#read(id));
  }

  async #read(id: string): Promise<Shown> {
    const { api } = this.app;
    const draft = await api.get<CampaignDraft>(`/campaign-drafts/${id}`);
    let unknown = '';
    const [outlook, { brought }] = await Promise.all([
      // Who is in a list that a model makes may not be known yet: the rest is shown without it.
      api.get<CampaignOutlook>(`/campaign-drafts/${id}/outlook`).catch((error: Error) => {
        unknown = error.message;
        return undefined;
      }),
      api.get<CampaignBrought>(`/campaign-drafts/${id}/brought`),
    ]);
    const waits = outlook?.scheduled;
    const scheduled = waits ? await api.get<ActionPlan>(`/actions/${waits.planId}`) : undefined;
    return { draft, outlook, unknown, brought, scheduled };
  }

  protected override render() {
    const { status, failure, value } = this.#shown;
    return html`<div class="page inner">
      <a class="back" href="/campaigns">${icon('back', 18)} Campaigns</a>
      ${status === 'ready' ? nothing : html`<h1 class="unseen">Campaign</h1>`}
      ${status === 'loading' ? waitingRows(4, 'Loading the campaign') : nothing}
      ${status === 'failed' ? loadFailed('The campaign could not be loaded.', failure, () => this.#shown.load()) : nothing}
      ${status === 'ready' && value ? this.#full(value) : nothing}
    </div>`;
  }

  #full({ draft, outlook, unknown, brought, scheduled }: Shown) {
    const { format } = this.app;
    const sent = outlook?.sendings.join(' ');
    const ahead = outlook?.scheduled ? `Goes out by itself on ${format.moment(outlook.scheduled.at)}.` : '';
    const standing = [ahead, sent].filter(Boolean).join(' ');
    return html`<header>
        <h1>${draft.name}</h1>
        <p class="soft">Drafted ${format.ago(draft.createdAt)}. ${brought ? `Sent ${format.ago(brought.from)}. ${standing ?? ''}` : standing || 'Nothing was sent.'}</p>
      </header>
      ${
        brought
          ? html`<section aria-labelledby="brought">
              <h2 id="brought">What it brought</h2>
              <ph-brought class="card" .format=${format} .brought=${brought}></ph-brought>
            </section>`
          : nothing
      }
      ${
        outlook
          ? html`<ph-campaign-outlook-view .format=${format} .draft=${draft} .outlook=${outlook}></ph-campaign-outlook-view>`
          : html`<div class="note">${icon('alert')}<p>${unknown}</p></div>`
      }
      <dl>
        ${draft.offer ? html`<dt>Offer</dt><dd>${draft.offer}</dd>` : nothing}
        ${draft.subject ? html`<dt>Subject</dt><dd>${draft.subject}</dd>` : nothing}
      </dl>
      ${this.editing ? this.#words(draft) : html`<div class="card letter">${draft.message}</div>`}
      <div class="row">
        ${
          draft.channel === 'email' && outlook?.audience.href
            ? html`${this.#send(draft, outlook)}
                <button class="button" ?disabled=${this.busy} @click=${() => this.#ask(asEmail(draft))}>${icon('mail', 18)} Draft as e-mail</button>`
            : nothing
        }
        <button class="button" aria-expanded=${this.delivering} @click=${this.#turnDelivery}>${icon('clock', 18)} Change how it goes out</button>
        <button class="button" aria-expanded=${this.editing} @click=${this.#turn}>${icon('edit', 18)} Change the words</button>
        <button class="button" ?disabled=${this.busy} @click=${() => this.#ask(asTask(draft))}>${icon('task', 18)} Make it a task</button>
      </div>
      ${this.delivering ? html`<ph-campaign-delivery class="card" .app=${this.app} .draft=${draft} @saved=${this.#delivered}></ph-campaign-delivery>` : nothing}
      ${this.failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${this.failure}</p></div>` : nothing}
      ${
        scheduled && scheduled.id !== this.next?.id
          ? html`<section>
              <h2>What goes out by itself</h2>
              <ph-plan-card .app=${this.app} .plan=${scheduled} @changed=${this.#reload}></ph-plan-card>
            </section>`
          : nothing
      }
      ${
        this.next
          ? html`<section>
              <h2>What you asked for</h2>
              <ph-plan-card .app=${this.app} .plan=${this.next} @changed=${this.#reload}></ph-plan-card>
            </section>`
          : nothing
      }`;
  }

  /** At the time that it is meant for, where that is still to come; at once all the same. What goes out by itself is not sent twice. */
  #send(draft: CampaignDraft, { sendsAt, scheduled }: CampaignOutlook) {
    if (scheduled) return nothing;
    if (!sendsAt) {
      return html`<button class="button primary" ?disabled=${this.busy} @click=${() => this.#ask(asSending(draft))}>${icon('arrow', 18)} Send</button>`;
    }
    return html`<button class="button primary" ?disabled=${this.busy} @click=${() => this.#ask(asSending(draft, 'then'))}>${icon('clock', 18)} Send on ${this.app.format.moment(sendsAt)}</button>
      <button class="button" ?disabled=${this.busy} @click=${() => this.#ask(asSending(draft))}>${icon('arrow', 18)} Send now</button>`;
  }

  readonly #reload = () => void this.#shown.load();

  #words({ subject, message }: CampaignDraft) {
    const { faults, failure, busy } = this.#form;
    return html`<form class="fields" novalidate @submit=${this.#save}>
      ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
      ${field({ name: 'subject', label: 'Subject', value: subject ?? '', fault: faults.subject, maxLength: 200 })}
      <div class="field">
        <label for="message">Message</label>
        <textarea id="message" name="message" rows="10" .defaultValue=${message}></textarea>
        ${faults.message ? html`<p class="fault">${icon('alert')}<span>${faults.message}</span></p>` : nothing}
        <p class="hint">What was asked to be sent or approved was of the words before: after a change it is sent anew.</p>
      </div>
      <div><button class="button primary" ?disabled=${busy}>${busy ? 'Saving…' : 'Save the words'}</button></div>
    </form>`;
  }

  readonly #turn = () => {
    this.editing = !this.editing;
  };

  readonly #turnDelivery = () => {
    this.delivering = !this.delivering;
  };

  readonly #delivered = async () => {
    this.delivering = false;
    this.next = undefined;
    await this.#shown.load();
  };

  readonly #save = (event: SubmitEvent) =>
    this.#form.submit(event, async ({ subject = '', message = '' }) => {
      await this.app.api.patch(`/campaign-drafts/${this.campaignId}`, { subject: subject || null, message });
      this.editing = false;
      this.next = undefined;
      await this.#shown.load();
    });

  async #ask(request: ActionRequest) {
    this.busy = true;
    this.failure = '';
    try {
      this.next = await this.app.api.post<ActionPlan>('/actions', { ...request, applyNow: true });
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.busy = false;
  }
}
