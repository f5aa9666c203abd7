import type { MetricId } from '../../../../contract/metrics.ts';
import { capital, joined } from '../shown.ts';
import type { Compared, Phrases } from './phrases.ts';
import { rangeName } from './ranges.ts';
import { windowDays } from './windows.ts';

const NAMES: Record<MetricId, string> = {
  revenue: 'Nettoumsatz',
  gross_revenue: 'Bruttoumsatz',
  total_charged: 'Berechneter Betrag',
  discounts: 'Rabatte',
  refunds: 'Erstattungen',
  tax: 'Steuern',
  shipping: 'Versandkosten',
  average_order_value: 'Durchschnittlicher Bestellwert',
  revenue_per_customer: 'Umsatz pro Kunde',
  new_customer_revenue: 'Umsatz mit Neukunden',
  returning_customer_revenue: 'Umsatz mit Bestandskunden',
  median_order_value: 'Median der Bestellwerte',
  largest_order: 'Größte Bestellung',
  smallest_order: 'Kleinste Bestellung',
  lifetime_value: 'Kundenwert',
  orders: 'Bestellungen',
  units: 'Verkaufte Artikel',
  units_per_order: 'Artikel pro Bestellung',
  refund_count: 'Anzahl der Erstattungen',
  refund_rate: 'Erstattungsquote',
  order_refund_rate: 'Anteil der Bestellungen mit Erstattung',
  discounted_orders: 'Bestellungen mit Rabatt',
  discount_rate: 'Rabattquote',
  cancelled_orders: 'Stornierte Bestellungen',
  customers: 'Kunden',
  new_customers: 'Neukunden',
  returning_customers: 'Wiederkehrende Kunden',
  repeat_rate: 'Wiederkaufsrate',
  orders_per_customer: 'Bestellungen pro Kunde',
  days_between_orders: 'Tage zwischen Bestellungen',
  revenue_concentration: 'Umsatzkonzentration',
  events: 'Ereignisse',
  visitors: 'Besucher',
  sessions: 'Sitzungen',
  page_views: 'Seitenaufrufe',
  product_views: 'Produktaufrufe',
  cart_adds: 'In den Warenkorb gelegt',
  checkouts: 'Begonnene Kassengänge',
  conversion_rate: 'Konversionsrate',
  view_to_cart_rate: 'Warenkorbrate',
  cart_to_checkout_rate: 'Rate vom Warenkorb zur Kasse',
  checkout_to_purchase_rate: 'Kassenabschlussrate',
  cart_abandonment_rate: 'Warenkorbabbruchrate',
  orders_per_session: 'Bestellungen pro Sitzung',
  people: 'Personen',
  subscribers: 'Abonnenten',
};

const AGAINST: Record<Compared['against'], string> = {
  before: 'im Zeitraum davor',
  year_before: 'im gleichen Zeitraum ein Jahr davor',
  other: 'im Vergleichszeitraum',
};

