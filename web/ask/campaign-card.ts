import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActionPlan, ActionRequest } from '../../contract/actions.ts';
import type { Feedback } from '../../contract/ai.ts';
import type { SegmentKey } from '../../contract/analytics.ts';
import type { Recommendation } from '../../contract/stream.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { Part } from '../ui/part.ts';
import { toast } from '../ui/toast.ts';
import { campaignCardStyles } from './campaign-card-styles.ts';
import { channelWords, segmentWords } from './campaign-words.ts';
import './campaign-outlook.ts';

const planCard = new Part(() => import('../cards/plan-card.ts'));

/** What is asked of the gate: a draft for its segment, or for the list that a model makes. */
function planOf(campaign: Recommendation): ActionRequest {
  const { id: recommendationId, segment: segmentId, segmentName, channel, message } = campaign;
  const [subject, offer] = [campaign.subject.slice(0, 200), campaign.offer.slice(0, 200)];
  const name = `${segmentName}: ${subject}`.slice(0, 200);
  return { kind: 'draft_campaign', input: { recommendationId, name, segmentId, channel, message, subject, offer } };
}

/** One campaign that is proposed: for whom, what to send, when, what it comes to and why - to be planned, and judged. */
@customElement('ph-campaign-card')
export class PhCampaignCard extends LitElement {
  static override styles = [base, buttons, surfaces, forms, campaignCardStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) campaign!: Recommendation;
  /** What was said of it earlier, on whichever device. */
  @property({ attribute: false }) stored: Feedback['rating'] | undefined;
  @state() private given: Feedback['rating'] | undefined;
  @state() private commented = false;
  @state() private copied = false;
  @state() private plan: ActionPlan | undefined;
  @state() private planning = false;

  private get rating(): Feedback['rating'] | undefined {
    return this.given ?? this.stored;
  }

  protected override render() {
    const { segment, segmentName, people, channel, subject, message, offer, timing } = this.campaign;
    const via = channelWords[channel];
    const count = html`<b>${this.app.format.number(people)}</b>`;
    const proof = this.campaign.receipts?.people;
    return html`<article class="card" aria-labelledby="name">
      <header>
        <h3 id="name">${segmentName}</h3>
        <p class="people">${proof ? html`<a class="touch" href="/receipts/${proof}">${count}</a>` : count}<span>${people === 1 ? 'person' : 'people'}</span></p>
        ${segment in segmentWords ? html`<p class="rule">${segmentWords[segment as SegmentKey].rule}</p>` : nothing}
      </header>
      <div class="letter">
        <p class="via">${icon(via.icon, 16)} ${via.words}</p>
        <h4>${subject}</h4>
        <p class="message">${message}</p>
        <button class="button quiet icon" aria-label="Copy the message" @click=${this.#copy}>
          ${icon(this.copied ? 'check' : 'copy')}
        </button>
      </div>
      <dl>
        <div><dt>Offer</dt><dd>${offer}</dd></div>
        <div><dt>When</dt><dd>${timing}</dd></div>
      </dl>
      <ph-campaign-outlook .format=${this.app.format} .campaign=${this.campaign}></ph-campaign-outlook>
      ${this.plan ? html`<div class="plan"><ph-plan-card .app=${this.app} .plan=${this.plan}></ph-plan-card></div>` : nothing}
      <footer>
        ${
          this.app.session.user && !this.plan
            ? html`<button class="button" aria-disabled=${this.planning} @click=${this.#makePlan}>
              ${icon('task', 18)} Plan this
            </button>`
            : nothing
        }
        <p role="status">${this.given ? 'Thank you, it is noted.' : this.stored ? 'Your rating is noted.' : 'Is this useful?'}</p>
        ${this.#thumb('up', 'Useful')} ${this.#thumb('down', 'Not useful')}
        ${this.given === 'down' && !this.commented ? this.#commentForm() : nothing}
      </footer>
    </article>`;
  }

  #thumb(rating: Feedback['rating'], words: string) {
    return html`<button
      class="button quiet icon"
      aria-label="${words}: ${this.campaign.segmentName}"
      aria-pressed=${this.rating === rating}
      @click=${() => this.#rate({ rating })}
    >
      ${icon(rating)}
    </button>`;
  }

  #commentForm() {
    return html`<form @submit=${this.#comment}>
      <input name="comment" aria-label="What would make it better?" placeholder="What would make it better?" maxlength="2000" />
      <button class="button">Send</button>
    </form>`;
  }

  async #comment(event: SubmitEvent) {
    event.preventDefault();
    const comment = String(new FormData(event.target as HTMLFormElement).get('comment')).trim();
    if (comment && (await this.#rate({ rating: 'down', comment }))) this.commented = true;
  }

  async #rate(feedback: Feedback): Promise<boolean> {
    const before = this.given;
    this.given = feedback.rating;
    try {
      await this.app.api.post(`/ai/recommendations/${this.campaign.id}/feedback`, feedback);
      return true;
    } catch (error) {
      this.given = before;
      toast(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** Asks the gate for it: what would be drafted is shown, and waits for its approval. */
  async #makePlan() {
    if (this.planning) return;
    this.planning = true;
    try {
      const [plan] = await Promise.all([
        this.app.api.post<ActionPlan>('/actions', planOf(this.campaign)),
        planCard.untilLoaded(),
      ]);
      this.plan = plan;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('ph-plan-card')?.focus();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
    this.planning = false;
  }

  async #copy() {
    const { subject, message } = this.campaign;
    await navigator.clipboard.writeText(`${subject}\n\n${message}`);
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  }
}
