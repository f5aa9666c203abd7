import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Feedback } from '../../contract/ai.ts';
import type { SegmentKey } from '../../contract/analytics.ts';
import type { Recommendation } from '../../contract/stream.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';
import { channelWords, segmentWords } from './words.ts';

/** One campaign that is proposed: for whom, what to send, when, why - and what the reader thinks of it. */
@customElement('ph-campaign-card')
export class PhCampaignCard extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    css`
      .card {
        overflow: hidden;
      }
      header {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: baseline;
        gap: 0 var(--space-4);
        padding: var(--space-4) var(--space-5) var(--space-3);
      }
      header .rule {
        grid-column: 1 / -1;
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      .people {
        white-space: nowrap;
      }
      .people b {
        font-size: var(--text-2xl);
        line-height: 1.2;
        font-weight: 620;
        letter-spacing: -0.02em;
        color: var(--accent);
      }
      .people span {
        margin-left: 0.3em;
        color: var(--ink-faint);
        font-size: var(--text-xs);
      }
      .letter {
        position: relative;
        margin: 0 var(--space-5);
        padding: var(--space-4);
        border-radius: var(--radius-m);
        background: var(--sunken);
      }
      .letter .via {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-bottom: var(--space-2);
        padding-right: 2.5rem;
        color: var(--ink-soft);
        font-size: var(--text-xs);
        font-weight: 560;
      }
      .letter h4 {
        font-size: var(--text-l);
        font-weight: 620;
        line-height: 1.35;
      }
      .letter .message {
        margin-top: var(--space-1);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-size: var(--text-m);
      }
      .letter .button {
        position: absolute;
        top: 2px;
        right: 2px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: var(--space-3) var(--space-5);
        padding: var(--space-4) var(--space-5);
        font-size: var(--text-m);
      }
      dt {
        color: var(--ink-faint);
        font-size: var(--text-xs);
        font-weight: 560;
      }
      .why {
        grid-column: 1 / -1;
      }
      .why dd {
        text-wrap: pretty;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--space-2);
        min-height: 3.25rem;
        padding: var(--space-1) var(--space-3) var(--space-1) var(--space-5);
        border-top: 1px solid var(--line);
        color: var(--ink-soft);
        font-size: var(--text-s);
      }
      footer p {
        margin-right: auto;
      }
      footer .button[aria-pressed='true'] {
        color: var(--accent-strong);
        background: var(--accent-soft);
      }
      footer form {
        display: flex;
        gap: var(--space-2);
        flex: 1 1 100%;
        padding: var(--space-2) var(--space-2) var(--space-2) 0;
      }
      @media (max-width: 30rem) {
        header {
          grid-template-columns: minmax(0, 1fr);
        }
        .people {
          grid-row: 3;
        }
        header,
        dl {
          padding-inline: var(--space-4);
        }
        .letter {
          margin-inline: var(--space-2);
        }
        footer {
          padding-left: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) campaign!: Recommendation;
  /** What was said of it earlier, on whichever device. */
  @property({ attribute: false }) stored: Feedback['rating'] | undefined;
  @state() private given: Feedback['rating'] | undefined;
  @state() private commented = false;
  @state() private copied = false;

  private get rating(): Feedback['rating'] | undefined {
    return this.given ?? this.stored;
  }

  protected override render() {
    const { segment, segmentName, people, channel, subject, message, offer, timing, reason } = this.campaign;
    const via = channelWords[channel];
    return html`<article class="card" aria-labelledby="name">
      <header>
        <h3 id="name">${segmentName}</h3>
        <p class="people"><b>${this.app.format.number(people)}</b><span>${people === 1 ? 'person' : 'people'}</span></p>
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
        <div class="why"><dt>Why</dt><dd>${reason}</dd></div>
      </dl>
      <footer>
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

  async #copy() {
    const { subject, message } = this.campaign;
    await navigator.clipboard.writeText(`${subject}\n\n${message}`);
    this.copied = true;
    setTimeout(() => {
      this.copied = false;
    }, 2000);
  }
}
