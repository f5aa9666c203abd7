/** Lower case, no accents, straight apostrophes, single spaces: what all rules read. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Puts right words that are one slip (two in long words) away from a word of the vocabulary. Short words, words with
 * digits and words that are in the vocabulary stay as they are.
 */
export function correctTyping(text: string, vocabulary: ReadonlySet<string>): string {
  return text.replace(/\p{L}+/gu, (word) => {
    if (word.length < 5 || vocabulary.has(word)) return word;
    return nearest(word, vocabulary) ?? word;
  });
}

function nearest(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  const allowed = word.length >= 8 ? 2 : 1;
  let best: string | undefined;
  let bestSlips = allowed + 1;
  for (const candidate of vocabulary) {
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > allowed || candidate.length < 5)
      continue;
    const found = slips(word, candidate, bestSlips - 1);
    if (found < bestSlips) {
      best = candidate;
      bestSlips = found;
    }
  }
  return best;
}

/** Letters added, left out, changed, or two neighbours swapped (optimal string alignment); `limit + 1` when above it. */
export function slips(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
