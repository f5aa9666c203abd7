/**
 * Words that questions are made of and that name nothing, normalised: whoever writes "from the very start" means no
 * customer. Only what no other list of the reading knows stands here.
 */
export const ORDINARY_WORDS = `a an any anybody anyone anything are around aside away back because been being besides both bring brought business busy but
  buy buyer buyers buying bought came come comes coming compared course currently deal deals did different does doing done down
  during each earn earned either else ever every everybody everyone everything far few first for full gave generate generated get gets getting give given go
  goes going gone good got had half happen happened has have having he help her here him his i if in instead into it its just kind kinds know
  least less let like list little long look lot lots low lower made main make makes making many may me mean men month more most much my
  near need net new next nobody none normal not nothing now number of off often on once one online only onwards open or other our
  out over own part past people per place placed please quick real right round run running said same saw say see seem sell sells selling sent shop
  short should show side since slow small so sold some somebody someone something soon sort spend spent start started still store stuff such summer
  winter spring autumn fall christmas easter halloween holidays holiday season seasonal promotion promo sale sales black friday cyber take taken than that the their them then there these they thing things
  this those time times to today together told too total try two under until up us use used usual usually very via want was way we web website
  well went were what when where which while who whole whose why will with within without women work worth would year yes yet you your
  yourself money cash income revenue turnover orders order ordered customer customers person persons client clients user users account accounts shopper shoppers
  average typical everywhere anywhere beginning end middle launch opening day days week weeks months years hour hours minute minutes morning evening afternoon night
  performance performing performed detail details numbers figures data report overview table chart graph percent share contribute contributed account accounted
  bringing bestseller worst best top highest lowest fewer amount amounts value values size worth cost costs price prices product products item items article
  articles goods category categories collection lines line range type types traffic visit visits visitors page pages site app mobile desktop search social organic direct
  newsletter newsletters email emails mail sms campaign campaigns ads ad advertising referral discount discounts code codes coupon coupons voucher
  wie viel viele was wer wo wann warum welche welcher welches der die das den dem des ein eine einen einem einer mit ohne von vom zum zur aus bei fur nach seit bis
  im am um auf uber unter durch gegen alle allen alles jeder jede jedes mein meine meinen meinem meiner unser unsere unseren unserem unserer wir ich ihr sie er es uns mir
  gebracht gemacht verdient eingebracht verkauft gekauft bestellt ausgegeben umgesetzt gebraucht gegeben geholt gab gibt kam kamen kommt kommen bringt bringen macht machen
  kaufen verkaufen bestellen insgesamt gesamt zusammen durchschnittlich durchschnitt schnitt mehr weniger meisten beste besten schlechteste laden geschaft online
  kunde kunden kundin kundinnen bestellung bestellungen umsatz umsatze produkt produkte produkten artikel anteil prozent zeitraum anfang ende beginn mal
  el la los las lo un una unos unas de del al a en con sin por para desde hasta entre sobre segun todo toda todos todas mi mis tu su sus nuestro nuestra nuestros nuestras
  que cual cuales quien quienes cuando donde como cuanto cuanta cuantos cuantas hay hubo fue fueron es son era he ha hemos han tuve tuvimos tiene tienen genero generaron
  gasto gastaron compro compraron compra compras hizo hicieron aporto aportaron trajo trajeron vendi vendimos vendido vendidos vende vendemos gano ganamos dinero ingresos ventas pedidos
  cliente clientes producto productos articulo articulos mas menos mejor mejores peor peores total promedio medio media dia dias semana semanas mes meses ano anos principio inicio final vez veces tienda negocio
  rapport comparaison vergleich comparacion gegenuber comparado le les un une des du de la au aux en dans avec sans par pour depuis jusque entre sur selon tout toute tous toutes mon ma mes ton son sa ses notre nos votre vos leur leurs
  que qui quoi quel quelle quels quelles quand ou comment combien est sont etait ete fait faits faite a ai as avons avez ont avait eu rapporte apporte depense achete achetes achat achats
  commande commandes vendu vendus vend vendons genere realise gagne argent chiffre chiffres affaires affaire ventes client cliente clients produit produits article articles
  plus moins mieux meilleur meilleure meilleurs meilleures pire total moyen moyenne jour jours semaine semaines mois an ans annee annees debut fin fois boutique magasin ligne
  i il gli mio mia miei mie nostro nostri che chi quale quali quanti quanto con senza da per meu minha nosso nossa com sem van voor bij zonder mijn onze`;
