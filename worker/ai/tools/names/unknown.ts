import { slips, wordsOf } from '../../reading/words.ts';
import type { Language } from '../words/format.ts';

/** What is said of products and people that a question names and the shop has not, and of products that no order tells of. */
interface UnknownWords {
  unknown(name: string, near: string[]): string;
  which: string;
  noCustomer(name: string): string;
  /** Orders list no lines: why, what to connect, and what can be asked instead. */
  noLines: string;
  noLinesNext: string;
}

const listed = (near: string[]) => near.join(', ');

export const UNKNOWN_WORDS: Record<Language, UnknownWords> = {
  en: {
    unknown: (name, near) =>
      `I found no product called ${name}${near.length > 0 ? `. Nearest to it: ${listed(near)}` : ' in what you sell'}.`,
    which: 'Which one do you mean?',
    noCustomer: (name) => `I found no customer called ${name}. Ask with the e-mail address or the customer number.`,
    noLines:
      'What was in your orders is **not recorded**: your sources tell what an order came to, and not its lines, so that nothing can be counted by product. Connect your shop (Shopify sends the lines), or send `items` with each order. Without them I can tell revenue, orders, customers and the average order value, by day, weekday, month, customer or source.',
    noLinesNext: 'Ask "Who are my top 5 customers?" or "Revenue by month", which need no lines.',
  },
  de: {
    unknown: (name, near) =>
      `Ich habe kein Produkt namens ${name} gefunden${near.length > 0 ? `. Am nächsten liegen: ${listed(near)}` : ''}.`,
    which: 'Welches ist gemeint?',
    noCustomer: (name) =>
      `Ich habe keinen Kunden namens ${name} gefunden. Frag mit der E-Mail-Adresse oder der Kundennummer.`,
    noLines:
      'Was in deinen Bestellungen war, ist **nicht erfasst**: Deine Quellen nennen die Summe einer Bestellung, nicht ihre Positionen, deshalb lässt sich nichts nach Produkten zählen. Verbinde deinen Shop (Shopify schickt die Positionen) oder sende `items` mit jeder Bestellung. Ohne sie kenne ich Umsatz, Bestellungen, Kunden und den durchschnittlichen Bestellwert, nach Tag, Wochentag, Monat, Kunde oder Quelle.',
    noLinesNext: 'Frag „Wer sind meine 5 besten Kunden?“ oder „Umsatz nach Monat“, dafür braucht es keine Positionen.',
  },
  es: {
    unknown: (name, near) =>
      `No encontré ningún producto llamado ${name}${near.length > 0 ? `. Los más parecidos: ${listed(near)}` : ''}.`,
    which: '¿A cuál te refieres?',
    noCustomer: (name) => `No encontré ningún cliente llamado ${name}. Pregunta con su correo o su número de cliente.`,
    noLines:
      'Lo que había en tus pedidos **no está registrado**: tus fuentes dicen el importe de un pedido, no sus líneas, así que nada se puede contar por producto. Conecta tu tienda (Shopify envía las líneas) o envía `items` con cada pedido. Sin ellas conozco ingresos, pedidos, clientes y el valor medio del pedido, por día, día de la semana, mes, cliente o fuente.',
    noLinesNext: 'Pregunta «¿Quiénes son mis 5 mejores clientes?» o «Ingresos por mes», que no necesitan líneas.',
  },
  fr: {
    unknown: (name, near) =>
      `Je n'ai trouvé aucun produit nommé ${name}${near.length > 0 ? `. Les plus proches : ${listed(near)}` : ''}.`,
    which: 'Lequel voulez-vous dire ?',
    noCustomer: (name) =>
      `Je n'ai trouvé aucun client nommé ${name}. Demandez avec son adresse e-mail ou son numéro de client.`,
    noLines:
      "Le contenu de vos commandes **n'est pas enregistré** : vos sources donnent le montant d'une commande, pas ses lignes, rien ne peut donc être compté par produit. Connectez votre boutique (Shopify envoie les lignes) ou envoyez `items` avec chaque commande. Sans elles, je connais le chiffre d'affaires, les commandes, les clients et le panier moyen, par jour, jour de la semaine, mois, client ou source.",
    noLinesNext:
      "Demandez « Qui sont mes 5 meilleurs clients ? » ou « Chiffre d'affaires par mois », qui n'ont pas besoin des lignes.",
  },
};

const NEAREST = 3;

/** The three products whose names come nearest, the nearest first; none that shares nothing with it. */
export function nearestTo(name: string, products: string[]): string[] {
  const words = wordsOf(name);
  const far = (product: string) => {
    const own = wordsOf(product);
    const each = words.map((word) =>
      Math.min(...own.map((one) => slips(word, one) / Math.max(word.length, one.length)), 1),
    );
    return Math.min(...each) > 0.4 ? 1 : each.reduce((sum, one) => sum + one, 0) / Math.max(each.length, 1);
  };
  return products
    .map((product) => ({ product, far: far(product) }))
    .filter((one) => one.far < 1)
    .sort((a, b) => a.far - b.far || a.product.localeCompare(b.product))
    .slice(0, NEAREST)
    .map(({ product }) => product);
}
