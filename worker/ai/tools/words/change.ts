import type { Dimension, MetricWindow } from '../../../../contract/metrics.ts';
import type { Language } from './format.ts';

type Factor = 'orders' | 'average_order_value' | 'visitors' | 'orders_per_visitor';

/** Why a number changed, in words. Figures come written, signed where they are a change. */
export interface ChangeWords {
  looked(it: { name: string; window: string; before: string }): string;
  /** How the time before is called: "the week before" in English. */
  before(window: MetricWindow): string;
  /** After the total of now, which has no full stop. */
  moved(it: {
    by: string;
    share: string | undefined;
    direction: 'more' | 'less' | 'same';
    before: string;
    days: string;
    previous: string;
  }): string;
  lookedAt(name: string): string;
  nothingToCompare(it: { name: string; when: string }): string;
  compareNext(ask: string): string;
  lapsedNext(ask: string): string;
  topNext(ask: string): string;
  addUp: string;
  by(dimension: string): string;
  part(it: { label: string; change: string; before: string; now: string }): string;
  others: string;
  comesFrom: string;
  factor(it: { label: string; before: string; now: string; name: string; change: string }): string;
  factors: Record<Factor, string>;
  buyers: { new: string; returning: string };
  title(name: string): string;
  columns: { by: string; part: string; now: string; before: string; change: string };
}

/** Rows that are not called by a name out of the shop. */
export function partLabel(
  { key, label, others }: { key: string | null; label: string; others: boolean },
  by: Dimension,
  words: ChangeWords,
): string {
  if (others) return words.others;
  return by === 'buyer' && (key === 'new' || key === 'returning') ? words.buyers[key] : label;
}

