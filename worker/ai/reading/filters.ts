import type { MetricFilter } from '../../../contract/metrics.ts';
import { knownProducts } from './known-products.ts';
import { HIGHEST, LOWEST, WHICH } from './lexicon.ts';
import { WEEKDAY_EVERY, WEEKDAYS_EVERY } from './periods/date-words.ts';
import { Phrases } from './phrases.ts';
import type { Vocabulary } from './reading.ts';
import { findSegments } from './segment-words.ts';
import { findSomebody } from './somebody.ts';
import { findSomething } from './something.ts';
import { isOrdinary, isOurs } from './spelling.ts';
import { wordsOf } from './words.ts';

/** A word that several products have in their names. */
export interface Category {
  words: string;
  /** Those that sell most first, as many as a filter takes. */
  products: string[];
  inAll: number;
}

/** Products where a text names them. */
export interface Thing {
  /** As the shop or the asker writes them; several where a word stands for all that have it in their names. */
  names: string[];
  /** The words in the text. */
  words: string;
  isKind: boolean;
  start: number;
  end: number;
}

const MOST_OF_A_KIND = 50;
const RANKS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WHICH}|${HIGHEST}|${LOWEST}|(?:top|best|worst|bottom) \\d{1,3})(?: (?:selling|of my|of our|my|our|the))* $`,
  'u',
);

/** The same for one and for many: "candle", "candles"; "Kerze", "Kerzen". */
const stemOf = (word: string) => (word.length > 3 ? word.replace(/(?:es|s|en|n|e)$/, '') : word);

type By = Extract<MetricFilter, { is: string[] }>['by'];
const MARK = '[\\uE000-\\uE3E7]';
const FROM =
  '(?:from|by|of|for|among|amongst|with|to|via|through|over|in|on|at|only|just|including|purchased by|placed by|made by|von|mit|durch|uber|bei|fur|nur|aus|de|del|por|con|para|solo|solamente|en|des?|du|par|pour|avec|seulement|uniquement|chez|sur|da|per|van|via)';
export const LEAVES_OUT =
  /(?:not|without|excluding|exclude|excl\.?|except(?: for)?|other than|apart from|but not|minus|ignoring|leaving out|no|ohne|ausser|nicht|sin contar(?: con)?|sin|excepto|menos|salvo|no de|sans compter|sans|sauf|hors|excepte|pas|senza|sem|zonder)(?: (?:the|from|by|of|for|any|all|my|our|die|der|den|von|los|las|el|la|de|les|le|des))* $/;
const ONLY = /(?:only|just|nur|solo|seulement|uniquement|solamente)(?: (?:the|for|from|by|of|my|our))* $/;

const NEW =
  '(?:(?:brand[- ])?new|first[- ]time|neuen?|nuevos|nouveaux|nuovi|novos|nieuwe) (?:customers?|buyers?|clients?|shoppers?|kunden|clientes|compradores|clienti|klanten|ones|people)|neukunden|clientes nuevos|erstkaufern?';
const RETURNING =
  '(?:returning|repeat|existing|recurring|old|wiederkehrenden?|bestehenden?|treuen|anciens|fideles|recurrents) (?:customers?|buyers?|clients?|shoppers?|kunden|clientes|klanten|ones|people)|bestandskunden|stammkunden|clientes (?:recurrentes|existentes|antiguos|habituales|que repiten)|clients (?:fideles|existants|recurrents)|clienti (?:abituali|di ritorno)|terugkerende klanten';
/** In a follow-up the word alone will do: "only returning". */
const BUYERS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?<new>${NEW})|(?<returning>${RETURNING})|(?<=^(?:and|und|y|et) |\\b(?:only|just|nur|solo|seulement|for|not|non|excluding|without)[ -])(?:(?<new2>new|neue|nuevos|nouveaux)|(?<ret2>returning|repeat|existing|wiederkehrende|recurrentes|fideles)))(?![\\p{L}\\p{N}])`,
  'u',
);
const WEEKEND =
  /(?<![\p{L}\p{N}])(?:on |at |am |an |during |over |los |les |le )?(?:(?<end>weekends?|the weekends?|wochenenden|wochenendes?|des wochenendes|fin de semana|week-end|fines de semana|week-ends|weekend days)|(?<work>on weekdays|weekdays only|on working days|on workdays|an werktagen|werktags|unter der woche|entre semana|en semaine|dias laborables))(?![\p{L}\p{N}])/u;
