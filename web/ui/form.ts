import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A failure that knows which fields it is about. */
export interface FieldRefusal {
  message: string;
  fields: readonly { path: string; message: string }[];
}

type Host = ReactiveControllerHost;

/**
 * One form's life: what is wrong with which field, what failed as a whole, whether it is on its way. What was typed
 * stays in the inputs, which nothing here writes to.
 */
export class Form implements ReactiveController {
  faults: Record<string, string> = {};
  failure = '';
  busy = false;
  done = false;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.busy = false;
    this.done = false;
  }

  /** Runs `work` with the form's text values, trimmed except passwords, and shows how it went. */
  async submit(event: SubmitEvent, work: (values: Record<string, string>) => Promise<unknown>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    await this.run(() => work(valuesOf(form)), form);
  }

  /** Runs `work` and shows how it went; faults of fields that `form` does not have are told as a whole. */
  async run(work: () => Promise<unknown>, form?: HTMLFormElement): Promise<void> {
    if (this.busy) return;
    this.#set({ busy: true, faults: {}, failure: '', done: false });
    try {
      await work();
      this.#set({ busy: false, done: true });
    } catch (error) {
      const { message, fields } = asRefusal(error);
      const faults: Record<string, string> = {};
      for (const { path, message } of fields) faults[path.replace(/^config\./, '')] ??= message;
      const named = Object.keys(faults).some((name) => form?.elements.namedItem(name));
      this.#set({ busy: false, faults, failure: named ? '' : message });
      await this.#host.updateComplete;
      form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }

  #set(state: Partial<Pick<Form, 'faults' | 'failure' | 'busy' | 'done'>>): void {
    Object.assign(this, state);
    this.#host.requestUpdate();
  }
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    const secret = form.elements.namedItem(name) instanceof HTMLInputElement && name.toLowerCase().includes('password');
    values[name] = secret ? value : value.trim();
  }
  return values;
}

function asRefusal(error: unknown): FieldRefusal {
  if (error instanceof Error) {
    const fields = 'fields' in error && Array.isArray(error.fields) ? error.fields : [];
    return { message: error.message, fields };
  }
  return { message: String(error), fields: [] };
}
