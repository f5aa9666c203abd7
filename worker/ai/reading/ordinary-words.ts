/**
 * Words that questions are made of and that name nothing, normalised: whoever writes "from the very start" means no
 * customer. Only what no other list of the reading knows stands here.
 */
export const ORDINARY_WORDS = `a an any anybody anyone anything are around aside away back because been being besides both bring brought business busy but
  nie wieder nunca jamais
  viene vienen proviene provienen cobramos cobro cobrado cobraron facturamos facturado facturo ingresamos ganamos llevamos recibimos entraron hicimos
  vient viennent provient proviennent encaisse encaissons factures facturons realisons eingenommen kassiert verdienen faible faibles
  buy buyer buyers buying bought came come comes coming compared course currently did different does doing done down
  during each earn earned either else ever every everybody everyone everything far few first for full gave generate generated get gets getting give given go
  goes going gone good got had half happen happened has have having he help her here him his i if in instead into it its just kind kinds know
  least less let like list little long look lot lots low lower made main make makes making many may me mean month more most much my
  near need net new next nobody none normal not nothing now number of off often on once one only onwards open or other our
  out over own part past people per place placed please quick real right round run running said same saw say see seem sell sells selling sent shop
  short should show side since slow so sold some somebody someone something soon sort spend spent start started still store stuff such
  sale sales take taken than that the their them then there these they thing things
  this those time times to today together told too total try two under until up us use used usual usually very via want was way we
  well went were what when where which while who whole whose why will with within without work worth would year yes yet you your
  yourself money cash income revenue turnover orders order ordered customer customers person persons client clients user users account accounts shopper shoppers
  average typical everywhere anywhere beginning end middle launch opening day days week weeks months years hour hours minute minutes
  performance performing performed detail details numbers figures data report overview table chart graph percent share contribute contributed account accounted
  bringing bestseller worst best top highest lowest fewer amount amounts value values size worth cost costs price prices product products item items article
  articles goods category categories collection lines line range type types traffic visit visits visitors page pages site
  newsletter newsletters email emails mail sms campaign campaigns discount discounts code codes coupon coupons voucher
  wie viel viele was wer wo wann warum welche welcher welches der die das den dem des ein eine einen einem einer mit ohne von vom zum zur aus bei fur nach seit bis
  im am um auf uber unter durch gegen alle allen alles jeder jede jedes mein meine meinen meinem meiner unser unsere unseren unserem unserer wir ich ihr sie er es uns mir
  gebracht gemacht verdient eingebracht verkauft gekauft bestellt ausgegeben umgesetzt gebraucht gegeben geholt gab gibt kam kamen kommt kommen bringt bringen macht machen
  gekommen kaufen verkaufen bestellen insgesamt gesamt zusammen durchschnittlich durchschnitt schnitt mehr weniger meisten beste besten schlechteste laden geschaft
  kunde kunden kundin kundinnen bestellung bestellungen umsatz umsatze produkt produkte produkten artikel anteil prozent zeitraum anfang ende beginn mal
  el la los las lo un una unos unas de del al a en con sin por para desde hasta entre sobre segun todo toda todos todas mi mis tu su sus nuestro nuestra nuestros nuestras
  que cual cuales quien quienes cuando donde como cuanto cuanta cuantos cuantas hay hubo fue fueron es son era he ha hemos han tuve tuvimos tiene tienen genero generaron
  gasto gastaron compro compraron compra compras hizo hicieron aporto aportaron trajo trajeron vendi vendimos vendido vendidos vende vendemos gano ganamos dinero ingresos ventas pedidos
  cliente clientes producto productos articulo articulos mas menos mejor mejores peor peores total promedio medio media dia dias semana semanas mes meses ano anos principio inicio final vez veces tienda negocio
  rapport comparaison vergleich comparacion gegenuber comparado le les un une des du de la au aux en dans avec sans par pour depuis jusque entre sur selon tout toute tous toutes mon ma mes ton son sa ses notre nos votre vos leur leurs
  que qui quoi quel quelle quels quelles quand ou comment combien est sont etait ete fait faits faite a ai as avons avez ont avait eu rapporte apporte depense achete achetes achat achats
  commande commandes vendu vendus vend vendons genere realise gagne argent chiffre chiffres affaires affaire ventes client cliente clients produit produits article articles
  plus moins mieux meilleur meilleure meilleurs meilleures pire total moyen moyenne jour jours semaine semaines mois an ans annee annees debut fin fois boutique magasin ligne
  i il gli mio mia miei mie nostro nostri che chi quale quali quanti quanto con senza da per meu minha nosso nossa com sem van voor bij zonder mijn onze
  all both some any itself yours whoever tell tells say says name names words answer answers kept read found estimated majority mayoria mehrheit plupart parte wurde wurden werden blieb bleiben reste restes viennent vient vino vienen vinieron shall higher lower losing ground spending buying ordering fastest growing took takes taking charge charged currency currencies pounds euros dollars able above actually additional across added again ago almost already also although always amongst another anyway approximately as ask asked asking at available basically
  become begin began below beyond better break breakdown broken bunch can cannot check clear clearly collect collected combined company consider could couldn count
  counted counting couple curious deliver develop developed developing didn difference doesn don earlier easily end ended ending enough entire estimate even
  eventually evolve evolved evolving exact exactly example explain fact fair fairly figure find fine follow followed following folks forget further generally glance gotten great group grouped guess
  hard haven hasn hadn hear hello hence hey hold honestly hope however idea identify include included includes including indeed info information interested interesting isn aren wasn weren won
  issue issued join joined keep kindly known land landed later latest lead leading left listed looking looks mainly manage managed matter maybe means meant measure mention mostly move moved
  named nearly needed never nice note notice obviously occur occurred ok okay otherwise overall particular pay paying perhaps pick plain point possible present pretty previous previously prior
  probably problem process produce produced pull pulled put puts question quickly rather reach reached ready really recap receive received recent recently record recorded regarding related remain
  respectively rest result review roll rolled ring rung rang rake raked rough roughly running saw seen separate separately serious set shift shifted shown simple simply single specific specifically
  stand standing state stats status step strong success sum summary summarise summarize sure talk tend think thought thousand three four five six ten hundred through throughout thus together track trading
  transaction transactions turn turned twice once understand usual versus view wanna whatever whenever wonder wondering wrong yeah win won lose lost gain gained acquire acquired attract attracted
  genau eigentlich denn doch noch schon etwa circa ca ungefahr ganz ganze ganzen jeweils davon dabei dann also aber sowie sondern damit dafur hoch hoher hohe gross grosse grosser sag sagen zeig
  zeigen gib geben nenn nenne nennen auflisten berechne unterschied entwickelt entwickelte entwickeln entwicklung lief laufen gelaufen ging gegangen steht stehen liegt lag erzielt erwirtschaftet eingenommen
  getatigt aufgegeben eingegangen reingekommen hereingekommen rein gewesen worden wird werden kann konnen konnte mochte wissen bisher bislang damals jetzt nun summe anzahl zahl wert betrag hochste niedrigste
  einmal zweimal mehrmals nichts nur vielen weitere ersten erste letzte letzten zuletzt beim ins ans welchem welchen wieviel waren ware ist sind haben hatte hatten habe habt hast neu neue neuen neuer
  liegen oft gewahrt vergeben ganze comprar vender vuelto volver dimos dieron hubo tal vamos contar supera superan superaron acheter ayant peu bien contre accordees accorde accorder depasse
  depassent guter gute gutes schlechter schlechte schlechtes bueno buena malo mala bonne mauvaise busy midweek anything something cumulative accumulated kumuliert kumulierte kumulierter aufsummiert laufende acumulado acumulada acumulados acumuladas cumul cumule cumulee cumules ellos ellas eran eso esos parmi eux etaient normalerweise habituellement normalmente ahead gimme figs owe split thanks stand stood
  dime diga muestra muestrame ensename lista dame hicimos hice logramos facturamos facturo facturado ganamos entro entraron llegaron recibimos recibido realizaron realizado registraron tuvo suma numero cantidad
  importe valor promedio fueron sido hace hacen hacia cual cuales tanto tambien pero solo nuevo nueva nuevos nuevas primera primer segundo ultima ultimo anterior siguiente cuanto estuvo estan esta este estos
  dis dites donne donnez montre montrez affiche liste nombre montant valeur somme realisees realises passe passes passees passee recu recues recus enregistre enregistrees encaisse rentre rentres rentrees rapportes obtenu obtenues
  effectue effectuees evolue evolution vont fut furent sera nous vous ils elles ce cet cette ces aussi mais seulement nouveau nouvelle nouveaux nouvelles premiere premier deuxieme derniere dernier precedent suivant pas jamais puis alors ainsi
  nel nella dei degli delle questo questa scorso venduto fatto anno mese settimana no na nos nas foi foram fiz fizemos passado passada ano mes semana het een hebben verkocht vorige maand jaar week deze dit
  haufigsten kein keine keinen keinem nada regarde consulte miro mire vieron vio visto vue vues geld argent dinero wem wen etwas exactement exactamente seine seinen seinem seiner ihren ihrem ihrer stehen lassen gelassen stehenlassen liegenlassen phone phones telefon telephone telefono movil handy address adresse correo courriel rien encore jemals
  consent reach reached reachable texted contacted opted subscribed unsubscribed
  einwilligung eingewilligt zugestimmt gens erreichen erreiche erreichbar anschreiben kontaktieren schreiben abgemeldet abbestellt puedo podemos puede escribir contactar baja suscrito suscritos consentimiento
  puis peut pouvons joindre ecrire contacter atteindre joignable joignables desabonne desabonnes abonne abonnes consentement`;
