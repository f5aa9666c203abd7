import type { Language } from './format.ts';

/** Questions that an answer offers next, as one asks them in each language, with the quotes of it. */
interface Asks {
  topCustomers: string;
  lapsed: string;
  churn: string;
  likely: string;
  why: string;
  retention: string;
  segments: string;
  current: string;
  changed: string;
  closed: string;
  winBack: string;
  /** Of a segment, as it is called in the middle of a sentence. */
  campaigns(segment: string): string;
}

export const ASKS: Record<Language, Asks> = {
  en: {
    topCustomers: '"Who are my top 5 customers?"',
    lapsed: '"Who has not bought for 60 days?"',
    churn: '"Who is about to churn?"',
    likely: '"Who is likely to buy?"',
    why: '"Why did revenue change last month?"',
    retention: '"Show retention by month"',
    segments: '"How many people are in each segment?"',
    current: '"Is my data up to date?"',
    changed: '"What changed this week?"',
    closed: '"Remember that we are closed on Sundays"',
    winBack: '"What should I send to win back customers?"',
    campaigns: (segment) => `"Show me campaigns for my ${segment}"`,
  },
  de: {
    topCustomers: '„Wer sind meine 5 besten Kunden?“',
    lapsed: '„Wer hat seit 60 Tagen nicht gekauft?“',
    churn: '„Welche Kunden werden abwandern?“',
    likely: '„Wer wird wahrscheinlich kaufen?“',
    why: '„Warum hat sich der Umsatz letzten Monat verändert?“',
    retention: '„Kundenbindung nach Monat“',
    segments: '„Wie viele Personen sind in jedem Segment?“',
    current: '„Sind meine Daten aktuell?“',
    changed: '„Warum hat sich der Umsatz diese Woche verändert?“',
    closed: '„Merke dir, dass wir sonntags geschlossen haben“',
    winBack: '„Zeig mir Kampagnen für meine Stammkunden“',
    campaigns: (segment) => `„Zeig mir Kampagnen für meine ${segment}“`,
  },
  es: {
    topCustomers: '«¿Quiénes son mis 5 mejores clientes?»',
    lapsed: '«¿Quién no ha comprado en 60 días?»',
    churn: '«¿Qué clientes estoy a punto de perder?»',
    likely: '«¿Quién va a comprar?»',
    why: '«¿Por qué cambiaron los ingresos el mes pasado?»',
    retention: '«Retención por mes»',
    segments: '«¿Cuántas personas hay en cada segmento?»',
    current: '«¿Están actualizados mis datos?»',
    changed: '«¿Por qué cambiaron los ingresos esta semana?»',
    closed: '«Recuerda que cerramos los domingos»',
    winBack: '«Muéstrame campañas para mis clientes habituales»',
    campaigns: (segment) => `«Muéstrame campañas para mis ${segment}»`,
  },
  fr: {
    topCustomers: '« Qui sont mes 5 meilleurs clients ? »',
    lapsed: "« Qui n'a pas acheté depuis 60 jours ? »",
    churn: '« Quels clients risquent de partir ? »',
    likely: '« Qui va acheter ? »',
    why: "« Pourquoi le chiffre d'affaires a-t-il changé le mois dernier ? »",
    retention: '« Rétention par mois »',
    segments: '« Combien de personnes dans chaque segment ? »',
    current: '« Mes données à jour ? »',
    changed: "« Pourquoi le chiffre d'affaires a-t-il changé cette semaine ? »",
    closed: '« Retiens que nous sommes fermés le dimanche »',
    winBack: '« Montre-moi des campagnes pour mes clients fidèles »',
    campaigns: (segment) => `« Montre-moi des campagnes pour mes ${segment} »`,
  },
};
