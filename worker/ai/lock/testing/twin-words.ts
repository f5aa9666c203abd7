import type { AnswerLanguage } from '../notice.ts';

type Sentence = (name: string, value: string) => string;
type When = 'now' | 'before';

/** Sentences of one language that are true or false by what is put into them. Now is November, before is October. */
export interface TwinWords {
  revenue: string;
  product: string;
  now: string;
  before: string;
  metrics: Record<'revenue' | 'orders' | 'average', string>;
  brought: Sentence[];
  broughtWords: Sentence;
  more: ((more: string, less: string) => string)[];
  /** Best, second and last. */
  ranked: ((name: string) => string)[];
  over: Sentence;
  between(name: string, low: string, high: string): string;
  /** Of a row: a wrong amount and the right one, in words. */
  spelled: [name: string, wrong: string, right: string][];
  share: Sentence[];
  fraction: Sentence;
  fractions: [name: string, wrong: string, right: string][];
  inMonth: ((metric: string, value: string, when: When) => string)[];
  fromTo(metric: string, before: string, now: string): string;
  rose: ((metric: string) => string)[];
  fell: ((metric: string) => string)[];
  points(value: string, language: AnswerLanguage): string;
  percentMore(percent: string): string;
  /** A false one and its true twin. */
  ratios: [string, string][];
}

