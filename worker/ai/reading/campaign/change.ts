import type { ToolInput } from '../../../../contract/analyst.ts';
import { ceilingIn, costCeilingIn } from '../ceiling.ts';
import type { Setting } from '../clause.ts';
import { findSegments } from '../segment-words.ts';
import { normalise } from '../words.ts';
import { channelsIn } from './channels.ts';
import { codeIn, offerIn } from './offers.ts';
import { leftOf } from './rest.ts';
import { Said } from './said.ts';
import { tonesIn } from './tones.ts';
import { withoutSlips } from './typing.ts';
import { whenIn } from './when.ts';
import { placeIn } from './which.ts';

export type CampaignChange = ToolInput<'change_campaign'>;

/** A change as it is read; `those` is what is said of the people it is to be for, and nothing of it is read yet. */
export interface ReadChange {
  input: CampaignChange;
  those?: string;
  /** The same of those who are not to get it. */
  without?: string;
  /** How many there may be was said. */
  people?: boolean;
}

const QUOTED = `["“„«']([^"“”»]{1,200})["”“»']`;
const SUBJECT = new RegExp(
  `(?:(?:the|with|mit|dem|den|der|con|el|l['’]|avec|new|neuen?|change|set|make|als)\\s+)*(?<![\\p{L}])(?:subject(?: line)?|betreff(?:zeile)?|asunto|objet)(?![\\p{L}])(?:\\s*(?:is|to|should be|of|lautet|soll|sein|sea|soit|:|=))*\\s*(?:${QUOTED}|(?<=[:=]\\s*)([^,;\\n"“„«]{1,200}))`,
  'iu',
);
const NAMED = new RegExp(
  `(?<![\\p{L}])(?:take|pick|choose|use|change|campaign|card|one|called|nimm|wähle|ändere|kampagne|toma|elige|cambia|campaña|prends|choisis|change|campagne)\\s+(?:the |die |la |le )?${QUOTED}`,
  'iu',
);
const THOSE =
  /(?<![\p{L}])(?:only|just|but only|nur|solo|sólo|seulement|uniquement)\s+(?:(?:for|to|an|für|a|para|pour|à)\s+)?(?:those|people|customers|buyers|the ones|everyone|diejenigen|die|kunden|kundinnen|leute|wer|quienes|clientes|los que|las que|personas|ceux|celles|clients|personnes)\s+(?:who|that|whose|with|die|der|welche|mit|ohne|que|con|sin|qui|avec|sans|in|from)?[^,;\n]*/iu;
const NOBODY_OF =
  "(?:(?:and |but |und |aber |y |pero |et |mais )?(?:not (?:to|for)|(?:do not|don't) send (?:it )?to|leave out|exclude|excluding|except(?: for)?|skip|without|but not|nicht an|aber nicht|außer(?: an)?|ausser(?: an)?|ohne|lass|schließe?|no (?:a|para)|pero no a|excepto(?: a)?|salvo(?: a)?|menos a|excluye(?: a)?|excluyendo(?: a)?|sin|pas (?:à|aux|pour)|sauf(?: à)?|excepté|exclus|exclure|hormis))";
const PEOPLE_OF =
  '(?:those|people|customers|buyers|the ones|every(?:one|body)|any(?:one|body)|who(?:ever)?|denen|diejenigen|die|den|leute|kunden|kundinnen|alle|allen|quienes|quien|clientes|los|las|personas|la gente|todos|ceux|celles|(?:les |des )?clients|(?:les |des )?personnes|tous)';
