import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Workspace } from '../../contract/auth.ts';
import type { App } from '../app/app.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { choice, field } from '../ui/field.ts';
import { Form } from '../ui/form.ts';
import { forms } from '../ui/form-styles.ts';
import { failureNote, saveRow } from './form-parts.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map(
  (zone) => [zone, zone.replaceAll('_', ' ')] as const,
);
const currencyNames = new Intl.DisplayNames(undefined, { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency')
  .map((code) => [code, `${code} – ${currencyNames.of(code)}`] as const)
  // Codes without a name of their own are out of use.
  .filter(([code, words]) => words !== `${code} – ${code}`);
const weekStarts = [
  ['monday', 'Monday'],
  ['sunday', 'Sunday'],
  ['saturday', 'Saturday'],
] as const;

@customElement('ph-workspace-form')
export class PhWorkspaceForm extends LitElement {
  static override styles = [base, buttons, surfaces, forms];

  @property({ attribute: false }) app!: App;
  readonly #form = new Form(this);

  protected override render() {
    const { workspace } = this.app.session;
    const { faults } = this.#form;
    return html`<form class="fields" novalidate @submit=${this.#submit}>
      ${failureNote(this.#form)}
      ${field({ name: 'name', label: 'Name', value: workspace?.name, fault: faults.name })}
      ${choice({
        name: 'timezone',
        label: 'Time zone',
        hint: 'Where a day of your shop begins and ends.',
        options: zones,
        value: workspace?.timezone,
        fault: faults.timezone,
      })}
      <div class="pair">
        ${choice({ name: 'currency', label: 'Currency', options: currencies, value: workspace?.currency, fault: faults.currency })}
        ${choice({ name: 'weekStart', label: 'The week begins on', options: weekStarts, value: workspace?.weekStart, fault: faults.weekStart })}
      </div>
      ${field({
        name: 'lettersPerWeek',
        label: 'Most letters a person gets a week',
        hint: 'Over any seven days, whichever sendings they come by: what is more waits until there is room. Empty for no limit.',
        value: workspace?.lettersPerWeek?.toString(),
        fault: faults.lettersPerWeek,
      })}
      ${saveRow(this.#form)}
    </form>`;
  }

  #submit(event: SubmitEvent) {
    return this.#form.submit(event, async ({ lettersPerWeek, ...values }) => {
      const most = lettersPerWeek === '' ? null : Number(lettersPerWeek);
      this.app.session.setWorkspace(
        await this.app.api.patch<Workspace>('/workspace', { ...values, lettersPerWeek: most }),
      );
    });
  }
}
