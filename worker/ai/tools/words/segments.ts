import type { SegmentKey } from '../../../../contract/analytics.ts';
import { SEGMENTS } from '../../../analytics/segments.ts';
import type { Language } from './format.ts';

type Named = { name: string; definition: string };

/** The built-in segments in the other languages. */
const OTHERS: Record<Exclude<Language, 'en'>, Record<SegmentKey, Named>> = {
  de: {
    cart_abandoners: {
      name: 'Warenkorbabbrecher',
      definition: 'Haben etwas in den Warenkorb gelegt und nie gekauft.',
    },
    potential_customers: {
      name: 'Potenzielle Kunden',
      definition: 'Haben gezeigt, dass sie kaufen wollen: etwas in den Warenkorb gelegt und nie gekauft.',
    },
    high_value_customers: {
      name: 'Wertvolle Kunden',
      definition: 'Alle ihre Bestellungen zusammen sind mehr als 100 wert.',
    },
    new_visitors: { name: 'Neue Besucher', definition: 'Haben Seiten angesehen und sonst nichts getan.' },
    engaged_users: { name: 'Aktive Nutzer', definition: 'Haben drei oder mehr verschiedene Dinge getan.' },
    repeat_customers: { name: 'Stammkunden', definition: 'Haben mehr als einmal bestellt.' },
  },
  es: {
    cart_abandoners: {
      name: 'Carritos abandonados',
      definition: 'Añadieron algo al carrito y nunca compraron.',
    },
    potential_customers: {
      name: 'Clientes potenciales',
      definition: 'Mostraron que quieren comprar: añadieron algo al carrito y nunca compraron.',
    },
    high_value_customers: {
      name: 'Clientes de alto valor',
      definition: 'Todos sus pedidos juntos valen más de 100.',
    },
    new_visitors: { name: 'Nuevos visitantes', definition: 'Vieron páginas y no hicieron nada más.' },
    engaged_users: { name: 'Usuarios activos', definition: 'Hicieron tres o más cosas distintas.' },
    repeat_customers: { name: 'Clientes habituales', definition: 'Hicieron más de un pedido.' },
  },
  fr: {
    cart_abandoners: {
      name: 'Paniers abandonnés',
      definition: "Ont ajouté quelque chose au panier et n'ont jamais acheté.",
    },
    potential_customers: {
      name: 'Clients potentiels',
      definition: "Ont montré qu'ils veulent acheter : un ajout au panier, mais jamais d'achat.",
    },
    high_value_customers: {
      name: 'Clients à forte valeur',
      definition: 'Toutes leurs commandes réunies valent plus de 100.',
    },
    new_visitors: { name: 'Nouveaux visiteurs', definition: "Ont regardé des pages et n'ont rien fait d'autre." },
    engaged_users: { name: 'Utilisateurs actifs', definition: 'Ont fait trois choses différentes ou plus.' },
    repeat_customers: { name: 'Clients fidèles', definition: 'Ont passé plus d’une commande.' },
  },
};

/** A built-in segment and what it means by its standard rule. */
export function segmentIn(key: SegmentKey, language: Language): Named {
  return language === 'en' ? SEGMENTS[key] : OTHERS[language][key];
}

/** The name as it stands in a question: German keeps its capitals. */
export function inSentence(name: string, language: Language): string {
  return language === 'de'
    ? name.replace(/^(?:Potenzielle|Wertvolle|Neue|Aktive) /, (one) => one.toLowerCase())
    : name.toLowerCase();
}
