import type { Part } from '../reading/reading.ts';
import { connect } from './describe/help.ts';
import { finding, nothing } from './finding.ts';
import { nameText } from './shown.ts';
import type { Finding, ToolCtx } from './tool.ts';
import type { Language } from './words/format.ts';
import { phrasesIn } from './words/languages.ts';
import { PART_WORDS, type PartWords } from './words/parts.ts';

/** A part of a message that no steps answer. */
export type Unanswered = Exclude<Part, { kind: 'steps' }>;

/**
 * What is said to a part that cannot be answered as it is: short, plain, and with what can be. Visitors have no tools.
 */
export function partText(part: Unanswered, language: Language, tools?: ToolCtx): Finding {
  const words = PART_WORDS[language];
  const looked = 'Read the question';
  switch (part.kind) {
    case 'unknown_metric': {
      const near = part.near.map((id) => phrasesIn(language).nameOf(id, id.replaceAll('_', ' ')));
      const text = words.unknownMetric({ word: nameText(part.word), near });
      return nothing({ looked, text, next: words.unknownNext, data: { unknown: part.word, near: part.near } });
    }
    case 'no_such_date':
      return nothing({
        looked,
        text: words.noSuchDate(nameText(part.words)),
        next: words.noSuchDateNext,
        data: { noSuchDate: part.words },
      });
    case 'future':
      return nothing({
        looked,
        text: words.future(nameText(part.words)),
        next: words.futureNext,
        data: { future: part.words },
      });
    case 'ask_back': {
      const { question, options } = part;
      const list = options.map(({ label }) => `- ${label}`).join('\n');
      const text = list ? `${question}\n\n${list}` : question;
      return nothing({
        looked,
        text,
        next: words.askNext,
        data: { question, options },
        cards: [{ type: 'choices', question, options }],
      });
    }
    case 'talk':
      return finding({ looked, ...talk(part.text, words, tools !== undefined) });
    case 'not_understood':
      return nothing({ looked, text: words.notUnderstood, next: words.notUnderstoodNext });
    default:
      return part satisfies never;
  }
}

/** Greetings, thanks, and everything that is not about somebody's data. */
function talk(text: string, words: PartWords, signedIn: boolean): { text: string; next: string } {
  const said = text.toLowerCase();
  const next = signedIn ? words.next : words.signedOutNext;
  if (/^\W*(?:thank|thx|cheers|danke|gracias|merci|grazie|obrigad|bedankt)/.test(said))
    return { text: words.thanks, next: words.next };
  if (/privacy|gdpr|dsgvo|\bsafe\b|secure|private|datenschutz|privacidad|confidentialit/.test(said))
    return { text: words.privacy, next };
  if (/\bpric(?:e|ing)|\bcosts?\b|kostet|preis|precio|cuesta|\bprix\b|co[uû]te/.test(said))
    return { text: words.price, next };
  if (/connect|verbind|conect|reli(?:er|ez)/.test(said)) return connect();
  return { text: words.hello, next };
}
