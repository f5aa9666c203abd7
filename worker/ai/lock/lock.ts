import { wholesIn } from './breakdowns.ts';
import { decimalText } from './decimal.ts';
import { derive } from './derive.ts';
import { type Evidence, Evidences } from './evidence.ts';
import type { Fact } from './fact.ts';
import { headsIn } from './head.ts';
import { judge, type Problem } from './judge.ts';
import type { Matter, Topic } from './matter.ts';
import { type AnswerLanguage, languageOf, marker, notice } from './notice.ts';
import { sameTime } from './periods.ts';
import { type Sentence, sentenceOf } from './sentence.ts';
import { cellOf, cellsOf, type Head, headOf } from './table.ts';
import { cutOf, unitOf } from './units.ts';
import { Verbatim } from './verbatim.ts';

export interface LockOptions {
  /** The workspace's: money of facts that name no other. */
  currency: string;
  timezone: string;
  /** The shop's day, YYYY-MM-DD. */
  today: string;
  question: string;
  /** Of the answer; else read from the question. */
  language?: AnswerLanguage | undefined;
  /** What the tools said of these facts: who repeats it word for word is not judged. */
  told?: string[] | undefined;
  /** What a reader has seen of the answer so far: it is not judged again, but what follows goes on from it. */
  before?: string | undefined;
}

export interface NumberLock {
  /** Takes a piece of a model's text, of any size, and gives what may be shown by now. */
  add(chunk: string): string;
  /** What was held back, and what the reader is told of it. */
  end(): string;
  /** Sentences, cells and list items whose figures were kept from the reader. */
  readonly withheld: number;
  /** Figures that were replaced by those of the facts. */
  readonly corrected: number;
}

/**
 * Lets no figure through that is not in the facts or follows from them (`derive` is applied here), in any way of writing
 * it, and none that is said of another thing, row or time than its own. A text is judged sentence by sentence; what comes
 * before a sentence's first figure goes out at once. A wrong figure is replaced where one fact alone can be meant, else
 * the rest of its sentence is withheld. The text that comes out is the same however it came in.
 */
