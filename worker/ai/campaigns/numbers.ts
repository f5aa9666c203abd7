const NUMBER = /\d[\d.,]*\d|\d/g;

/** Every number in some data, however deep, and each share also as a percentage. */
export function numbersOf(data: unknown): number[] {
  if (typeof data === 'number') return data > 0 && data <= 1 ? [data, data * 100] : [data];
  if (typeof data === 'string') return /^-?\d+(\.\d+)?$/.test(data) ? [Number(data)] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap(numbersOf);
}

/** Every number as a text writes it. */
export function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map((written) => read(written).value);
}

/** True when every number in a text is one of those known, as exact or rounded as the text writes it. */
export function restsOn(text: string, known: number[]): boolean {
  return (text.match(NUMBER) ?? []).every((written) => {
    const { value, decimals } = read(written);
    return known.some((one) => Math.abs(value - one) <= 0.5 * 10 ** -decimals + 1e-9);
  });
}

/** The sentences of a text whose numbers are known. */
export function keepGrounded(text: string, known: number[]): string {
  const sentences = text.match(/[^.!?]+(?:[.!?](?=\d)[^.!?]*)*[.!?]*\s*/g) ?? [];
  return sentences
    .filter((sentence) => restsOn(sentence, known))
    .join('')
    .trim();
}

/** "1,161,817.38" and "1.161.817,38" are the same number. */
function read(written: string): { value: number; decimals: number } {
  const fraction = written.match(/[.,](\d{1,2})$/)?.[1] ?? '';
  const whole = written.slice(0, written.length - (fraction ? fraction.length + 1 : 0)).replace(/[.,]/g, '');
  return { value: Number(fraction ? `${whole}.${fraction}` : whole), decimals: fraction.length };
}
