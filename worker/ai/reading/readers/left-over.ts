import type { Definition } from '../../../../contract/segments.ts';
import { NUMBER_PATTERN, numberIn } from '../amounts.ts';
import type { Clause } from '../clause.ts';
import { UNIT } from '../periods/date-words.ts';
import { consentIn } from './consent.ts';

const NUMBERS = new RegExp(`(?<![\\p{L}\\p{N}.,])(?<n>${NUMBER_PATTERN})(?<k> ?k\\b)?(?<span> ${UNIT}\\b)?`, 'gu');
/** Of these a list of people knows nothing. */
const NO_RULE: ReadonlySet<string> = new Set(['buyer', 'source', 'campaign', 'weekday', 'hour', 'customer']);
/** "Twice in one day", "3 times a month", "100 per order": so often or so much in each of something. */
const IN_EACH =
  /\b(?:(?:in|on|at) (?:one|a single|the same)|per|each|every|an?|pro|je|am selben|cada|por|al|chaque|par) (?:day|week|month|year|orders?|purchase|tag|woche|monat|jahr|bestellung|dia|semana|mes|ano|pedido|compra|jour|semaine|mois|an|commande|achat)\b|\b(?:different|distinct|verschiedene\w*|unterschiedliche\w*|distint[oa]s|diferentes|differents?)\b/;
/** "5 or more" is one thing. */
export const OR =
  /\b(?:or|oder|o|u|ou)\b(?! (?:more|less|fewer|longer|over|above|mehr|weniger|mas|menos|plus|moins|later|higher)\b)/;
/** Whichever comes first is of something else than what people did once and for all. */
const IN_TURN =
  /\b(?:then|after(?:wards)?|before|nach|vor|antes|avant|later|subsequently|danach|dann|anschliessend|spater|luego|despues|mas tarde|ensuite|puis|apres)\b/;

/**
 * Whether a rule leaves out what its question says: a number that is nowhere in it, or that one thing came after another. Of
 * more people than are meant nothing is told.
 */
export function leavesOut(clause: Clause, definition: Definition, limit: number): boolean {
  const { text, times, things, filters } = clause;
  const reached = consentIn(text).length > 0;
  if (clause.metrics.some(({ value }) => value === 'new_customers')) return true;
  if (filters.some(({ by }) => NO_RULE.has(by) || (by === 'channel' && !reached))) return true;
  const taken = [...times, ...things].reduce(
    (rest, { start, end }) => rest.slice(0, start) + '·'.repeat(end - start) + rest.slice(end),
    text,
  );
  const held = new Set([limit, ...numbersIn(definition)]);
  const spans = JSON.stringify(definition).includes('"last"');
  const left = [...taken.matchAll(NUMBERS)].some(({ groups = {} }) => {
    const value = numberIn(groups.n ?? '') * (groups.k ? 1000 : 1);
    return !held.has(value) && !(groups.span && spans);
  });
  // "Spent between 1000 and 2000" are no years.
  const asked = times.filter(({ period, words }) => period && !(/^\d+$/.test(words) && held.has(Number(words))));
  const kept = (JSON.stringify(definition).match(/"(?:within|since|when)":/g) ?? []).length;
  const either = OR.test(taken) && !/"any"|"products":\[[^\]]*\},/.test(JSON.stringify(definition));
  const each = IN_EACH.test(taken) && !spans && kept < 2;
  return left || either || each || asked.length > kept || (things.length > 1 && IN_TURN.test(taken));
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}