const WITHOUT = new RegExp(
  `(?<![\\p{L}])${NOBODY_OF}\\s+(?:all |the |my |our |meine |a |aux )?${PEOPLE_OF}(?![\\p{L}])[^;\\n]*`,
  'iu',
);
const LEFT_OUT = new RegExp(
  `(?<![\\p{L}])${NOBODY_OF}\\s+(?:(?:all|the|my|our|an|die|den|der|alle|meine|unsere|los|las|mis|a|les|mes|nos|aux)\\s+)*`,
  'iu',
);
/** "Push it to Monday" is no push message. */
const PUT_OFF =
  /(?<![\p{L}])(?:(?:push|move|shift|postpone)\s+(?:it|this|that|them)(?:\s+back)?\s+(?:to|until|till)|(?:verschieb|verleg)e?\s+(?:es|sie|das|ihn)\s+auf|(?:p[aá]sa|mueve|mu[eé]ve|aplaza|apl[aá]za)l[ao]\s+al?|(?:d[eé]place|d[eé]cale|reporte|repousse)-l[ae]\s+(?:au|[àa]))(?![\p{L}])/iu;
/** What stands before whom it is said of. */
export const WITHOUT_LEAD = new RegExp(`^\\s*${NOBODY_OF}\\s+`, 'iu');
/** "Limit it to 100 people": how many there may be, which nothing here keeps to. */
const PEOPLE_LIMIT =
  /(?:(?<![\p{L}])(?:limit|cap|restrict|keep|begrenz\w*|beschränk\w*|limita\w*|limite\w*)\s+(?:it |them |es |sie |la |le )?(?:to|at|auf|a|à)?\s*)?(?:(?:at most|no more than|up to|max(?:imum|imal)?(?: of)?|höchstens|maximal|como (?:mucho|máximo)|máximo|hasta|au plus|au maximum|jusqu['’]à)\s+)?\d[\d.,]*\s*(?:people|persons|customers|recipients|leute|personen|kunden|empfänger|personas|clientes|destinatarios|personnes|clients|destinataires)(?:\s+(?:at most|max(?:imum)?|höchstens|maximal|como (?:mucho|máximo)|máximo|au (?:maximum|plus)))?/iu;
const MONEY_BESIDE =
  /^[\s,]*(?:and|und|y|et|or|oder|o|ou)?\s*([$€£¥]?\s?\d[\d.,]*\s?(?:[$€£¥]|euros?|dollars?|pounds?|eur|usd|gbp)?)(?![\p{L}\d%])/iu;
/** Before a limit that is of what people spent. */
const SPENT = /(?<!\p{L})(?:spen[dt]\w*|paid|worth|ausgegeben|gast\w+|d[eé]pens\p{L}+)\s*$/iu;
const LIMIT =
  /,?\s*(?:at most|no more than|not more than|up to|max(?:imum|imal)?(?: of)?|höchstens|nicht mehr als|bis zu|como mucho|como máximo|máximo(?: de)?|no más de|hasta|au plus|au maximum|pas plus de|jusqu['’]à)\s*[$€£¥]?\s?\d[\d.,]*\s?(?:[$€£¥]|[A-Za-z]{3,6}\b)?/iu;
const LANGUAGES: [NonNullable<CampaignChange['language']>, string][] = [
  ['en', 'english|englisch(?:en)?|ingles|anglais'],
  ['de', 'german|deutsch(?:en)?|aleman|allemand'],
  ['es', 'spanish|spanisch(?:en)?|espanol|castellano|espagnol'],
  ['fr', 'french|franzosisch(?:en)?|frances|francais'],
];

/** What is to be different about a campaign, in any order; undefined where nothing of it is said. */
export function readChange(
  written: string,
  { vocabulary, calendar }: Pick<Setting, 'vocabulary' | 'calendar'>,
): ReadChange | undefined {
  let rest = written.slice(0, 2000);
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = `${rest.slice(0, found.index)} · ${rest.slice(found.index + found[0].length)}`;
    return found ?? undefined;
  };
  rest = rest.replace(PUT_OFF, (said) => 'on'.padEnd(said.length));
  const subject = take(SUBJECT);
  const named = take(NAMED);
  const those = take(THOSE)?.[0];
  const without = those ? undefined : (take(WITHOUT)?.[0] ?? take(segmentLeftOut(rest, vocabulary))?.[0]);
  const people = peopleLimitIn(rest);
  if (people) rest = people.rest;
  const { code, rest: withoutCode } = codeIn(rest);
  rest = withoutCode;
  const own = people?.ceiling ? undefined : campaignCeilingIn(rest);
  if (own) rest = own.rest;
  const ceiling = people?.ceiling ?? own;
  const said = new Said(withoutSlips(normalise(rest)));
  const whole = said.text;

  const offer = offerIn(said, code);
  const language = LANGUAGES.find(([, words]) =>
    said.take(new RegExp(`(?<![\\p{L}])(?:in|auf|im|en|ins) (?:${words})(?![\\p{L}])`, 'u')),
  )?.[0];
  const when = whenIn(said, calendar);
  const place = placeIn(said);
  const tones = tonesIn(said);
  const channels = channelsIn(said);
  const [segment] = findSegments(said.text, vocabulary.segments);
  if (segment) said.drop(segment.start, segment.end);
  const onlyCode = offer === undefined && code !== undefined;
  const input: CampaignChange = {
    ...{ ...place, ...channels },
    ...(segment && { segmentId: segment.id }),
    ...(named?.[1] && { name: named[1].trim() }),
    ...(tones.length > 0 && { tones: tones.slice(0, 3) }),
    ...(offer && { offer }),
    ...(subject && { subject: (subject[1] ?? subject[2] ?? '').trim() }),
    ...(language && { language }),
    ...when,
    ...(ceiling && { costLimit: { amount: ceiling.amount, currency: ceiling.currency } }),
  };
  if (Object.keys(input).length === 0 && !those && !without && !people && !onlyCode) return undefined;
  const unread = leftOf({ left: said.text, whole, written: rest });
  const all = [...(onlyCode ? [code] : []), ...(people ? [people.said] : []), ...unread];
  return {
    input: { ...input, ...(all.length > 0 && { unread: all.slice(0, 10) }) },
    ...(those && { those }),
    ...(without && { without }),
    ...(people && { people: true }),
  };
}

/** "100 people and 20 euro": the people are told not to be limited, and the money that stands beside them is what it may cost. */
function peopleLimitIn(text: string) {
  const found = PEOPLE_LIMIT.exec(text);
  const limits =
    /^(?:limit|cap|restrict|keep|begrenz|beschränk|limita|limite)|at most|more than|up to|max|höchstens|hasta|mucho|máximo|au plus|jusqu/iu;
  if (!found || !limits.test(found[0].trim())) return undefined;
  const after = text.slice(found.index + found[0].length);
  const money = MONEY_BESIDE.exec(after);
  const ceiling = money?.[1] && ceilingIn(`at most ${money[1].trim()}`);
  const left = ceiling ? after.slice(money[0].length) : after;
  return { said: found[0].trim(), rest: `${text.slice(0, found.index)} · ${left}`, ...(ceiling && { ceiling }) };
}

/** "Leave out VIPs": a segment that is named right behind it; matches nothing where none is. */
function segmentLeftOut(text: string, { segments }: Setting['vocabulary']): RegExp {
  const lead = LEFT_OUT.exec(text);
  const after = lead ? text.slice(lead.index + lead[0].length) : '';
  const [segment] = findSegments(normalise(after), segments);
  if (!lead || segment?.start !== 0) return /(?!)/u;
  const words = normalise(after).slice(0, segment.end).split(' ').length;
  return new RegExp(`${LEFT_OUT.source}(?:\\S+\\s*){${words}}`, 'iu');
}

/** What a campaign may cost, as it is said of one, and what else is said. */
export function campaignCeilingIn(text: string) {
  return costCeilingIn(text) ?? bareCeiling(text);
}

/** "At most 20 EUR" is of the cost where it is not of what people spent. */
function bareCeiling(text: string) {
  const limit = LIMIT.exec(text);
  if (!limit) return undefined;
  const before = text.slice(0, limit.index);
  const found = SPENT.test(before) ? undefined : ceilingIn(limit[0]);
  return found && { ...found, rest: `${before} ${text.slice(limit.index + limit[0].length)}` };
}
