/** The most that something may cost, as a question says it. */
export interface Ceiling {
  /** Decimal. */
  amount: string;
  currency: string;
}

const MOST =
  /\b(?:at most|no more than|not more than|up to|max(?:imum|imal)?(?: of)?|under|below|less than|budget(?: of| is| von| de)?|for only|höchstens|nicht mehr als|bis zu|unter|weniger als|como mucho|como máximo|máximo(?: de)?|no más de|hasta|menos de|au plus|au maximum|pas plus de|jusqu['’]à|moins de)\s*(?:of |von |de )?/iu;
const AMOUNT = /([$€£¥])\s?(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s?([$€£¥]|[A-Za-z]{3,6}\b)/u;
const CODES = /^(?:usd|eur|gbp|jpy|chf|cad|aud|nzd|sek|nok|dkk|pln|czk|mxn|brl|inr)$/;
const NAMES: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  pounds: 'GBP',
};
/** What stands before a limit of cost, and not before one of what people spent. */
const OF_COST =
  /(?:^|[\s,(])(?:for|costs?|costing|cost of|budget(?: of| von| de)?|für|kosten|kostet|por|cueste|costar|pour|coûte|coûter|coûtant),?\s*$/iu;

/** "At most 50 EUR", "höchstens 50 €": what a wish says that it may cost; undefined where it says nothing of it. */
export function ceilingIn(text: string): Ceiling | undefined {
  return ceilingFrom(text, MOST.exec(text));
}

/**
 * The same where people too may be told by an amount: only "for at most 50 EUR" and its like are of the cost then. `rest`
 * is what else is said.
 */
export function costCeilingIn(text: string): (Ceiling & { rest: string }) | undefined {
  const said = MOST.exec(text);
  if (!said) return undefined;
  const before = text.slice(0, said.index);
  if (!OF_COST.test(before) && !/^budget/i.test(said[0])) return undefined;
  const ceiling = ceilingFrom(text, said);
  if (!ceiling) return undefined;
  const after = text.slice(said.index + said[0].length).replace(AMOUNT, '');
  return { ...ceiling, rest: `${before.replace(OF_COST, '').replace(/[\s,(]+$/, '')}${after}` };
}

function ceilingFrom(text: string, said: RegExpExecArray | null): Ceiling | undefined {
  if (!said) return undefined;
  const after = text.slice(said.index + said[0].length);
  const found = AMOUNT.exec(after);
  if (!found || found.index > 0) return undefined;
  const [, before, one, other, behind] = found;
  const mark = (before ?? behind ?? '').toLowerCase();
  const currency = NAMES[mark] ?? (CODES.test(mark) ? mark.toUpperCase() : undefined);
  const amount = decimalOf(one ?? other ?? '');
  return currency && amount ? { amount, currency } : undefined;
}

/** "1,500", "1.500,00" and "50,5": a comma or a point before three digits parts thousands. */
function decimalOf(written: string): string | undefined {
  const [, whole = '', part = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written) ?? [];
  const digits = whole.replace(/[.,]/g, '');
  return /^\d+$/.test(digits) ? `${digits}${part && `.${part}`}` : undefined;
}
