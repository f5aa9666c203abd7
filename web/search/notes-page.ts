import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Note } from '../../contract/search.ts';
import type { App } from '../app/app.ts';
import { recallJson, remember } from '../app/storage.ts';
import { askUser } from '../ui/ask-user.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { icon } from '../ui/icon.ts';
import { loadFailed } from '../ui/load-failed.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import { waitingRows } from '../ui/waiting-rows.ts';
import { Watch } from '../ui/watch.ts';
import { Notes } from './notes.ts';

/** What the shop wrote down for itself: a list, and one note open for writing. */
@customElement('ph-notes-page')
export class PhNotesPage extends LitElement {
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
      textarea {
        min-height: 9rem;
        resize: vertical;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-4);
      }
      .name span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      @media (max-width: 40rem) {
        .rows > li > a {
          grid-template-columns: minmax(0, 1fr);
        }
        .facts {
          justify-items: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The note that is open; none while a new one is written or nothing is open. */
  @property() noteId: string | undefined;
  @state() private open: Note | 'new' | undefined;
  @state() private missing = false;
  readonly #form = new Form(this);
  #notes!: Notes;

  override connectedCallback(): void {
    if (!this.#notes) {
      this.#notes = new Notes(this.app.api);
      new Watch(this, () => [this.#notes]);
    }
    super.connectedCallback();
    void this.#notes.load();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('noteId')) return;
    this.missing = false;
    this.open = undefined;
    if (this.noteId === 'new') this.open = 'new';
    else if (this.noteId) void this.#find(this.noteId);
  }

  async #find(id: string): Promise<void> {
    const note = await this.#notes.find(id).catch(() => undefined);
    // Meanwhile another one may have been opened: what is saved there is not this one's.
    if (id !== this.noteId) return;
    this.open = note;
    this.missing = !note;
  }

  protected override render() {
    const { status, failure, items } = this.#notes;
    return html`<div class="page">
      <header>
        <div>
          <h1>Notes</h1>
          <p class="soft">What your shop should remember. Everybody of the workspace sees it, and <a class="touch" href="/search">search</a> finds it.</p>
        </div>
        ${this.open || status !== 'ready' || items.length === 0 ? nothing : html`<a class="button primary" href="/notes/new">${icon('plus')} New note</a>`}
      </header>
      ${this.missing ? html`<p class="note warn" role="alert">${icon('alert')} This note is not here. It may have been deleted.</p>` : nothing}
      ${this.open ? this.#editor(this.open) : nothing}
      ${status === 'loading' ? waitingRows(4, 'Loading the notes') : nothing}
      ${status === 'failed' ? loadFailed('The notes could not be loaded.', failure, () => this.#notes.load()) : nothing}
      ${status === 'ready' ? this.#list() : nothing}
    </div>`;
  }

  #list() {
    const { items, more } = this.#notes;
    if (items.length === 0) {
      if (this.open) return nothing;
      return html`<div class="card empty">
        <h2>No notes yet</h2>
        <p class="soft">Write down what is worth finding again: suppliers, decisions, what worked.</p>
        <a class="button primary" href="/notes/new">${icon('plus')} Write the first</a>
      </div>`;
    }
    return html`<ul class="card rows" aria-label="Notes">
        ${items.map(
          ({ id, title, body, updatedAt }) => html`<li>
            <a href="/notes/${id}" aria-current=${id === this.noteId ? 'true' : nothing}>
              <span class="name"><b>${title}</b><span>${body}</span></span>
              <span class="facts"><span>${this.app.format.ago(updatedAt)}</span></span>
            </a>
          </li>`,
        )}
      </ul>
      ${more ? html`<button class="button more" @click=${() => this.#notes.loadMore().catch((error: Error) => toast(error.message))}>Show more</button>` : nothing}`;
  }

  #editor(open: Note | 'new') {
    const note = open === 'new' ? undefined : open;
    const draft = recallJson<Partial<Note>>(draftKey(note?.id), {});
    const { faults, failure, busy } = this.#form;
    return html`<form class="card" novalidate @submit=${this.#save} @input=${this.#keepDraft}>
      ${failure ? html`<p class="note bad" role="alert">${icon('alert')} ${failure}</p>` : nothing}
      ${field({ name: 'title', label: 'Title', value: draft.title ?? note?.title, fault: faults.title, required: true, maxLength: 200, autofocus: true })}
      <div class="field">
        <label for="body">Text</label>
        <textarea id="body" name="body" maxlength="20000" .defaultValue=${draft.body ?? note?.body ?? ''}></textarea>
      </div>
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${busy}>${busy ? 'Saving…' : 'Save'}</button>
        <a class="button quiet" href="/notes" @click=${() => remember(draftKey(note?.id), undefined)}>Cancel</a>
        ${note ? html`<button class="button quiet danger-quiet" type="button" @click=${() => this.#remove(note)}>Delete</button>` : nothing}
      </div>
    </form>`;
  }

  #save(event: SubmitEvent) {
    const id = this.noteId === 'new' ? undefined : this.noteId;
    return this.#form.submit(event, async (values) => {
      await this.#notes.save(id, values);
      remember(draftKey(id), undefined);
      this.app.router.go('/notes');
      toast('Saved.');
    });
  }

  #keepDraft(event: Event) {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const id = this.noteId === 'new' ? undefined : this.noteId;
    remember(draftKey(id), { title: String(data.get('title') ?? ''), body: String(data.get('body') ?? '') });
  }

  async #remove({ id, title }: Note) {
    const sure = await askUser({
      title: `Delete “${title}”?`,
      words: 'It is gone for everybody of the workspace.',
      action: 'Delete',
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await this.#notes.remove(id);
      remember(draftKey(id), undefined);
      this.app.router.go('/notes');
    } catch (error) {
      toast((error as Error).message);
    }
  }
}

const draftKey = (id: string | undefined) => `draft.note.${id ?? 'new'}`;
