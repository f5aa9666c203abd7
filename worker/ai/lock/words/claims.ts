/** Words of claims that need no figure: the best, the same, most of it. Without accents; as parts of patterns. */
const any = (text: string) => text.trim().split(/\s+/).join('|');

const MOST = any(
  `best highest strongest biggest largest greatest busiest top leading beste besten bester bestes hochste hochsten hochster starkste starksten starkster starkstes
  grosste grossten grosster umsatzstarkste umsatzstarkster meistverkaufte meistverkauftes meistverkaufter mejor mejores meilleur meilleure meilleurs meilleures`,
);
const LEAST = any(
  `worst lowest weakest smallest slowest quietest schlechteste schlechtesten schlechtester schwachste schwachsten schwachster schwachstes niedrigste niedrigsten
  kleinste kleinsten kleinster umsatzschwachste umsatzschwachster peor peores pire pires`,
);
const NOUN = any(
  `day days weekday month months week weeks quarter quarters year years hour hours customer customers buyer buyers client clients product products item items
  seller sellers category channel channels source sources segment segments campaign
  tag tage wochentag verkaufstag monat monate woche wochen quartal jahr stunde kunde kunden kundin kundinnen produkt produkte artikel kanal quelle
  dia dias mes meses semana semanas trimestre ano hora cliente clientes producto productos articulo articulos canal fuente
  jour jours mois semaine semaines annee heure client clients cliente produit produits article articles`,
);

export interface Extreme {
  pattern: RegExp;
  sign: 1 | -1;
}

const before = (words: string) => `(?:${words})(?:[ -](?!${NOUN})\\p{L}+){0,2}[ -](?:\\d+ )?(?:${NOUN})`;
const after = (words: string) =>
  `(?:${NOUN})(?: con| avec)? (?:el |la |le |los |las |les )?(?:mas|plus|moins|menos) (?:${words})`;
const whole = (...patterns: string[]) =>
  new RegExp(`(?<![\\p{L}](?<!(?:zweit|dritt|viert)))(?:${patterns.join('|')})(?!\\p{L})`, 'gu');

/** "Your best day", "sold most", "el producto más vendido". */
export const EXTREMES: Extreme[] = [
  {
    sign: 1,
    pattern: whole(
      before(MOST),
      after('fuerte|alto|alta|vendido|vendida|activo|forte?|eleve|elevee|vendue?|actif'),
      '(?:sold|sells?|bought|buys|ordered|spent|spends|brought|brings|brought in|made|earned|generated|contributed|took) (?:in )?(?:the )?(?:most|best)',
      'best-?sellers?|bestseller',
      '(?:verkauft|verkaufte|verkauften|lief|liefen|laufen|brachte|brachten|kaufte|kaufen|bestellte|bringt|bringen|hatte) (?:\\p{L}+ ){0,4}?am (?:meisten|besten)|am (?:meisten|besten) (?:verkauft\\p{L}*|gekauft|lief|liefen)',
      '(?:la|lo|el|los|las) (?:que )?mas (?:vendid[oa]s?|vendio|compro)|(?:el|lo|la) que mas (?:vendio|compro|aporto|genero|ingreso|gasto)|se vendio mas',
      "s'?[ ]?est le (?:plus|mieux) vendu\\p{L}*|le plus vendu|(?:a|ont) le plus (?:rapporte|vendu|depense|achete)",
      'leads?|tops the list|liegt vorne?|lidera|encabeza',
    ),
  },
  {
    sign: -1,
    pattern: whole(
      before(LEAST),
      after('flojo|floja|bajo|baja|debil|faible|bas|basse'),
      '(?:sold|sells?|bought|buys|ordered|spent|spends|brought|brings|brought in|made|earned|generated|contributed|took) (?:in )?(?:the )?(?:least|worst)',
      '(?:verkauft|verkaufte|verkauften|lief|liefen|brachte|brachten|bringt|bringen|hatte) (?:\\p{L}+ ){0,4}?am (?:wenigsten|schlechtesten)',
      "(?:el|lo|la) que menos (?:vendio|compro|aporto|genero|ingreso|gasto)|se vendio menos|s'?[ ]?est le moins vendu\\p{L}*|(?:a|ont) le moins (?:rapporte|vendu|depense|achete)",
    ),
  },
];