const MONTH: Record<AnswerLanguage, Record<When, string>> = {
  en: { now: 'November', before: 'October' },
  de: { now: 'November', before: 'Oktober' },
  es: { now: 'noviembre', before: 'octubre' },
  fr: { now: 'novembre', before: 'octobre' },
};
const big = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const TWIN_WORDS: Record<AnswerLanguage, TwinWords> = {
  en: {
    ...{ revenue: 'Revenue', product: 'Product', now: 'November', before: 'October' },
    metrics: { revenue: 'revenue', orders: 'orders', average: 'average order value' },
    brought: [
      (name, value) => `${name} brought ${value} this year.`,
      (name, value) => `This year, ${value} of revenue came from ${name}.`,
      (name, value) => `${value} – that is what ${name} brought in.`,
      (name, value) => `With ${value}, ${name} did its part.`,
      (name, value) => `Revenue from ${name} (this year) was **${value}**.`,
      (name, value) => `When it comes to ${name}, the rest aside, you had ${value}.`,
      (name, value) => `As for ${name}: ${value}.`,
    ],
    broughtWords: (name, value) => `${name} brought ${value} euros this year.`,
    more: [
      (more, less) => `${more} brought more than ${less}.`,
      (more, less) => `${less} brought less revenue than ${more}.`,
      (more, less) => `${more} is ahead of ${less}.`,
      (more, less) => `${more} outsold ${less}.`,
    ],
    ranked: [
      (name) => `Your best product this year was ${name}.`,
      (name) => `Your second best product this year was ${name}.`,
      (name) => `${name} brought the least this year.`,
    ],
    over: (name, value) => `${name} brought over ${value} this year.`,
    between: (name, low, high) => `${name} brought between ${low} and ${high} this year.`,
    spelled: [
      ['Candle', 'three thousand two hundred and fifty-five', 'four thousand eight hundred'],
      ['Candle', 'four thousand nine hundred', 'four thousand eight hundred'],
      ['Candle', 'forty-nine hundred', 'forty-eight hundred'],
      ['Linen Throw', 'nineteen-hundred-and-fifty-four', 'nineteen hundred and forty-five'],
      ['Oak Vase 24', 'three-thousand-five-hundred-and-twenty-five', 'three thousand two hundred and fifty-five'],
    ],
    share: [
      (name, value) => `${name} makes up ${value} of revenue.`,
      (name, value) => `${value} of your revenue comes from ${name}.`,
      (name, value) => `${name}: ${value} of revenue.`,
    ],
    fraction: (name, value) => `${name} brought ${value} of your revenue.`,
    fractions: [
      ['Candle', 'a third', 'nearly half'],
      ['Candle', 'two thirds', 'almost half'],
      ['Candle', 'more than half', 'less than half'],
      ['Oak Vase 24', 'a quarter', 'about a third'],
      ['Linen Throw', 'a third', 'about a fifth'],
      ['Linen Throw', 'a tenth', 'roughly a fifth'],
    ],
    inMonth: [
      (metric, value, when) => `In ${MONTH.en[when]}, ${metric} came to ${value}.`,
      (metric, value, when) => `${big(metric)} in ${MONTH.en[when]}: ${value}.`,
      (metric, value, when) => `${MONTH.en[when]} – ${metric}: **${value}**`,
    ],
    fromTo: (metric, before, now) => `${big(metric)} went from ${before} in October to ${now} in November.`,
    rose: [
      (metric) => `Compared with October, ${metric} went up.`,
      (metric) => `${big(metric)} did not fall in November.`,
      (metric) => `${big(metric)} rose in November.`,
      (metric) => `There was no decline in ${metric} in November.`,
    ],
    fell: [
      (metric) => `Compared with October, ${metric} went down.`,
      (metric) => `${big(metric)} did not rise in November.`,
      (metric) => `${big(metric)} fell in November.`,
      (metric) => `There was no growth in ${metric} in November.`,
    ],
    points: (value) => `Revenue rose by ${value.replace(',', '.')} percentage points from October to November.`,
    percentMore: (percent) => `Revenue rose by ${percent} from October to November.`,
    ratios: [
      ['October brought 1.12 times the revenue of November.', 'November brought 1.12 times the revenue of October.'],
      ['November brought 0.89 times the revenue of October.', 'November brought 1.12 times the revenue of October.'],
      [
        'There were twice as many orders in November as in October.',
        'There were 1.38 times as many orders in November as in October.',
      ],
      ['Orders doubled in November.', 'Orders rose by 37.7% in November.'],
      [
        'Returning customers brought less than half of the revenue in November.',
        'Returning customers brought most of the revenue in November.',
      ],
    ],
  },
  de: {
    ...{ revenue: 'Umsatz', product: 'Produkt', now: 'November', before: 'Oktober' },
    metrics: {
      revenue: 'der Umsatz',
      orders: 'die Zahl der Bestellungen',
      average: 'der durchschnittliche Bestellwert',
    },
    brought: [
      (name, value) => `${name} brachte dieses Jahr ${value}.`,
      (name, value) => `Dieses Jahr kamen ${value} Umsatz von ${name}.`,
      (name, value) => `${value} – so viel hat ${name} eingebracht.`,
      (name, value) => `Mit ${value} hat ${name} seinen Teil getan.`,
      (name, value) => `Der Umsatz mit ${name} lag dieses Jahr bei **${value}**.`,
      (name, value) => `Was ${name} angeht, vom Rest abgesehen, waren es ${value}.`,
      (name, value) => `Zu ${name}: ${value}.`,
    ],
    broughtWords: (name, value) => `${name} brachte dieses Jahr ${value} Euro.`,
    more: [
      (more, less) => `${more} brachte mehr als ${less}.`,
      (more, less) => `${less} brachte weniger Umsatz als ${more}.`,
      (more, less) => `${more} liegt vor ${less}.`,
    ],
    ranked: [
      (name) => `Dein bestes Produkt dieses Jahr war ${name}.`,
      (name) => `Dein zweitbestes Produkt dieses Jahr war ${name}.`,
      (name) => `${name} brachte dieses Jahr am wenigsten.`,
    ],
    over: (name, value) => `${name} brachte dieses Jahr über ${value}.`,
    between: (name, low, high) => `${name} brachte dieses Jahr zwischen ${low} und ${high}.`,
    spelled: [
      ['Candle', 'dreitausendzweihundertfünfundfünfzig', 'viertausendachthundert'],
      ['Candle', 'viertausendneunhundert', 'viertausendachthundert'],
      ['Linen Throw', 'neunzehnhundertvierundfünfzig', 'neunzehnhundertfünfundvierzig'],
      ['Oak Vase 24', 'dreitausendfünfhundertfünfundzwanzig', 'dreitausendzweihundertfünfundfünfzig'],
    ],
    share: [
      (name, value) => `${name} macht ${value} des Umsatzes aus.`,
      (name, value) => `${value} deines Umsatzes kommen von ${name}.`,
      (name, value) => `${name}: ${value} vom Umsatz.`,
    ],
    fraction: (name, value) => `${name} brachte ${value} deines Umsatzes.`,
    fractions: [
      ['Candle', 'ein Drittel', 'fast die Hälfte'],
      ['Candle', 'zwei Drittel', 'knapp die Hälfte'],
      ['Candle', 'mehr als die Hälfte', 'weniger als die Hälfte'],
      ['Oak Vase 24', 'ein Viertel', 'etwa ein Drittel'],
      ['Linen Throw', 'ein Drittel', 'rund ein Fünftel'],
      ['Linen Throw', 'ein Zehntel', 'etwa ein Fünftel'],
    ],
    inMonth: [
      (metric, value, when) => `Im ${MONTH.de[when]} lag ${metric} bei ${value}.`,
      (metric, value, when) => `${big(metric)} im ${MONTH.de[when]}: ${value}.`,
      (metric, value, when) => `${MONTH.de[when]} – ${metric}: **${value}**`,
    ],
    fromTo: (metric, before, now) => `${big(metric)} ging von ${before} im Oktober auf ${now} im November.`,
    rose: [
      (metric) => `Gegenüber Oktober ist ${metric} gestiegen.`,
      (metric) => `${big(metric)} ist im November nicht gesunken.`,
      (metric) => `${big(metric)} stieg im November.`,
      (metric) => `Im November ging ${metric} nicht zurück.`,
    ],
    fell: [
      (metric) => `Gegenüber Oktober ist ${metric} gesunken.`,
      (metric) => `${big(metric)} ist im November nicht gestiegen.`,
      (metric) => `${big(metric)} sank im November.`,
      (metric) => `Im November nahm ${metric} nicht zu.`,
    ],
    points: (value) => `Der Umsatz stieg von Oktober auf November um ${value} Prozentpunkte.`,
    percentMore: (percent) => `Der Umsatz stieg von Oktober auf November um ${percent}.`,
    ratios: [
      [
        'Der Oktober brachte das 1,12-fache des Umsatzes vom November.',
        'Der November brachte das 1,12-fache des Umsatzes vom Oktober.',
      ],
      [
        'Im November gab es doppelt so viele Bestellungen wie im Oktober.',
        'Im November gab es 1,38-mal so viele Bestellungen wie im Oktober.',
      ],
      ['Die Bestellungen haben sich im November verdoppelt.', 'Die Bestellungen stiegen im November um 37,7 %.'],
      [
        'Bestandskunden brachten im November weniger als die Hälfte des Umsatzes.',
        'Bestandskunden brachten im November den größten Teil des Umsatzes.',
      ],
    ],
  },
  es: {
    ...{ revenue: 'Ingresos', product: 'Producto', now: 'Noviembre', before: 'Octubre' },
    metrics: { revenue: 'los ingresos', orders: 'los pedidos', average: 'el valor medio del pedido' },
    brought: [
      (name, value) => `${name} aportó ${value} este año.`,
      (name, value) => `Este año, ${value} de los ingresos vinieron de ${name}.`,
      (name, value) => `${value} – eso es lo que aportó ${name}.`,
      (name, value) => `Con ${value}, ${name} hizo su parte.`,
      (name, value) => `Los ingresos de ${name} este año fueron **${value}**.`,
      (name, value) => `En cuanto a ${name}, aparte del resto, fueron ${value}.`,
      (name, value) => `Sobre ${name}: ${value}.`,
    ],
    broughtWords: (name, value) => `${name} aportó ${value} euros este año.`,
    more: [
      (more, less) => `${more} aportó más que ${less}.`,
      (more, less) => `${less} aportó menos ingresos que ${more}.`,
      (more, less) => `${more} va por delante de ${less}.`,
    ],
    ranked: [
      (name) => `Tu mejor producto de este año fue ${name}.`,
      (name) => `Tu segundo mejor producto de este año fue ${name}.`,
      (name) => `${name} fue lo que menos aportó este año.`,
    ],
    over: (name, value) => `${name} aportó más de ${value} este año.`,
    between: (name, low, high) => `${name} aportó entre ${low} y ${high} este año.`,
    spelled: [
      ['Candle', 'tres mil doscientos cincuenta y cinco', 'cuatro mil ochocientos'],
      ['Candle', 'cuatro mil novecientos', 'cuatro mil ochocientos'],
      ['Linen Throw', 'mil novecientos cincuenta y cuatro', 'mil novecientos cuarenta y cinco'],
      ['Oak Vase 24', 'tres mil quinientos veinticinco', 'tres mil doscientos cincuenta y cinco'],
    ],
    share: [
      (name, value) => `${name} representa el ${value} de los ingresos.`,
      (name, value) => `El ${value} de tus ingresos viene de ${name}.`,
      (name, value) => `${name}: ${value} de los ingresos.`,
    ],
    fraction: (name, value) => `${name} aportó ${value} de tus ingresos.`,
    fractions: [
      ['Candle', 'un tercio', 'casi la mitad'],
      ['Candle', 'dos tercios', 'casi la mitad'],
      ['Candle', 'más de la mitad', 'menos de la mitad'],
      ['Oak Vase 24', 'un cuarto', 'cerca de un tercio'],
      ['Linen Throw', 'un tercio', 'cerca de un quinto'],
      ['Linen Throw', 'una décima parte', 'aproximadamente un quinto'],
    ],
    inMonth: [
      (metric, value, when) => `En ${MONTH.es[when]}, ${metric} fueron ${value}.`,
      (metric, value, when) => `${big(metric)} en ${MONTH.es[when]}: ${value}.`,
      (metric, value, when) => `${big(MONTH.es[when])} – ${metric}: **${value}**`,
    ],
    fromTo: (metric, before, now) => `${big(metric)} pasaron de ${before} en octubre a ${now} en noviembre.`,
    rose: [
      (metric) => `Respecto a octubre, ${metric} subieron.`,
      (metric) => `${big(metric)} no bajaron en noviembre.`,
      (metric) => `${big(metric)} crecieron en noviembre.`,
      (metric) => `En noviembre ${metric} no cayeron.`,
    ],
    fell: [
      (metric) => `Respecto a octubre, ${metric} bajaron.`,
      (metric) => `${big(metric)} no subieron en noviembre.`,
      (metric) => `${big(metric)} cayeron en noviembre.`,
      (metric) => `En noviembre ${metric} no crecieron.`,
    ],
    points: (value) => `Los ingresos subieron ${value} puntos porcentuales de octubre a noviembre.`,
    percentMore: (percent) => `Los ingresos subieron un ${percent} de octubre a noviembre.`,
    ratios: [
      ['Octubre aportó 1,12 veces los ingresos de noviembre.', 'Noviembre aportó 1,12 veces los ingresos de octubre.'],
      ['En noviembre hubo el doble de pedidos que en octubre.', 'En noviembre hubo 1,38 veces los pedidos de octubre.'],
      ['Los pedidos se duplicaron en noviembre.', 'Los pedidos subieron un 37,7 % en noviembre.'],
      [
        'Los clientes recurrentes aportaron menos de la mitad de los ingresos en noviembre.',
        'Los clientes recurrentes aportaron la mayor parte de los ingresos en noviembre.',
      ],
    ],
  },
  fr: {
    ...{ revenue: "Chiffre d'affaires", product: 'Produit', now: 'Novembre', before: 'Octobre' },
    metrics: { revenue: "le chiffre d'affaires", orders: 'le nombre de commandes', average: 'le panier moyen' },
    brought: [
      (name, value) => `${name} a rapporté ${value} cette année.`,
      (name, value) => `Cette année, ${value} du chiffre d'affaires viennent de ${name}.`,
      (name, value) => `${value} – c'est ce que ${name} a rapporté.`,
      (name, value) => `Avec ${value}, ${name} a fait sa part.`,
      (name, value) => `Le chiffre d'affaires de ${name} cette année est de **${value}**.`,
      (name, value) => `En ce qui concerne ${name}, le reste à part, c'était ${value}.`,
      (name, value) => `Pour ${name} : ${value}.`,
    ],
    broughtWords: (name, value) => `${name} a rapporté ${value} euros cette année.`,
    more: [
      (more, less) => `${more} a rapporté plus que ${less}.`,
      (more, less) => `${less} a rapporté moins de chiffre d'affaires que ${more}.`,
      (more, less) => `${more} est devant ${less}.`,
    ],
    ranked: [
      (name) => `Votre meilleur produit cette année est ${name}.`,
      (name) => `Votre deuxième meilleur produit cette année est ${name}.`,
      (name) => `${name} est le produit qui a le moins rapporté cette année.`,
    ],
    over: (name, value) => `${name} a rapporté plus de ${value} cette année.`,
    between: (name, low, high) => `${name} a rapporté entre ${low} et ${high} cette année.`,
    spelled: [
      ['Candle', 'trois mille deux cent cinquante-cinq', 'quatre mille huit cents'],
      ['Candle', 'quatre mille neuf cents', 'quatre mille huit cents'],
      ['Linen Throw', 'mille neuf cent cinquante-quatre', 'mille neuf cent quarante-cinq'],
      ['Oak Vase 24', 'trois mille cinq cent vingt-cinq', 'trois mille deux cent cinquante-cinq'],
    ],
    share: [
      (name, value) => `${name} représente ${value} du chiffre d'affaires.`,
      (name, value) => `${value} de votre chiffre d'affaires viennent de ${name}.`,
      (name, value) => `${name} : ${value} du chiffre d'affaires.`,
    ],
    fraction: (name, value) => `${name} a rapporté ${value} de votre chiffre d'affaires.`,
    fractions: [
      ['Candle', 'un tiers', 'près de la moitié'],
      ['Candle', 'deux tiers', 'presque la moitié'],
      ['Candle', 'plus de la moitié', 'moins de la moitié'],
      ['Oak Vase 24', 'un quart', 'environ un tiers'],
      ['Linen Throw', 'un tiers', 'environ un cinquième'],
      ['Linen Throw', 'un dixième', 'à peu près un cinquième'],
    ],
    inMonth: [
      (metric, value, when) => `En ${MONTH.fr[when]}, ${metric} était de ${value}.`,
      (metric, value, when) => `${big(metric)} en ${MONTH.fr[when]} : ${value}.`,
      (metric, value, when) => `${big(MONTH.fr[when])} – ${metric} : **${value}**`,
    ],
    fromTo: (metric, before, now) => `${big(metric)} est passé de ${before} en octobre à ${now} en novembre.`,
    rose: [
      (metric) => `Par rapport à octobre, ${metric} a augmenté.`,
      (metric) => `${big(metric)} n'a pas baissé en novembre.`,
      (metric) => `${big(metric)} a progressé en novembre.`,
      (metric) => `En novembre, ${metric} n'a pas reculé.`,
    ],
    fell: [
      (metric) => `Par rapport à octobre, ${metric} a baissé.`,
      (metric) => `${big(metric)} n'a pas augmenté en novembre.`,
      (metric) => `${big(metric)} a reculé en novembre.`,
      (metric) => `En novembre, ${metric} n'a pas progressé.`,
    ],
    points: (value) => `Le chiffre d'affaires a augmenté de ${value} points de pourcentage d'octobre à novembre.`,
    percentMore: (percent) => `Le chiffre d'affaires a augmenté de ${percent} d'octobre à novembre.`,
    ratios: [
      [
        "Octobre a rapporté 1,12 fois le chiffre d'affaires de novembre.",
        "Novembre a rapporté 1,12 fois le chiffre d'affaires d'octobre.",
      ],
      [
        "En novembre, il y a eu deux fois plus de commandes qu'en octobre.",
        "En novembre, il y a eu 1,38 fois plus de commandes qu'en octobre.",
      ],
      ['Les commandes ont doublé en novembre.', 'Les commandes ont augmenté de 37,7 % en novembre.'],
      [
        "Les clients fidèles ont rapporté moins de la moitié du chiffre d'affaires en novembre.",
        "Les clients fidèles ont rapporté la plus grande partie du chiffre d'affaires en novembre.",
      ],
    ],
  },
};