export const CHANGE_WORDS: Record<Language, ChangeWords> = {
  en: {
    looked: ({ name, window, before }) => `Compared ${name} of ${window} with ${before}`,
    before: ({ text }) => text.match(/^(the .+?) \(/)?.[1] ?? 'the time before',
    moved: ({ by, share, direction, before, days, previous }) => {
      const than = `${before} (${days}): ${previous}`;
      return direction === 'same'
        ? `the same as ${than}`
        : `**${by} ${direction}**${share ? ` (${share})` : ''} than ${than}`;
    },
    lookedAt: (name) => `Looked at ${name}`,
    nothingToCompare: ({ name, when }) =>
      `There is nothing to compare your ${name} ${when} with: nothing is recorded in one of both times.`,
    compareNext: (ask) => `Ask for a time with one before it, such as ${ask}`,
    lapsedNext: (ask) => `Ask ${ask} to see whom to win back.`,
    topNext: (ask) => `Ask ${ask} to see who stands behind it.`,
    addUp: 'The parts of each list add up to the whole change.',
    by: (dimension) => `By ${dimension}:`,
    part: ({ label, change, before, now }) => `${label}: ${change}, from ${before} to ${now}`,
    others: 'All others',
    comesFrom: 'What it comes from:',
    factor: ({ label, before, now, name, change }) =>
      `${label}: from ${before} to ${now}, which moved ${name} by ${change}`,
    factors: {
      orders: 'Orders',
      average_order_value: 'Average order value',
      visitors: 'Visitors',
      orders_per_visitor: 'Orders per visitor',
    },
    buyers: { new: 'New customers', returning: 'Returning customers' },
    title: (name) => `What moved ${name}`,
    columns: { by: 'By', part: 'Part', now: 'Now', before: 'Before', change: 'Change' },
  },
  de: {
    looked: ({ name, before }) => `${name} verglichen mit ${before}`,
    before: () => 'dem Zeitraum davor',
    moved: ({ by, share, direction, days, previous }) =>
      direction === 'same'
        ? `genauso viel wie im Zeitraum davor (${days}): ${previous}`
        : `**${by} ${direction === 'more' ? 'mehr' : 'weniger'}**${share ? ` (${share})` : ''} als im Zeitraum davor (${days}): ${previous}`,
    lookedAt: (name) => `${name} angesehen`,
    nothingToCompare: ({ name, when }) =>
      `${name} ${when}: Es gibt nichts zum Vergleichen, in einem der beiden Zeiträume ist nichts erfasst.`,
    compareNext: (ask) => `Frag nach einer Zeit, vor der es eine andere gibt, etwa ${ask}`,
    lapsedNext: (ask) => `Frag ${ask}, um zu sehen, wen du zurückgewinnen kannst.`,
    topNext: (ask) => `Frag ${ask}, um zu sehen, wer dahintersteht.`,
    addUp: 'Die Teile jeder Liste ergeben zusammen die ganze Veränderung.',
    by: (dimension) => `Nach ${dimension}:`,
    part: ({ label, change, before, now }) => `${label}: ${change}, von ${before} auf ${now}`,
    others: 'Alle anderen',
    comesFrom: 'Woher es kommt:',
    factor: ({ label, before, now, name, change }) =>
      `${label}: von ${before} auf ${now}, das macht beim ${name} ${change}`,
    factors: {
      orders: 'Bestellungen',
      average_order_value: 'Durchschnittlicher Bestellwert',
      visitors: 'Besucher',
      orders_per_visitor: 'Bestellungen pro Besucher',
    },
    buyers: { new: 'Neukunden', returning: 'Bestandskunden' },
    title: (name) => `Was sich verändert hat: ${name}`,
    columns: { by: 'Nach', part: 'Teil', now: 'Jetzt', before: 'Davor', change: 'Veränderung' },
  },
  es: {
    looked: ({ name, before }) => `Comparación con ${before}: ${name}`,
    before: () => 'el período anterior',
    moved: ({ by, share, direction, days, previous }) =>
      direction === 'same'
        ? `lo mismo que en el período anterior (${days}): ${previous}`
        : `**${by} ${direction === 'more' ? 'más' : 'menos'}**${share ? ` (${share})` : ''} que en el período anterior (${days}): ${previous}`,
    lookedAt: (name) => `Revisión de ${name}`,
    nothingToCompare: ({ name, when }) =>
      `${name} ${when}: no hay con qué comparar, en uno de los dos períodos no se registró nada.`,
    compareNext: (ask) => `Pregunta por un tiempo que tenga otro antes, por ejemplo ${ask}`,
    lapsedNext: (ask) => `Pregunta ${ask} para ver a quién recuperar.`,
    topNext: (ask) => `Pregunta ${ask} para ver quién está detrás.`,
    addUp: 'Las partes de cada lista suman el cambio entero.',
    by: (dimension) => `Por ${dimension}:`,
    part: ({ label, change, before, now }) => `${label}: ${change}, de ${before} a ${now}`,
    others: 'Todos los demás',
    comesFrom: 'De dónde viene:',
    factor: ({ label, before, now, name, change }) =>
      `${label}: de ${before} a ${now}, un efecto de ${change} (${name})`,
    factors: {
      orders: 'Pedidos',
      average_order_value: 'Valor medio del pedido',
      visitors: 'Visitantes',
      orders_per_visitor: 'Pedidos por visitante',
    },
    buyers: { new: 'Clientes nuevos', returning: 'Clientes recurrentes' },
    title: (name) => `Qué movió: ${name}`,
    columns: { by: 'Por', part: 'Parte', now: 'Ahora', before: 'Antes', change: 'Cambio' },
  },
  fr: {
    looked: ({ name, before }) => `Comparaison avec ${before} : ${name}`,
    before: () => 'la période précédente',
    moved: ({ by, share, direction, days, previous }) =>
      direction === 'same'
        ? `autant que pendant la période précédente (${days}) : ${previous}`
        : `**${by} de ${direction === 'more' ? 'plus' : 'moins'}**${share ? ` (${share})` : ''} que pendant la période précédente (${days}) : ${previous}`,
    lookedAt: (name) => `Examen : ${name}`,
    nothingToCompare: ({ name, when }) =>
      `${name} ${when} : rien à comparer, rien n'est enregistré dans l'une des deux périodes.`,
    compareNext: (ask) => `Demandez une période qui en a une autre avant elle, par exemple ${ask}`,
    lapsedNext: (ask) => `Demandez ${ask} pour voir qui reconquérir.`,
    topNext: (ask) => `Demandez ${ask} pour voir qui se trouve derrière.`,
    addUp: "Les parties de chaque liste s'additionnent pour donner tout le changement.",
    by: (dimension) => `Par ${dimension} :`,
    part: ({ label, change, before, now }) => `${label} : ${change}, de ${before} à ${now}`,
    others: 'Tous les autres',
    comesFrom: "D'où cela vient :",
    factor: ({ label, before, now, name, change }) => `${label} : de ${before} à ${now}, soit ${change} (${name})`,
    factors: {
      orders: 'Commandes',
      average_order_value: 'Panier moyen',
      visitors: 'Visiteurs',
      orders_per_visitor: 'Commandes par visiteur',
    },
    buyers: { new: 'Nouveaux clients', returning: 'Clients récurrents' },
    title: (name) => `Ce qui a changé : ${name}`,
    columns: { by: 'Par', part: 'Partie', now: 'Maintenant', before: 'Avant', change: 'Changement' },
  },
};
