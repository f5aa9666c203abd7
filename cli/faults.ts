/** What is wrong with a file, and in which line. */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

/** What a person can mend: said without a trace, with exit code 2. */
export class Refusal extends Error {
  readonly faults: Fault[];

  constructor(message: string, faults: Fault[] = []) {
    super(message);
    this.faults = faults;
  }

  /** The message, and a line for each fault as editors and terminals know them. */
  get text(): string {
    return [this.message, ...this.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`)].join('\n');
  }
}
