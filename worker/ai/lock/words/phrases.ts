import type { MetricId, MetricUnit } from '../../../../contract/metrics.ts';
import { CATALOGUE } from '../../../metrics/catalogue/catalogue.ts';
import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { folded } from '../view.ts';

/** What a metric is also called in a sentence that states it: verbs above all. Without accents. */
const SAID: Partial<Record<MetricId, string>> = {
  revenue: `sold, made, earned, brought in, brings in, brought, worth, took in, you took, we took, generated, sell, selling, spent, spend,
    verkauft, verkauften, eingenommen, umgesetzt, verdient, ausgegeben, brachte, brachten, einbrachte, vendido, vendio, vendiste, vendieron,
    ingresado, ingresaste, facturado, facturo, facturaste, ganado, gastado, gasto, vendu, vendus, encaisse, encaisses, gagne, rapporte, realise, depense, depenses,
    leaving, leaves, left with, is left, are left, remaining, remained, bleiben, blieben, bleibt, quedan, queda, restent, reste, revenue after refunds, revenue after discounts, kept, gebracht, aporto, genero, genere, netto, neto`,
  gross_revenue: `grossed, before refunds, before discounts, before discounts and refunds, before refunds and discounts, before returns,
    vor erstattungen, vor rabatten, vor abzug, antes de reembolsos, antes de descuentos, antes de devoluciones, avant remboursements,
    avant remises, gross takings, bruto, brutos, brutas, bruts, brute, brutto`,
  discounts: 'discounted, rabattiert, coupons, descontado',
  refunds: `refund, refunded, returned, returns, given back, gave back, paid back, went back, retouren, zuruckgegeben, zuruckerstattet,
    rembourses, remboursees, devoluciones, devolucion, ruckerstattet, erstattung, retours, erstattet, reembolso, reembolsaron, reembolsado, reembolsada, reembolsados, devuelto, devolvio, devolvieron, rembourse, remboursee`,
  average_order_value: `per order, each order, every order, jede bestellung, cada pedido, chaque commande, an order, average order was, order average, pro bestellung, je bestellung, por pedido,
    par commande, im schnitt pro bestellung, typical order, durchschnittlich pro bestellung, average sale, apiece, each`,
  revenue_per_customer:
    'each, apiece, per customer, each customer, every customer, jeder kunde, cada cliente, chaque client, pro kunde, je kunde, por cliente, par client, per head',
  orders: `bought, ordered, times bought, sales, verkaufe, ventas, ventes, purchase, pedidos realizados, compra, bestellt, achat, kaufe,
    order volume, bestelleingang`,
  refund_count: 'refunds, erstattungen, ruckerstattungen, reembolsos, remboursements, retouren, devoluciones, refund',
  discounted_orders: '',
  new_customers: `new ones, new shoppers, first timers, neukunde, neuen kunden, were new, are new, was new, war neu, waren neu, sind neu,
    eran nuevos, son nuevos, fueron nuevos, eran nuevas, etaient nouveaux, sont nouveaux, etaient nouvelles, sont des nouveaux`,
  returning_customers:
    'repeat customers, repeat buyers, stammkunden, wiederkehrenden kunden, returning ones, regulars, clientes habituales, clients fideles, bought before, had bought before, hatten schon gekauft, ya habian comprado, avaient deja achete',
  customers: 'kunde, kundin, cliente, client, buyer, shopper, comprador, acheteur, kaufer',
  conversion_rate: 'convert, converts, converted, konvertiert, konvertierten, convierten, convirtieron, convertissent',
  people: 'person, persona, personne, leute, gente, gens',
  revenue_concentration: 'concentration',
};

