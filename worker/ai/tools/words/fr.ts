import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { capital, joined } from '../shown.ts';
import type { Compared, Phrases } from './phrases.ts';
import { rangeName } from './ranges.ts';
import { windowDays } from './windows.ts';

const AGAINST: Record<Compared['against'], string> = {
  before: 'pendant la période précédente',
  year_before: 'pendant la même période un an plus tôt',
  other: 'pendant la période comparée',
};

export const fr: Phrases = {
  nameOf: (metric) => (metric === 'revenue' ? "chiffre d'affaires net" : (METRIC_WORDS[metric].fr[0] ?? metric)),
  when: (window, range) => {
    const name = rangeName(range, 'fr');
    const days = windowDays(window, 'fr');
    return name ? `${name} (${days}, ${window.timezone})` : `${days} (${window.timezone})`;
  },
  total: ({ name, value, when }) => `${capital(name)} ${when} : **${value}**.`,
  compared: ({ share, direction, previous, window, against }) => {
    const then = AGAINST[against];
    if (direction === 'same') return `Autant que ${then} (${window}) : ${previous}.`;
    if (share === undefined) return `${capital(then)} (${window}), c'était ${previous}.`;
    return `C'est ${share} de ${direction === 'more' ? 'plus' : 'moins'} que ${then} (${window}) : ${previous}.`;
  },
  nothingBefore: ({ window, against }) => `Il n'y a rien à comparer ${AGAINST[against]} (${window}).`,
  noData: ({ name, when }) => `${capital(name)} ${when} : pas de données, rien n'est enregistré pour cette période.`,
  instead: ({ name, value, days }) => `Ce qu'il y a : **${value}** de ${name} en tout${days ? `, ${days}` : ''}.`,
  notRecorded: ({ name, when }) =>
    `${capital(name)} ${when} : **non enregistré**. Aucune source n'en a jamais parlé, je ne dirai donc pas zéro.`,
  notMeasured: ({ name, when }) => `${capital(name)} ${when} : il n'y a rien pour le calculer.`,
  filters: { only: 'Seulement', without: 'sans', above: 'commandes de plus de', below: 'commandes de moins de' },
  followed: {
    revenue: "C'est ce que vous entendez par chiffre d'affaires, comme vous me l'avez dit.",
    closed: 'Les jours de fermeture, comme vous me les avez dits, sont laissés de côté.',
  },
  meaning: {
    revenue: 'Net : après remises et remboursements, sans taxes ni livraison.',
    gross_revenue: 'Brut : avant remises et remboursements, sans taxes ni livraison.',
    total_charged: 'Ce qui a été facturé : avec taxes et livraison, avant remboursements.',
    average_order_value: "Chiffre d'affaires net divisé par les commandes.",
  },
  series: ({ name, by, when }) => `${capital(name)} par ${by}, ${when} :`,
  extremes: ({ high, highest, low, lowest }) =>
    `Le plus fort : ${high} avec **${highest}** ; le plus faible : ${low} avec ${lowest}.`,
  earlier: (count) => `${count} plus anciens sont dans le tableau.`,
  ranking: ({ name, by, many, when, rows, order }) =>
    order === 'key' || !many
      ? `${capital(name)} par ${by}, ${when} :`
      : `${rows} ${many}, ${order === 'highest' ? 'du plus haut au plus bas' : 'du plus bas au plus haut'} : ${name}, ${when} :`,
  moved: ({ name, by, when, order }) =>
    `Par ${by} : où cela a le plus ${order === 'rise' ? 'augmenté' : 'baissé'} (${name}), ${when} :`,
  best: ({ name, label, value, when, order }) =>
    `${order === 'highest' ? 'Le meilleur' : 'Le plus faible'} ${when} : **${label}**, ${name} de ${value}.`,
  together: ({ share, name }) => `Ensemble, c'est ${share} (${name}) de cette période.`,
  more: (count) => `${count} de plus ne sont pas listés ici.`,
  inAll: ({ name, value }) => `En tout : ${name} de **${value}**.`,
  otherCurrencies: (each) => `En plus, dans d'autres devises et non additionné : ${joined(each, 'et')}.`,
  leftOut: (each) => `Non compté : ${joined(each, 'et')}.`,
  countedFrom: (each) => `Compté à partir de ${joined(each, 'et')}.`,
  standing: ({ state, text, platform, clock, behind }) => {
    if (state === 'matches') return `Vos commandes ici : identiques à ${platform} au centime près, à ${clock}.`;
    if (state === 'behind' && behind > 0) return `Vos commandes ici : ${behind} de retard, réparation en cours.`;
    return platform ? `Vos commandes ici : pas encore comparées à ${platform}.` : `Vos commandes ici : ${text}.`;
  },
  stale: ({ source, worry, since }) =>
    worry === 'silent'
      ? `D'abord : ${source} n'envoie plus rien depuis le ${since} ; la suite peut manquer.`
      : `D'abord : ${source} ne livre rien de nouveau depuis le ${since} ; la suite peut manquer.`,
  looked: ({ rows, name }) => `${capital(name)}, calculé à partir de ${rows} lignes`,
  dimensions: {
    hour: 'heure',
    day: 'jour',
    weekday: 'jour de la semaine',
    week: 'semaine',
    month: 'mois',
    quarter: 'trimestre',
    year: 'année',
    source: 'source',
    channel: 'canal',
    campaign: 'campagne',
    product: 'produit',
    segment: 'segment',
    customer: 'client',
    buyer: "type d'acheteur",
  },
  many: {
    hour: 'heures',
    day: 'jours',
    weekday: 'jours de la semaine',
    week: 'semaines',
    month: 'mois',
    quarter: 'trimestres',
    year: 'années',
    source: 'sources',
    channel: 'canaux',
    campaign: 'campagnes',
    product: 'produits',
    segment: 'segments',
    customer: 'clients',
    buyer: "types d'acheteurs",
  },
  orderColumns: { order: 'Commande', total: 'Total', refunded: 'Remboursé' },
  running: "jusqu'ici",
  before: 'Avant',
  next: {
    why: (metric) =>
      metric === 'revenue' ? "Demandez « Pourquoi le chiffre d'affaires a-t-il changé ? »." : undefined,
    byDay: 'Demandez « Par jour ? » pour voir comment cela s’est passé.',
    byMonth: 'Demandez « Par mois ? » pour voir où cela va.',
    topCustomers: 'Demandez « Qui sont mes 5 meilleurs clients ? » pour voir qui est derrière.',
    campaigns: 'Demandez « Montre-moi des campagnes pour mes meilleurs clients ».',
    sources: 'Demandez « Mes données à jour ? » pour voir ce qui est arrivé.',
    connect: 'Connectez votre boutique pour que cela arrive, ou envoyez-le avec vos événements.',
  },
  choices: { question: "Un autre chiffre d'affaires ?", gross: 'Brut', net: 'Net', charged: 'Facturé, TTC' },
};
