/** The languages of pages and letters that are for people who have chosen none here. */
export const LANGUAGES = ['en', 'de', 'es', 'fr'] as const;
export type PageLanguage = (typeof LANGUAGES)[number];

/** The first language of these that we have words in: the person's own before those of the browser. */
export function pageLanguage(known: string | null | undefined, accepted: string | undefined): PageLanguage {
  const asked = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map(preferred)
    .sort((a, b) => b.weight - a.weight);
  const names = [known ?? '', ...asked.map(({ name }) => name)];
  for (const name of names) {
    const short = name.trim().toLowerCase().split(/[-_]/)[0];
    const found = LANGUAGES.find((one) => one === short);
    if (found) return found;
  }
  return 'en';
}

function preferred(part: string): { name: string; weight: number } {
  const [name = '', quality] = part.split(';q=');
  return { name, weight: quality === undefined ? 1 : Number(quality) || 0 };
}