/** What shops speak of and the catalogue does not know: a figure that is called so is of none of its metrics. */
const UNKNOWN = `profit, net profit, gross profit, profits, margin, profit margin, gross margin, cost, costs, ad spend, adspend, spend on ads, marketing spend,
  budget, target, goal, roas, roi, cac, cpc, cpm, cost per order, nps, bounce rate, open rate, click rate, click through rate, churn, churn rate, stock,
  inventory, cash, balance, debt, payout, payouts, fees, commission, loss, losses, tips, salary, wages, rent, ebitda, gewinn, reingewinn, marge, kosten,
  werbekosten, budget, ziel, lagerbestand, gebuhren, verlust, beneficio, beneficios, ganancia, ganancias, margen, costes, costos, coste, presupuesto,
  objetivo, perdidas, comisiones, existencias, benefice, benefices, profits, couts, cout, depenses publicitaires, objectif, stocks, pertes, frais`;

/** Ids and unit of a phrase; what it is of. */
export interface Phrase {
  words: string[];
  ids: string[];
}

export const UNIT_OF = new Map<string, MetricUnit>(CATALOGUE.map(({ id, unit }) => [id, unit]));

export function wordsOf(text: string): string[] {
  return folded(text).match(/\p{L}+|\d+/gu) ?? [];
}

/** So that plurals are the same word. */
export function stem(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Phrases by their first word, the longest first. */
export class Phrases {
  private readonly byFirst = new Map<string, Phrase[]>();
  private readonly every = new Set<string>();

  add(text: string, ids: string[]): void {
    const words = wordsOf(text).map(stem);
    const [first] = words;
    if (first === undefined || words.length > 12) return;
    for (const word of words) this.every.add(word);
    const list = this.byFirst.get(first) ?? [];
    const same = list.find(
      (one) => one.words.length === words.length && one.words.every((word, i) => word === words[i]),
    );
    if (same) same.ids = [...new Set([...same.ids, ...ids])];
    else {
      list.push({ words, ids });
      list.sort((a, b) => b.words.length - a.words.length);
    }
    this.byFirst.set(first, list);
  }

  /** The longest phrase that the stems have from an index on. */
  find(stems: string[], index: number): Phrase | undefined {
    return this.byFirst
      .get(stems[index] ?? '')
      ?.find(({ words }) => words.every((word, i) => word === stems[index + i]));
  }

  /** Whether any phrase has the word. */
  has(stem: string): boolean {
    return this.every.has(stem);
  }

  /** The ids of a text that is a phrase as a whole. */
  whole(text: string): string[] | undefined {
    const words = wordsOf(text).map(stem);
    const found = this.find(words, 0);
    return found?.words.length === words.length ? found.ids : undefined;
  }
}

function catalogue(): Phrases {
  const phrases = new Phrases();
  for (const [id, { en, de, es, fr, other = [] }] of Object.entries(METRIC_WORDS)) {
    for (const text of [...en, ...de, ...es, ...fr, ...other]) phrases.add(text, [id]);
    phrases.add(id.replaceAll('_', ' '), [id]);
  }
  for (const [id, list] of Object.entries(SAID)) for (const text of list.split(',')) phrases.add(text, [id]);
  for (const text of UNKNOWN.split(',')) if (!phrases.whole(text)) phrases.add(text, ['unknown']);
  return phrases;
}

/** The catalogue's words and those of `SAID`. Never changed. */
export const METRIC_PHRASES = catalogue();

/** Ends of German compounds ("Wochenumsatz") and what they are of. */
const ENDINGS: [RegExp, string][] = [
  [/^brutto.*(?:umsatz|erlos)/, 'gross_revenue'],
  [/(?:umsatz|umsatzes|erlos|umsatze|umsatzzahl)$/, 'revenue'],
  [/bestellwert$/, 'average_order_value'],
  [/(?:bestellung|bestellungen)$/, 'orders'],
  [/^neu.*kunden$/, 'new_customers'],
  [/(?:kunden|kaufer)$/, 'customers'],
  [/(?:rabatt|rabatte|rabatten|nachlasse)$/, 'discounts'],
  [/(?:erstattung|erstattungen)$/, 'refunds'],
];

export function compound(word: string): string[] | undefined {
  if (word.length < 7) return undefined;
  const found = ENDINGS.find(([end]) => end.test(word));
  return found && [found[1]];
}
