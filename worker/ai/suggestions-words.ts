import type { Suggestion } from '../../contract/ai.ts';
import type { Language } from './tools/words/format.ts';

/** What is offered to ask, in one language, as one asks it there. */
export interface SuggestionWords {
  visitors: Suggestion[];
  campaigns: { question: string; why(people: string): string };
  /** What may be worth asking; offered only where the shop's own data answers it. */
  candidates: Suggestion[];
}

const list = (...pairs: [question: string, why: string][]): Suggestion[] =>
  pairs.map(([question, why]) => ({ question, why }));

export const SUGGESTION_WORDS: Record<Language, SuggestionWords> = {
  en: {
    visitors: list(
      ['What can you do?', 'A short tour'],
      ['How do I connect my shop?', 'Shopify, Segment, Google Tag Manager, Facebook Pixel or a webhook'],
      ['What is a cart abandoner?', 'The segments in words'],
    ),
    campaigns: {
      question: 'Show me campaigns for my customers',
      why: (people) => `For each segment of your ${people} people`,
    },
    candidates: list(
      ['Why did revenue change in the last 7 days?', 'What moved it against the 7 days before'],
      ['How much did I sell last month?', 'Revenue, and what changed'],
      ['Who are my top 5 customers?', 'Who stands behind your revenue'],
      ['Who is about to churn?', 'Returning customers who go silent, and the money at risk'],
      ['Where do I lose people?', 'Your funnel, step by step'],
      ['How many people are in each segment?', 'Whom you could address'],
      ['Which weekday sells most?', 'When to send'],
      ['Is my data up to date?', 'What has arrived, from where'],
    ),
  },
  de: {
    visitors: list(
      ['Was kannst du?', 'Ein kurzer Rundgang'],
      ['Wie verbinde ich meinen Shop?', 'Shopify, Segment, Google Tag Manager, Facebook Pixel oder ein Webhook'],
      ['Was bedeutet Warenkorbabbrecher?', 'Die Segmente in Worten'],
    ),
    campaigns: {
      question: 'Zeig mir Kampagnen für meine Kunden',
      why: (people) => `Für jedes Segment deiner ${people} Personen`,
    },
    candidates: list(
      ['Warum hat sich der Umsatz in den letzten 7 Tagen verändert?', 'Was ihn gegenüber den 7 Tagen davor bewegt hat'],
      ['Wie viel habe ich letzten Monat verkauft?', 'Der Umsatz, und was sich verändert hat'],
      ['Wer sind meine 5 besten Kunden?', 'Wer hinter deinem Umsatz steht'],
      ['Welche Kunden werden abwandern?', 'Stammkunden, die still werden, und das Geld, um das es geht'],
      ['Wo springen die Leute ab?', 'Der Weg zum Kauf, Schritt für Schritt'],
      ['Wie viele Personen sind in jedem Segment?', 'Wen du ansprechen könntest'],
      ['An welchem Wochentag verkaufe ich am meisten?', 'Wann du senden solltest'],
      ['Sind meine Daten aktuell?', 'Was angekommen ist, und woher'],
    ),
  },
  es: {
    visitors: list(
      ['¿Qué puedes hacer?', 'Un breve recorrido'],
      ['¿Cómo conecto mi tienda?', 'Shopify, Segment, Google Tag Manager, Facebook Pixel o un webhook'],
      ['¿Qué significa tasa de abandono?', 'Las métricas en palabras'],
    ),
    campaigns: {
      question: 'Muéstrame campañas para mis clientes',
      why: (people) => `Para cada segmento de tus ${people} personas`,
    },
    candidates: list(
      ['¿Por qué cambiaron los ingresos en los últimos 7 días?', 'Qué los movió frente a los 7 días anteriores'],
      ['¿Cuánto vendí el mes pasado?', 'Los ingresos, y qué cambió'],
      ['¿Quiénes son mis 5 mejores clientes?', 'Quién está detrás de tus ingresos'],
      ['¿Qué clientes estoy a punto de perder?', 'Clientes habituales que callan, y el dinero en juego'],
      ['¿Dónde pierdo gente?', 'El camino a la compra, paso a paso'],
      ['¿Cuántas personas hay en cada segmento?', 'A quién podrías dirigirte'],
      ['¿Qué día de la semana vendo más?', 'Cuándo enviar'],
      ['¿Están actualizados mis datos?', 'Qué ha llegado, y de dónde'],
    ),
  },
  fr: {
    visitors: list(
      ['Que peux-tu faire ?', 'Une courte visite'],
      ['Comment relier ma boutique ?', 'Shopify, Segment, Google Tag Manager, Facebook Pixel ou un webhook'],
      ["Qu'est-ce qu'un panier abandonné ?", 'Les segments en mots'],
    ),
    campaigns: {
      question: 'Montre-moi des campagnes pour mes clients',
      why: (people) => `Pour chaque segment de vos ${people} personnes`,
    },
    candidates: list(
      [
        "Pourquoi le chiffre d'affaires a-t-il changé ces 7 derniers jours ?",
        "Ce qui l'a fait bouger face aux 7 jours d'avant",
      ],
      ['Combien ai-je vendu le mois dernier ?', "Le chiffre d'affaires, et ce qui a changé"],
      ['Qui sont mes 5 meilleurs clients ?', "Qui est derrière votre chiffre d'affaires"],
      ['Quels clients risquent de partir ?', "Des clients fidèles qui se taisent, et l'argent en jeu"],
      ['Où est-ce que je perds des gens ?', "Le parcours d'achat, étape par étape"],
      ['Combien de personnes dans chaque segment ?', 'À qui vous pourriez écrire'],
      ['Quel jour de la semaine vend le plus ?', 'Quand envoyer'],
      ['Où en sont mes sources de données ?', "Ce qui est arrivé, et d'où"],
    ),
  },
};
