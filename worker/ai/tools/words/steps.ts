import type { Step, ToolName } from '../../../../contract/analyst.ts';
import { SegmentKey } from '../../../../contract/analytics.ts';
import type { Dimension, MetricGrain, MetricId } from '../../../../contract/metrics.ts';
import { plainName } from '../shown.ts';
import { dayText, type Language } from './format.ts';
import { phrasesIn } from './languages.ts';
import { segmentIn } from './segments.ts';

type Input<Name extends ToolName> = Extract<Step, { tool: Name }>['input'];
export type StepWords = { [Name in ToolName]: (input: Input<Name>) => string } & { write: string };
type Other = Exclude<Language, 'en'>;

/** The named times of questions, as they stand after "Umsatz, ". */
const RANGES: Record<Other, Record<string, string>> = {
  de: {
    ...{ today: 'heute', yesterday: 'gestern', this_week: 'diese Woche', last_week: 'letzte Woche' },
    ...{ this_month: 'diesen Monat', last_month: 'letzten Monat', this_quarter: 'dieses Quartal' },
    ...{ last_quarter: 'letztes Quartal', this_year: 'dieses Jahr', last_year: 'letztes Jahr', all: 'insgesamt' },
  },
  es: {
    ...{ today: 'hoy', yesterday: 'ayer', this_week: 'esta semana', last_week: 'la semana pasada' },
    ...{ this_month: 'este mes', last_month: 'el mes pasado', this_quarter: 'este trimestre' },
    ...{ last_quarter: 'el trimestre pasado', this_year: 'este año', last_year: 'el año pasado', all: 'en total' },
  },
  fr: {
    ...{ today: "aujourd'hui", yesterday: 'hier', this_week: 'cette semaine', last_week: 'la semaine dernière' },
    ...{ this_month: 'ce mois', last_month: 'le mois dernier', this_quarter: 'ce trimestre' },
    ...{
      last_quarter: 'le trimestre dernier',
      this_year: 'cette année',
      last_year: "l'année dernière",
      all: 'au total',
    },
  },
};
const LAST_DAYS: Record<Other, (days: string) => string> = {
  de: (days) => `letzte ${days} Tage`,
  es: (days) => `últimos ${days} días`,
  fr: (days) => `${days} derniers jours`,
};

function rangeText(range: string | undefined, language: Other): string {
  const named = RANGES[language][range ?? 'all'];
  if (named) return named;
  const days = /^(\d+)d$/.exec(range ?? '')?.[1];
  if (days) return LAST_DAYS[language](days);
  const dates = (range ?? '').split('..');
  return dates.every((one) => /^\d{4}-\d\d-\d\d$/.test(one))
    ? dates.map((one) => dayText(one, language)).join(' – ')
    : (range ?? '').replaceAll('_', ' ').replace('..', ' – ');
}

const GRAINS: Record<Other, Record<MetricGrain | 'week' | 'month', string>> = {
  de: { day: 'Tag', week: 'Woche', month: 'Monat', quarter: 'Quartal', year: 'Jahr', hour: 'Stunde' },
  es: { day: 'día', week: 'semana', month: 'mes', quarter: 'trimestre', year: 'año', hour: 'hora' },
  fr: { day: 'jour', week: 'semaine', month: 'mois', quarter: 'trimestre', year: 'année', hour: 'heure' },
};

const names = (ids: string[] | undefined, language: Other, all: string) =>
  ids?.length ? ids.map((id) => segmentName(id, language)).join(', ') : all;

function segmentName(id: string, language: Other): string {
  const key = SegmentKey.safeParse(id).data;
  return key ? segmentIn(key, language).name : plainName(id);
}

/** What is looked up, in a few words without a verb: "Umsatz, letzte Woche, nach Tag". */
function lookedUp({ metric, range, dimensions, grain }: Input<'query_metric'>, language: Other, by: string): string {
  const { nameOf, dimensions: called } = phrasesIn(language);
  const parts = [
    ...(dimensions ?? []).map((one: Dimension) => `${by} ${called[one]}`),
    ...(grain ? [`${by} ${GRAINS[language][grain]}`] : []),
  ];
  return [nameOf(metric, metric), rangeText(range, language), ...parts].join(', ');
}

const ofMetric = (metric: MetricId, range: string | undefined, language: Other) =>
  `${phrasesIn(language).nameOf(metric, metric)}, ${rangeText(range, language)}`;

