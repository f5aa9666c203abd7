import type { CampaignOffer } from '../../../../contract/analyst.ts';
import type { Said } from './said.ts';

const OFF =
  '(?:off|discount|less|rabatt|nachlass|gunstiger|de descuento|descuento|menos|de remise|de reduction|de rabais|remise|reduction|moins cher)';
const PERCENT = new RegExp(
  `(?:discount of |rabatt von |descuento (?:del|de) |remise de |reduction de |-)?(\\d{1,2}(?:[.,]\\d{1,2})?) ?(?:%|percent|per cent|prozent|por ciento|pour ?cent)( ?${OFF})?`,
  'u',
);
const MONEY = '[$€£]|euros?|eur|usd|gbp|dollars?|pounds?|pfund|chf|libras?|dolares|livres?';
const AMOUNT = new RegExp(
  `(?:([$€£]) ?(\\d{1,6}(?:[.,]\\d{1,2})?)|(\\d{1,6}(?:[.,]\\d{1,2})?) ?(${MONEY})) ${OFF}`,
  'u',
);
const FREE =
  /(?:free (?:shipping|delivery|postage)|(?:ship|deliver(?:y|ed)?)(?:ping)? (?:is |for )?free|kostenlose[rnm]? (?:versand|lieferung)|gratis-?versand|versand(?:kosten)?(?: ?frei| gratis| kostenlos)|envios? grat(?:is|uitos?)|gastos de envio gratis|livraison (?:gratuite|offerte)|frais de port (?:offerts|gratuits))/u;
const NONE =
  /(?:(?:no|without(?: an?y?)?|drop the|remove the|kein(?:en)?|ohne|sin|quita (?:el|la)|sans|enleve (?:la|l'|le)|retire (?:la|l'|le)|pas d(?:e|')) ?(?:offer|discount|code|rabatt|angebot|gutschein|descuento|oferta|codigo|remise|offre|reduction))(?![\p{L}])/u;
const CURRENCY: Record<string, string> = {
  ...{ $: 'USD', '€': 'EUR', '£': 'GBP', usd: 'USD', eur: 'EUR', gbp: 'GBP', chf: 'CHF' },
  ...{ euro: 'EUR', euros: 'EUR', dollar: 'USD', dollars: 'USD', dolares: 'USD', pound: 'GBP', pounds: 'GBP' },
  ...{ pfund: 'GBP', libra: 'GBP', libras: 'GBP', livre: 'GBP', livres: 'GBP' },
};
const CODE =
  /(?:(?:with|mit|con|avec|use|using|add|nutze|usa|utilise)\s+)?(?:(?:the|dem|den|der|el|le|un|a|an)\s+)*(?:promo[- ]?|discount[- ]?|coupon[- ]?|voucher[- ]?|gutschein[- ]?|rabatt[- ]?)?(?:code|codigo|código|gutschein|coupon|voucher)\s*(?:is|ist|es|est|:|=|called|namens)?\s*["“„«']?((?=[\p{L}\p{N}_-]*[\p{N}\p{Lu}])[\p{L}\p{N}][\p{L}\p{N}_-]{1,39})["”“»']?/iu;
/** A word in capitals with a number in it is a code, whatever stands before it. */
const BARE =
  /(?<![\p{L}\p{N}_-])(?=[\p{Lu}\p{N}_-]*\p{Lu})(?=[\p{Lu}\p{N}_-]*\p{N})[\p{Lu}][\p{Lu}\p{N}_-]{3,39}(?![\p{L}\p{N}_-])/u;

/** The code as it is written, and the text without it; of what is not normalised yet. */
export function codeIn(written: string): { code: string | undefined; rest: string } {
  const named = CODE.exec(written);
  const found = named?.[1] && /[\p{N}\p{Lu}]/u.test(named[1]) ? named : BARE.exec(written);
  if (!found) return { code: undefined, rest: written };
  const rest = `${written.slice(0, found.index)} ${written.slice(found.index + found[0].length)}`;
  return { code: found[1] ?? found[0], rest };
}

/** What a campaign is to offer: "10 % off", "5 EUR off", "free shipping", "no discount". */
export function offerIn(said: Said, code: string | undefined): CampaignOffer | undefined {
  if (said.take(NONE)) return { kind: 'none' };
  const by = code === undefined ? {} : { code };
  const amount = said.take(AMOUNT);
  if (amount) {
    const [, mark, value, other, unit] = amount;
    const currency = CURRENCY[mark ?? unit ?? ''];
    return { kind: 'amount', value: decimal(value ?? other ?? ''), ...(currency && { currency }), ...by };
  }
  const percent = PERCENT.exec(said.text);
  const isOff =
    percent &&
    (percent[2] !== undefined || code !== undefined || /^(?:discount|rabatt|desc|rem|red|-)/u.test(percent[0]));
  if (percent && isOff) {
    said.take(PERCENT);
    return { kind: 'percent', value: decimal(percent[1] ?? ''), ...by };
  }
  if (said.take(FREE)) return { kind: 'free_delivery', ...by };
  return undefined;
}

const decimal = (written: string) => written.replace(',', '.');
