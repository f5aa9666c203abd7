/** Words of a range between two figures, and of what it is a range of. Without accents; as parts of patterns. */

/** Before an end: "between about". */
const NEARLY =
  '(?:(?:el|un|une|le|a|an|about|around|roughly|approximately|some|ca\\.?|etwa|rund|ungefahr|unos|unas|aproximadamente|alrededor de|environ|quelque|just|only|nur|solo|seulement|as (?:little|few|low) as|as (?:much|many|high) as) )*';
/** Between the first end and what leads to the second: "(Linen Throw)", "on Monday", "orders". */
const ASIDE = "(?: ?\\([^()]{1,60}\\))?(?: [\\p{L}\\d.,'’-]{1,30}){0,5}?,?";
const BEFORE_SECOND = `${NEARLY}(?:a )?`;

/** How a range is led to, and what joins its ends. */
export const LEADS: { before: RegExp; joins: RegExp; kind: 'between' | 'from' | 'ends' }[] = [
  {
    kind: 'between',
    before: new RegExp(`(?<!\\p{L})(?:between|zwischen|entre) ${NEARLY}$`, 'u'),
    joins: new RegExp(`^${ASIDE} (?:and|und|y|e|et) ${BEFORE_SECOND}$`, 'u'),
  },
  {
    kind: 'ends',
    before:
      /(?<!\p{L})(?:(?:a )?(?:minimum|low|least)(?: of)?|at least|mindestens|wenigstens|(?:ein )?minimum von|(?:como |un )?minimo(?: de)?|al menos|au moins|(?:un )?minimum(?: de)?|no fewer than|no less than) $/u,
    joins: new RegExp(
      `^${ASIDE} (?:and|und|y|e|et|but|aber|pero|mais) (?:(?:a )?(?:maximum|high|most)(?: of)?|at most|hochstens|maximal|(?:ein )?maximum von|(?:como |un )?maximo(?: de)?|a lo sumo|au plus|(?:un )?maximum(?: de)?|no more than) $`,
      'u',
    ),
  },
  {
    kind: 'from',
    before: new RegExp(`(?<!\\p{L})(?:from|von|de|desde|d'|des) ?${NEARLY}$`, 'u'),
    joins: new RegExp(`^${ASIDE} (?:(?:up )?to|bis(?: zu)?|a|hasta|jusqu'a) ${BEFORE_SECOND}$`, 'u'),
  },
  { kind: 'from', before: /$/u, joins: new RegExp(`^ (?:to|bis|a|hasta) ${NEARLY}$`, 'u') },
];
/** "5–7" */
export const DASH = /^[–—-]$/;
/** "€100 – €300" may also be two things. */
export const WIDE_DASH = /^ [–—-] $/;

/** What stands between two figures and is no range. */
export const NO_RANGE =
  /(?<!\p{L})(?:difference|differences|gap|distance|split|divided|shared|ratio|choose|unterschied|differenz|abstand|aufgeteilt|verteilt|geteilt|verhaltnis|diferencia|brecha|repartid[oa]s?|dividid[oa]s?|ecart|difference|reparti(?:e?s)?|partage(?:e?s)?)(?: [\p{L}']+){0,4} $/u;
/** Words that make "from 5 to 7" a range, where it could be a change. */
export const RANGING =
  /(?<!\p{L})(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|spans?|spanned|anywhere|somewhere|schwank\p{L}*|beweg(?:t|te|ten|en)|reich(?:t|te|ten|en)|spanne|varia\p{L}*|oscil\p{L}*|van|iban|iba|abarc\p{L}*|se situ\p{L}*|vari\p{L}*|allait|allaient|vont|va)(?!\p{L})/u;
/** Words that make it a change. */
export const MOVING =
  /(?<!\p{L})(?:went|gone|go|goes|moved|came|turned|ging|gingen|kam|kamen|stand|paso|pasaron|pasa|pasan|passee?s?|passent|passait)(?!\p{L})/u;

export type Sort = 'hour' | 'weekday' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'name';

const each = (words: string, adverbs: string) =>
  new RegExp(
    `(?<!\\p{L})(?:(?:an?|per|each|every|any|single|pro|je|jeden|jede|jeder|jedem|am|por|al|a la|cada|par|chaque) (?:\\p{L}+ )?(?:${words})|${adverbs})(?!\\p{L})`,
    'u',
  );
/** By what a range goes through: "a day", "je Monat". The first that is said counts. */
export const SORTS: [Sort, RegExp][] = [
  [
    'weekday',
    /(?<!\p{L})(?:weekdays?|days? of the week|wochentage?n?|dias? de la semana|jours? de (?:la )?semaine)(?!\p{L})/u,
  ],
  ['hour', each('hour|stunde|hora|heure', 'hourly|hours|stundlich\\p{L}*|stunden|horas|heures')],
  [
    'day',
    each(
      'day|tag|dia|jour',
      'daily|days|taglich\\p{L}*|tage|tagen|tages\\p{L}*|diari[oa]s?|diariamente|dias|quotidien\\p{L}*|journalier\\p{L}*|jours',
    ),
  ],
  [
    'week',
    each(
      'week|woche|semana|semaine',
      'weekly|weeks|wochentlich\\p{L}*|wochen\\p{L}*|semanal\\p{L}*|semanas|hebdomadaires?|semaines',
    ),
  ],
  [
    'month',
    each(
      'month|monat|mes|mois',
      'monthly|months|monatlich\\p{L}*|monate|monaten|monats\\p{L}*|mensual\\p{L}*|meses|mensuel\\p{L}*|mois',
    ),
  ],
  [
    'quarter',
    each(
      'quarter|quartal|trimestre',
      'quarterly|quarters|quartalsweise|quartale|trimestral\\p{L}*|trimestres|trimestriel\\p{L}*',
    ),
  ],
  [
    'year',
    each(
      'year|jahr|ano|an|annee',
      'yearly|annual|annually|years|jahrlich\\p{L}*|jahre|jahren|anual\\p{L}*|anos|annuel\\p{L}*|annees',
    ),
  ],
];
/** "Your top 5 products": not all that there are. */
export const SOME_OF =
  /(?<!\p{L})(?:top|best|biggest|largest|leading|listed|these|those|first|besten|grossten|ersten|gelistet\p{L}*|diese[nr]?|mejores|mayores|principales|primer[oa]s|est[oa]s|meilleure?s|principaux|premiere?s|grands|ces)(?!\p{L})/u;

/** The lower and the upper end of what is expected, said of one figure alone. */
export const LOW_END =
  /(?<!\p{L})(?:at least|minimum|min|lowest|lower|low|worst|mindestens|wenigstens|minimal|untere[rsn]?|minimo|al menos|au moins|au pire|basse?)(?!\p{L})/u;
export const HIGH_END =
  /(?<!\p{L})(?:at most|maximum|max|highest|upper|high|up to|hochstens|maximal|bis zu|obere[rsn]?|maximo|a lo sumo|hasta|au plus|au mieux|jusqu'a|haute?)(?!\p{L})/u;