/** One of several. */
export const NOT_FIRST =
  /(?:next|one of (?:your|the)|einer? (?:der|ihrer|deiner)|ein(?:e|es) deiner|un[oa] de (?:los|las|tus|sus)|une? de (?:vos|tes))[ -]?$/u;
/** The second of them, or the third. */
export const PLACES: [number, RegExp][] = [
  [2, /(?:second|2nd|zweit|segund[oa]|deuxieme|seconde?)[ -]?$/u],
  [3, /(?:third|3rd|dritt|tercer[oa]?|troisieme)[ -]?$/u],
  [4, /(?:fourth|4th|viert|cuart[oa]|quatrieme)[ -]?$/u],
];
/** "Were flat", "blieb unverändert". */
export const FLAT =
  /(?<!\p{L})(?:(?:stayed|remained|was|were|is|are|held|been|kept) (?:(?:almost|about|basically|roughly|broadly|largely|fairly|pretty|very|nearly|virtually|essentially|quite|exactly|mostly|completely|rather) ){0,2}(?:flat|unchanged|stable|steady|constant|the same(?! (?!as|in )\p{L}))|(?:did not|didn't|hardly|barely) changed?|unverandert|gleich ?geblieben|stagniert\p{L}*|blieb(?:en)? (?:\p{L}+ )?(?:gleich|stabil|konstant)|sin cambios|se (?:mantuvo|mantuvieron) (?:\p{L}+ )?(?:estables?|iguale?s?)|no (?:cambio|cambiaron)|(?:rest\p{L}+|est|sont) (?:stables?|inchangee?s?)|n'(?:a|ont) pas change)(?!\p{L})/u;
/** More than a half of it. */
export const MOSTLY =
  /(?<!\p{L})(?:most of|most(?= \p{L})|(?:the |vast )?majority of|the bulk of|lion's share|(?:die )?mehrheit|(?:der )?grossteil|die meisten|la mayoria|la mayor parte|la plupart|la majorite|la majeure partie|l'essentiel)(?!\p{L})/u;
/** Next to none of it; right before what it is said of. */
export const HARDLY =
  /(?<!\p{L})(?:hardly any|barely any|almost no|almost none of (?:your|the)|next to no|kaum|fast keine?|apenas(?: hubo)?|casi ningun[oa]?s?|presque (?:pas de|aucune?)|a peine de) $/u;
/** Not once; right before what it is said of, or one word away. */
export const NEVER = /(?<!\p{L})(?:never|nie|niemals|nunca|jamas|jamais) (?:\p{L}+ )?$/u;
/** One row against another. */
export const THAN = new RegExp(
  `(?<!\\p{L})(?:(?:(?<more>more|better|higher|mehr|besser|mas|mejor|plus|mieux)|(?<less>less|fewer|lower|worse|weniger|schlechter|menos|peor|moins))(?: \\p{L}[\\p{L}']*){0,4} (?:than|als|qu'|que)|(?<ahead>${any(`
    ahead_of outsold outsells outperform(?:ed|s)? beats? surpass(?:ed|es)? overtook eclipse[sd]? (?:liegt|lag|liegen|lagen|rangiert|steht|landete)_vor
    ubertraf ubertrifft ubertrafen schlug por_delante_de supera_a supero_a superan_a superaron_a gano_a
    devant (?:a_)?depassee? depasse surpasse`).replaceAll('_', ' ')})|(?<behind>${any(`
    behind trails? trailed (?:liegt|lag|liegen|lagen|rangiert|steht|landete)_hinter por_detras_de derriere`).replaceAll(
    '_',
    ' ',
  )}))(?!\\p{L})`,
  'u',
);

/** Where one of these words stands, the sentence may claim something. */
export const CLAIM_WORDS = new Set(
  `${MOST}|${LEAST}|${any(`most least flat unchanged stable steady constant same hardly barely majority bulk never none almost
  unverandert gleich stagniert stabil konstant mehrheit grossteil meisten wenigsten kaum nie niemals meistverkaufte bestseller
  cambios estable estables igual mayoria apenas casi nunca jamas mas menos
  ahead outsold outsells outperform outperformed outperforms beat beats surpass surpassed surpasses overtook eclipses eclipsed behind trails trailed
  vor hinter ubertraf ubertrifft ubertrafen schlug delante detras supera supero superan superaron gano devant depasse surpasse derriere
  stable stables inchange inchangee plupart majorite presque jamais plus moins leads lead lidera encabeza vorn vorne`)}`.split(
    '|',
  ),
);
