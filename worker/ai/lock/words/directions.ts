/** Words that say that something rose or fell, without accents; the plain ones state it, the others only go with a figure. */
const list = (text: string) => text.split(/\s+/);

/** These alone state a change: "sales fell". */
export const STATED = new Map<string, 1 | -1>([
  ...list(`rose grew increased climbed jumped soared surged gained improved risen grown rallied rebounded recovered rises grows climbs skyrocketed rocketed boomed accelerated strengthened advanced gestiegen steigt wachst klettert kletterte kletterten stieg stiegen gewachsen wuchs wuchsen zugenommen zugelegt
    subio subieron repunto repuntaron ascendieron incremento incrementaron disparo dispararon aumento aumentaron crecio crecieron mejoro mejoraron augmente progresse progressent grimpe accru accrue accrus envole envolee envolees envoles bondi`).map(
    (word) => [word, 1] as const,
  ),
  ...list(`fell dropped decreased declined shrank slipped sank plunged fallen shrunk tumbled lost dipped slid crashed softened weakened nosedived plummeted tanked slumped collapsed slowed dwindled gesackt eingebrochen falls shrinks gesunken sinkt schrumpft schrumpfte schrumpften geschrumpft sank sanken gefallen fiel fielen
    zuruckgegangen abgenommen bajo bajaron cayo desplomo desplomaron retrocedio retrocedieron cayeron disminuyo disminuyeron redujo redujeron hundio hundieron descendio descendieron baisse chute recule diminue effondre effondree effondrees effondres reduit reduits`).map(
    (word) => [word, -1] as const,
  ),
]);
/** These state a change only where they are denied: "sales did not fall". */
export const DENIED = new Map<string, 1 | -1>([
  ...list(`rise grow increase climb jump improve gain go_up steigen wachsen zunehmen subir subido crecer crecido aumentar aumentado mejorar
    augmenter progresser monter monte hausser crescendo`).map((word) => [word, 1] as const),
  ...list(`fall drop decrease decline shrink slip sink dip lose sinken fallen abnehmen nachgelassen bajar bajado caer caido disminuir disminuido
    descender descendido baisser reculer diminuer chuter`).map((word) => [word, -1] as const),
]);
/** "No decline in orders". */
export const DENIED_NOUNS = new Map<string, 1 | -1>([
  ...list(`growth increase increases rise gain gains improvement uplift zuwachs anstieg wachstum steigerung subida crecimiento aumento mejora alza hausse
    augmentation croissance progression`).map((word) => [word, 1] as const),
  ...list(`decline decrease decreases drop fall loss dip reduction slump ruckgang einbruch verlust bajada caida descenso disminucion baisse diminution
    recul chute`).map((word) => [word, -1] as const),
]);
export const NO = new Set(
  list(`no not never without any kein keine keinen keinerlei ohne ningun ninguna sin aucun aucune sans`),
);
export const NOT = new Set(list(`not never t nicht nie no nunca pas jamais tampoco`));
/** Verbs in two pieces, the second at the end: "nahm im November nicht zu". Without accents. */
export const IN_TWO =
  /(?<!\p{L})(?:(?<up>(?:(?:nahm(?:en)?|nimmt|legt(?:en?)?)(?=(?: [\p{L}\d,.%€$£]+){0,9} zu)|zog(?:en)?(?=(?: [\p{L}\d,.%€$£]+){0,9} an))(?<between1>(?: [\p{L}\d,.%€$£]+){0,8}?) (?:zu|an))|(?<down>(?:(?:nahm(?:en)?|nimmt|sackt(?:en?)?)(?=(?: [\p{L}\d,.%€$£]+){0,9} ab)|(?:ging(?:en)?|geht)(?=(?: [\p{L}\d,.%€$£]+){0,9} zuruck)|(?:gab(?:en)?|liess(?:en)?)(?=(?: [\p{L}\d,.%€$£]+){0,9} nach)|(?:brach(?:en)?|bricht)(?=(?: [\p{L}\d,.%€$£]+){0,9} ein))(?<between2>(?: [\p{L}\d,.%€$£]+){0,8}?) (?:ab|zuruck|nach|ein)))(?= *(?:[.,;:!)]|$))/u;
