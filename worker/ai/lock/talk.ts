import type { Asked, Matter } from './matter.ts';
import type { FigureMark, Sentence } from './sentence.ts';
import { COPULA, LINKS, TALK } from './words/directions.ts';
import { METRIC_PHRASES, stem } from './words/phrases.ts';

const FIRST_OF =
  /(?:top|best|first|last|biggest|largest|next|besten|ersten|letzten|grossten|mejores|primeros|ultimos|meilleurs|premiers|derniers|principales|other|these|those|diese|these|estos|estas|ces) $/;

/** Counts of the talk itself: "two things to do", "your top 5 customers", "2nd". */
export function isTalk(mark: FigureMark, sentence: Sentence, { asked, rowCount, wholes }: Matter): boolean {
  const { figure } = mark;
  const value = Number(figure.readings[0]?.value ?? 0n) / 1e12;
  const low = sentence.view.low;
  const next = sentence.tokens[mark.last];
  const small = Number.isInteger(value) && value >= 0 && value <= 10;
  if (figure.ordinal) return value <= Math.max(10, rowCount);
  const plain = figure.measure === 'plain' || figure.measure === 'days';
  if (!plain || figure.sign !== '') return inQuestion(mark, sentence, asked);
  // "Two more customers" are two customers.
  const counts = next?.word === 'more' && METRIC_PHRASES.find([stem(sentence.tokens[mark.last + 1]?.word ?? '')], 0);
  if (small && next && !counts && /^ /.test(low.slice(mark.to, next.from)) && TALK.has(stem(next.word))) return true;
  if (
    small &&
    next &&
    /^ (?:more|other|next|quick|simple|small|weitere|kurze|mas|autres?) /.test(low.slice(mark.to)) &&
    TALK.has(stem(sentence.tokens[mark.last + 1]?.word ?? ''))
  )
    return true;
  // "Three or more different things" is how a rule is told.
  if (
    small &&
    /^ (?:or more|oder mehr|o mas|ou plus) /.test(low.slice(mark.to)) &&
    sentence.tokens.slice(mark.last, mark.last + 5).some(({ word }) => TALK.has(stem(word)))
  )
    return true;
  const lead = low.slice(Math.max(0, figure.from - 16), figure.from);
  if (FIRST_OF.test(lead) && Number.isInteger(value) && value <= Math.max(rowCount, 0) && value <= 100) return true;
  // A place, which the rows are held against by itself.
  if (
    small &&
    /(?:^|[^\p{L}])(?:platz|rang|number|nummer|numero|place) $/u.test(lead) &&
    value <= Math.max(rowCount, 1)
  )
    return true;
  const then =
    /^ (?:premiere?s?|primer[oa]s|mejores|meilleure?s|principaux|principales|besten|grossten|ersten|biggest|largest|best)(?!\p{L})/u;
  const most =
    /^ \p{L}+ (?:con mas|mit de[mn] (?:meisten|hochsten|grossten)|with the (?:most|highest|biggest)|avec le plus)(?!\p{L})/u;
  const rest = low.slice(mark.to);
  // "The three products": as many as are listed.
  const listed =
    /^ (?:products?|items?|countries|customers|months|days|produkte|lander|kunden|monate|tage|productos|paises|clientes|meses|dias|produits|pays|clients|mois|jours)(?!\p{L})/u;
  if (
    /(?:^|[^\p{L}])(?:the|these|all|die|diese|alle|los|las|estos|estas|les|ces) $/u.test(lead) &&
    listed.test(rest) &&
    value === rowCount &&
    value <= 20
  )
    return true;
  // "You have three products": where nothing is left out of what is listed.
  if (
    /(?:^|[^\p{L}])(?:your|our|have|had|has|are|hast|haben|habt|hattest|sind|deinen?|ihren?|tienes?|tienen|tenemos|hay|son|tus|sus|avez|ont|vos) $/u.test(
      lead,
    ) &&
    listed.test(rest) &&
    wholes.has(value)
  )
    return true;
  // "The smallest of the five"
  if (
    /(?:^|[^\p{L}])(?:of the|of your|der|von den|de los|de las|de tus|des|de vos) $/u.test(lead) &&
    /^ ?(?:[.,:;)]|$)/.test(rest) &&
    value === rowCount &&
    value <= 20
  )
    return true;
  // "You have three segments"
  if (/^ segment(?:s|e|en|os)?(?!\p{L})/u.test(rest) && value === rowCount && value <= 50) return true;
  if ((then.test(rest) || most.test(rest)) && Number.isInteger(value) && value <= rowCount) return true;
  // A citation: "[2]" right after words.
  if (
    small &&
    /(?:\p{L}["')]* ?\[\^?|^[ >]*\[\^)$/u.test(lead) &&
    low[figure.to] === ']' &&
    (/\^$/.test(lead) ||
      (!METRIC_PHRASES.find([stem(sentence.tokens[mark.first - 1]?.word ?? '')], 0) &&
        !COPULA.has(sentence.tokens[mark.first - 1]?.word ?? '')))
  )
    return true;
  return inQuestion(mark, sentence, asked);
}

/** The question's own number with the words that it had there. */
function inQuestion(mark: FigureMark, sentence: Sentence, { sentence: question }: Asked): boolean {
  const value = mark.figure.readings[0]?.value;
  const word = ({ tokens }: Sentence, index: number) => stem(tokens[index]?.word ?? '');
  return question.figures.some((other) => {
    if (other.figure.measure !== mark.figure.measure || !other.figure.readings.some((one) => one.value === value))
      return false;
    if (mark.figure.measure === 'days') return true;
    const before = word(question, other.first - 1);
    return (
      before !== '' &&
      before === word(sentence, mark.first - 1) &&
      !LINKS.has(before) &&
      !METRIC_PHRASES.find([before], 0)
    );
  });
}