/** The steps of an answer before it is there. English has its own, in `plan.ts`. */
export const STEP_WORDS: Record<Other, StepWords> = {
  de: {
    query_metric: (input) => `Nachsehen: ${lookedUp(input, 'de', 'nach')}${input.compare ? ', im Vergleich' : ''}`,
    explain_change: ({ metric, range }) => `Herausfinden, was sich geändert hat: ${ofMetric(metric, range, 'de')}`,
    list_people: ({ segmentId, limit }) =>
      `Bis zu ${limit} Personen auflisten${segmentId ? `: ${segmentName(segmentId, 'de')}` : ''}`,
    count_segments: ({ segmentIds }) => `Personen zählen: ${names(segmentIds, 'de', 'jedes Segment')}`,
    read_funnel: ({ range }) => `Den Weg zum Kauf verfolgen: ${rangeText(range, 'de')}`,
    read_retention: ({ grain }) => `Sehen, wer wiederkam, nach ${GRAINS.de[grain]}`,
    predict: () => 'Die Vorhersagemodelle fragen',
    find_person: ({ text }) => `Suchen: ${plainName(text)}`,
    search: ({ q }) => `Suchen: ${plainName(q)}`,
    read_sources: () => 'Ansehen, was aus deinen Quellen gekommen ist',
    describe: ({ subject }) => (subject ? `Erklären: ${plainName(subject)}` : 'Auflisten, wonach gefragt werden kann'),
    recommend_campaigns: ({ segmentIds }) =>
      `Kampagnen wählen: ${names(segmentIds, 'de', 'jedes Segment mit Personen')}`,
    change_campaign: ({ name }) => `Ändern: ${name ? plainName(name) : 'die Kampagne'}`,
    campaign_results: () => 'Ansehen, was Kampagnen gebracht haben',
    propose_action: () => 'Einen Plan machen',
    recall_plan: () => 'Den gemeinten Plan suchen',
    set_up: () => 'Planen, was eingerichtet wird',
    list_set_up: () => 'Auflisten, was eingerichtet ist',
    list_facts: () => 'Lesen, was du mir von deinem Laden gesagt hast',
    write: 'Die Antwort schreiben',
  },
  es: {
    query_metric: (input) => `Consultar: ${lookedUp(input, 'es', 'por')}${input.compare ? ', en comparación' : ''}`,
    explain_change: ({ metric, range }) => `Averiguar qué cambió: ${ofMetric(metric, range, 'es')}`,
    list_people: ({ segmentId, limit }) =>
      `Listar hasta ${limit} personas${segmentId ? `: ${segmentName(segmentId, 'es')}` : ''}`,
    count_segments: ({ segmentIds }) => `Contar personas: ${names(segmentIds, 'es', 'cada segmento')}`,
    read_funnel: ({ range }) => `Seguir el camino a la compra: ${rangeText(range, 'es')}`,
    read_retention: ({ grain }) => `Ver quién volvió, por ${GRAINS.es[grain]}`,
    predict: () => 'Preguntar a los modelos de predicción',
    find_person: ({ text }) => `Buscar: ${plainName(text)}`,
    search: ({ q }) => `Buscar: ${plainName(q)}`,
    read_sources: () => 'Mirar qué ha llegado de tus fuentes',
    describe: ({ subject }) => (subject ? `Explicar: ${plainName(subject)}` : 'Listar lo que se puede preguntar'),
    recommend_campaigns: ({ segmentIds }) =>
      `Elegir campañas: ${names(segmentIds, 'es', 'cada segmento con personas')}`,
    change_campaign: ({ name }) => `Cambiar: ${name ? plainName(name) : 'la campaña'}`,
    campaign_results: () => 'Mirar qué trajeron las campañas',
    propose_action: () => 'Hacer un plan',
    recall_plan: () => 'Buscar el plan al que te refieres',
    set_up: () => 'Planear lo que se configura',
    list_set_up: () => 'Listar lo que está configurado',
    list_facts: () => 'Leer lo que me has dicho de tu tienda',
    write: 'Escribir la respuesta',
  },
  fr: {
    query_metric: (input) => `Consulter : ${lookedUp(input, 'fr', 'par')}${input.compare ? ', en comparaison' : ''}`,
    explain_change: ({ metric, range }) => `Trouver ce qui a changé : ${ofMetric(metric, range, 'fr')}`,
    list_people: ({ segmentId, limit }) =>
      `Lister jusqu'à ${limit} personnes${segmentId ? ` : ${segmentName(segmentId, 'fr')}` : ''}`,
    count_segments: ({ segmentIds }) => `Compter les personnes : ${names(segmentIds, 'fr', 'chaque segment')}`,
    read_funnel: ({ range }) => `Suivre le chemin vers l'achat : ${rangeText(range, 'fr')}`,
    read_retention: ({ grain }) => `Voir qui est revenu, par ${GRAINS.fr[grain]}`,
    predict: () => 'Interroger les modèles de prévision',
    find_person: ({ text }) => `Chercher : ${plainName(text)}`,
    search: ({ q }) => `Chercher : ${plainName(q)}`,
    read_sources: () => 'Regarder ce qui est arrivé de vos sources',
    describe: ({ subject }) => (subject ? `Expliquer : ${plainName(subject)}` : 'Lister ce qui peut être demandé'),
    recommend_campaigns: ({ segmentIds }) =>
      `Choisir des campagnes : ${names(segmentIds, 'fr', 'chaque segment avec des personnes')}`,
    change_campaign: ({ name }) => `Modifier : ${name ? plainName(name) : 'la campagne'}`,
    campaign_results: () => 'Regarder ce que les campagnes ont apporté',
    propose_action: () => 'Faire un plan',
    recall_plan: () => 'Chercher le plan dont vous parlez',
    set_up: () => 'Préparer ce qui est mis en place',
    list_set_up: () => 'Lister ce qui est mis en place',
    list_facts: () => "Lire ce que vous m'avez dit de votre boutique",
    write: 'Écrire la réponse',
  },
};
