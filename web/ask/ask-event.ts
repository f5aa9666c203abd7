/** A question is to be asked. */
export class AskEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('ask', { bubbles: true, composed: true });
    this.text = text;
  }
}
