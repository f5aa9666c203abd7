import { REASONS } from '../../../../predictions/risk/at-risk.ts';
import { DEFINITION } from '../../../../predictions/risk/risks.ts';
import type { Language } from '../format.ts';

type Other = Exclude<Language, 'en'>;
type Rule = [RegExp, Record<Other, string>];

/** "5 days" in the middle of a rule; $ groups keep their figures. */
const N = '(\\d[\\d.,]*)';
const OFF = `${N} purchases a person, ${N} at the past rate`;
const off = {
  de: (a: number) => `$${a} Käufe pro Person, $${a + 1} bei gleichbleibender Rate`,
  es: (a: number) => `$${a} compras por persona, $${a + 1} con el ritmo anterior`,
  fr: (a: number) => `$${a} achats par personne, $${a + 1} au rythme passé`,
};
const all = (say: (language: Other) => string): Record<Other, string> => ({
  de: say('de'),
  es: say('es'),
  fr: say('fr'),
});
const rule = (pattern: string, told: Record<Other, string>): Rule => [new RegExp(pattern, 'g'), told];
const fixed = (text: string, told: Record<Other, string>): Rule =>
  rule(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), told);

const SQUARED = `${N} \\(squared, on average\\), ${N} when everybody gets the same chance`;
const squared = {
  de: '$1 (quadriert, im Mittel), $2 bei gleicher Chance für alle',
  es: '$1 (al cuadrado, de media), $2 con la misma probabilidad para todos',
  fr: '$1 (au carré, en moyenne), $2 avec la même chance pour tous',
};

