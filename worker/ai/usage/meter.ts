import type { Usage } from '../providers/provider.ts';

/** What one model took for an answer. */
export interface Spent extends Usage {
  provider: string;
  model: string;
}

/**
 * What models may take for one answer and have taken. Whoever asks a model does it with a meter in its context: what
 * nobody counts is not asked.
 */
export class Meter {
  /** The prompts that were sent, with their versions. */
  readonly prompts: string[] = [];
  readonly #spent = new Map<string, Spent>();
  readonly #left: number | null;

  /** `left`: tokens that are left of the workspace's budget; null where there is no workspace to have one. */
  constructor(left: number | null) {
    this.#left = left;
  }

  /** Whether the budget was used up before this answer, which is finished by whoever began it. */
  get exhausted(): boolean {
    return this.#left !== null && this.#left <= 0;
  }

  add({ provider, model, inputTokens, outputTokens }: Spent, prompt: string): void {
    if (!this.prompts.includes(prompt)) this.prompts.push(prompt);
    const key = `${provider} ${model}`;
    const before = this.#spent.get(key);
    this.#spent.set(key, {
      ...{ provider, model },
      inputTokens: (before?.inputTokens ?? 0) + inputTokens,
      outputTokens: (before?.outputTokens ?? 0) + outputTokens,
    });
  }

  get spent(): Spent[] {
    return [...this.#spent.values()];
  }

  /** All of it together; undefined where no model was asked. */
  get usage(): Usage | undefined {
    if (this.#spent.size === 0) return undefined;
    const sum = { inputTokens: 0, outputTokens: 0 };
    for (const { inputTokens, outputTokens } of this.#spent.values()) {
      sum.inputTokens += inputTokens;
      sum.outputTokens += outputTokens;
    }
    return sum;
  }
}
