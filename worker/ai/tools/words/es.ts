import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { capital, joined } from '../shown.ts';
import type { Compared, Phrases } from './phrases.ts';
import { rangeName } from './ranges.ts';
import { windowDays } from './windows.ts';

const AGAINST: Record<Compared['against'], string> = {
  before: 'en el período anterior',
  year_before: 'en el mismo período un año antes',
  other: 'en el período comparado',
};

export const es: Phrases = {
  nameOf: (metric) => (metric === 'revenue' ? 'ingresos netos' : (METRIC_WORDS[metric].es[0] ?? metric)),
  when: (window, range) => {
    const name = rangeName(range, 'es');
    const days = windowDays(window, 'es');
    return name ? `${name} (${days}, ${window.timezone})` : `${days} (${window.timezone})`;
  },
  total: ({ name, value, when }) => `${capital(name)} ${when}: **${value}**.`,
  compared: ({ share, inPoints, direction, previous, window, against }) => {
    const then = AGAINST[against];
    if (direction === 'same') return `Lo mismo que ${then} (${window}): ${previous}.`;
    if (share === undefined) return `${capital(then)} (${window}) fue ${previous}.`;
    return `${inPoints ? 'Son' : 'Es un'} ${share} ${direction === 'more' ? 'más' : 'menos'} que ${then} (${window}): ${previous}.`;
  },
  nothingBefore: ({ window, against }) => `${capital(AGAINST[against])} (${window}) no hay nada con que comparar.`,
  noData: ({ name, when }) => `${capital(name)} ${when}: no hay datos, en ese tiempo no se registró nada.`,
  instead: ({ name, value, days }) => `Lo que hay: **${value}** de ${name} en total${days ? `, ${days}` : ''}.`,
  notRecorded: ({ name, when }) =>
    `${capital(name)} ${when}: **no registrado**. Ninguna fuente lo ha comunicado nunca, así que no diré que es cero.`,
  notMeasured: ({ name, when }) => `${capital(name)} ${when}: no hay de qué calcularlo.`,
  filters: { only: 'Solo', without: 'sin', above: 'pedidos de más de', below: 'pedidos de menos de' },
  followed: {
    revenue: 'Así entiendes «ingresos», como me dijiste.',
    closed: 'Los días en que cierras, como me dijiste, no cuentan.',
  },
  meaning: {
    revenue: 'Neto: después de descuentos y reembolsos, sin impuestos ni envío.',
    gross_revenue: 'Bruto: antes de descuentos y reembolsos, sin impuestos ni envío.',
    total_charged: 'Lo que se cobró: con impuestos y envío, antes de reembolsos.',
    average_order_value: 'Ingresos netos divididos por pedidos.',
  },
  series: ({ name, by, when }) => `${capital(name)} por ${by}, ${when}:`,
  extremes: ({ high, highest, low, lowest }) =>
    `Lo más alto fue ${high} con **${highest}**, lo más bajo ${low} con ${lowest}.`,
  earlier: (count) => `${count} anteriores están en la tabla.`,
  ranking: ({ name, by, many, when, rows, order }) =>
    order === 'key' || !many
      ? `${capital(name)} por ${by}, ${when}:`
      : `Primeros ${rows} ${many} por ${name}${order === 'lowest' ? ', de menor a mayor' : ''}, ${when}:`,
  moved: ({ name, by, when, order }) =>
    `Por ${by}: dónde ${order === 'rise' ? 'más subió' : 'más bajó'} (${name}), ${when}:`,
  best: ({ name, label, value, when, order }) =>
    `${order === 'highest' ? 'Lo mejor' : 'Lo más flojo'} ${when} fue **${label}**: ${name} de ${value}.`,
  together: ({ share, name }) => `Juntos son el ${share} (${name}) de ese tiempo.`,
  more: (count) => `${count} más no aparecen aquí.`,
  inAll: ({ name, value }) => `En total: ${name} de **${value}**.`,
  otherCurrencies: (each) => `Además, en otras monedas y sin sumar: ${joined(each, 'y')}.`,
  leftOut: (each) => `No se cuentan: ${joined(each, 'y')}.`,
  countedFrom: (each) => `Contado a partir de ${joined(each, 'y')}.`,
  standing: ({ state, text, platform, clock, behind }) => {
    if (state === 'matches') return `Tus pedidos aquí: coinciden con ${platform} al céntimo, a las ${clock}.`;
    if (state === 'behind' && behind > 0) return `Tus pedidos aquí: faltan ${behind}, se está reparando.`;
    return platform ? `Tus pedidos aquí: aún no comparados con ${platform}.` : `Tus pedidos aquí: ${text}.`;
  },
  stale: ({ source, worry, since }) =>
    worry === 'silent'
      ? `Antes de nada: ${source} no envía nada desde el ${since}; puede faltar lo posterior.`
      : `Antes de nada: ${source} no entrega nada nuevo desde el ${since}; puede faltar lo posterior.`,
  looked: ({ rows, name }) => `${capital(name)}, calculado de ${rows} filas`,
  dimensions: {
    hour: 'hora',
    day: 'día',
    weekday: 'día de la semana',
    week: 'semana',
    month: 'mes',
    quarter: 'trimestre',
    year: 'año',
    source: 'fuente',
    channel: 'canal',
    campaign: 'campaña',
    product: 'producto',
    segment: 'segmento',
    customer: 'cliente',
    buyer: 'tipo de comprador',
  },
  many: {
    hour: 'horas',
    day: 'días',
    weekday: 'días de la semana',
    week: 'semanas',
    month: 'meses',
    quarter: 'trimestres',
    year: 'años',
    source: 'fuentes',
    channel: 'canales',
    campaign: 'campañas',
    product: 'productos',
    segment: 'segmentos',
    customer: 'clientes',
    buyer: 'tipos de comprador',
  },
  orderColumns: { order: 'Pedido', total: 'Total', refunded: 'Reembolsado' },
  running: 'hasta ahora',
  before: 'Antes',
  next: {
    why: (metric) => (metric === 'revenue' ? 'Pregunta «¿Por qué cambiaron los ingresos?».' : undefined),
    byDay: 'Pregunta «¿Por día?» para ver cómo fue.',
    byMonth: 'Pregunta «¿Por mes?» para ver hacia dónde va.',
    topCustomers: 'Pregunta «¿Quiénes son mis 5 mejores clientes?» para ver quién está detrás.',
    campaigns: 'Pregunta «Muéstrame campañas para mis mejores clientes».',
    sources: 'Pregunta «¿Están al día mis datos?» para ver qué ha llegado.',
    connect: 'Conecta tu tienda para que llegue, o envíalo con tus eventos.',
  },
  choices: { question: '¿Otros ingresos?', gross: 'Brutos', net: 'Netos', charged: 'Cobrado, con impuestos' },
};