/** What the models say of themselves and why, sentence by sentence. */
const RULES: Rule[] = [
  rule(
    `Not enough data: ${N} of ${N} buyers \\(${N} missing\\)\\. Until then the parameters are those of another shop, with wide intervals\\.`,
    {
      de: 'Zu wenig Daten: $1 von $2 Käufern ($3 fehlen). Bis dahin gelten die Parameter eines anderen Shops, mit weiten Intervallen.',
      es: 'Faltan datos: $1 de $2 compradores (faltan $3). Hasta entonces valen los parámetros de otra tienda, con intervalos amplios.',
      fr: "Pas assez de données : $1 acheteurs sur $2 ($3 manquants). D'ici là, les paramètres sont ceux d'une autre boutique, avec de larges intervalles.",
    },
  ),
  rule(
    `Not enough data: ${N} of ${N} purchases that followed a cart or views of a known person \\(${N} missing\\)\\.`,
    {
      de: 'Zu wenig Daten: $1 von $2 Käufen, die auf einen Warenkorb oder Aufrufe einer bekannten Person folgten ($3 fehlen).',
      es: 'Faltan datos: $1 de $2 compras que siguieron a un carrito o a visitas de una persona conocida (faltan $3).',
      fr: "Pas assez de données : $1 achats sur $2 ayant suivi un panier ou des vues d'une personne connue ($3 manquants).",
    },
  ),
  rule(`Not enough data: the later weeks, on which it has to be tested, have too few purchases \\(${N} missing\\)\\.`, {
    de: 'Zu wenig Daten: Die späteren Wochen, an denen es geprüft wird, haben zu wenige Käufe ($1 fehlen).',
    es: 'Faltan datos: las últimas semanas, con las que hay que probarlo, tienen muy pocas compras (faltan $1).',
    fr: 'Pas assez de données : les dernières semaines, sur lesquelles il faut le tester, ont trop peu d’achats ($1 manquants).',
  }),
  rule(`Fitted\\. On the second half of these orders, fitted on the first, the model was off by ${OFF}\\.`, {
    de: `Angepasst. Auf der zweiten Hälfte dieser Bestellungen, gelernt an der ersten, lag das Modell daneben um ${off.de(1)}.`,
    es: `Ajustado. En la segunda mitad de estos pedidos, aprendida de la primera, el modelo se equivocó en ${off.es(1)}.`,
    fr: `Ajusté. Sur la seconde moitié de ces commandes, apprise sur la première, le modèle s'est trompé de ${off.fr(1)}.`,
  }),
  fixed('Fitted, and not tested yet: the first half of the orders has too few buyers.', {
    de: 'Angepasst und noch nicht geprüft: Die erste Hälfte der Bestellungen hat zu wenige Käufer.',
    es: 'Ajustado y aún sin probar: la primera mitad de los pedidos tiene muy pocos compradores.',
    fr: 'Ajusté, pas encore testé : la première moitié des commandes a trop peu d’acheteurs.',
  }),
  rule(`Fitted\\. On the latest weeks, which it had not seen, it was off by ${SQUARED}\\.`, {
    de: `Angepasst. In den letzten Wochen, die es nicht kannte, lag es daneben um ${squared.de}.`,
    es: `Ajustado. En las últimas semanas, que no había visto, se equivocó en ${squared.es}.`,
    fr: `Ajusté. Sur les dernières semaines, qu'il n'avait pas vues, il s'est trompé de ${squared.fr}.`,
  }),
  rule(
    `Switched off: on the latest weeks, which it had not seen, it was off by ${SQUARED}\\. Nobody is told apart by it\\.`,
    {
      de: `Abgeschaltet: In den letzten Wochen, die es nicht kannte, lag es daneben um ${squared.de}. Es unterscheidet niemanden.`,
      es: `Desactivado: en las últimas semanas, que no había visto, se equivocó en ${squared.es}. No distingue a nadie.`,
      fr: `Désactivé : sur les dernières semaines, qu'il n'avait pas vues, il s'est trompé de ${squared.fr}. Il ne distingue personne.`,
    },
  ),
  fixed(
    'Switched off: ',
    all((one) => ({ de: 'Abgeschaltet: ', es: 'Desactivado: ', fr: 'Désactivé : ' })[one]),
  ),
  rule(`,? ?(?:and )?on the second half of these orders the model was off by ${OFF}`, {
    de: `auf der zweiten Hälfte dieser Bestellungen lag das Modell daneben um ${off.de(1)}`,
    es: `en la segunda mitad de estos pedidos el modelo se equivocó en ${off.es(1)}`,
    fr: `sur la seconde moitié de ces commandes, le modèle s'est trompé de ${off.fr(1)}`,
  }),
  rule(`, and on the last 90 days it was off by ${OFF}`, {
    de: `, und in den letzten 90 Tagen um ${off.de(1)}`,
    es: `, y en los últimos 90 días en ${off.es(1)}`,
    fr: `, et sur les 90 derniers jours de ${off.fr(1)}`,
  }),
  rule(`on the last 90 days it was off by ${OFF}`, {
    de: `in den letzten 90 Tagen lag es daneben um ${off.de(1)}`,
    es: `en los últimos 90 días se equivocó en ${off.es(1)}`,
    fr: `sur les 90 derniers jours, il s'est trompé de ${off.fr(1)}`,
  }),
  fixed('Everyone is expected to keep the past rate.', {
    de: 'Von allen wird die bisherige Rate erwartet.',
    es: 'Se espera que todos mantengan su ritmo anterior.',
    fr: 'On attend de chacun le rythme passé.',
  }),
  rule(
    `The orders alone do not tell the parameters apart, which lean on those of another shop \\(r ${N}, alpha ${N}, a ${N}, b ${N}\\): read the intervals\\.`,
    {
      de: 'Die Bestellungen allein legen die Parameter nicht fest, die sich an die eines anderen Shops anlehnen (r $1, alpha $2, a $3, b $4): Achte auf die Intervalle.',
      es: 'Los pedidos por sí solos no fijan los parámetros, que se apoyan en los de otra tienda (r $1, alpha $2, a $3, b $4): fíjate en los intervalos.',
      fr: "Les commandes seules ne fixent pas les paramètres, qui s'appuient sur ceux d'une autre boutique (r $1, alpha $2, a $3, b $4) : fiez-vous aux intervalles.",
    },
  ),
  rule(`On the last 90 days of these orders, fitted on those before, the model was off by ${OFF}\\.`, {
    de: `In den letzten 90 Tagen dieser Bestellungen, gelernt an denen davor, lag das Modell daneben um ${off.de(1)}.`,
    es: `En los últimos 90 días de estos pedidos, aprendidos de los anteriores, el modelo se equivocó en ${off.es(1)}.`,
    fr: `Sur les 90 derniers jours de ces commandes, apprises sur celles d'avant, le modèle s'est trompé de ${off.fr(1)}.`,
  }),
  fixed('Fitted. ', { de: 'Angepasst. ', es: 'Ajustado. ', fr: 'Ajusté. ' }),
  rule(`On their second half the model was off by ${OFF}\\.`, {
    de: `Auf ihrer zweiten Hälfte lag das Modell daneben um ${off.de(1)}.`,
    es: `En su segunda mitad el modelo se equivocó en ${off.es(1)}.`,
    fr: `Sur leur seconde moitié, le modèle s'est trompé de ${off.fr(1)}.`,
  }),
  fixed('What people spend does not tell the parameters of the spend model apart.', {
    de: 'Was ausgegeben wird, legt die Parameter des Ausgabenmodells nicht fest.',
    es: 'Lo que se gasta no fija los parámetros del modelo de gasto.',
    fr: 'Les dépenses ne fixent pas les paramètres du modèle de dépense.',
  }),
  fixed(
    'Too few came back for a spend model of their own: it is the mean of all purchases with the spread of another shop.',
    {
      de: 'Zu wenige kamen wieder für ein eigenes Ausgabenmodell: Es gilt das Mittel aller Käufe mit der Streuung eines anderen Shops.',
      es: 'Volvieron muy pocos para un modelo de gasto propio: es la media de todas las compras con la dispersión de otra tienda.',
      fr: "Trop peu sont revenus pour un modèle de dépense propre : c'est la moyenne de tous les achats avec la dispersion d'une autre boutique.",
    },
  ),
  fixed(DEFINITION, {
    de: 'Abwanderungsgefährdet: kam mindestens einmal wieder, hat länger nicht bestellt als sonst üblich und bestellt mit einer Chance von über zwei Dritteln in den nächsten 90 Tagen nichts; wer mit einer Chance unter einem Zehntel noch Kunde ist oder seit einem Jahr nicht bestellt hat, ist schon weg und zählt nicht mit. Gefährdetes Geld: was von ihnen als bleibenden Kunden in einem Jahr zu erwarten wäre, mal dieser Chance.',
    es: 'A punto de irse: volvió al menos una vez, lleva más tiempo sin pedir que de costumbre y con una probabilidad de más de dos tercios no pedirá nada en los próximos 90 días; quien sigue siendo cliente con menos de una probabilidad entre diez, o lleva un año sin pedir, ya se fue y no cuenta. Dinero en riesgo: lo que se esperaría de ellos en un año como clientes que se quedan, por esa probabilidad.',
    fr: "Sur le départ : revenu au moins une fois, sans commande depuis plus longtemps que d'habitude, et qui, avec plus de deux chances sur trois, ne commandera rien dans les 90 prochains jours ; qui n'est encore client qu'avec moins d'une chance sur dix, ou n'a rien commandé depuis un an, est déjà parti et n'est pas compté. Argent en jeu : ce qu'on attendrait d'eux en un an s'ils restaient, multiplié par cette chance.",
  }),
  fixed(REASONS.overdue, {
    de: 'mehr als doppelt so lange still wie üblich',
    es: 'en silencio más del doble de lo habitual',
    fr: 'silencieux depuis plus du double de leur intervalle habituel',
  }),
  fixed(REASONS.two_orders, {
    de: 'haben nur zweimal bestellt',
    es: 'solo han pedido dos veces',
    fr: "n'ont commandé que deux fois",
  }),
  fixed(REASONS.rare, {
    de: 'bestellen seltener als alle 90 Tage',
    es: 'suelen pedir menos de una vez cada 90 días',
    fr: 'commandent moins souvent que tous les 90 jours',
  }),
  fixed(REASONS.gone, {
    de: 'sind eher endgültig weg als nicht',
    es: 'es más probable que se hayan ido para siempre que no',
    fr: 'sont plus probablement partis pour de bon que non',
  }),
  fixed('Last order today', {
    de: 'Letzte Bestellung heute',
    es: 'Último pedido hoy',
    fr: "Dernière commande aujourd'hui",
  }),
  rule(`[Ll]ast order ${N} days? ago`, {
    de: 'Letzte Bestellung vor $1 Tagen',
    es: 'Último pedido hace $1 días',
    fr: 'Dernière commande il y a $1 jours',
  }),
  rule(`, usually one every ${N} days?`, {
    de: ', sonst alle $1 Tage eine',
    es: ', normalmente uno cada $1 días',
    fr: ', une tous les $1 jours en général',
  }),
  fixed('One order so far, so no habit is known yet', {
    de: 'Bisher eine Bestellung, eine Gewohnheit ist noch nicht bekannt',
    es: 'Un pedido hasta ahora, aún no se conoce su costumbre',
    fr: "Une commande jusqu'ici, pas encore d'habitude connue",
  }),
  rule(`Ordered on ${N} days? so far; the usual returning customer on ${N}`, {
    de: 'Bisher an $1 Tagen bestellt; üblich sind bei wiederkehrenden Kunden $2',
    es: 'Ha pedido en $1 días hasta ahora; lo habitual en quien vuelve son $2',
    fr: "A commandé sur $1 jours jusqu'ici ; un client récurrent sur $2 en général",
  }),
  rule(`${N} days? from the first order to the last`, {
    de: '$1 Tage von der ersten bis zur letzten Bestellung',
    es: '$1 días del primer pedido al último',
    fr: '$1 jours de la première commande à la dernière',
  }),
  fixed('First order today', {
    de: 'Erste Bestellung heute',
    es: 'Primer pedido hoy',
    fr: "Première commande aujourd'hui",
  }),
  rule(`First order ${N} days? ago`, {
    de: 'Erste Bestellung vor $1 Tagen',
    es: 'Primer pedido hace $1 días',
    fr: 'Première commande il y a $1 jours',
  }),
  rule(`${N} views? in the last ${N} days`, {
    de: '$1 Aufrufe in den letzten $2 Tagen',
    es: '$1 vistas en los últimos $2 días',
    fr: '$1 vues au cours des $2 derniers jours',
  }),
  rule(`${N} times? something put in the cart in the last ${N} days`, {
    de: '$1 Mal etwas in den Warenkorb gelegt in den letzten $2 Tagen',
    es: '$1 veces algo añadido al carrito en los últimos $2 días',
    fr: '$1 ajouts au panier au cours des $2 derniers jours',
  }),
  rule(`${N} checkouts? begun in the last ${N} days`, {
    de: '$1 Mal die Kasse begonnen in den letzten $2 Tagen',
    es: '$1 pagos empezados en los últimos $2 días',
    fr: '$1 paiements commencés au cours des $2 derniers jours',
  }),
  rule(`active on ${N} days? of the last ${N}`, {
    de: 'aktiv an $1 der letzten $2 Tage',
    es: 'con actividad en $1 de los últimos $2 días',
    fr: 'actif $1 des $2 derniers jours',
  }),
  fixed('active within the last day', {
    de: 'innerhalb des letzten Tages aktiv',
    es: 'con actividad en el último día',
    fr: 'actif au cours du dernier jour',
  }),
  rule(`last active ${N} days? ago`, {
    de: 'zuletzt aktiv vor $1 Tagen',
    es: 'última actividad hace $1 días',
    fr: 'dernière activité il y a $1 jours',
  }),
  fixed('has never ordered', { de: 'hat noch nie bestellt', es: 'nunca ha pedido', fr: "n'a jamais commandé" }),
  fixed('ordered within the last day', {
    de: 'hat innerhalb des letzten Tages bestellt',
    es: 'ha pedido en el último día',
    fr: 'a commandé au cours du dernier jour',
  }),
  rule(`${N} orders? so far`, {
    de: 'bisher $1 Bestellungen',
    es: '$1 pedidos hasta ahora',
    fr: "$1 commandes jusqu'ici",
  }),
];

/** What a model says, in a language; its figures with the decimal comma of the others. */
export function modelText(text: string, language: Language): string {
  if (language === 'en') return text;
  const told = RULES.reduce((left, [pattern, words]) => left.replace(pattern, words[language]), text);
  return told.replace(/(\d)\.(\d)/g, '$1,$2');
}
