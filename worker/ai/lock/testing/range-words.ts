import type { AnswerLanguage } from '../notice.ts';

export type Ends = (low: string, high: string) => string;
interface RangeWords {
  orders: Ends[];
  ordersInWords: [Ends, string, string, string];
  revenue: Ends[];
  rate: Ends[];
  byDay: (low: string, lowDay: string, high: string, highDay: string) => string;
  days: [tuesday: string, wednesday: string, friday: string];
  products: Ends[];
  top: Ends;
  months: Ends[];
  expected: ((name: string, low: string, high: string) => string)[];
  expectedMean: (name: string, value: string) => string;
  /** A true range said of something else. */
  others: string[];
}

/** Sentences with a range, by language. */
export const RANGE_WORDS: Record<AnswerLanguage, RangeWords> = {
  en: {
    orders: [
      (a, b) => `You had between ${a} and ${b} orders a day last week.`,
      (a, b) => `Last week you took from ${a} to ${b} orders a day.`,
      (a, b) => `Orders ranged from ${a} to ${b} per day last week.`,
      (a, b) => `Daily orders varied between ${a} and ${b} last week.`,
      (a, b) => `You had at least ${a} and at most ${b} orders a day last week.`,
      (a, b) => `- **Orders a day:** ${a}–${b}\n`,
      (a, b) => `You had ${a} to ${b} orders every day.`,
      (a, b) => `| | Range |\n|---|---|\n| Orders a day | ${a}–${b} |\n`,
    ],
    ordersInWords: [(a, b) => `You had between ${a} and ${b} orders a day last week.`, 'five', 'seven', 'eight'],
    revenue: [
      (a, b) => `Revenue was between ${a} and ${b} a day last week.`,
      (a, b) => `Last week, daily revenue ranged from ${a} to ${b}.`,
      (a, b) => `Revenue per day: ${a}–${b}`,
    ],
    rate: [
      (a, b) => `The conversion rate was between ${a} and ${b}% a day.`,
      (a, b) => `Your conversion rate ranged from ${a}% to ${b}% per day.`,
    ],
    byDay: (a, x, b, y) => `Daily revenue ranged from ${a} (${x}) to ${b} (${y}).`,
    days: ['Tuesday', 'Wednesday', 'Friday'],
    products: [
      (a, b) => `Your products brought between ${a} and ${b} in revenue this year.`,
      (a, b) => `Revenue per product ranges from ${a} to ${b}.`,
    ],
    top: (a, b) => `Your top 5 customers each spent between ${a} and ${b}.`,
    months: [
      (a, b) => `Revenue was between ${a} and ${b} a month.`,
      (a, b) => `Monthly revenue ranged from ${a} to ${b}.`,
    ],
    expected: [
      (name, a, b) => `${name}’s expected value is between ${a} and ${b}.`,
      (name, a, b) => `${name}: expected value ${a}–${b}`,
    ],
    expectedMean: (name, a) => `${name}’s expected value is ${a}.`,
    others: [
      'You had between 5 and 7 customers a day last week.',
      'You had between 5 and 7 orders a week.',
      'You had between 5 and 7 orders a day last month.',
      'You had between 5 and 7 refunds a day last week.',
      'Your customers each spent between £143,825.06 and £280,206.02.',
      'Orders rose between 5 and 7 % a day last week.',
    ],
  },
  de: {
    orders: [
      (a, b) => `Letzte Woche hattest du zwischen ${a} und ${b} Bestellungen am Tag.`,
      (a, b) => `Du hattest letzte Woche ${a} bis ${b} Bestellungen pro Tag.`,
      (a, b) => `Die Zahl der Bestellungen schwankte letzte Woche zwischen ${a} und ${b} am Tag.`,
      (a, b) => `Die Bestellungen reichten letzte Woche von ${a} bis ${b} pro Tag.`,
      (a, b) => `Du hattest letzte Woche mindestens ${a} und höchstens ${b} Bestellungen am Tag.`,
      (a, b) => `- **Bestellungen am Tag:** ${a}–${b}\n`,
      (a, b) => `| | Spanne |\n|---|---|\n| Bestellungen am Tag | ${a}–${b} |\n`,
    ],
    ordersInWords: [
      (a, b) => `Letzte Woche hattest du zwischen ${a} und ${b} Bestellungen am Tag.`,
      'fünf',
      'sieben',
      'acht',
    ],
    revenue: [
      (a, b) => `Der Umsatz lag letzte Woche zwischen ${a} und ${b} am Tag.`,
      (a, b) => `Der tägliche Umsatz reichte letzte Woche von ${a} bis ${b}.`,
      (a, b) => `Umsatz pro Tag: ${a}–${b}`,
    ],
    rate: [
      (a, b) => `Die Konversionsrate lag zwischen ${a} und ${b} % am Tag.`,
      (a, b) => `Die Konversionsrate reichte von ${a} % bis ${b} % pro Tag.`,
    ],
    byDay: (a, x, b, y) => `Der Tagesumsatz reichte von ${a} (${x}) bis ${b} (${y}).`,
    days: ['Dienstag', 'Mittwoch', 'Freitag'],
    products: [
      (a, b) => `Deine Produkte brachten dieses Jahr zwischen ${a} und ${b} Umsatz.`,
      (a, b) => `Der Umsatz je Produkt reicht von ${a} bis ${b}.`,
    ],
    top: (a, b) => `Deine 5 besten Kunden gaben je zwischen ${a} und ${b} aus.`,
    months: [
      (a, b) => `Der Umsatz lag zwischen ${a} und ${b} im Monat.`,
      (a, b) => `Der monatliche Umsatz reichte von ${a} bis ${b}.`,
    ],
    expected: [
      (name, a, b) => `${name}: Der erwartete Wert liegt zwischen ${a} und ${b}.`,
      (name, a, b) => `${name}: erwarteter Wert ${a}–${b}`,
    ],
    expectedMean: (name, a) => `${name}: Der erwartete Wert liegt bei ${a}.`,
    others: [
      'Letzte Woche hattest du zwischen 5 und 7 Kunden am Tag.',
      'Du hattest zwischen 5 und 7 Bestellungen pro Woche.',
      'Letzten Monat hattest du zwischen 5 und 7 Bestellungen am Tag.',
      'Du hattest 5 bis 7 Erstattungen pro Tag.',
      'Die Bestellungen stiegen um 5 bis 7 % am Tag.',
    ],
  },
  es: {
    orders: [
      (a, b) => `La semana pasada tuviste entre ${a} y ${b} pedidos al día.`,
      (a, b) => `Tuviste de ${a} a ${b} pedidos al día la semana pasada.`,
      (a, b) => `Los pedidos oscilaron entre ${a} y ${b} al día la semana pasada.`,
      (a, b) => `Los pedidos diarios variaron de ${a} a ${b} la semana pasada.`,
      (a, b) => `Tuviste como mínimo ${a} y como máximo ${b} pedidos al día la semana pasada.`,
      (a, b) => `- **Pedidos por día:** ${a}–${b}\n`,
      (a, b) => `| | Rango |\n|---|---|\n| Pedidos por día | ${a}–${b} |\n`,
    ],
    ordersInWords: [(a, b) => `La semana pasada tuviste entre ${a} y ${b} pedidos al día.`, 'cinco', 'siete', 'ocho'],
    revenue: [
      (a, b) => `Los ingresos estuvieron entre ${a} y ${b} al día la semana pasada.`,
      (a, b) => `La semana pasada los ingresos diarios fueron de ${a} a ${b}.`,
      (a, b) => `Ingresos por día: ${a}–${b}`,
    ],
    rate: [
      (a, b) => `La tasa de conversión estuvo entre el ${a} y el ${b} % al día.`,
      (a, b) => `La tasa de conversión osciló entre ${a} % y ${b} % por día.`,
    ],
    byDay: (a, x, b, y) => `Los ingresos diarios variaron de ${a} (${x}) a ${b} (${y}).`,
    days: ['martes', 'miércoles', 'viernes'],
    products: [
      (a, b) => `Tus productos aportaron entre ${a} y ${b} de ingresos este año.`,
      (a, b) => `Los ingresos por producto van de ${a} a ${b}.`,
    ],
    top: (a, b) => `Tus 5 mejores clientes gastaron entre ${a} y ${b} cada uno.`,
    months: [
      (a, b) => `Los ingresos estuvieron entre ${a} y ${b} al mes.`,
      (a, b) => `Los ingresos mensuales fueron de ${a} a ${b}.`,
    ],
    expected: [
      (name, a, b) => `${name}: el valor esperado está entre ${a} y ${b}.`,
      (name, a, b) => `${name}: valor esperado ${a}–${b}`,
    ],
    expectedMean: (name, a) => `${name}: el valor esperado es ${a}.`,
    others: [
      'La semana pasada tuviste entre 5 y 7 clientes al día.',
      'Tuviste entre 5 y 7 pedidos por semana.',
      'El mes pasado tuviste entre 5 y 7 pedidos al día.',
      'Tuviste de 5 a 7 reembolsos al día.',
      'Los pedidos subieron entre un 5 y un 7 % al día.',
    ],
  },
  fr: {
    orders: [
      (a, b) => `La semaine dernière, vous avez eu entre ${a} et ${b} commandes par jour.`,
      (a, b) => `Vous avez eu de ${a} à ${b} commandes par jour la semaine dernière.`,
      (a, b) => `Les commandes ont varié entre ${a} et ${b} par jour la semaine dernière.`,
      (a, b) => `Les commandes quotidiennes allaient de ${a} à ${b} la semaine dernière.`,
      (a, b) => `Vous avez eu au moins ${a} et au plus ${b} commandes par jour la semaine dernière.`,
      (a, b) => `- **Commandes par jour :** ${a}–${b}\n`,
      (a, b) => `| | Étendue |\n|---|---|\n| Commandes par jour | ${a}–${b} |\n`,
    ],
    ordersInWords: [
      (a, b) => `La semaine dernière, vous avez eu entre ${a} et ${b} commandes par jour.`,
      'cinq',
      'sept',
      'huit',
    ],
    revenue: [
      (a, b) => `Le chiffre d'affaires était entre ${a} et ${b} par jour la semaine dernière.`,
      (a, b) => `La semaine dernière, le chiffre d'affaires quotidien allait de ${a} à ${b}.`,
      (a, b) => `Chiffre d'affaires par jour : ${a}–${b}`,
    ],
    rate: [
      (a, b) => `Le taux de conversion était entre ${a} et ${b} % par jour.`,
      (a, b) => `Le taux de conversion allait de ${a} % à ${b} % par jour.`,
    ],
    byDay: (a, x, b, y) => `Le chiffre d'affaires quotidien allait de ${a} (${x}) à ${b} (${y}).`,
    days: ['mardi', 'mercredi', 'vendredi'],
    products: [
      (a, b) => `Vos produits ont rapporté entre ${a} et ${b} de chiffre d'affaires cette année.`,
      (a, b) => `Le chiffre d'affaires par produit va de ${a} à ${b}.`,
    ],
    top: (a, b) => `Vos 5 meilleurs clients ont dépensé chacun entre ${a} et ${b}.`,
    months: [
      (a, b) => `Le chiffre d'affaires était entre ${a} et ${b} par mois.`,
      (a, b) => `Le chiffre d'affaires mensuel allait de ${a} à ${b}.`,
    ],
    expected: [
      (name, a, b) => `${name} : la valeur attendue est entre ${a} et ${b}.`,
      (name, a, b) => `${name} : valeur attendue ${a}–${b}`,
    ],
    expectedMean: (name, a) => `${name} : la valeur attendue est de ${a}.`,
    others: [
      'La semaine dernière, vous avez eu entre 5 et 7 clients par jour.',
      'Vous avez eu entre 5 et 7 commandes par semaine.',
      'Le mois dernier, vous avez eu entre 5 et 7 commandes par jour.',
      'Vous avez eu de 5 à 7 remboursements par jour.',
      'Les commandes ont augmenté de 5 à 7 % par jour.',
    ],
  },
};
/** What the tools call what is expected. */
export const EXPECTED_WORDS: Record<AnswerLanguage, string> = {
  en: 'expected value',
  de: 'erwarteter wert',
  es: 'valor esperado',
  fr: 'valeur attendue',
};
