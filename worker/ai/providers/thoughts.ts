const OPEN = '<think>';
const CLOSE = '</think>';

/**
 * Takes out what some models write before their answer for themselves alone, between `<think>` and `</think>`. `add` gives what may be
 * shown of a piece: nothing while it is not known yet whether an answer begins that way. `end` gives what was held.
 */
export function withoutThoughts(): { add(piece: string): string; end(): string } {
  let state: 'beginning' | 'thinking' | 'answering' = 'beginning';
  let held = '';

  function add(piece: string): string {
    if (state === 'answering') return piece;
    held += piece;
    if (state === 'beginning') {
      const begun = held.trimStart();
      if (OPEN.startsWith(begun)) return '';
      if (!begun.startsWith(OPEN)) return release(held);
      state = 'thinking';
      held = begun.slice(OPEN.length);
    }
    const close = held.indexOf(CLOSE);
    if (close >= 0) return release(held.slice(close + CLOSE.length).trimStart());
    held = held.slice(-CLOSE.length);
    return '';
  }

  function release(text: string): string {
    state = 'answering';
    held = '';
    return text;
  }

  return { add, end: () => (state === 'beginning' ? release(held) : '') };
}
