import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Invitation, type InvitationWithLink, ROLES, type Role } from '../../../contract/members.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { dialogs } from '../../ui/dialog-styles.ts';
import { choice, field } from '../../ui/field.ts';
import { Form } from '../../ui/form.ts';
import { forms } from '../../ui/form-styles.ts';
import { icon } from '../../ui/icon.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { Loaded } from '../../ui/loaded.ts';
import { rows } from '../../ui/rows.ts';
import { toast } from '../../ui/toast.ts';
import { Watch } from '../../ui/watch.ts';
import { roleWords } from './role-words.ts';
import '../../ui/copy.ts';

/** Who is invited and has not come yet, and the dialog in which somebody is invited. */
@customElement('ph-invitations')
export class PhInvitations extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    dialogs,
    rows,
    css`
      :host {
        display: contents;
      }
      dialog .fields {
        margin-top: var(--space-4);
      }
      .rows .facts {
        display: flex;
        flex-wrap: wrap;
      }
      .expired {
        color: var(--danger) !important;
      }
      @media (max-width: 40rem) {
        .rows > li > .row {
          grid-template-columns: minmax(0, 1fr);
        }
        .rows .facts {
          margin-left: calc(-1 * var(--space-4));
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** With its link, which is shown this once. */
  @state() private made: InvitationWithLink | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #form = new Form(this);
  readonly #waiting = new Loaded<{ data: Invitation[] }>();

  override connectedCallback(): void {
    new Watch(this, () => [this.#waiting]);
    super.connectedCallback();
    void this.load();
  }

  load(): Promise<void> {
    return this.#waiting.load(() => this.app.api.get('/workspace/invitations?limit=100'));
  }

  /** Begins a new invitation. */
  open(): void {
    this.made = undefined;
    this.dialog.showModal();
  }

  protected override render() {
    const { status, failure, value } = this.#waiting;
    return html`${status === 'failed' ? loadFailed('The invitations could not be loaded.', failure, () => this.#waiting.load()) : nothing}
      ${
        value?.data.length
          ? html`<section>
              <h2>Invited</h2>
              <ul class="card rows" aria-label="Invitations">
                ${value.data.map((one) => this.#invitation(one))}
              </ul>
            </section>`
          : nothing
      }
      ${status === 'loading' ? nothing : html`<slot></slot>`}
      <dialog aria-labelledby="title">${this.made ? this.#link(this.made) : this.#new()}</dialog>`;
  }

  #invitation(one: Invitation) {
    const { format } = this.app;
    const whom = one.email ?? 'Whoever has the link';
    return html`<li>
      <div class="row">
        <span class="name">
          <b>${whom}</b>
          <span>${roleWords[one.role].name} · invited by ${one.invitedBy}, ${format.ago(one.createdAt)}</span>
          <span class=${one.expired ? 'expired' : ''}>${one.expired ? 'It has expired' : `Good until ${format.moment(one.expiresAt)}`}</span>
        </span>
        <span class="facts">
          <button class="button quiet" aria-label="New link: ${whom}" @click=${() => this.#renew(one)}>New link</button>
          <button class="button quiet danger-quiet" aria-label="Take back: ${whom}" @click=${() => this.#revoke(one)}>Take back</button>
        </span>
      </div>
    </li>`;
  }

  #new() {
    const { faults, failure, busy } = this.#form;
    const mine = ROLES.indexOf((this.app.session.workspace?.role ?? 'viewer') as Role);
    return html`<form novalidate @submit=${this.#invite}>
      <h2 id="title">Invite somebody</h2>
      <div class="fields">
        ${failure ? html`<div class="note bad" role="alert">${icon('alert')}<p>${failure}</p></div>` : nothing}
        ${field({
          name: 'email',
          label: 'E-mail',
          type: 'email',
          hint: 'Only this address can accept then. Leave it empty for a link that you hand over yourself.',
          fault: faults.email,
          autofocus: true,
        })}
        ${choice({
          name: 'role',
          label: 'Role',
          value: 'marketer',
          options: ROLES.slice(mine).map((role) => [role, roleWords[role].name] as const),
          fault: faults.role,
        })}
        ${choice({
          name: 'expiresInDays',
          label: 'Good for',
          value: '7',
          options: [
            ['1', 'A day'],
            ['7', '7 days'],
            ['30', '30 days'],
          ],
        })}
      </div>
      <div class="actions">
        <button class="button" type="button" @click=${() => this.dialog.close()}>Cancel</button>
        <button class="button primary" ?disabled=${busy}>${busy ? 'Inviting…' : 'Make the invitation'}</button>
      </div>
    </form>`;
  }

  #link({ link, email, isSent, expiresAt }: InvitationWithLink) {
    return html`<h2 id="title">The invitation is made</h2>
      <p class="soft">${this.#said(email, isSent)} It is good once, until ${this.app.format.moment(expiresAt)}.</p>
      <div class="fields"><ui-copy label="Link of the invitation" .value=${link}></ui-copy></div>
      <div class="actions"><button class="button primary" @click=${() => this.dialog.close()}>Done</button></div>`;
  }

  #said(email: string | null, isSent: boolean): string {
    if (isSent) return `A letter with this link goes to ${email}. You can hand it over yourself too.`;
    if (email)
      return `This hub sends no e-mail yet: hand the link to ${email} yourself. Copy it now, it is not shown again.`;
    return 'Copy the link now and hand it over: it is not shown again, and whoever has it can join.';
  }

  readonly #invite = (event: SubmitEvent) => {
    const form = event.currentTarget as HTMLFormElement;
    return this.#form.submit(event, async ({ email = '', role, expiresInDays }) => {
      const body = { role, expiresInDays: Number(expiresInDays), ...(email ? { email } : {}) };
      this.made = await this.app.api.post<InvitationWithLink>('/workspace/invitations', body);
      form.reset();
      await this.load();
    });
  };

  async #renew({ id }: Invitation) {
    try {
      this.made = await this.app.api.post<InvitationWithLink>(`/workspace/invitations/${id}/renew`);
      this.dialog.showModal();
      await this.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }

  async #revoke({ id }: Invitation) {
    try {
      await this.app.api.delete(`/workspace/invitations/${id}`);
      toast('The invitation is taken back: its link opens nothing any more.');
      await this.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}
