/** How money is written besides its code, by currency. Signs that several currencies share stand at each. */
const SIGNS: Record<string, string> = {
  USD: '$ us$ dollar dollars dolar dolares',
  EUR: '€ euro euros',
  GBP: '£ pound pounds sterling quid pfund libra libras livre livres',
  CAD: '$ ca$ c$ dollar dollars',
  AUD: '$ a$ au$ dollar dollars',
  NZD: '$ nz$ dollar dollars',
  MXN: '$ mx$ peso pesos',
  JPY: '¥ yen',
  CNY: '¥ cn¥ yuan',
  INR: '₹ rupee rupees rupien rupias roupies',
  BRL: 'r$ real reais reales',
  CHF: 'chf fr franken franc francs franco francos',
  SEK: 'kr krona kronor kronen coronas couronnes',
  NOK: 'kr krone kroner kronen coronas couronnes',
  DKK: 'kr krone kroner kronen coronas couronnes',
  PLN: 'zł zl zloty zlotys',
  TRY: '₺ lira',
  KRW: '₩ won',
  ILS: '₪ shekel shekels',
  UAH: '₴ hryvnia',
};
const CODES = new Set(
  `AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MAD MXN MYR NOK NZD PEN PHP PLN RON
  RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VND ZAR`.split(/\s+/),
);
export const MONEY_WORDS = new Set(
  Object.values(SIGNS).flatMap((signs) => signs.split(' ').filter((sign) => /^[a-z]{3,}$/.test(sign))),
);

export const isCode = (text: string) => CODES.has(text);

/** Whether a sign, word or code may stand for a currency. */
export function meansCurrency(sign: string, currency: string): boolean {
  if (sign === '' || sign.toUpperCase() === currency) return true;
  return SIGNS[currency]?.split(' ').includes(sign.toLowerCase()) ?? false;
}
