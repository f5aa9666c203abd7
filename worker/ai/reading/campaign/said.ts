/** What was said, from which each finder takes what it has read: what is left in the end was not understood. */
export class Said {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** The first place of a pattern, which is then gone. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.drop(found.index, found.index + found[0].length);
    return found;
  }

  /** A mark stands for what was taken, so that places stay. */
  drop(from: number, to: number): void {
    this.text = `${this.text.slice(0, from)}${'·'.repeat(to - from)}${this.text.slice(to)}`;
  }
}