export const de: Phrases = {
  nameOf: (metric) => NAMES[metric],
  when: (window, range) => {
    const name = rangeName(range, 'de');
    const days = windowDays(window, 'de');
    return name ? `${name} (${days}, ${window.timezone})` : `${days} (${window.timezone})`;
  },
  total: ({ name, value, when }) => `${name} ${when}: **${value}**.`,
  compared: ({ share, direction, previous, window, against }) => {
    const then = AGAINST[against];
    if (direction === 'same') return `Genauso viel wie ${then} (${window}): ${previous}.`;
    if (share === undefined) return `${capital(then)} (${window}) waren es ${previous}.`;
    return `Das sind ${share} ${direction === 'more' ? 'mehr' : 'weniger'} als ${then} (${window}): ${previous}.`;
  },
  nothingBefore: ({ window, against }) => `${capital(AGAINST[against])} (${window}) gibt es nichts zum Vergleichen.`,
  noData: ({ name, when }) => `${name} ${when}: keine Daten, in dieser Zeit ist nichts erfasst.`,
  instead: ({ name, value, days }) => `Was es gibt: insgesamt **${value}** ${name}${days ? `, ${days}` : ''}.`,
  notRecorded: ({ name, when }) =>
    `${name} ${when}: **nicht erfasst**. Keine Quelle hat je davon berichtet, deshalb nenne ich es nicht null.`,
  notMeasured: ({ name, when }) => `${name} ${when}: Es gibt nichts, woraus sich das berechnen lässt.`,
  filters: { only: 'Nur', without: 'ohne', above: 'Bestellungen über', below: 'Bestellungen unter' },
  followed: {
    revenue: 'So verstehst du „Umsatz“, wie du mir gesagt hast.',
    closed: 'Tage, an denen du geschlossen hast, sind ausgelassen, wie du mir gesagt hast.',
  },
  meaning: {
    revenue: 'Netto: nach Rabatten und Erstattungen, ohne Steuern und Versand.',
    gross_revenue: 'Brutto: vor Rabatten und Erstattungen, ohne Steuern und Versand.',
    total_charged: 'Was den Kunden berechnet wurde: mit Steuern und Versand, vor Erstattungen.',
    average_order_value: 'Nettoumsatz geteilt durch Bestellungen.',
  },
  series: ({ name, by, when }) => `${name} nach ${by}, ${when}:`,
  extremes: ({ high, highest, low, lowest }) =>
    `Am stärksten war ${high} mit **${highest}**, am schwächsten ${low} mit ${lowest}.`,
  earlier: (count) => `${count} frühere stehen in der Tabelle.`,
  ranking: ({ name, by, many, when, rows, order }) =>
    order === 'key' || !many
      ? `${name} nach ${by}, ${when}:`
      : `${order === 'highest' ? 'Die obersten' : 'Die untersten'} ${rows} ${many} nach ${name}, ${when}:`,
  moved: ({ name, by, when, order }) =>
    `Nach ${by}: Wo es am stärksten ${order === 'rise' ? 'gestiegen' : 'gesunken'} ist (${name}), ${when}:`,
  best: ({ name, label, value, when, order }) =>
    `${order === 'highest' ? 'Am besten' : 'Am schwächsten'} war ${when} **${label}**: ${name} ${value}.`,
  together: ({ share, name }) => `Zusammen sind das ${share} (${name}) dieser Zeit.`,
  more: (count) => `${count} weitere sind hier nicht aufgeführt.`,
  inAll: ({ name, value }) => `Insgesamt: ${name} **${value}**.`,
  otherCurrencies: (each) => `Dazu in anderen Währungen, nicht mitgezählt: ${joined(each, 'und')}.`,
  leftOut: (each) => `Nicht mitgezählt: ${joined(each, 'und')}.`,
  countedFrom: (each) => `Gezählt aus ${joined(each, 'und')}.`,
  standing: ({ state, text, platform, clock, behind }) => {
    if (state === 'matches')
      return `Deine Bestellungen hier: stimmen mit ${platform} auf den Cent überein, Stand ${clock}.`;
    if (state === 'behind' && behind > 0)
      return `Abgleich mit ${platform || 'dem Shop'}: es fehlen ${behind}, sie werden nachgeholt.`;
    return platform
      ? `Deine Bestellungen hier: noch nicht mit ${platform} abgeglichen.`
      : `Deine Bestellungen hier: ${text}.`;
  },
  stale: ({ source, worry, since }) =>
    worry === 'silent'
      ? `Vorab: ${source} schweigt seit dem ${since}; was danach kam, kann fehlen.`
      : `Vorab: ${source} liefert seit dem ${since} nichts Neues; spätere Daten können fehlen.`,
  looked: ({ rows, name }) => `${name} aus ${rows} Zeilen berechnet`,
  dimensions: {
    hour: 'Stunde',
    day: 'Tag',
    weekday: 'Wochentag',
    week: 'Woche',
    month: 'Monat',
    quarter: 'Quartal',
    year: 'Jahr',
    source: 'Quelle',
    channel: 'Kanal',
    campaign: 'Kampagne',
    product: 'Produkt',
    segment: 'Segment',
    customer: 'Kunde',
    buyer: 'Käuferart',
  },
  many: {
    hour: 'Stunden',
    day: 'Tage',
    weekday: 'Wochentage',
    week: 'Wochen',
    month: 'Monate',
    quarter: 'Quartale',
    year: 'Jahre',
    source: 'Quellen',
    channel: 'Kanäle',
    campaign: 'Kampagnen',
    product: 'Produkte',
    segment: 'Segmente',
    customer: 'Kunden',
    buyer: 'Käuferarten',
  },
  orderColumns: { order: 'Bestellung', total: 'Summe', refunded: 'Erstattet' },
  running: 'bisher',
  before: 'Davor',
  next: {
    why: (metric) => (metric === 'revenue' ? 'Frag „Warum hat sich der Umsatz verändert?“.' : undefined),
    byDay: 'Frag „Nach Tag?“, um zu sehen, wie es lief.',
    byMonth: 'Frag „Nach Monat?“, um zu sehen, wohin es geht.',
    topCustomers: 'Frag „Wer sind meine 5 besten Kunden?“, um zu sehen, wer dahintersteht.',
    campaigns: 'Frag „Zeig mir Kampagnen für meine besten Kunden“.',
    sources: 'Frag „Sind meine Daten aktuell?“, um zu sehen, was angekommen ist.',
    connect: 'Verbinde deinen Shop, damit es ankommt, oder sende es mit deinen Ereignissen.',
  },
  choices: { question: 'Ein anderer Umsatz?', gross: 'Brutto', net: 'Netto', charged: 'Berechnet, mit Steuern' },
};
