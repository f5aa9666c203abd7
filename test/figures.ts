import type { Finding } from '../worker/ai/tools/tool.ts';

/** The figures that an English text states, and its dates, times, names and citations left out. */
export function figuresIn({ text, facts }: Pick<Finding, 'text' | 'facts'>): string[] {
  const names = facts
    .flatMap(({ at = [], when = [] }) => [...at, ...when])
    .filter((name) => /\d/.test(name) && /[\p{L}-]|^\d{4}$/u.test(name))
    .sort((a, b) => b.length - a.length);
  let rest = text.replace(/`[^`]*`/g, ' ').replace(/^\d+\. /gm, ' ');
  rest = rest
    .replace(/\[\d+\]/g, ' ')
    .replace(/\b\d{1,2}(?: \p{L}+(?: \d{4})?)? ?– ?\d{1,2} \p{L}+ \d{4}/gu, ' ')
    .replace(
      /\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?/g,
      ' ',
    )
    .replace(/\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g, ' ')
    .replace(/\b\d{1,2}:\d\d\b/g, ' ');
  for (const name of new Set(names)) rest = rest.replaceAll(name, ' ');
  // Points are between two percentages, and have their worth.
  rest = rest.replace(/(\d) points?\b/g, '$1%');
  return rest.match(/\d[\d,]*(?:\.\d+)?%?/g)?.map((figure) => figure.replace(/,+$/, '')) ?? [];
}

/** The figures of a text that none of its facts has: as it is, rounded to what is shown, or as a percentage. */
export function withoutFact(finding: Pick<Finding, 'text' | 'facts'>): string[] {
  return figuresIn(finding).filter((figure) => {
    const isPercent = figure.endsWith('%');
    const shown = Number(figure.replace(/[,%]/g, ''));
    const places = figure.replace('%', '').split('.')[1]?.length ?? 0;
    const step = 10 ** -places / 2 + 1e-9;
    return !finding.facts.some(({ value, unit }) => {
      const exact = Math.abs(Number(value)) * (isPercent && unit === 'share' ? 100 : 1);
      return Math.abs(exact - shown) <= (isPercent ? Math.max(step, 0.05 + 1e-9) : step);
    });
  });
}
