/** A name out of somebody's data, as a name: it can neither format the answer nor run on for ever. */
export function nameText(name: string): string {
  return `\`${plainName(name)}\``;
}

/** The same for a card, which knows no Markdown. */
export function plainName(name: string): string {
  const plain = name
    .replace(/[\p{C}`]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain || '(no name)';
}

/** What a person is called: the name, the e-mail address, the shop's own id, or a piece of ours. */
export function personName(person: {
  name?: string | null;
  email?: string | null;
  userId?: string | null;
  id?: string;
}): string {
  return plainName(person.name ?? person.email ?? person.userId ?? `customer ${person.id?.slice(0, 8) ?? ''}`);
}

export function listText(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

export function numberedText(items: string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}

/** "a, b and c". */
export function joined(items: string[], and = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Paragraphs, without those that have nothing to say. */
export function paragraphs(...parts: (string | undefined | false)[]): string {
  return parts.filter(Boolean).join('\n\n');
}

/** A card shows at most so many rows, an answer's text so many lines. */
export const CARD_ROWS = 50;
export const TEXT_LINES = 12;
