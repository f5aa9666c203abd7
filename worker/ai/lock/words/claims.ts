/** Words of claims that need no figure: the best, the same, most of it. Without accents; as parts of patterns. */
const any = (text: string) => text.trim().split(/\s+/).join('|');

const MOST = any(
  `best highest strongest biggest largest greatest busiest top leading beste besten bester bestes hochste hochsten hochster starkste starksten starkster starkstes
  grosste grossten grosster grosstes hochstes starkstes umsatzstarkste umsatzstarkster meistverkaufte meistverkauftes meistverkaufter mejor mejores meilleur meilleure meilleurs meilleures`,
);
const LEAST = any(
  `worst lowest weakest smallest slowest quietest schlechteste schlechtesten schlechtester schwachste schwachsten schwachster schwachstes niedrigste niedrigsten
  kleinste kleinsten kleinster umsatzschwachste umsatzschwachster peor peores pire pires`,
);
const NOUN = any(
  `day days weekday month months week weeks quarter quarters year years hour hours customer customers buyer buyers client clients product products item items
  seller sellers category channel channels source sources segment segments campaign market markets country countries retention
  tag tage wochentag verkaufstag monat monate woche wochen quartal jahr stunde kunde kunden kundin kundinnen produkt produkte artikel kanal quelle markt markte land lander
  dia dias mes meses semana semanas trimestre ano hora segmento segmentos cliente clientes producto productos articulo articulos canal fuente mercado mercados pais paises
  jour jours mois semaine semaines annee heure client clients cliente produit produits article articles marche marches pays`,
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
      after('fuerte|grandes?|alto|alta|vendido|vendida|activo|forte?|eleve|elevee|vendue?|actif'),
      '(?:sold|sells?|bought|buys|ordered|spent|spends|brought|brings|brought in|made|earned|generated|contributed|took) (?:in )?(?:the )?(?:most|best)',
      'best-?sellers?|bestseller',
      '(?:verkauft|verkaufte|verkauften|lief|liefen|laufen|brachte|brachten|kaufte|kaufen|bestellte|bringt|bringen|hatte) (?:\\p{L}+ ){0,4}?am (?:meisten|besten)|am (?:meisten|besten) (?:verkauft\\p{L}*|gekauft|lief|liefen)',
      '(?:la|lo|el|los|las) (?:que )?mas (?:vendid[oa]s?|vendio|compro)|(?:el|lo|la) que mas (?:vendio|compro|aporto|genero|ingreso|gasto)|se vendio mas',
      `(?:votre|vos|le|la|les) plus (?:grande?s?|grosse?s?|forte?s?) (?:${NOUN})`,
      "s'?[ ]?est le (?:plus|mieux) vendu\\p{L}*|le plus vendu|(?:a|ont) le plus (?:rapporte|vendu|depense|achete)",
      'leads?|tops the list|liegt vorne?|lidera|encabeza',
      'peak(?:ed|s)?|(?:was|were|is|are) (?:the )?(?:highest|strongest|biggest|busiest)(?= (?:on|in|for|at|with))|number one|(?:ranks?|ranked|comes?|came|finished) first|in first place',
      'am (?:hochsten|starksten|grossten)|an erster stelle|auf platz eins|nummer eins|(?:hohepunkt|hochstwert|spitze)',
      'el pico|(?:su|el) punto mas alto|(?:fue|fueron) mas alt[oa]s?|numero uno|en primer lugar (?:esta|queda|viene)|en cabeza',
      'le pic|(?:a|ont) culmine|(?:etait|etaient|est) (?:le )?(?:au )?plus (?:haut|eleve|fort)e?s?|numero un|en tete|(?:en|a la) premiere (?:position|place)',
    ),
  },
  {
    sign: -1,
    pattern: whole(
      before(LEAST),
      after('flojo|floja|bajo|baja|debil|faible|bas|basse'),
      '(?:sold|sells?|bought|buys|ordered|spent|spends|brought|brings|brought in|made|earned|generated|contributed|took) (?:in )?(?:the )?(?:least|worst)',
      '(?:verkauft|verkaufte|verkauften|lief|liefen|brachte|brachten|bringt|bringen|hatte) (?:\\p{L}+ ){0,4}?am (?:wenigsten|schlechtesten)',
      '(?:bottomed out|hit (?:a|its) low|reached (?:a|its) low)|(?:was|were|is|are) (?:the )?(?:lowest|weakest|slowest)(?= (?:on|in|for|at|with))|(?:low|lowest) point',
      'am (?:niedrigsten|schwachsten|geringsten|kleinsten)|tiefpunkt|tiefststand|(?:su|el) punto mas bajo|toco fondo|(?:fue|fueron) mas baj[oa]s?|le creux|au plus bas|(?:etait|etaient|est) (?:le )?plus (?:bas|faible)s?',
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
  /(?<!\p{L})(?:most of|(?<!(?:the|your) )most(?= \p{L})|(?:the |vast )?majority of|the bulk of|lion's share|(?:die )?mehrheit|(?:der )?grossteil|(?<!(?:hatten?|hat|brachten?|bringt|machten?|gab) )die meisten|la mayoria|la mayor parte|la plupart|la majorite|la majeure partie|l'essentiel)(?!\p{L})/u;
/** Next to none of it; right before what it is said of. */
export const HARDLY =
  /(?<!\p{L})(?:hardly any|barely any|almost no|almost none of (?:your|the)|next to no|kaum|fast keine?|apenas(?: hubo)?|casi ningun[oa]?s?|presque (?:pas de|aucune?)|a peine de) $/u;
/** Not once; right before what it is said of, or one word away. */
export const NEVER = /(?<!\p{L})(?:never|nie|niemals|nunca|jamas|jamais) (?:\p{L}+ )?$/u;
/** One row against another. */
export const THAN = new RegExp(
  `(?<!\\p{L})(?:(?:(?<more>more|better|higher|larger|bigger|greater|mehr|besser|hoher|starker|grosser|mas|mejor|plus|mieux)|(?<less>less|fewer|lower|smaller|worse|weniger|schlechter|niedriger|geringer|schwacher|kleiner|menos|peor|moins))(?: \\p{L}[\\p{L}']*){0,4} (?:than|als|qu'|que)|(?<ahead>${any(`
    ahead_of exceed(?:ed|s)? outspent outnumber(?:ed|s)? outsold outsells outperform(?:ed|s)? beats? surpass(?:ed|es)? overtook eclipse[sd]? (?:liegt|lag|liegen|lagen|rangiert|steht|landete)_vor
    ubertraf ubertrifft ubertrafen schlug por_delante_de supera_a supero_a supera superan_a superaron_a superan gano_a
    devant (?:a_)?depassee? depasse surpasse`).replaceAll('_', ' ')})|(?<behind>${any(`
    behind trails? trailed (?:liegt|lag|liegen|lagen|rangiert|steht|landete)_hinter por_detras_de derriere`).replaceAll(
    '_',
    ' ',
  )}))(?:(?<=')|(?!\\p{L}))`,
  'u',
);

/** As much as another time. */
export const AS_MUCH =
  /(?<!\p{L})(?<nearly>(?:almost|nearly|about|roughly|fast|beinahe|etwa|casi|presque|a peu pres) )?(?:as (?:much|many|high|well|good|strong) as|the same as|exactly like|(?:genau)?so (?:viele?|hoch|gut|stark) wie|gleich (?:viele?|hoch|gut) wie|lo mismo que|tanto como|igual que|autant (?:de \p{L}+ )?qu(?:e|')|pareil qu(?:e|')|la meme chose qu(?:e|'))/u;
/** "The week before was better." */
export const BETTER_TIME =
  /(?<!\p{L})(?:was|were|war|waren|fue|fueron|etait|etaient|a ete) (?:\p{L}+ )?(?:(?<more>better|stronger|busier|besser|starker|mejor|meilleure?)|(?<less>worse|weaker|quieter|slower|schlechter|schwacher|peor|pire|moins bonne?))(?= ?[.,;!)]| ?$)/u;

/** Right beside the metric that is highest or lowest: "the most revenue", "der höchste Umsatz". */
export const EXTREME_OF: { before: RegExp; after?: RegExp; sign: 1 | -1 }[] = [
  {
    sign: 1,
    before:
      /(?<!\p{L})(?:(?:the|your|its) (?:most|highest|best|strongest|biggest|largest|greatest)|(?:der|die|den|das|dem|deinen?|deiner) (?:hochsten?|hochster|besten?|grossten?|starksten?|meisten)|(?:el|la|los|las) (?:mayor|mejor|mayores|mejores)|con mas|mas|le plus de|(?:le|la|les) (?:meilleure?s?|plus (?:grande?s?|fort|forte|hauts?|haute)))(?: (?:net|total|daily))? $/u,
    after: /^ (?:mas (?:alt[oa]s?|elevad[oa]s?)|(?:le|la|les) plus (?:elevee?s?|fort|forte|haute?s?))(?!\p{L})/u,
  },
  {
    sign: -1,
    before:
      /(?<!\p{L})(?:(?:the|your|its) (?:least|fewest|lowest|worst|weakest|smallest)|(?:der|die|den|das|dem|deinen?|deiner) (?:niedrigsten?|schlechtesten?|schwachsten?|kleinsten?|wenigsten|geringsten?)|(?:el|la|los|las) (?:menor|peor|menores|peores)|con menos|le moins de|(?:le|la|les) (?:pires?|plus (?:petite?s?|faibles?|bas|basse)))(?: (?:net|total|daily))? $/u,
    after: /^ (?:mas baj[oa]s?|(?:le|la|les) plus (?:faibles?|bas|basses?))(?!\p{L})/u,
  },
];
const TH: [number, string][] = [
  [2, 'second|2nd|zweite[nrs]?|zweiter|segund[oa]|deuxieme|seconde?'],
  [3, 'third|3rd|dritte[nrs]?|dritter|tercer[oa]?|troisieme'],
  [4, 'fourth|4th|vierte[nrs]?|vierter|cuart[oa]|quatrieme'],
];
const COUNT = ['', '', 'two|zwei|dos|deux|2', 'three|drei|tres|trois|3', 'four|vier|cuatro|quatre|4'];
/** "Ranks third", "in second place", "Platz zwei", "your second market". */
export const RANKS: [number | 'last', RegExp][] = [
  ...TH.map(([place, words]): [number, RegExp] => [
    place,
    new RegExp(
      `(?<!\\p{L})(?:(?:ranks?|ranked|comes?|came|finished|placed) (?:in )?(?:${words})|in (?:${words}) (?:place|position)|(?:your|the) (?:${words}) (?:market|product|customer|country|channel)|number (?:${COUNT[place]})|auf (?:platz|rang) (?:${COUNT[place]})|nummer (?:${COUNT[place]})|an (?:${words}) stelle|(?:esta|queda|aparece|viene|figura|es|va) (?:\\p{L}+ )?(?:en )?(?:el |la )?(?:${words})(?: (?:lugar|puesto|mercado|producto|cliente|pais))|en (?:${words}) (?:position|place)|(?:votre|le) (?:${words}) (?:marche|produit|client|pays)|numero (?:${COUNT[place]}))(?!\\p{L})`,
      'u',
    ),
  ]),
  [
    'last',
    /(?<!\p{L})(?:(?:comes?|came|ranks?|ranked|finished) last|in last place|an letzter stelle|auf dem letzten platz|schlusslicht|(?:en|queda|quedo|esta) (?:en )?(?:el )?ultimo (?:lugar|puesto)|(?:arrive|vient|est) (?:en )?dernier|en derniere (?:position|place))(?!\p{L})/u,
  ],
];

/** Where one of these words stands, the sentence may claim something. */
export const CLAIM_WORDS = new Set(
  `${MOST}|${LEAST}|${any(`most least flat unchanged stable steady constant same hardly barely majority bulk never none almost
  unverandert gleich stagniert stabil konstant mehrheit grossteil meisten wenigsten kaum nie niemals meistverkaufte bestseller
  cambios estable estables igual mayoria apenas casi nunca jamas mas menos
  ahead outsold outsells outperform outperformed outperforms beat beats surpass surpassed surpasses overtook eclipses eclipsed behind trails trailed
  vor hinter ubertraf ubertrifft ubertrafen schlug delante detras supera supero superan superaron gano devant depasse surpasse derriere
  stable stables inchange inchangee plupart majorite presque jamais plus moins leads lead lidera encabeza vorn vorne
  peaked peak peaks bottomed hochsten starksten tiefpunkt hohepunkt hochstwert pico toco culmine creux second third fourth number nummer numero ranks ranked comes came finished placed place platz rang lugar puesto stelle highest lowest
  only nur solo unicamente seul seule seulement nobody niemand nadie personne nothing nichts nada rien everybody everyone jeder todos tous all alle ganze gesamte
  toda todo todas toute toutes every fewest fewer better worse stronger weaker besser schlechter mejor peor meilleur meilleure pire as much same mismo tanto autant wie
  larger higher lower hoher niedriger exceed exceeded exceeds outspent outnumber outnumbered superan supera record rekord ever any none nada rien aucun ningun ninguno`)}`.split(
    '|',
  ),
);
