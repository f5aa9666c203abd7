import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Checklist, TEST_EVENT } from '../../contract/checklist.ts';
import type { App } from '../app/app.ts';
import { recall, remember } from '../app/storage.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Loaded } from '../ui/loaded.ts';
import { Part } from '../ui/part.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { Watch } from '../ui/watch.ts';

const tail = new Part(() => import('../sources/live/tail.ts'));

/** How often, and how many times, a test event that was sent is looked for. */
const LOOK_EVERY_MS = 1000;
const LOOKS = 30;

/**
 * The first steps of a workspace, ticked by what it holds. `always` shows them also when they are all done or were put away;
 * otherwise there is nothing then. Fires `settled` once it is known what is shown.
 */
@customElement('ph-checklist')
export class PhChecklist extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      :host {
        display: contents;
      }
      section > header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        max-width: none;
      }
      .rows > li > .row {
        grid-template-columns: 1.5rem minmax(0, 1fr) auto;
      }
      .mark {
        width: 1.25rem;
        height: 1.25rem;
        border: 1.5px solid var(--ink-faint);
        border-radius: 50%;
      }
      .mark.done {
        display: grid;
        place-items: center;
        border: 0;
      }
      @media (max-width: 40rem) {
        .rows > li > .row {
          grid-template-columns: 1.5rem minmax(0, 1fr);
          row-gap: var(--space-2);
        }
        .row > :nth-child(3) {
          grid-column: 2;
          justify-self: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ type: Boolean }) always = false;
  @state() private away = false;
  /** The source that the test event was sent to; what arrives is shown from then on. */
  @state() private testing = '';
  readonly #list = new Loaded<Checklist>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#list]);
    super.connectedCallback();
    this.away = recall(this.#key) !== undefined;
    if (this.always || !this.away) void this.#list.load(() => this.app.api.get('/workspace/checklist'));
  }

  protected override updated(): void {
    const isPutAway = this.away && !this.always;
    if (isPutAway || this.#list.status !== 'loading') this.dispatchEvent(new Event('settled', { bubbles: true }));
  }

  get #key(): string {
    return `first-steps-away.${this.app.session.workspace?.id ?? ''}`;
  }

  protected override render() {
    const list = this.#list.value;
    if (!list || (!this.always && (this.away || list.done))) return nothing;
    const { shop, snippet, domain } = list;
    return html`<section aria-labelledby="first-steps">
      <header>
        <h2 id="first-steps">First steps</h2>
        ${
          this.always
            ? nothing
            : html`<button class="button quiet" @click=${this.#putAway}>${icon('close', 16)} Put away</button>`
        }
      </header>
      <ul class="card rows">
        ${this.#step(
          'Connect your shop',
          'Orders, refunds and customers come in, those of the past too.',
          shop.done,
          link(shop.sourceId, '/sources/connect/shopify', 'Connect Shopify'),
        )}
        ${this.#step(
          'Install the snippet',
          snippet.sourceId
            ? 'Put it on your pages: visits are seen as they happen.'
            : 'It tells what visitors look at and put in the cart.',
          snippet.done,
          link(snippet.sourceId, '/sources/connect/segment', 'Get the snippet', 'Show the snippet'),
        )}
        ${this.#step('Send a test event', testWords(list), list.testEvent.done, this.#test(list))}
        ${this.#step(
          'Verify your sending domain',
          domain.needed ? `${domain.needed}.` : `E-mail goes out from ${domain.domain}.`,
          domain.done,
          html`<button class="button" @click=${() => this.#list.load()}>Look again</button>`,
        )}
      </ul>
      ${this.testing ? html`<ph-live-tail .app=${this.app} .sourceId=${this.testing}></ph-live-tail>` : nothing}
    </section>`;
  }

  #step(name: string, words: string, done: boolean, way: TemplateResult | typeof nothing) {
    return html`<li>
      <div class="row">
        <span class="mark ${done ? 'done' : ''}">${done ? icon('check', 20) : nothing}</span>
        <span class="name"><b>${name}</b><span>${words}</span></span>
        <span>${done ? html`<span class="chip good">Done</span>` : way}</span>
      </div>
    </li>`;
  }

  #test({ testEvent: { sourceId, writeKey } }: Checklist) {
    if (!sourceId || !writeKey) return nothing;
    return html`<button class="button" @click=${() => this.#sendTest(sourceId, writeKey)}>Send it</button>`;
  }

  /** Sends an event the way a page does, and shows it arriving. */
  async #sendTest(sourceId: string, writeKey: string) {
    try {
      if (!(await tail.asked())) return;
      this.testing = sourceId;
      const sent = await fetch('/v1/track', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ writeKey, event: TEST_EVENT, messageId: crypto.randomUUID() }),
      });
      if (!sent.ok) throw new Error('The test event was not taken');
      for (let looks = 0; looks < LOOKS && this.isConnected && !this.#list.value?.testEvent.done; looks++) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        await this.#list.load();
      }
    } catch (error) {
      toast(error instanceof Error ? error.message : 'The test event was not taken');
    }
  }

  readonly #putAway = () => {
    remember(this.#key, 'yes');
    this.away = true;
    toast('Put away. “First steps” in Settings shows them again.');
  };
}

function link(sourceId: string | null, otherwise: string, connect: string, look = 'Look at it') {
  return html`<a class="button" href=${sourceId ? `/sources/${sourceId}` : otherwise}>${sourceId ? look : connect}</a>`;
}

function testWords({ testEvent }: Checklist): string {
  if (testEvent.done) return 'It arrived.';
  return testEvent.writeKey
    ? 'It names nobody; you see it arrive below.'
    : 'Get the snippet first: the test goes the same way.';
}
