import type { FactMeaning } from '../../contract/learning.ts';
import type { Channel } from '../../contract/segments.ts';
import { type Language, numberText } from '../ai/tools/words/format.ts';

type RevenueMeaning = NonNullable<FactMeaning['revenueMeans']>;

interface EffectWords {
  /** From Monday. */
  weekdays: [string, string, string, string, string, string, string];
  and: string;
  metrics: Record<RevenueMeaning, string>;
  /** One message of a channel. */
  messages: Record<Channel, string>;
  leftOut(days: string, one: boolean): string;
  count(days: string): string;
  revenue(metric: string): string;
  vip(money: string): string;
  cost(money: string, message: string): string;
  learned: string;
}

const WORDS: Record<Language, EffectWords> = {
  en: {
    weekdays: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
    and: 'and',
    metrics: { revenue: 'net revenue', gross_revenue: 'gross revenue', total_charged: 'the total charged' },
    messages: {
      email: 'an e-mail',
      sms: 'a part of an SMS',
      push: 'a push message',
      whatsapp: 'a WhatsApp message',
      messenger: 'a Messenger message',
    },
    leftOut: (days, one) => `${days} ${one ? 'is' : 'are'} left out when days are compared.`,
    count: (days) => `${days} count when days are compared.`,
    revenue: (metric) => `“Revenue” is answered with ${metric}.`,
    vip: (money) => `VIPs are customers who spent more than ${money}.`,
    cost: (money, message) => `Campaigns are reckoned with ${money} for ${message}.`,
    learned: 'The next recommendations rest on it.',
  },
  de: {
    weekdays: ['Montage', 'Dienstage', 'Mittwoche', 'Donnerstage', 'Freitage', 'Samstage', 'Sonntage'],
    and: 'und',
    metrics: {
      revenue: 'dem Nettoumsatz',
      gross_revenue: 'dem Bruttoumsatz',
      total_charged: 'dem berechneten Gesamtbetrag',
    },
    messages: {
      email: 'eine E-Mail',
      sms: 'einen Teil einer SMS',
      push: 'eine Push-Nachricht',
      whatsapp: 'eine WhatsApp-Nachricht',
      messenger: 'eine Messenger-Nachricht',
    },
    leftOut: (days, one) => `${days} ${one ? 'bleibt' : 'bleiben'} beim Vergleich von Tagen außen vor.`,
    count: (days) => `${days} zählen beim Vergleich von Tagen.`,
    revenue: (metric) => `„Umsatz“ wird mit ${metric} beantwortet.`,
    vip: (money) => `VIPs sind Kunden, die mehr als ${money} ausgegeben haben.`,
    cost: (money, message) => `Kampagnen werden mit ${money} für ${message} gerechnet.`,
    learned: 'Die nächsten Vorschläge beruhen darauf.',
  },
  es: {
    weekdays: ['los lunes', 'los martes', 'los miércoles', 'los jueves', 'los viernes', 'los sábados', 'los domingos'],
    and: 'y',
    metrics: { revenue: 'los ingresos netos', gross_revenue: 'los ingresos brutos', total_charged: 'el total cobrado' },
    messages: {
      email: 'un correo',
      sms: 'una parte de un SMS',
      push: 'una notificación push',
      whatsapp: 'un mensaje de WhatsApp',
      messenger: 'un mensaje de Messenger',
    },
    leftOut: (days, one) => `${days} ${one ? 'queda' : 'quedan'} fuera al comparar días.`,
    count: (days) => `${days} cuentan al comparar días.`,
    revenue: (metric) => `«Ingresos» se responde con ${metric}.`,
    vip: (money) => `VIP son los clientes que gastaron más de ${money}.`,
    cost: (money, message) => `Las campañas se calculan con ${money} por ${message}.`,
    learned: 'Las próximas recomendaciones se basan en esto.',
  },
  fr: {
    weekdays: [
      'les lundis',
      'les mardis',
      'les mercredis',
      'les jeudis',
      'les vendredis',
      'les samedis',
      'les dimanches',
    ],
    and: 'et',
    metrics: {
      revenue: "le chiffre d'affaires net",
      gross_revenue: "le chiffre d'affaires brut",
      total_charged: 'le total facturé',
    },
    messages: {
      email: 'un e-mail',
      sms: "une partie d'un SMS",
      push: 'une notification push',
      whatsapp: 'un message WhatsApp',
      messenger: 'un message Messenger',
    },
    leftOut: (days, one) => `${days} ${one ? 'est laissé' : 'sont laissés'} de côté quand on compare des jours.`,
    count: (days) => `${days} comptent quand on compare des jours.`,
    revenue: (metric) => `« Chiffre d'affaires » veut dire ${metric}.`,
    vip: (money) => `Les VIP sont les clients qui ont dépensé plus de ${money}.`,
    cost: (money, message) => `Les campagnes sont calculées avec ${money} pour ${message}.`,
    learned: "Les prochaines recommandations s'appuient dessus.",
  },
};

/** What follows from a fact here, in words; null where it is only remembered. */
export function effectOf(meaning: FactMeaning, language: Language = 'en'): string | null {
  const { closedOn, openOn, closedDays, revenueMeans, vipAbove, unitCost, currency, learnedOf } = meaning;
  const say = WORDS[language];
  const money = (amount: string) => {
    const written = language === 'en' ? amount : exactly(amount, language);
    return currency ? `${written} ${currency}` : written;
  };
  if (closedOn) return say.leftOut(weekdaysIn(closedOn, say), false);
  if (openOn) return say.count(weekdaysIn(openOn, say));
  if (closedDays) return say.leftOut(closedDays.join(', '), closedDays.length === 1);
  if (revenueMeans) return say.revenue(say.metrics[revenueMeans]);
  if (vipAbove) return say.vip(money(vipAbove));
  if (unitCost) return say.cost(money(unitCost.amount), say.messages[unitCost.channel]);
  if (learnedOf) return say.learned;
  return null;
}

function weekdaysIn(days: number[], { weekdays, and }: EffectWords): string {
  const names = days.map((day) => weekdays[day - 1] ?? '');
  const text = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** With all its places, and at least as many as it was said with. */
function exactly(amount: string, language: Language): string {
  const places = amount.split('.')[1]?.length ?? 0;
  return places === 0
    ? numberText(amount, language)
    : new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places }).format(
        amount as `${number}`,
      );
}
