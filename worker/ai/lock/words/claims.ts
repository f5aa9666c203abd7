/** Words of claims that need no figure: the best, the same, most of it. Without accents; as parts of patterns. */
const any = (text: string) => text.trim().split(/\s+/).join('|');

const MOST = any(
  `best highest strongest biggest largest greatest busiest top leading beste besten bester bestes hochste hochsten hochster starkste starksten starkster starkstes
  grosste grossten grosster grosstes hochstes starkstes wichtigste wichtigsten wichtigster wichtigstes beliebteste beliebtesten beliebtestes erfolgreichste erfolgreichsten erfolgreichster erfolgreichstes umsatzstarkstes umsatzstarksten umsatzstarkste umsatzstarkster meistverkaufte meistverkauftes meistverkaufter mejor mejores principal meilleur meilleure meilleurs meilleures`,
);
/** "Your most important product" */
const VERY = 'most (?:important|popular|valuable|successful|profitable|lucrative|productive|frequent|loyal)';
const LEAST = any(
  `worst lowest weakest smallest slowest quietest schlechteste schlechtesten schlechtester schwachste schwachsten schwachster schwachstes niedrigste niedrigsten unwichtigste unbeliebteste unbeliebtestes
  kleinste kleinsten kleinster kleinstes umsatzschwachste umsatzschwachster peor peores pire pires`,
);
const NOUN = any(
  `day days weekday month months week weeks quarter quarters year years hour hours customer customers buyer buyers client clients product products item items
  seller sellers category channel channels source sources segment segments campaign market markets country countries retention
  earner earners performer performers winner mover driver favourite favorite
  umsatzbringer topseller zugpferd
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
      before(`${MOST}|${VERY}`),
      after(
        'fuerte|grandes?|alto|alta|vendido|vendida|activo|importante?s?|popular|rentable|exitos[oa]|forte?|grande?|eleve|elevee|vendue?|actif|populaire|lucratif|precieux',
      ),
      '(?:sold|sells?|bought|buys|ordered|spent|spends|brought|brings|brought in|made|earned|generated|contributed|took) (?:(?:you|us|in) ){0,2}(?:the )?(?:most|best)',
      '(?:is|was|are|were) (?:the |your |our )?(?:(?:clear|big|biggest|undisputed|real) )?(?:winner|star(?! (?:of|rating))|star product|front-?runner|favou?rite|leader|champion|hit|topseller|cash cow)',
      '(?:takes?|took|holds?|held|goes to|claims?|claimed) (?:the )?(?:first|top) (?:place|spot)|(?:first|top) (?:place|spot) (?:is|goes to|belongs to|was)|(?:in|takes?|took|has) the lead|lead(?:s|ing)? the (?:way|pack|field)|tops the (?:ranking|rankings|chart|charts|board)|dominate[sd]?|comes out on top',
      `(?:no|none of (?:your|the)|no other|kein(?:e[snr]?)?|kein(?:e[snr]?)? (?:anderes|anderer|andere)|ningun[oa]?|ningun otro|aucune?|aucun autre) (?:(?:other )?(?:${NOUN}) )?(?:(?!more|mehr|mas|plus|better|besser|mejor|mieux)\\p{L}[\\p{L}']* ){1,3}(?:more|better|higher|mehr|besser|hoher|mas|mejor|plus|mieux|davantage)(?: \\p{L}+){0,2} (?:than|als|que|qu')`,
      "(?:nothing|nichts|nada|rien)(?: (?:ne )?(?!more|mehr|better|besser|mejor|mieux|mas|plus)\\p{L}[\\p{L}']*){1,3} (?:more|better|mehr|besser|mas|mejor|plus|mieux)(?: \\p{L}+){0,2} (?:than|als|que|qu')",
      'best-?sellers?|bestseller',
      '(?:verkauft|verkaufte|verkauften|lief|liefen|laufen|brachte|brachten|kaufte|kaufen|bestellte|bringt|bringen|hatte) (?:\\p{L}+ ){0,4}?am (?:meisten|besten)|am (?:meisten|besten) (?:verkauft\\p{L}*|gekauft|lief|liefen|(?:ein)?gebracht|einbrachte|eingespielt|abgeworfen)',
      '(?:ist|war|sind|waren) (?:der|die|das|dein(?:e[rs]?)?|ihr(?:e[rs]?)?) (?:(?:klare[rs]?|grosse[rs]?|unangefochtene[rs]?|absolute[rs]?) )?(?:gewinner(?:in)?|sieger|topseller|renner|verkaufsschlager|spitzenreiter|star|umsatzbringer|favorit|zugpferd|kassenschlager)|(?:ist|war|bleibt) spitzenreiter|(?:auf|belegt|holt|an) (?:dem |den |der )?(?:ersten|oberster|vorderster) (?:platz|stelle|rang)|(?:fuhrt|fuhrte|fuhren) (?:die (?:liste|rangliste|tabelle)|das (?:ranking|feld)) an|dominiert|dominierte|dominieren',
      '(?:es|fue|son) (?:tu|su|el|la) (?:(?:clar[oa]|gran|verdader[oa]|indiscutible) )?(?:ganador[a]?|producto estrella|estrella|lider|favorit[oa]|campeon)|(?:tu|su|el) producto estrella|(?:ocupa|consigue|se lleva|obtiene|tiene) (?:el )?primer (?:lugar|puesto)|(?:el )?primer (?:lugar|puesto) (?:es para|lo ocupa|corresponde a)|a la cabeza|domina(?:n)?|(?:el|la|lo) que (?:mas|mejor) (?:te |le |os |se )?(?:aport\\p{L}+|vend\\p{L}+|gener\\p{L}+|rind\\p{L}+)',
      '(?:la|lo|el|los|las) (?:que )?mas (?:vendid[oa]s?|vendio|compro)|(?:el|lo|la) que mas (?:vendio|compro|aporto|genero|ingreso|gasto)|se vendio mas',
      `(?:votre|vos|le|la|les) plus (?:grande?s?|grosse?s?|forte?s?) (?:${NOUN})`,
      '(?:est|etait|sont) (?:le|la|votre|vos) (?:(?:grand|grande|net|vrai|veritable) )?(?:gagnante?|vainqueur|produit (?:phare|star|vedette)|star|vedette|favorie?|champion|leader)|(?:votre|le) produit (?:phare|star|vedette)|(?:occupe|prend|obtient|decroche) (?:la )?premiere (?:place|position)|(?:la )?premiere (?:place|position) (?:revient a|est pour|pour)|domine(?:nt)?|(?:vous |nous )?(?:a|ont) le (?:plus|mieux) (?:rapporte|vendu|depense|achete|marche)|le (?:plus|mieux) vendu',
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
      before(`${LEAST}|least (?:important|popular|valuable|successful|profitable)`),
      `(?:votre|vos|le|la|les) plus (?:petite?s?|faibles?|bas|basses?) (?:${NOUN})`,
      after('flojo|floja|bajo|baja|debil|pequeno|pequena|faible|bas|basse|petite?'),
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
  /(?<!\p{L})(?:held (?:up|steady|firm)|se (?:mantuvo|mantuvieron)(?= ?[.,;!]| ?$)|(?:s'est|se sont) maintenue?s?|hielt(?:en)? sich|(?:stayed|remained|was|were|is|are|held|been|kept) (?:(?:almost|about|basically|roughly|broadly|largely|fairly|pretty|very|nearly|virtually|essentially|quite|exactly|mostly|completely|rather) ){0,2}(?:flat|unchanged|stable|steady|constant|the same(?! (?!as|in )\p{L}))|(?:did not|didn't|hardly|barely) changed?|unverandert|gleich ?geblieben|stagniert\p{L}*|blieb(?:en)? (?:\p{L}+ )?(?:gleich|stabil|konstant)|sin cambios|se (?:mantuvo|mantuvieron) (?:\p{L}+ )?(?:estables?|iguale?s?)|no (?:cambio|cambiaron)|(?:rest\p{L}+|est|sont) (?:stables?|inchangee?s?)|n'(?:a|ont) pas change)(?!\p{L})/u;
/** More than a half of it. */
export const MOSTLY =
  /(?<!\p{L})(?:most of|(?<!(?:the|your) )most(?= \p{L})|(?:the |vast )?majority of|the bulk of|lion's share|(?:den |der )?lowenanteil|la parte del leon|la part du lion|(?:die )?mehrheit|(?:der )?grossteil|(?<!(?:wurden?|verkauften|kauften|bestellten|hatten?|hat|brachten?|bringt|machten?|gab) )die meisten|la mayoria|la mayor parte|la plupart|la majorite|la majeure partie|l'essentiel)(?!\p{L})/u;
/** Next to none of it; right before what it is said of. */
export const HARDLY =
  /(?<!\p{L})(?:hardly any|barely any|almost no|almost none of (?:your|the)|next to no|kaum|fast keine?|apenas(?: hubo)?|casi ningun[oa]?s?|presque (?:pas de|aucune?)|a peine de) $/u;
/** Not once; right before what it is said of, or one word away. */
export const NEVER = /(?<!\p{L})(?:never|nie|niemals|nunca|jamas|jamais) (?:\p{L}+ )?$/u;
/** One row against another. */
export const THAN = new RegExp(
  `(?<!\\p{L})(?:(?:(?<more>more|better|higher|larger|bigger|greater|stronger|busier|mehr|besser|hoher|starker|grosser|mas(?! (?:baj|pequen|debil|floj))|mejor|mejores|mayor|mayores|superior|superiores|plus(?! (?:bas|faible|petit))|mieux|meilleure?s?|davantage|superieure?s?)|(?<less>less|fewer|lower|smaller|worse|weaker|quieter|weniger|schlechter|niedriger|geringer|schwacher|kleiner|menos|mas (?:baj|pequen|debil|floj)\\p{L}*|peor|peores|menor|menores|inferior|inferiores|moins|plus (?:bas|basse|faible|petit)\\p{L}*|pires?|inferieure?s?))(?: \\p{L}[\\p{L}']*){0,4} (?:than|als|qu'|que)|(?<ahead>${any(`
    ahead_of exceed(?:ed|s)? outspent outnumber(?:ed|s)? outsold outsells outperform(?:ed|s)? beats? surpass(?:ed|es)? overtook eclipse[sd]? (?:liegt|lag|liegen|lagen|rangiert|steht|landete)_(?:knapp_|deutlich_|klar_|weit_)?vor
    ubertraf ubertrifft ubertrafen schlug por_delante_de supera_a supero_a supera superan_a superaron_a superan gano_a
    devant (?:a_)?depassee? depasse surpasse`).replaceAll('_', ' ')})|(?<behind>${any(`
    behind trails? trailed (?:liegt|lag|liegen|lagen|rangiert|steht|landete)_(?:knapp_|deutlich_|klar_|weit_)?hinter por_detras_de derriere`).replaceAll(
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
  /(?<!\p{L})(?:was|were|war|waren|fue|fueron|etait|etaient|a ete) (?:(?:the |your |der |die |das |el |la |le |dein(?:e[rs]?)? |tu |votre )?(?:\p{L}+ )?)?(?:(?<more>(?:better|stronger|busier|bessere|starkere|erfolgreichere)[rs]?(?= (?:day|week|month|quarter|year|tag|woche|monat|quartal|jahr))|(?:mejor|meilleure?)(?= (?:dia|semana|mes|ano|jour|semaine|mois|annee))|better|stronger|busier|besser|starker|mejor|meilleure?)|(?<less>(?:worse|weaker|quieter|slower|schlechtere|schwachere)[rs]?(?= (?:day|week|month|quarter|year|tag|woche|monat|quartal|jahr))|peor(?= (?:dia|semana|mes|ano))|worse|weaker|quieter|slower|schlechter|schwacher|peor|pire|moins bonne?))(?= (?:day|week|month|quarter|year|tag|woche|monat|quartal|jahr|dia|semana|mes|ano|jour|semaine|mois|annee)(?!\p{L})| ?[.,;!)]| ?$)/u;

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
  [2, /(?<!\p{L})(?:runner-?up|zweitplatziert\p{L}*|subcampeon|dauphin)(?!\p{L})/u],
  ...TH.map(([place, words]): [number, RegExp] => [
    place,
    new RegExp(
      `(?<!\\p{L})(?:(?:ranks?|ranked|comes?|came|finished|placed) (?:in )?(?:${words})|in (?:${words}) (?:place|position)|en (?:${words}) (?:lugar|puesto)|(?:tu|su|el) (?:${words}) (?:mercado|producto|cliente|pais|canal)|(?:your|the) (?:${words}) (?:market|product|customer|country|channel)|number (?:${COUNT[place]})|auf (?:platz|rang) (?:${COUNT[place]})|nummer (?:${COUNT[place]})|an (?:${words}) stelle|(?:esta|queda|aparece|viene|figura|es|va) (?:\\p{L}+ )?(?:en )?(?:el |la )?(?:${words})(?: (?:lugar|puesto|mercado|producto|cliente|pais))|en (?:${words}) (?:position|place)|(?:votre|le) (?:${words}) (?:marche|produit|client|pays)|numero (?:${COUNT[place]}))(?!\\p{L})`,
      'u',
    ),
  ]),
  [
    'last',
    /(?<!\p{L})(?:(?:comes?|came|ranks?|ranked|finished) last|in last place|an letzter stelle|auf dem letzten platz|schlusslicht|(?:en|queda|quedo|esta) (?:en )?(?:el )?ultimo (?:lugar|puesto)|(?:arrive|vient|est) (?:en )?dernier|en derniere (?:position|place))(?!\p{L})/u,
  ],
];

/** "Zweitgrößter", "drittstärkste": a place in one word. */
export const PLACED = /^(?:zweit|dritt|viert)(?:gross|best|stark|hoch|wichtig|schwach|schlecht|klein)/;
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
  winner star champion favourite favorite leader hit runner tops ranking dominate dominates dominated first heads heading headed south north ground slow slows slowing
  trend trends trending trended drove drives driving driven fueled powered carried explains explained responsible lion downhill decline
  gewinner gewinnerin sieger topseller renner spitzenreiter zugpferd verkaufsschlager umsatzbringer kassenschlager favorit dominiert dominierte dominieren spitze
  fuhrt fuhrte fuhren lowenanteil legte legten legt zog zogen brach brachen bricht nahm nahmen nimmt ging gingen geht gab gaben liess liessen sackte halb
  grosser bessere besserer besseres starkere starkerer starkeres schwachere schwacherer schwacheres erfolgreichere erfolgreicherer schlechtere schlechterer ersten
  letzter trieben getrieben trugen getragen aufwartstrend abwartstrend schlusslicht zweitplatziert
  ganador ganadora estrella favorita favorito lider campeon domina dominan cabeza primer segundo segunda tercer tercera cuarto cuarta ultimo ultima ocupa menores mayores
  menor mayor inferior inferiores superior superiores mejores peores arriba abajo picado alza baja impulsaron impulso impulsan tendencia
  gagnant gagnante vainqueur phare vedette favorie domine dominent tete premiere deuxieme seconde troisieme quatrieme dernier derniere davantage maintenu maintenue
  maintenus maintenues occupe porte portent tendance superieur superieure inferieur inferieure
  larger higher lower hoher niedriger exceed exceeded exceeds outspent outnumber outnumbered superan supera record rekord ever any none nada rien aucun ningun ninguno`)}`.split(
    '|',
  ),
);
const GROWTH =
  'growth|increase|rise|gain|uplift|wachstum|zuwachs|anstieg|crecimiento|aumento|subida|croissance|hausse|progression';
const DRIVES =
  'drove|drives?|driving|fuell?ed|powered|carried|(?:was|were|are|is) (?:mainly |mostly |largely )?(?:behind|responsible for)|explains?|explained|trieben|trugen|tragen|treiben|erklaren|erklart|impulsaron|impulso|impulsan|explican?|sostuvo|sostuvieron|(?:a|ont) porte|portent|expliquent?|(?:a|ont) tire';
const CAME =
  '(?:came|comes|is|was|kam|kommt|stammt|vino|viene|proviene|se debe|vient|provient|est due?)(?: (?:mostly|mainly|largely|almost entirely|entirely|hauptsachlich|vor allem|sobre todo|principalmente|surtout|principalement))? (?:from|driven by|due to|thanks to|von|aus|de|a|aux?|des|du)';
/** "Drove the growth", "haben das Wachstum getrieben", "the growth came from": who did most of it. */
export const DROVE = new RegExp(
  `(?<!\\p{L})(?:(?:${DRIVES}) (?:\\p{L}+ ){0,2}?(?:${GROWTH})|(?:haben|hat) (?:das|den) (?:${GROWTH}) (?:getrieben|getragen|verursacht|angetrieben)|(?:${GROWTH}) (?:${CAME}))(?!\\p{L})`,
  'u',
);
