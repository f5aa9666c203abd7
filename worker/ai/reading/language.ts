import type { Language } from './reading.ts';
import { wordsOf } from './words.ts';

/** Small words that tell languages apart; those that several have are left out. */
export const SMALL_WORDS: Record<Language, string> = {
  en: `the what was were is are my our how much many did do does last week month year which who when where why show give me tell of in for by
    and with than from have has had this these customers orders revenue sales to i we you can could should please that forget undo cancel approve not about on at it as them they their save write`,
  de: `der die das den dem des ein eine wie viel viele was war waren ist sind mein meine meinen unser unsere umsatz letzte letzten letzter woche
    monat jahr welche welcher welches wer wann warum zeige mir und mit von im haben habe hat ich wir nicht uber pro nach gestern heute kunden
    bestellungen bitte fur vergleich gegenuber verkauft sich am besten wurden hatten tage tagen hatte vom zum bis einnahmen kw seit nur hallo danke trichter in kannst du suche finde finden gibt weisst gekauft bestellt einmalkaufer warenkorb darf konversionsrate januar februar juni juli oktober dezember retouren kommt kauft wieder ihre ihnen
    montag dienstag mittwoch donnerstag freitag samstag sonntag jeden jedes vergiss schick ruckgangig`,
  es: `el la los las cual cuales cuanto cuanta cuantos cuantas que fue fueron es son mi mis nuestros nuestras semana mes ano pasado pasada
    ultimo ultima ultimos quien quienes cuando por y con del de hemos he ha yo ventas ingresos pedidos clientes mejores muestra muestrame dame
    hoy ayer para en nuevos tuvimos vendi vendimos comparado frente solo porcentaje hola gracias embudo busca encuentra como puedes sabes conecto conectar muestrame recuerda enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre devoluciones puedo podemos carrito carritos abandonados compro gasto pidio reembolsos reembolsamos correo correos
    eso esto olvida deshaz aprueba lunes martes miercoles jueves viernes sabado domingo cada alguien funciono manana`,
  fr: `le les des du quel quelle quels quelles combien etait est sont mon ma mes notre nos semaine mois dernier derniere annee qui quand
    pourquoi montre moi et avec avons ai je nous commandes clients ventes chiffre affaires hier aujourd hui pour au aux par de d l meilleurs
    donne nouveaux vendu meilleur meilleure jour vente en la plus moins seulement premiere premier pourcentage produit janvier fevrier mars avril
    mai juin juillet aout septembre octobre novembre decembre niveau retours remises bonjour merci entonnoir cherche trouve comment peux sais tu retention panier paniers ce qu leur va rembourse remboursements remboursement a-t-on rapporter fidele fideles
    ca cela annule oublie approuve envoie lundi mardi mercredi jeudi vendredi samedi dimanche chaque demain marche elle`,
  it: `il lo gli della del quanto quanti quali e stato settimana mese scorso scorsa anno mio miei chi quando perche mostra con abbiamo ho
    clienti ordini vendite fatturato ieri oggi migliori nuovi`,
  pt: `o os as qual quais quanto quantos foi foram sao meu minha meus nosso semana mes passado passada ano quem quando mostre com temos
    clientes pedidos vendas receita ontem hoje melhores novos em no na`,
  nl: `het een hoeveel wat was zijn mijn onze vorige week maand jaar welke wie wanneer waarom laat met van hebben heb ik wij klanten
    bestellingen omzet gisteren vandaag beste nieuwe`,
};
const LANGUAGES = Object.entries(SMALL_WORDS).map(
  ([language, words]) => [language as Language, new Set(words.trim().split(/\s+/))] as const,
);

/** The language most of a text's small words are of; that of what was said before where none says more. */
export function languageOf(text: string, otherwise: Language = 'en'): Language {
  const words = wordsOf(text.slice(0, 1000));
  let best = otherwise;
  let most = 0;
  for (const [language, small] of LANGUAGES) {
    const count = words.filter((word) => small.has(word)).length;
    // What was spoken before wins a draw, else the first: English, then the most spoken.
    if (count > most || (count === most && count > 0 && language === otherwise)) [best, most] = [language, count];
  }
  return best;
}