export function numberLock(facts: Fact[], options: LockOptions): NumberLock {
  const language = options.language ?? languageOf(options.question);
  const matter = matterOf(facts, options, language);
  const hasFacts = facts.length > 0;
  const verbatim = new Verbatim(options.told ?? []);
  let [held, looked, shown, cut]: [string, number, number, number | undefined] = ['', 0, 0, undefined];
  let [lineStart, torn, number, withheld, corrected] = [true, false, 0, 0, 0];
  let head: Head | undefined;
  let topic: Topic = { metrics: [], rows: [], times: [] };
  // Of the last sentence that stood in no list: what follows a list goes on from it.
  let lead = topic;
  let inList = false;

  /** The words of a sentence that stay, and the marker for the rest. The first `seen` of them were shown. */
  const without = (text: string, seen: number) => {
    withheld += 1;
    const kept = text.slice(0, Math.max(seen, cutOf(text, 0, true, hasFacts).cut));
    const space = /\s*$/.exec(text)?.[0] ?? '';
    const stop = /([.!?…:])[*_`"'”’»)\]]*\s*$/.exec(text)?.[1] ?? '';
    return kept + marker(language) + closing(kept) + (kept.trim() === '' ? '' : stop) + space;
  };
  const settled = (text: string, sentence: Sentence, problems: Problem[], seen: number) => {
    const [only, ...more] = problems;
    if (!only) return text;
    const mended = more.length === 0 && only.instead ? replaced(text, sentence, only.instead, language) : undefined;
    if (mended === undefined || !mended.startsWith(text.slice(0, seen))) return without(text, seen);
    corrected += 1;
    return mended;
  };
  const finishTable = (row: string) => {
    const cells = cellsOf(row);
    if (!head || /^[\s|:-]+$/.test(row)) {
      head ??= headOf(row, matter.evidences, language);
      if (/\d/.test(row)) return finishRow(row, cells, { cells: [], rows: -1 });
      return row;
    }
    return finishRow(row, cells, head);
  };
  const finishRow = (row: string, cells: { from: number; to: number }[], head: Head) => {
    head.rows += 1;
    const sentences = cells.map(({ from, to }) => sentenceOf(row.slice(from, to), matter.evidences, language));
    let [out, at] = ['', 0];
    for (const [index, { from, to }] of cells.entries()) {
      const text = row.slice(from, to);
      const sentence = sentences[index];
      // The first cell may count the rows.
      const counts = index === 0 && text.trim().replace('.', '') === String(head.rows);
      const problems = sentence && !counts ? judge(sentence, topic, matter, cellOf(head, sentences, index)) : [];
      out += row.slice(at, from) + (sentence ? settled(text, sentence, problems, Math.max(0, shown - from)) : text);
      at = to;
    }
    return out + row.slice(at);
  };
  const finish = (text: string, table: boolean, isTorn: boolean) => {
    const repeated = verbatim.repeats(text) && !torn && !isTorn;
    if (table) return finishTable(text);
    if (lineStart && text.trim() !== '') {
      head = undefined;
      const isItem = /^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(text);
      if (inList && !isItem) topic = joined(lead, topic);
      inList = isItem;
    }
    const mark = lineStart ? markerOf(text, number) : undefined;
    if (mark?.number !== undefined) number = mark.number;
    const sentence = sentenceOf(text, matter.evidences, language, mark?.end ?? 0);
    const wasTorn = torn || isTorn;
    torn = isTorn;
    const problems = repeated ? [] : judge(sentence, topic, matter);
    if (problems.length === 0 && !(wasTorn && sentence.figures.length > 0)) {
      topic = topicOf(sentence, topic);
      if (!inList) lead = topic;
      return text;
    }
    return wasTorn ? without(text, shown) : settled(text, sentence, problems, shown);
  };
  const take = (end: number, table: boolean, isTorn: boolean) => {
    const text = held.slice(0, end);
    const out = finish(text, table, isTorn).slice(shown);
    held = held.slice(end);
    [looked, shown, cut] = [0, 0, undefined];
    if (text.trim() !== '' || text.includes('\n')) lineStart = text.endsWith('\n');
    return out;
  };

  const takeAll = () => {
    let out = '';
    for (let unit = unitOf(held, looked, lineStart); unit; unit = unitOf(held, looked, lineStart)) {
      out += take(unit.end, unit.table, unit.torn);
    }
    looked = held.length;
    return out;
  };

  if (options.before) {
    held = options.before;
    takeAll();
    [shown, cut, withheld, corrected] = [held.length, undefined, 0, 0];
  }
  return {
    add(chunk) {
      held += chunk;
      let out = takeAll();
      if (cut === undefined) {
        const safe = cutOf(held, shown, false, hasFacts);
        if (safe.found) cut = safe.cut;
        out += held.slice(shown, safe.cut);
        shown = safe.cut;
      }
      return out;
    },
    end() {
      const table = lineStart && /^[ \t]*\|/.test(held);
      const rest = held.length === shown ? '' : take(held.length, table, false);
      return rest + notice(language, withheld, corrected);
    },
    get withheld() {
      return withheld;
    },
    get corrected() {
      return corrected;
    },
  };
}

function matterOf(facts: Fact[], { currency, today, question }: LockOptions, language: AnswerLanguage): Matter {
  const evidences = new Evidences(facts, derive(facts), today);
  const sentence = sentenceOf(question, evidences, language);
  const asked = topicOf(sentence, { metrics: [], rows: [], times: [] });
  const known = asked.times.filter((keys) =>
    keys.some((key) =>
      evidences.all.some(({ times, rowTimes }) => [...times, ...rowTimes].some((other) => sameTime(key, other))),
    ),
  );
  const present = known.filter((keys) => !keys.some((key) => key.endsWith('prev')));
  const first = evidences.all.find(({ derived, times }) => !derived && times.length > 0);
  return {
    ...{ evidences, currency, today, asked: { ...asked, sentence } },
    main: present.length > 0 ? present : known.length > 0 ? known : first ? [first.times] : [],
    rowCount: new Set(evidences.all.flatMap(({ rows }) => rows)).size,
    wholes: wholesIn(evidences),
  };
}

/** "By customer:" says how something is split, and not what. */
const BY_WHAT = /^[ #]*(?:by|nach|por|par|selon|segun) [^.:]*:[ ]*$/;

/** What a sentence was of, for those after it. The name of a row is no new subject. */
function topicOf(sentence: Sentence, before: Topic): Topic {
  const { metrics, rows, times, figures, view } = sentence;
  if (figures.length === 0 && BY_WHAT.test(view.low)) return before;
  const named = metrics.filter(({ label }) => !label);
  const subjects = figures.length === 0 ? headsIn(named, sentence) : named;
  return {
    metrics: subjects.length > 0 ? [...new Set(subjects.flatMap(({ ids }) => ids))] : before.metrics,
    rows: rows.length > 0 ? rows : before.rows,
    times: times.length > 0 ? times.map(({ keys }) => keys) : before.times,
  };
}

/** What a list was introduced with, and what it spoke of last. */
function joined(lead: Topic, item: Topic): Topic {
  return { ...item, metrics: [...new Set([...item.metrics, ...lead.metrics])] };
}

/** A list's mark at the start of a line; a number only where it counts on. */
function markerOf(line: string, last: number): { end: number; number?: number } | undefined {
  const match = /^[\s>#]*(?:[-*+]\s+)?(?:(\*{0,2})(\d{1,3})[.)]\1(?=\s))?/.exec(line);
  if (!match) return undefined;
  if (match[2] === undefined) return { end: 0 };
  const number = Number(match[2]);
  return number === 1 || number === last + 1 || (number === last && last > 0)
    ? { end: match[0].length, number }
    : undefined;
}

/** What was opened in the words that stay, in the order in which it closes. */
function closing(kept: string): string {
  const line = kept.slice(kept.lastIndexOf('\n') + 1).replace(/^\s*[*+-]\s+/, '');
  const odd = (pattern: RegExp) => (line.match(pattern)?.length ?? 0) % 2 === 1;
  const single = line.replace(/\*\*|__/g, '');
  return [
    line.split('(').length > line.split(')').length ? ')' : '',
    odd(/`/g) ? '`' : '',
    (single.match(/\*/g)?.length ?? 0) % 2 === 1 ? '*' : '',
    (single.match(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu)?.length ?? 0) % 2 === 1 ? '_' : '',
    odd(/\*\*/g) ? '**' : '',
    odd(/__/g) ? '__' : '',
  ].join('');
}

/** The sentence with the right figure, written like the wrong one; undefined where its digits cannot be told apart. */
function replaced(
  text: string,
  { figures, view }: Sentence,
  instead: Evidence,
  language: AnswerLanguage,
): string | undefined {
  const digits = figures[0]?.figure.digits;
  if (!digits) return undefined;
  const [from, to] = [view.at[digits.from] ?? 0, (view.at[digits.to - 1] ?? 0) + 1];
  const wrong = text.slice(from, to);
  if (!/^[\d.,' \u00a0\u202f’]+$/.test(wrong)) return undefined;
  if (!/(?:^|[\s(*_"'\p{Sc}])$/u.test(text.slice(0, from)) || !/^(?:[\s).,;:!?*_"'\p{Sc}]|$)/u.test(text.slice(to)))
    return undefined;
  const places = instead.fact.unit === 'money' ? 2 : 0;
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: places,
    maximumFractionDigits: Math.max(places, 2),
  });
  return text.slice(0, from) + format.format(decimalText(instead.size) as `${number}`) + text.slice(to);
}
