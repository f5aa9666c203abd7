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
  const subject = take(SUBJECT);
  const named = take(NAMED);
  const those = take(THOSE)?.[0];
  const { code, rest: withoutCode } = codeIn(rest);
  rest = withoutCode;
  const ceiling = campaignCeilingIn(rest);
  if (ceiling) rest = ceiling.rest;
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
  if (Object.keys(input).length === 0 && !those && !onlyCode) return undefined;
  const unread = leftOf({ left: said.text, whole, written: rest });
  const all = onlyCode ? [code, ...unread] : unread;
  return { input: { ...input, ...(all.length > 0 && { unread: all.slice(0, 10) }) }, ...(those && { those }) };
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