const CUSTOMER =
  /\b(?:customers?|clients?|buyers?|shoppers?|person|kunden?|clientes?) (?:with (?:the )?)?(?:no\.? ?|number |nr\.? ?|id |numero )?#?(?<id>\d[\w-]{1,40})\b|(?<name>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4})/;
/** "Excluding 14646": a number that is left out and counts nothing is a customer's. */
const LEFT_OUT =
  /(?:without|excluding|excl\.?|except(?: for)?|other than|apart from|minus|ignoring|leaving out|ohne|ausser|sin(?: contar)?|excepto|menos|salvo|sans(?: compter)?|sauf|hors|excepte)(?: (?:a|al|le|la|el|den|die))? #?(?<id>\d{3,}(?:-\d+)?)(?![\w.,]*\d)(?! ?(?:orders|units|euros?|dollars?|pounds?|bestellungen|pedidos|commandes|[€$£%]))/;
/** "Customers 14646 and 18102". */
const ANOTHER =
  /^(?:,? (?:and|und|y|et|or|&|vs\.?|versus) |, )(?:(?:customer|kunde|cliente|client) )?#?(?<id>\d[\w-]{2,40}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4})(?![\w-])/;
const CHANNELS: [string, RegExp][] = [
  ['email', /\b(?:e-?mails?|newsletters?|correo|courriel)\b/],
  ['sms', /\b(?:sms|text messages?)\b/],
  ['push', /\b(?:web )?push\b/],
  ['whatsapp', /\bwhats ?app\b/],
  ['messenger', /\bmessenger\b/],
];

