import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

export interface FieldOptions {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'search';
  /** What it is and where to find it, in words. */
  hint?: unknown;
  fault?: string | undefined;
  value?: string | undefined;
  placeholder?: string;
  autocomplete?: AutoFill;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  autofocus?: boolean;
  /** A code or a key: no capital letters, no corrections, fixed width. */
  code?: boolean;
}

/** One input with its label, hint and fault tied together for assistive technology. */
export function field(options: FieldOptions): TemplateResult {
  const { name, fault } = options;
  return wrap(
    options,
    html`<input
      id=${name}
      name=${name}
      type=${options.type ?? 'text'}
      .defaultValue=${options.value ?? ''}
      placeholder=${options.placeholder ?? nothing}
      autocomplete=${options.autocomplete ?? 'off'}
      autocapitalize=${options.code || options.type === 'email' ? 'none' : nothing}
      spellcheck=${options.code ? 'false' : nothing}
      minlength=${options.minLength ?? nothing}
      maxlength=${options.maxLength ?? nothing}
      ?required=${options.required}
      ?autofocus=${options.autofocus}
      aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${described(options)}
    />`,
  );
}

/** A native select with the same frame. `options` are pairs of value and words. */
export function choice(
  options: Pick<FieldOptions, 'name' | 'label' | 'hint' | 'fault' | 'value'> & {
    options: readonly (readonly [value: string, words: string])[];
  },
): TemplateResult {
  return wrap(
    options,
    html`<select
      id=${options.name}
      name=${options.name}
      aria-invalid=${options.fault ? 'true' : nothing}
      aria-describedby=${described(options)}
    >
      ${options.options.map(
        ([value, words]) => html`<option value=${value} ?selected=${value === options.value}>${words}</option>`,
      )}
    </select>`,
  );
}

type Described = Pick<FieldOptions, 'name' | 'label' | 'hint' | 'fault'>;

function described({ name, hint, fault }: Described) {
  return [hint ? `${name}-hint` : '', fault ? `${name}-fault` : ''].filter(Boolean).join(' ') || nothing;
}

function wrap(options: Described, input: TemplateResult): TemplateResult {
  const { name, label, hint, fault } = options;
  return html`<div class="field">
    <label for=${name}>${label}</label>
    ${input}
    ${fault ? html`<p class="fault" id="${name}-fault">${icon('alert')}<span>${fault}</span></p>` : nothing}
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
  </div>`;
}
