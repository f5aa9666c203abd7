/** Small and daily words by which it is told whether a sentence is in a language that is read. Without accents. */
const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Of the four languages that are read. */
export const KNOWN_WORDS = words(`
  a an the and or but if so of in on at to for from by with without about over under between than then as into out up down off per after before since until
  is are was were be been being am do does did done doing have has had having will would can could should may might must shall let
  i you he she it we they me him her us them my your his its our their mine yours this that these those here there who whom whose which what when where why how
  not no yes also only just still even more most less least much many few several some any all every each other another both either own same such very too
  again ever never always often usually now today yesterday tomorrow soon later already yet once ago
  come comes came go goes went gone make makes made take takes took give gives gave get gets got see sees saw seen show shows showed shown shows look looks looked
  say says said tell tells told ask asks asked know knows knew known think want wants wanted need needs use uses used using try tries tried keep keeps kept
  start starts started stop stops stopped run runs ran send sends sent write writes wrote written offer offers offered thank thanks please buy buys bought sell
  sells sold order orders ordered pay pays paid work works worked help helps helped check checks checked compare compared think consider focus follow followed
  good great better best well bad worse worst big bigger biggest small smaller large high higher highest low lower lowest new old next last first second strong
  strongest weak weakest top week weeks day days month months year years quarter quarters hour hours time times date period weekend people person customer customers
  buyer buyers shopper shoppers visitor visitors product products item items category source sources channel campaign campaigns email emails mail message
  shop store data number numbers figure figures total overall average share rate change changes trend growth result results summary answer question questions reason
  repeat loyal returning cart carts checkout price prices money sale sales revenue refund refunds discount discounts note news idea ideas tip tips step steps thing
  things way ways part parts rest half worth because while whereas though although however therefore thus instead rather quite almost nearly roughly
  alone ready right left back away together apart mostly mainly
  der die das den dem des ein eine einen einem einer eines und oder aber wenn dass ob so von im in am an auf zu zum zur fur aus bei mit ohne uber unter zwischen
  als wie nach vor seit bis ist sind war waren sein gewesen wird werden wurde wurden hat haben hatte hatten kann konnen konnte soll sollte muss mussen darf ich
  du er sie es wir ihr mich dich ihn uns euch ihnen ihre ihren ihrem ihrer mein meine dein deine deinen unser unsere dieser diese dieses diesen hier dort wer
  was wann wo warum welche welcher welches nicht kein keine keinen ja nein auch nur noch schon mehr meisten weniger viel viele wenig einige alle jeder jede jedes
  andere anderen sehr wieder immer nie heute gestern morgen jetzt dann davon davor dabei damit dazu daran sich man gut gute guter besser beste besten bester gross
  grosse grosster klein hoch hohe hoher niedrig neu neue neuen nachste nachsten letzte letzten letzter erste ersten woche wochen tag tage monat monate jahr jahre
  stunde zeit kunde kunden kaufer produkt produkte artikel bestellung bestellungen umsatz einnahmen rabatt rabatte erstattung erstattungen laden shop daten zahl
  zahlen anteil durchschnitt insgesamt gesamt liegt lag lagen gab gibt kam kamen machte macht brachte verkauft verkauften gekauft bestellt weil wahrend jedoch also
  etwa rund fast knapp genau
  el la los las un una unos unas y e o u pero si que de del al en con sin por para sobre entre desde hasta como mas menos muy tan tanto ya no tambien solo aun
  es son era eran fue fueron ser esta estan estaba estar ha han habia hay hubo haber tiene tienen tuvo tuviste tener puede pueden debe quiere hace hizo yo tu
  usted ustedes ellos ellas nosotros me te se le les lo nos mi mis tus su sus nuestro nuestra este estos esto ese esa eso esos aquel aqui alli quien cual cuando
  donde porque cuanto cuantos todo toda todos todas cada otro otra otros otras mismo misma mucho mucha muchos muchas poco pocos algun algunos alguna ningun nunca
  siempre hoy ayer manana ahora luego despues antes mejor mejores peor mayor menor grande bueno buena nuevo nueva nuevos siguiente ultimo ultima primero primera
  semana semanas dia dias mes meses ano anos hora tiempo cliente clientes producto productos pedido pedidos ventas venta ingresos descuento descuentos reembolso
  reembolsos tienda datos numero cifra parte promedio media vendiste vendio vendido
  le les une des du au aux et ou mais donc car ni ne pas plus moins tres trop que qui quoi dont ou dans sur sous avec sans pour par chez vers entre depuis jusqu
  est sont etait etaient etre ete sera a ont avait avaient avoir peut peuvent doit doivent fait faites font faire vous nous je tu il elle ils elles on moi toi
  lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos ce cet cette ces ceci cela ca c d l n s j m t qu y en si comme quand comment pourquoi combien
  quel quelle quels quelles tout toute tous toutes chaque autre autres meme memes beaucoup peu quelques aucun aucune jamais toujours aujourd hui hier demain
  maintenant puis ensuite apres avant deja encore aussi seulement bien bon bonne meilleur meilleure pire grand grande petit petite nouveau nouvelle nouveaux
  prochain dernier derniere premier premiere semaine semaines jour jours mois an ans annee heure temps client clients produit produits commande commandes vente
  ventes chiffre affaires remise remises remboursement remboursements boutique donnees nombre total part moyenne soit vendu`);

/** Of other languages, and of none of the four. */
export const FOREIGN_WORDS = words(`
  il lo gli di che hai avete abbiamo sono stato stata stati della delle nella nel questa questo settimana scorsa scorso venduto ordini clienti anche dal mese ieri
  fatturato ricavi vendite piu tuo tua tuoi hanno avuto sei dollari oggi perche quanto giorno negozio rimborsi sconti
  voce vendeu nao os dos das na da do sua seu suas seus foram foi houve semana receita vendas ontem hoje reembolsos descontos teve mais pedidos loja dolares
  het je jij uw jouw heeft hebt verkocht vorige bestellingen klanten omzet voor niet zijn deze meer dan dit werd werden gisteren vandaag winkel terugbetalingen
  jest sie nie byl bylo byla tym tygodniu zeszlym sprzedales zamowien klientow dolarow przychod wczoraj dzisiaj
  och att det av pa du har salde solgte uke uge forra sidste ordrar ordrer kunder ikke inte var ar blev ble kroner jag jeg til fra med
  ja on oli ovat viime viikolla myit tilausta asiakasta euroa ja
  bir ve bu icin gecen hafta siparis musteri sattiniz satis dolar
  si ai vandut saptamana trecuta comenzi clienti lei vanzari
  hogy nem volt mult heten rendeles eladtal
  jste prodal minuly tyden objednavek zakazniku byly
  anda yang dan minggu lalu menjual pesanan pelanggan dengan ini itu tidak
  ban da tuan truoc don hang khach
  kayo nagbenta noong nakaraang linggo mga ang ng
  uliuza wiki iliyopita wateja maagizo`);

/** Letters with marks that none of the four languages has. */
export const FOREIGN_LETTERS = /[ąćęłńśźżăâșşţțğışřšěůžčďťňőűøåãõđơưəķļņģ]/u;
/** Any other writing. */
export const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;
