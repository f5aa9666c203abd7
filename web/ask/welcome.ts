import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Suggestion } from '../../contract/ai.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { Part } from '../ui/part.ts';
import { Watch } from '../ui/watch.ts';
import { AskEvent } from './ask-event.ts';
import { loadDemo } from './suggestions.ts';

const connectFirst = new Part(() => import('./connect-first.ts'));

/** The first thing anybody sees: the question, what can be asked, and for a visitor the two ways in. */
@customElement('ph-welcome')
export class PhWelcome extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    css`
      :host {
        padding-top: clamp(1rem, 13vh, 8.5rem);
        padding-bottom: var(--space-7);
      }
      header {
        display: grid;
        gap: var(--space-2);
        margin-bottom: var(--space-5);
        text-align: center;
      }
      header p {
        color: var(--ink-soft);
        text-wrap: balance;
      }
      .suggestions {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--space-2) var(--space-3);
        min-height: 9.75rem;
        align-content: start;
        margin-top: var(--space-5);
      }
      .suggestions li:last-child:nth-child(odd) {
        grid-column: 1 / -1;
      }
      .suggestions button {
        display: grid;
        gap: 0.15rem;
        width: 100%;
        height: 100%;
        min-height: 4.5rem;
        align-content: center;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface);
        text-align: left;
        line-height: 1.4;
        transition: border-color var(--fast) var(--ease);
      }
      .suggestions button:hover {
        border-color: var(--accent);
      }
      .suggestions b {
        font-weight: 560;
        font-size: var(--text-m);
      }
      .suggestions span {
        color: var(--ink-soft);
        font-size: var(--text-xs);
      }
      .suggestions .skeleton {
        height: 4.5rem;
        border-radius: var(--radius-m);
        opacity: 0.45;
      }
      .ways {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--space-3);
        margin-top: var(--space-5);
      }
      .way {
        display: grid;
        align-content: space-between;
        gap: var(--space-4);
        padding: var(--space-5);
      }
      .way p {
        margin-top: var(--space-1);
        color: var(--ink-soft);
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      .way .button {
        justify-self: start;
      }
      .fault {
        color: var(--danger);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) suggestions: Suggestion[] | undefined;
  /** The demo's sign-in, or null on a hub without one; undefined until that is known. */
  @state() private demo: { email: string; password: string } | null | undefined;
  @state() private fault = '';
  #sought = false;

  override connectedCallback(): void {
    new Watch(this, () => [this.app.session]);
    super.connectedCallback();
  }

  protected override updated(): void {
    if (this.app.session.state !== 'visitor' || this.#sought) return;
    this.#sought = true;
    void loadDemo(this.app.api).then((demo) => {
      this.demo = demo ?? null;
    });
  }

  protected override render() {
    const { firstName, state } = this.app.session;
    // What comes below waits for what stands above it: nothing that is shown moves again.
    const complete = this.suggestions !== undefined && this.demo !== undefined;
    return html`<header>
        <h1>What would you like to know${firstName ? `, ${firstName}` : ''}?</h1>
        <p>Ask in your own words. The answer comes from what your customers do.</p>
      </header>
      <slot></slot>
      ${this.#suggested()} ${state === 'visitor' && complete ? this.#ways() : nothing}
      ${state === 'signed-in' && this.suggestions ? this.#connect() : nothing}`;
  }

  /** The demo shop is connected. */
  #connect() {
    if (!this.app.session.workspace || this.app.session.workspace.isDemo) return nothing;
    void connectFirst.untilLoaded();
    return html`<ph-connect-first .app=${this.app}></ph-connect-first>`;
  }

  #suggested() {
    if (this.suggestions?.length === 0) return nothing;
    const list = this.suggestions?.map(
      ({ question, why }) => html`<li>
        <button @click=${() => this.dispatchEvent(new AskEvent(question))}><b>${question}</b><span>${why}</span></button>
      </li>`,
    );
    return html`<h2 class="unseen">Suggested questions</h2>
      <ul class="suggestions">
        ${list ?? [0, 1, 2, 3].map(() => html`<li class="skeleton"></li>`)}
      </ul>`;
  }

  #ways() {
    return html`<div class="ways">
      ${
        this.demo
          ? html`<section class="card way">
            <div>
              <h2>Look around the demo shop</h2>
              <p>A real shop’s year of orders, ready to be asked about. Nothing you do there can go wrong.</p>
            </div>
            <button class="button primary" @click=${this.#enterDemo}>Open the demo shop ${icon('arrow')}</button>
            ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
          </section>`
          : nothing
      }
      <section class="card way">
        <div>
          <h2>Connect your own shop</h2>
          <p>Shopify, a Meta pixel, Tag Manager, Segment or a webhook. A few minutes, explained in words.</p>
        </div>
        <a class="button ${this.demo ? '' : 'primary'}" href="/register?next=/sources">Create an account</a>
      </section>
    </div>`;
  }

  async #enterDemo() {
    if (!this.demo) return;
    this.fault = '';
    try {
      await this.app.session.signIn(this.demo);
    } catch (error) {
      this.fault = error instanceof Error ? error.message : String(error);
    }
  }
}
