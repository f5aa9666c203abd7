/** Words of claims about all of something, or none of it. Without accents. */

/** Right before what all, or almost all, of is spoken of. */
export const ALMOST_ALL =
  /(?<!\p{L})(?:(?:almost|nearly|virtually|practically|basically|essentially) (?:all|every)|(?:fast|nahezu|beinahe|praktisch) (?:all|der ganze|die ganze|der gesamte|die gesamte|den ganzen|den gesamten)|casi tod[oa]s?|practicamente tod[oa]s?|presque tou(?:te?s?|s)|quasiment tou(?:te?s?|s))(?:e[rnms]?)? (?:of )?(?:the |your |my |its |dein(?:e[rnms]?)? |ihr(?:e[rnms]?)? |der |die |das |l[oa]s? |el |tus? |sus? |les? |la |l'|votre |vos )?(?:\p{L}+ )?$/u;
export const ALL =
  /(?<!\p{L})(?:all|every(?: single)?|(?:der|die|das) (?:ganze|gesamte|gesamten|ganzen)|alle|samtliche[rn]?|tod[oa]s?|tou(?:te?s?|s))(?: of)? (?:the |your |my |its |dein(?:e[rnms]?)? |ihr(?:e[rnms]?)? |l[oa]s? |el |tus? |sus? |les? |la |l'|votre |vos )?(?:\p{L}+ )?$/u;
/** All of it comes from, belongs to or is one row. */
export const COMES_FROM =
  /(?<!\p{L})(?:com(?:es?|ing)|came|stem(?:s|med)?|is|are|was|were|went|goes|go|fell|falls|brought|brings|made|makes|generated|generates|accounts?|accounted|kommt|kommen|kam|kamen|stammt|stammen|stammte|entfallt|entfallen|brachte|bringt|ist|sind|war|waren|entfiel|viene|vienen|vino|vinieron|proviene|provienen|procede|es|son|fue|fueron|aporta|aporto|genera|genero|vient|viennent|provient|proviennent|est|sont|etait|etaient|vinrent|rapporte|genere)(?!\p{L})/u;
/** "None of your revenue" */
export const NONE_OF =
  /(?<!\p{L})(?:none of (?:the|your|these|those)|not (?:one|any) of (?:the|your)|nichts (?:vom|von|der)|kein(?:er|e|es)? (?:der|deiner|ihrer)|nada de (?:los|las|tus|sus|la)|ningun[oa] de (?:los|las|tus|sus)|rien (?:du|de|des)|aucune? de (?:vos|ces)|aucune? des) (?:\p{L}+ )?$/u;
export const NOBODY =
  /(?<!\p{L})(?:nobody|no one|not a (?:single )?(?:soul|person)|niemand|kein mensch|keiner|nadie|personne (?=ne |n'))/u;
export const BUYS =
  /(?<!\p{L})(?:bought|buys|ordered|purchased|gekauft|kauft(?:en?)?|bestellt(?:en?)?|compr(?:o|aron|a|an|ado)|pid(?:io|ieron)|achet\p{L}+|command(?:e|ent|a|erent))(?!\p{L})/u;
/** "You sold nothing" */
export const NOTHING =
  /(?<!\p{L})(?:(?:sold|took|made|earned|brought in|received) (?:\p{L}+ ){0,2}?nothing|nothing (?:was )?(?:sold|ordered)|nichts (?:verkauft|eingenommen|umgesetzt|bestellt)|no (?:vendiste|se vendio|ingresaste|vendieron) nada|(?:n'avez|n'a|ne) (?:\p{L}+ )?rien (?:ete )?(?:vendu|encaisse|commande)|rien (?:n'a ete )?(?:vendu|encaisse))(?!\p{L})/u;
export const NOTHING_BACK =
  /(?<!\p{L})(?:nothing (?:was )?(?:refunded|returned)|nichts (?:erstattet|zuruckgegeben)|no se (?:reembolso|devolvio) nada|rien n'a ete (?:rembourse|retourne)|rien (?:rembourse|retourne))(?!\p{L})/u;
export const LOST_MONEY =
  /(?<!\p{L})(?:(?:lost|losing|loses) money|(?:einen )?verlust gemacht|geld verloren|perdi(?:ste|o|eron) dinero|perdu de l'argent)(?!\p{L})/u;
/** The most that ever was. */
export const RECORD =
  /(?<!\p{L})(?:(?:best|strongest|biggest|highest|worst|weakest|lowest) (?:\p{L}+ )?(?:day|week|month|quarter|year) (?:ever|yet|on record|of all time)|(?:lowest|highest|best|worst|strongest|weakest) (?:\p{L}+ )?in (?:\p{L}+ )?(?:days|weeks|months|years)|(?:hochste|niedrigste|beste|schlechteste)\p{L}* (?:\p{L}+ )?seit (?:\p{L}+ )?(?:tagen|wochen|monaten|jahren)|(?:hit|set|reached|broke|broken) (?:a |an |the |all )?(?:new )?(?:record|all-time)|record-?(?:breaking)? (?:day|week|month|quarter|year|revenue|sales)|rekord(?:tag|woche|monat|jahr|umsatz)?|aller zeiten|(?:dia|semana|mes|ano|ventas|ingresos) (?:de )?record|(?:mejor|peor) (?:\p{L}+ )?de la historia|(?:jour|semaine|mois|annee|chiffre) record|de tous les temps)(?!\p{L})/u;
/** "Only Candle sold", "Candle was the only product that sold". */
export const ONLY_ROW =
  /(?<!\p{L})(?:(?:only|just|nur|solo|unicamente|seule?s?|seulement|uniquement) (?:the |die |der |das |el |la |le )?)$/u;
export const SOLD =
  /^ (?:has |have |hat |haben |ha |han |a |ont |se |s'est |was |wurde |wurden |fue |(?:brachte|brought|made|generated) (?:\p{L}+ ){0,2})?(?:sold|sells|bought|ordered|revenue|sales|orders|verkauft\p{L}*|gekauft|bestellt|umsatz|vendio|vendieron|vendid[oa]s?|ventas|ingresos|vendue?s?|vendu|brought|brachte|aporto|rapporte)(?!\p{L})/u;
/** All of those who did one thing did another. */
export const EVERYBODY =
  /(?<!\p{L})(?:(?:everybody|everyone|anyone|all those|all (?:of )?the people) who|jede[rn]?,? (?:der|die)|alle,? die|tod[oa]s? (?:los|las) que|todo el que|tous ceux qui|toutes celles qui|chaque personne qui)(?!\p{L})/u;
