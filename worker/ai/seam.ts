/** So many characters of a continuation are held back to see whether they repeat what was written. */
const LOOK = 200;

/**
 * What a text adds to the part of it that was already written: all after it where the text begins with it, else the
 * text as a new paragraph after a sentence that says why.
 */
export function continuation(written: string, text: string, why: string): string {
  if (text.startsWith(written)) return text.slice(written.length);
  return `\n\n${why}\n\n${text}`;
}

/**
 * Joins a model's continuation to what was written: words at its start that repeat the end of the written text are
 * left out. `add` gives back what may be shown; `end` what was held back.
 */
export function seam(written: string) {
  let held = '';
  let joined = written === '';
  const join = () => {
    joined = true;
    const text = held.slice(overlap(written, held));
    held = '';
    return text;
  };
  return {
    add(text: string): string {
      if (joined) return text;
      held += text;
      return held.length >= LOOK ? join() : '';
    },
    end(): string {
      return joined ? '' : join();
    },
  };
}

/** The longest end of the written text with which the continuation begins; a chance letter or two does not count. */
function overlap(written: string, held: string): number {
  for (let length = Math.min(written.length, held.length); length >= 4; length -= 1) {
    if (written.endsWith(held.slice(0, length))) return length;
  }
  return 0;
}
