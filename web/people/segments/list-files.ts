import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ListImport } from '../../../contract/segment-lists.ts';
import type { App } from '../../app/app.ts';
import { leftWords } from '../../sources/syncs/words.ts';
import { askUser } from '../../ui/ask-user.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { progressBar } from '../../ui/progress-styles.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';
import { Imports } from './imports.ts';

/** The files that changed a list, latest first: how far one on its way is, and the way back from the latest that stands. */
@customElement('ph-list-files')
export class PhListFiles extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    progressBar,
    css`
      .run {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        margin-bottom: var(--space-4);
      }
      .run .row {
        justify-content: space-between;
      }
      .run h3 {
        font-size: var(--text-l);
        overflow-wrap: anywhere;
      }
      .run p {
        font-size: var(--text-m);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() segment = '';
  #imports: Imports | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#imports?.watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#imports?.unwatch();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('segment')) return;
    this.#imports?.unwatch();
    const imports = new Imports(this.app.api, this.segment);
    imports.addEventListener('change', () => {
      this.requestUpdate();
      if (!imports.items) return;
      const isRunning = imports.items.some(({ state }) => state === 'running');
      this.dispatchEvent(new CustomEvent<boolean>('running', { detail: isRunning }));
    });
    imports.addEventListener('moved', () => this.dispatchEvent(new CustomEvent('moved')));
    this.#imports = imports;
    imports.watch();
  }

  protected override render() {
    const imports = this.#imports;
    if (imports?.failure && !imports.items) {
      return loadFailed('The files could not be loaded.', imports.failure, () => imports.look());
    }
    if (!imports?.items) return waitingRows(1, 'Loading the files');
    const { items } = imports;
    if (items.length === 0) return html`<p class="soft">No file changed this list yet.</p>`;
    const ended = items.filter(({ state }) => state !== 'running');
    return html`${items.filter(({ state }) => state === 'running').map((one) => this.#run(one))}
      ${ended.length > 0 ? html`<ul class="card rows" aria-label="Files">${ended.map((one) => this.#row(one))}</ul>` : nothing}`;
  }

  #run(one: ListImport) {
    const { format } = this.app;
    const { enter, leave, made } = one.counts;
    const parts = [
      `${format.number(enter)} to enter, ${format.number(leave)} to leave`,
      made > 0 ? `${format.number(made)} of them new` : '',
      leftWords(one.secondsLeft),
    ];
    return html`<div class="card run">
      <div class="row">
        <h3 id="run-${one.id}">${one.fileName}: ${format.number(one.moved)} of ${format.number(one.toMove)} done</h3>
        <button class="button" aria-disabled=${this.#imports?.asking ?? false} @click=${() => this.#ask('stop', one)}>
          ${icon('stop')} Stop
        </button>
      </div>
      <progress aria-labelledby="run-${one.id}" .max=${one.toMove} .value=${one.moved}></progress>
      <p class="soft">${parts.filter(Boolean).join(' · ')}</p>
      <p class="faint">You can leave this page; it goes on by itself. What is done when you stop it stays, and can be undone.</p>
    </div>`;
  }

  #row(one: ListImport) {
    const { format } = this.app;
    const { enter, leave } = one.counts;
    const what =
      one.state === 'stopped'
        ? `stopped after ${format.number(one.moved)} of ${format.number(one.toMove)}`
        : `${format.number(enter)} entered, ${format.number(leave)} left`;
    return html`<li>
      <div class="row">
        <span class="name">
          <b>${one.fileName}</b>
          <span>
            ${what}; by ${one.by}, <span title=${format.moment(one.at)}>${format.ago(one.at)}</span>${one.undoneAt ? '; undone' : ''}
          </span>
        </span>
        ${one.canUndo ? html`<button class="button quiet" @click=${() => this.#undo(one)}>Undo</button>` : nothing}
      </div>
    </li>`;
  }

  async #undo(one: ListImport) {
    const made = one.counts.made > 0 ? ' People it made stay people.' : '';
    const words = `The list is as it was before this file.${made}`;
    if ((await askUser({ title: `Undo ${one.fileName}?`, words, action: 'Undo' })) === undefined) return;
    await this.#ask('undo', one);
  }

  async #ask(what: 'stop' | 'undo', one: ListImport) {
    try {
      await this.#imports?.ask(what, one);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