/** What is to be kept or left out. What was taken stands as dots in the rest. */
export function findFilters(
  text: string,
  quoted: string[],
  vocabulary: Vocabulary,
): { filters: MetricFilter[]; categories: Category[]; things: Thing[]; rest: string } {
  const categories: Category[] = [];
  const things: Thing[] = [];
  const filters: MetricFilter[] = [];
  let rest = text;
  const take = (by: By, is: string[], start: number, end: number, keep = '') => {
    if (by === 'product') things.push({ names: is, words: text.slice(start, end), isKind: false, start, end });
    const before = rest.slice(0, start);
    const lead =
      before.match(
        new RegExp(
          `(?<![\\p{L}\\p{N}])${FROM}(?: (?:the|my|our|all|product|source|die|den|der|las|los|les|la|le|el|l'))* $`,
          'u',
        ),
      )?.[0] ?? '';
    const not = LEAVES_OUT.test(before) || (lead !== '' && LEAVES_OUT.test(before.slice(0, -lead.length)));
    const same = filters.find((one) => 'is' in one && one.by === by && Boolean(one.not) === not);
    if (same && 'is' in same) same.is = [...new Set([...same.is, ...is])].slice(0, 50);
    else filters.push({ by, is: is.slice(0, 50), ...(not && { not: true }) });
    rest = rest.slice(0, start) + keep + '·'.repeat(end - start - keep.length) + rest.slice(end);
  };
  weekdays();
  products();
  sources();
  segments();
  buyers();
  channels();
  customers();
  return { filters, categories, things: things.sort((a, b) => a.start - b.start), rest };

  function weekdays() {
    const weekend = WEEKEND.exec(rest);
    if (weekend) {
      const days = weekend.groups?.end ? ['6', '7'] : ['1', '2', '3', '4', '5'];
      take('weekday', days, weekend.index, weekend.index + weekend[0].length);
    }
    for (const match of rest.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${WEEKDAY_EVERY}(?![\\p{L}\\p{N}])`, 'gu'))) {
      take('weekday', [String(WEEKDAYS_EVERY[match[0]])], match.index, match.index + match[0].length);
    }
  }

  function products() {
    for (const { value, words, start, end } of knownProducts(rest, vocabulary)) {
      const kind = wordsOf(words).length === 1 ? productsWith(wordsOf(words)) : [];
      if (kind.length > 1) takeKind(words, kind, start, end);
      else take('product', [value], start, end);
    }
    partly();
    something();
    const named = new RegExp(
      `(?:product|item|article|sku|produkt|artikel|producto|articulo|produit|of|for|von|de|del|di|with|containing|many|much|sold|sell|bought|did|viele?|cuant[oa]s) (?<mark>${MARK})`,
    ).exec(rest);
    const name = named?.groups?.mark && quoted[named.groups.mark.charCodeAt(0) - 0xe000];
    if (named && name)
      take('product', [bestOf(name)], named.index + named[0].length - 1, named.index + named[0].length);
  }

  /** "Mugs" and "blue candles" are all products that have these words in their names. */
  function partly() {
    if (vocabulary.products.length === 0) return;
    const tokens = [...rest.matchAll(/[\p{L}\p{N}]{3,}/gu)].map((match) => ({
      word: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
    for (let i = 0; i < tokens.length; i += 1) {
      if (/^\d+$/.test(tokens[i]?.word ?? '')) continue;
      let found: { kind: string[]; last: number } | undefined;
      for (let last = i; last < Math.min(i + 4, tokens.length); last += 1) {
        const run = tokens.slice(i, last + 1);
        const apart = run.some(({ start }, nth) => nth > 0 && !/^[ -]$/.test(rest.slice(run[nth - 1]?.end, start)));
        if (apart || run.some(({ word }) => isPlain(word))) break;
        const kind = productsWith(run.map(({ word }) => word));
        if (kind.length === 0) break;
        found = { kind, last };
      }
      const [first, last] = [tokens[i], tokens[found?.last ?? i]];
      if (!found || !first || !last) continue;
      // "Oak traps" are no oak: beside a word that no product has, the whole of it is looked up.
      const [before, after] = [tokens[i - 1], tokens[found.last + 1]];
      const strange = (one: typeof first | undefined, gap: string) => one && /^[ -]$/.test(gap) && !isPlain(one.word);
      if (strange(before, rest.slice(before?.end, first.start)) || strange(after, rest.slice(last.end, after?.start)))
        continue;
      takeKind(rest.slice(first.start, last.end), found.kind, first.start, last.end);
      i = found.last;
    }
  }

  function isPlain(word: string): boolean {
    return isOurs(word) || isOrdinary(word);
  }

  function productsWith(words: string[]): string[] {
    return vocabulary.products.filter((name) => {
      const own = wordsOf(name).map(stemOf);
      return words.every((word) => own.includes(stemOf(word)));
    });
  }

  function takeKind(words: string, kind: string[], start: number, end: number) {
    // "The best selling candles" are products that are ranked, of these only.
    const ranks =
      RANKS.test(rest.slice(0, start)) ||
      /^ (?:sell|sold|verkauf)\w*\b.{0,12}\b(?:best|most|worst|least)\b/.test(rest.slice(end));
    const keep = !ranks ? '' : end - start >= 5 ? 'items' : end - start === 4 ? 'skus' : '';
    if (kind.length > 1) categories.push({ words, products: kind.slice(0, MOST_OF_A_KIND), inAll: kind.length });
    take('product', kind.slice(0, MOST_OF_A_KIND), start, end, keep);
    const last = things.at(-1);
    if (last) last.isKind = kind.length > 1;
  }

  /** A name as the shop writes it, where it has one like it. */
  function bestOf(name: string): string {
    const words = wordsOf(name).join(' ');
    return vocabulary.products.find((product) => wordsOf(product).join(' ') === words) ?? name;
  }

  function sources() {
    const names = new Phrases(vocabulary.sources.map((name) => [name, name] as const));
    for (const { value, words, start, end } of names.find(rest)) {
      const plain =
        /^\p{L}{1,5}$/u.test(words) &&
        isPlain(words) &&
        !new RegExp(`(?<![\\p{L}])${FROM}(?: the| my| our| source)? $`, 'u').test(rest.slice(0, start));
      if (!plain) take('source', [value], start, end);
    }
  }

  function segments() {
    for (const { id, key, start, end } of findSegments(rest, vocabulary.segments)) {
      const before = rest.slice(0, start);
      const asFilter =
        new RegExp(`(?<![\\p{L}])${FROM}(?: (?:the|my|our|segment|all|den|der|los|las|les))* $`, 'u').test(before) ||
        /(?:umsatz\w*|bestellungen|einnahmen|bestellwert|erlose?) (?:meiner|unserer|der|aller) $/.test(before);
      // "How many are in high value" counts people, and no money of theirs.
      const counted =
        /\b(?:how many|number of|wie viele|cuant[oa]s|combien)\b[^·?!.,]{0,30} (?:in|im|en|dans)(?: (?:the|my|our|segment|el|le))* $/;
      const owns = /^ (?:revenue|sales|orders|turnover|aov|average|units|refunds|purchases|umsatz)\b/.test(
        rest.slice(end),
      );
      // "How much did engaged users spend" is of their money, and of nobody who is called so.
      const acts =
        /\b(?:did|do|have|has|does) (?:the |my |our |all )?$/.test(before) &&
        /^ (?:spend|spent|buy|bought|bring|brought|order|ordered|pay|paid|generate|generated|make|made|place|placed)\b/.test(
          rest.slice(end),
        );
      if (((asFilter && !counted.test(before)) || owns || acts) && key !== 'repeat_customers')
        take('segment', [id], start, end);
    }
  }

  function buyers() {
    const match = BUYERS.exec(rest);
    if (!match) return;
    const { groups = {} } = match;
    const before = rest.slice(0, match.index);
    const asFilter =
      groups.new2 ||
      groups.ret2 ||
      LEAVES_OUT.test(before) ||
      ONLY.test(before) ||
      /(?<![\p{L}])(?:from|by|of|for|among|to|with|came from|von|mit|bei|durch|fur|de|por|a|para|con|des|aux|par|pour|da|van)(?: (?:the|my|our|all|los|las|les|die|den))* $/u.test(
        before,
      );
    const counted =
      /(?:number|count|share of|nombre|numero|anzahl|anteil|combien|how many|cuantos) (?:of|de|der)? ?(?:my |our |the )?$/.test(
        before,
      );
    const acts =
      !counted &&
      /^ (?:buy|buys|bought|order|ordered|spend|spent|spends|purchase|purchased|bring|generate|pay|place|placed|made|account|contribute)\b/.test(
        rest.slice(match.index + match[0].length),
      ) &&
      !/\b(?:how many|combien de|wie viele|cuantos) $/.test(before);
    // "The share of regulars in revenue" is of revenue, and not how many they are.
    const ofMoney =
      /(?:anteil|share|part|peso|poids|proporcion|percentage|porcentaje)\b[^?]*$/.test(before) &&
      /(?:umsatz|revenue|sales|turnover|ventas|ingresos|chiffre|ventes)\b/.test(rest.slice(match.index));
    if (((!asFilter && !acts) || counted) && !ofMoney) return;
    take('buyer', [(groups.new ?? groups.new2) ? 'new' : 'returning'], match.index, match.index + match[0].length);
  }

  /** "Customer 14646", an e-mail, or who "did Alice spend" means. */
  function customers() {
    const match = CUSTOMER.exec(rest);
    const value = match?.groups?.id ?? match?.groups?.name;
    if (match && value) {
      // "Without customer 14646": the word between is no one's name.
      const isOut = LEAVES_OUT.test(rest.slice(0, match.index));
      const isWhole =
        isOut ||
        /(?<![\p{L}])(?:for|of|from|by|to|with|only|just|did|does|has|have|hat|haben|von|fur|nur|de|por|para|solo|pour|chez|seulement) $/u.test(
          rest.slice(0, match.index),
        );
      const start = isWhole ? match.index : match.index + match[0].indexOf(value);
      const values = [value];
      let end = match.index + match[0].length;
      for (let next = ANOTHER.exec(rest.slice(end)); next; next = ANOTHER.exec(rest.slice(end))) {
        values.push(next.groups?.id ?? '');
        end += next[0].length;
      }
      take('customer', values, start, end);
      return;
    }
    const left = LEFT_OUT.exec(rest);
    if (left?.groups?.id) {
      take(
        'customer',
        [left.groups.id],
        left.index + left[0].length - left.groups.id.length,
        left.index + left[0].length,
      );
      return;
    }
    const somebody = findSomebody(rest);
    if (somebody) take('customer', somebody.names, somebody.start, somebody.end);
  }

  /** "Blue candles", of which no list of ours knows: looked up before it is counted. */
  function something() {
    const thing = filters.every(({ by }) => by !== 'product' && by !== 'customer') && findSomething(rest);
    if (thing) take('product', [thing.name], thing.start, thing.start + thing.name.length);
  }

  function channels() {
    const named = vocabulary.channels.map(
      (name) => [name, new RegExp(`(?<![\\p{L}])${wordsOf(name).join('[ -]')}(?![\\p{L}])`, 'u')] as const,
    );
    for (const [name, pattern] of [...named, ...CHANNELS]) {
      const match = pattern.exec(rest);
      if (!match || match[0] === '') continue;
      const before = rest.slice(0, match.index);
      const lead =
        /(?<![\p{L}])(?:from|via|through|by|over|on|channel|per|durch|uber|por|a traves de|par|via|without|excluding|except|not) (?:the |channel )?$/u;
      if (lead.test(before)) take('channel', [name], match.index, match.index + match[0].length);
    }
  }
}
