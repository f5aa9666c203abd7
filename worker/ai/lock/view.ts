/**
 * A text as a reader sees it, for finding figures: entities decoded, marks of Markdown, tags and invisible characters left
 * out, every digit of any script an ASCII digit, every space a space. `at[i]` is where character i stood in the source.
 */
export interface View {
  text: string;
  /** The same in lower case without accents, character by character. */
  low: string;
  at: number[];
}

const NAMED: Record<string, string> = {
  ...{ nbsp: ' ', thinsp: ' ', ensp: ' ', emsp: ' ', shy: '', zwj: '', zwnj: '', euro: '€', pound: '£', dollar: '$' },
  ...{ yen: '¥', percnt: '%', frac12: '½', frac14: '¼', frac34: '¾', sup1: '1', sup2: '2', sup3: '3', times: '×' },
  ...{ minus: '-', comma: ',', period: '.', amp: '&', num: '#', lt: '<', gt: '>', quot: '"', ndash: '–', mdash: '—' },
};
/** Letters of other alphabets that look like Latin ones. */
const FOREIGN = 'аеорсухіѕԁһԛԝјоνυτικαευорсАВЕКМНОРСТХІΑΒΕΗΙΚΜΝΟΡΤΥΧΖ';
const LATIN = 'aeopcyxisdhqwjovutikaeuopcABEKMHOPCTXIABEHIKMNOPTYXZ';
const LOOKALIKE = new Map([...FOREIGN].map((sign, index) => [sign, LATIN.charAt(index)]));
const SKIP = /[\p{Cf}\p{Me}\p{Mn}\p{Cc}\p{Cs}\p{Co}*_`~\\]|[\u115f\u1160\u3164\uffa0]/u;
const ASCII = /^[ -~\s]*$/;
const DIGIT = /\p{Nd}/u;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/y;
const TAG = /<[/!]?[a-zA-Z-][^<>]{0,200}>/y;
/** A link's target is not read; a page of the product stands in it. */
const TARGET = /\]\((?:\/[^\s)]{0,300})\)/y;

export function viewOf(source: string): View {
  let text = '';
  const at: number[] = [];
  const put = (shown: string, index: number) => {
    text += shown;
    for (let i = 0; i < shown.length; i += 1) at.push(index);
  };
  for (let index = 0; index < source.length; ) {
    const sign = String.fromCodePoint(source.codePointAt(index) ?? 0);
    const rest = sign === '&' ? matchAt(ENTITY, source, index) : undefined;
    if (rest) {
      put([...entity(rest)].map(plain).join(''), index);
      index += rest[0].length;
      continue;
    }
    const left = sign === '<' ? matchAt(TAG, source, index) : sign === ']' ? matchAt(TARGET, source, index) : undefined;
    if (left) {
      if (sign === ']') put(']', index);
      index += left[0].length;
      continue;
    }
    put(plain(sign), index);
    index += sign.length;
  }
  at.push(source.length);
  return { text, low: ASCII.test(text) ? text.toLowerCase() : [...text].map(lower).join(''), at };
}

function matchAt(pattern: RegExp, source: string, index: number): RegExpExecArray | undefined {
  pattern.lastIndex = index;
  return pattern.exec(source) ?? undefined;
}

function entity(match: RegExpExecArray): string {
  const code = match[1] ? Number(match[1]) : match[2] ? Number.parseInt(match[2], 16) : undefined;
  if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return NAMED[match[3] ?? ''] ?? match[0];
}

/** One character as it is read; empty where nothing is seen of it. */
function plain(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 128) return sign === '\n' || sign === '\t' ? ' ' : SKIP.test(sign) ? '' : sign;
  if (/\s/u.test(sign)) return ' ';
  if (SKIP.test(sign)) return '';
  // Fractions are kept: their parts joined would be another number.
  if (/[¼-¾⅐-⅞↉]/u.test(sign)) return sign;
  if (code >= 0x2776 && code <= 0x2793) return String(((code - 0x2776) % 10) + 1);
  if (sign === '−' || sign === '‐' || sign === '‑') return '-';
  if (sign === '’' || sign === 'ʼ') return "'";
  if (sign === '٫') return '.';
  if (sign === '٬') return ',';
  if (sign === '٪') return '%';
  if (sign === 'ß') return 'ss';
  if (sign === 'œ' || sign === 'æ') return sign === 'œ' ? 'oe' : 'ae';
  const known = LOOKALIKE.get(sign);
  if (known) return known;
  if (DIGIT.test(sign)) return String(digit(code));
  const same = code >= 0x2160 && code <= 0x217f ? sign.normalize('NFKC').toUpperCase() : sign.normalize('NFKC');
  return same === sign ? sign : same.replace(/\s/gu, ' ');
}

/** Digits stand in rows of ten that begin with zero. */
function digit(code: number): number {
  if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10;
  let before = 0;
  while (before < 9 && DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before;
}

function lower(sign: string): string {
  const code = sign.charCodeAt(0);
  if (code < 128) return sign.toLowerCase();
  const same = folded(sign);
  return same.length === sign.length ? same : sign;
}

/** Lower case without accents, so that words are told apart by their letters alone. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .toLowerCase();
}
