import type {
  Clause,
  Comparison,
  Definition,
  Filter,
  Node,
  ProductChoice,
  Span,
  Test,
  Window,
} from '../../../../../contract/segments.ts';
import { isGroup } from '../../../../segments/definition/check.ts';
import { inWords as inEnglish, productsIn } from '../../../../segments/definition/words.ts';
import { dayText, type Language, numberText } from '../format.ts';
import { pluralOf } from '../nouns.ts';
import { DEFINITION_WORDS, type DefinitionWords } from './definition-words.ts';

interface Told {
  language: Exclude<Language, 'en'>;
  words: DefinitionWords;
  nameOf: (segment: string) => string;
}

/** A definition of a segment in plain words of a language: one sentence with a full stop. */
export function definitionText(
  definition: Definition,
  nameOf: (segment: string) => string,
  language: Language,
): string {
  if (language === 'en') return inEnglish(definition, nameOf);
  const told = { language, words: DEFINITION_WORDS[language], nameOf };
  const { who, where } = definition;
  const rest = isGroup(where) && where.of.length === 0 ? told.words.everybody : whole(where, told);
  const sentence = who === 'everyone' ? `${rest}; ${told.words.anonymousToo}` : rest;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

type Group = Exclude<Node, Clause>;
type Orders = Extract<Clause, { type: 'orders' }>;

function whole(node: Node, told: Told): string {
  if (!isGroup(node)) return clauseText(node, told);
  if (node.type === 'all') {
    const lapsed = lapsedText(node.of, told);
    if (lapsed) return lapsed;
  }
  return groupText(node, told);
}

function groupText({ type, of }: Group, told: Told): string {
  const parts = of.map((one) => (isGroup(one) ? `(${groupText(one, told)})` : clauseText(one, told)));
  if (type === 'none') return `${told.words.noneOf}: ${parts.join('; ')}`;
  return parts.join(`, ${type === 'all' ? told.words.and : told.words.or} `);
}

/** Whoever bought once and has not come back in a time. */
function lapsedText([one, other, ...more]: Node[], { words, language }: Told): string | undefined {
  if (more.length > 0 || !one || !other || isGroup(one) || isGroup(other)) return undefined;
  if (one.type !== 'orders' || other.type !== 'orders' || !isAnyOrder(one) || !isAnyOrder(other)) return undefined;
  if (one.not || one.within || !other.not || !other.within) return undefined;
  return words.lapsed(windowText(other.within, words, language));
}

function isAnyOrder(clause: Clause): boolean {
  if (clause.type !== 'orders' || (clause.of !== 'orders' && clause.of !== 'kept')) return false;
  return (clause.is === 'at_least' && clause.amount === 1) || (clause.is === 'more_than' && clause.amount === 0);
}

function clauseText(clause: Clause, told: Told): string {
  const { words, language } = told;
  const within =
    'within' in clause && clause.type !== 'sequence' && clause.within
      ? ` ${windowText(clause.within, words, language)}`
      : '';
  const denied = (text: string) => (clause.not ? `${words.not} ${text}` : text);
  switch (clause.type) {
    case 'trait':
      return denied(testText(`“${clause.trait}”`, clause.test, told));
    case 'fact':
      return denied(testText(words.facts[clause.fact], clause.test, told));
    case 'segment':
      return denied(words.segment(clause.segment ? told.nameOf(clause.segment) : ''));
    case 'list':
      return denied(words.list(told.nameOf(clause.list)));
    case 'consent':
      return denied(words.consent(CHANNELS[clause.channel], words.states[clause.state]));
    case 'reachable':
      return clause.not ? words.notReachable(CHANNELS[clause.channel]) : words.reachable(CHANNELS[clause.channel]);
    case 'orders':
      return ordersText(clause, within, told);
    case 'products':
      return productsText(clause, within, told);
    case 'event': {
      const deed = `${deedText(clause.event, words)}${filtersText(clause.where, told)}`;
      const { measure } = clause;
      const often =
        measure?.of === 'count'
          ? ` ${compared(measure.is, numberText(measure.n, language), words)} ${pluralOf(measure.n, words.times, language)}`
          : measure?.of === 'sum'
            ? `, ${words.sum} ${compared(measure.is, numberText(measure.amount, language), words)}`
            : measure
              ? ` (${measure.of === 'first' ? words.firstTime : words.lastTime}, ${windowText(measure.when, words, language)})`
              : '';
      return denied(`${deed}${often}${within}`);
    }
    case 'sequence': {
      const { first, second, missing, since } = clause;
      const start = `${deedText(first.event, words)}${filtersText(first.where, told)}${since ? ` ${windowText(since, words, language)}` : ''}`;
      const then = `${missing ? words.afterNot : words.after} ${deedText(second.event, words)}${filtersText(second.where, told)}`;
      return denied(`${start}, ${then} (${words.inside(spanText(clause.within, words, language))})`);
    }
    default:
      return clause satisfies never;
  }
}

function ordersText(clause: Orders, within: string, { words, language }: Told): string {
  const none = clause.is === 'exactly' && clause.amount === 0;
  if (isAnyOrder(clause) || none) {
    const kept = clause.of === 'kept' ? ` ${words.kept}` : '';
    const bought = none ? clause.not === true : clause.not !== true;
    return `${bought ? words.ordered : words.notOrdered}${kept}${within}`;
  }
  const measure = compared(clause.is, numberText(clause.amount, language), words);
  const text =
    clause.of === 'orders' || clause.of === 'kept'
      ? words.orderedOften(`${measure} ${pluralOf(clause.amount, words.times, language)}`)
      : clause.of === 'net'
        ? words.spent(measure)
        : words.worth(measure);
  return `${clause.not ? `${words.not} ` : ''}${text}${within}`;
}

/** So many products are named; of the others only how many there are. */
const NAMED_PRODUCTS = 5;

function choiceText(products: ProductChoice[], { words, language }: Told): string {
  const names = products
    .slice(0, NAMED_PRODUCTS)
    .map((one) => ('word' in one ? words.withWord(one.word) : `“${one.name ?? one.id}”`));
  const more = products.length - names.length;
  return [...names, ...(more > 0 ? [words.moreProducts(numberText(more, language))] : [])].join(` ${words.or} `);
}

function productsText(clause: Extract<Clause, { type: 'products' }>, within: string, told: Told): string {
  const { products, of, is, amount, not = false } = clause;
  const { words, language } = told;
  const what = choiceText(products, told);
  const isOnce = (is === 'at_least' && amount === 1) || (is === 'more_than' && amount === 0);
  const isNever = amount === 0 && (is === 'exactly' || is === 'at_most');
  if (isOnce || isNever) return `${isOnce !== not ? words.bought(what) : words.notBought(what)}${within}`;
  const figure = compared(is, numberText(amount, language), words);
  const measured = pluralOf(amount, of === 'units' ? words.pieces : words.orders, language);
  return `${not ? `${words.not} ` : ''}${words.boughtOften(what, `${figure} ${measured}`)}${within}`;
}

function compared(is: Comparison, figure: string, words: DefinitionWords): string {
  return `${words.comparisons[is]} ${figure}`;
}

function testText(subject: string, test: Test, { words, language }: Told): string {
  const quoted = (value: unknown) => (typeof value === 'string' ? `“${value}”` : String(value));
  switch (test.op) {
    case 'exists':
      return `${subject}: ${words.known}`;
    case 'equals':
      return `${subject}: ${quoted(test.value)}`;
    case 'contains':
      return `${subject}: ${words.contains} “${test.value}”`;
    case 'in':
      return `${subject}: ${test.values.map(quoted).join(` ${words.or} `)}`;
    case 'before':
      return `${subject}: ${words.beforeDay} ${dayText(test.day, language)}`;
    case 'after':
      return `${subject}: ${words.afterDay} ${dayText(test.day, language)}`;
    case 'within':
      return `${subject}: ${words.last(spanText(test.last, words, language))}`;
    default:
      return `${subject}: ${compared(test.op, numberText(test.value, language), words)}`;
  }
}

function filtersText(where: Filter[] | undefined, told: Told): string {
  if (!where || where.length === 0) return '';
  const text = (one: Filter) => productsIn(one, told.words.or) ?? testText(`“${one.property}”`, one.test, told);
  return ` (${where.map(text).join(` ${told.words.and} `)})`;
}

function windowText(window: Window, words: DefinitionWords, language: Language): string {
  if ('last' in window) return words.last(spanText(window.last, words, language), window.last.n === 1);
  const [from, to] = [window.from && dayText(window.from, language), window.to && dayText(window.to, language)];
  if (from && to) return words.between(from, to);
  return from ? words.since(from) : words.until(to ?? '');
}

function spanText({ n, unit }: Span, words: DefinitionWords, language: Language): string {
  return `${numberText(n, language)} ${pluralOf(n, words.units[unit], language)}`;
}

function deedText(event: string, words: DefinitionWords): string {
  return words.deeds[event] ?? `“${event.replaceAll('_', ' ')}”`;
}

const CHANNELS = { email: 'e-mail', sms: 'SMS', push: 'push', whatsapp: 'WhatsApp', messenger: 'Messenger' };