/** Going on: they state a change after "is", "have been", "keeps". */
export const GOING_ON = new Map<string, 1 | -1>([
  ...list(`growing rising climbing increasing improving soaring subiendo creciendo aumentando mejorando`).map(
    (word) => [word, 1] as const,
  ),
  ...list(
    `declining falling shrinking sliding dropping decreasing slipping sinking slowing bajando cayendo disminuyendo descendiendo retrocediendo`,
  ).map((word) => [word, -1] as const),
]);
export const GO_ON = new Set(list(`been keep keeps kept still started esta estan sigue siguen siguio viene vienen`));
/** A change in several words, or in a sign that stands by itself. */
export const TRENDS: [1 | -1, RegExp][] = [
  [
    1,
    /(?<!\p{L})(?:on the rise|trend(?:s|ing|ed)? (?:up|upwards?)|upward trend|(?:going|gone|went|goes|head(?:s|ed|ing)?) (?:up|north|upwards?)|picking up|picked up|gain(?:s|ed|ing)? ground|took off|(?:geht|ging|gingen|gehen) (?:es )?(?:bergauf|aufwarts|nach oben)|aufwartstrend|im aufwind|(?:va|van|iba|iban|fue|fueron) (?:al alza|en aumento|hacia arriba)|tendencia (?:al alza|ascendente)|(?:est|sont|etait|etaient) (?:bien |nettement )?en (?:hausse|progression)|tendance (?:haussiere|a la hausse))(?!\p{L})|[↑▲📈](?! ?[\d\p{Sc}])/u,
  ],
  [
    -1,
    /(?<!\p{L})(?:on the decline|in decline|(?:went|gone|goes|head(?:s|ed|ing)?) (?:down|south|downwards?)|(?:lost|loses?|losing) ground|(?:took|takes|taken|suffered) a (?:hit|knock|dive|beating)|slow(?:s|ed|ing)? down|trend(?:s|ing|ed)? (?:down|downwards?)|downward trend|going down|downhill|(?:geht|ging|gingen|gehen) (?:es )?(?:bergab|abwarts|nach unten)|abwartstrend|im sinkflug|(?:va|van|iba|iban|fue|fueron) (?:a la baja|en descenso|hacia abajo|en picado)|tendencia (?:a la baja|descendente)|(?:est|sont|etait|etaient) (?:bien |nettement )?en (?:baisse|recul)|tendance (?:baissiere|a la baisse))(?!\p{L})|[↓▼📉](?! ?[\d\p{Sc}])/u,
  ],
];
/** With a figure beside them, or after "is", "was", "went". */
export const DIRECTIONS = new Map<string, 1 | -1>([
  ...STATED,
  ...list(`up more jump climb surge boost spike sprung salto bond progression higher increase increases growth gain gains rise above better bigger larger greater uplift plus rising growing
    stronger mehr hoher hoheren starker zuwachs anstieg wachstum steigerung mas subida crecimiento alza superior mayor hausse augmentation croissance`).map(
    (word) => [word, 1] as const,
  ),
  ...list(`down less slump slide lower fewer decrease decreases drop decline loss dip below worse smaller fall reduction shortfall falling declining
    weaker verlor verloren weniger niedriger geringer ruckgang minus einbruch verlust menos bajada caida descenso menor inferior moins baisse diminution recul`).map(
    (word) => [word, -1] as const,
  ),
]);
/** "was up", "is higher than". */
export const COPULA = new Set(
  list(
    `is are was were went s went came war waren ist sind liegt lag lagen est sont etait etaient fue fueron esta estan es son`,
  ),
);
/** A wish or a condition states nothing. */
export const UNREAL = new Set(
  list(`if would could should may might can will when whether want help to unless falls wenn wurde konnte sollte soll kann wird ob si podria puede
    debe cuando para pour pourrait peut devrait quand`),
);
/** Said between two figures of different times. */
export const AGAINST = new Set(
  list(`from than against versus vs compared previously earlier before after prior gegenuber als von nach statt zuvor vorher verglichen frente desde respecto
    contra anterior comparado que qu contre rapport compare auparavant depuis`),
);
/** "The whole of it". */
export const WHOLE = new Set(
  list(`total overall altogether all entire whole combined together insgesamt gesamt gesamte gesamten zusammen alle total todo toda
    todos todas conjunto juntos juntas tout toute tous ensemble global globalement sum summe suma somme`),
);
/** "These together": the sum of what is listed. */
export const TOGETHER = new Set(
  list(`together combined jointly sum zusammen summe juntos juntas conjunto suma ensemble somme reunis cumules`),
);
/** "The best", "the other": a row that is not named. */
export const SOME_ROW = new Set(
  list(`best worst top highest lowest strongest weakest biggest largest leading leader first second third last next followed runner other peak
    beste besten bester schlechteste hochste starkste schwachste grosste erste zweite dritte mejor peor primero segundo mayor menor meilleur meilleure
    pire premier premiere deuxieme plus it she he they that bestseller`),
);
/** Joins a number and what it is of: "$20.00 in discounts". */
export const LINKS = new Set(
  list(`of in as als como for net gross paid new total your the completed real a an an von fur im an der die das den dem ihr ihre ihrer de en d del la los las tus
    su sus du des le les vos l einem einen einer dein deine deiner deinen deinem ihren ihrem were was is are went given came`),
);
/** Two parts of a sentence meet here. */
export const PARTS = new Set(
  list(`and but while whereas und aber wahrend sowie y e pero mientras et mais tandis plus minus less leaving
    from than against versus vs compared gegenuber frente contre after nach tras apres verglichen`),
);
/** What may be counted in an answer without being counted in the shop. */
export const TALK = new Set(
  list(`thing step idea suggestion way option point reason action question tip note caveat sentence answer example choice move more other part
    sache schritt schritte idee ideen vorschlag vorschlage weg wege moglichkeit moglichkeiten grund grunde frage fragen tipp tipps hinweis dinge punkte
    cosa paso idea sugerencia manera opcion opciones motivo accion acciones pregunta consejo punto
    periodo period periode zeitraum chose etape idee suggestion facon option raison action question conseil point piste`),
);
/** What a line may begin with before a colon without naming anything: "Result: $510.00". */
export const LABELS = new Set(
  list(`result answer news summary note figure number value amount short hi hello yes okay ok well bottom line headline update ergebnis antwort betrag kurz
    nachricht wert zahl gut hallo ja resultado respuesta importe resumen cifra valor noticia hola resultat reponse montant chiffre resume bref nouvelle bonjour oui`),
);
/** Begins something else after a count. */
export const PREPOSITIONS = new Set(
  list(`on at by across over with during per each this only so yesterday altogether again now auf mit bei uber jeweils con sobre durante avec sur chez
  pendant entre between among out auch also just then when which who that heute today was ist sind mal came come i we you they vous usted here there
  noch schon ya aun encore deja einer jeder`),
);
