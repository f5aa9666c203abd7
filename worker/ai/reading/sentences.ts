/** A question of a message, and whether it stands in one sentence with the one before it. */
export interface Sentence {
  said: string;
  joined: boolean;
}

/** A message of more sentences is a text, and no list of questions. */
const MOST = 80;
/** A point ends a sentence before a capital, but not in "vs. April" or "approx. 5". */
const END =
  /(?<=[?!;\n])\s*|(?<=\.)(?<!\d\.)(?<!\b(?:[Vv]s|[Nn]o|[Nn]r|approx|incl|inkl|excl|e\.g|i\.e|Mr|Mrs|Ms|Dr|St|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|bzw|z\.B|ca)\.)\s+(?=\p{Lu}|[“"«¿¡])/gu;
const ASKS =
  "how|what|what's|who|who's|which|when|why|where|whose|is|are|did|do|does|can|show|list|give|tell|compare|also(?! (?:an?|the|bought|ordered)\\b)|wie|was|wer|welche[rsn]?|wann|warum|wo|zeig\\w*|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|cu[aá]l(?:es)?|qu[eé]|cu[aá]ndo|por qu[eé]|d[oó]nde|combien|quel(?:le)?s?|qui|quand|pourquoi|o[uù]|quanto|quanti|quali|chi|hoeveel|welke|wie";
/** What says nothing without what stands before it: "refunds last week and how many", "which was best and which the worst". */
const ENDS_THERE =
  '(?<=\\bhow)\\s+many\\W*$|(?<=\\bwie)\\s+viele\\W*$|(?<=\\b(?:cu[aá]nt[oa]s|combien))\\W*$|(?<=\\b(?:which|what|welche[rsn]?|cu[aá]l(?:es)?|qu[eé]|quel(?:le)?s?))\\s+(?:ones?\\s+)?(?:(?:is|was|had|sold|brought|fue|es|war|etait)\\s+)?(?:the\\s+|am\\s+|el\\s+|la\\s+|le\\s+|der\\s+|die\\s+|das\\s+)?(?:least|worst|lowest|weakest|slowest|fewest|most|best|highest|strongest|schlechteste[nrs]?|schw[aä]chste[nrs]?|wenigsten|besten|peor|menos|mejor|pire|moins|meilleure?)\\W*$';
const JOINT = new RegExp(
  `,?\\s+(?:and|und|y|et|e|en|then|sowie|as well as)\\s+(?:also\\s+|then\\s+)?(?=(?:${ASKS})\\b(?!\\s+(?:many\\s+)?(?:not|it|be)\\b)(?!${ENDS_THERE}))`,
  'giu',
);
/** These take the rest of the sentence with them: what follows is part of a task or a message. */
const TAKES_ALL =
  /\b(?:remind|remember|note that|task|to-?do|e-?mail|send|draft|write|message|search|find|look up|erinner\w*|recu[eé]rda\w*|rappelle\w*|merke?)\b/iu;

/** The questions of a message, in its order. */
export function sentencesOf(message: string): Sentence[] {
  const whole = message.trim();
  const sentences = quotesKept(whole, END);
  const list = sentences.flatMap((sentence): Sentence[] => {
    const pieces = TAKES_ALL.test(sentence) ? [sentence] : quotesKept(sentence, JOINT);
    return pieces.map((said, index) => ({ said: said.trim(), joined: index > 0 }));
  });
  const asked: Sentence[] = [];
  for (const one of list.filter(({ said }) => /[\p{L}\p{N}]/u.test(said))) {
    const last = asked.at(-1);
    // "How do sales compare? (last month)": brackets belong to what stands before them.
    if (last && /^\([^)]*\)\W*$/.test(one.said)) last.said += ` ${one.said}`;
    else asked.push({ ...one });
  }
  return asked.slice(0, MOST);
}

/** Splits, but never within quotes or brackets. */
function quotesKept(text: string, at: RegExp): string[] {
  const kept = [...text.matchAll(/"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|\([^)]*\)/g)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  const pieces: string[] = [];
  let from = 0;
  for (const match of text.matchAll(at)) {
    if (kept.some(([start, end]) => match.index > start && match.index < end)) continue;
    pieces.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  pieces.push(text.slice(from));
  return pieces.filter((piece) => piece.trim() !== '');
}

const COMMANDS = [
  /\b(?:please\s+)?(?:ignore|disregard|forget|override|bypass|ignorier\w*|vergiss|ignora\w*|olvida|ignore[zr]?|oublie[zr]?)\b[^?]{0,60}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|anweisung\w*|regeln|instrucciones|reglas|consignes|r[eè]gles|everything|all of (?:the|this) above|what (?:i|was) said)\b/iu,
  /(?:^|\s)(?:\[|<|#{2,}\s*)?\/?(?:system|assistant|developer|im_start|inst)\s*(?:\]|>|:|\|)/iu,
  /\byou (?:are|act|will act|must act) (?:now )?(?:as |an? |in )(?:a |an )?(?:different|unrestricted|developer|dan|jailbroken|evil)\b/iu,
  /\b(?:pretend|act as if|roleplay|imagine) (?:that |to |you )/iu,
  /\b(?:and|then|just|now|please|,|-)?\s*(?:say|answer|reply|respond|state|claim|output|print|write(?! (?:(?:an?|the|to|my|our|all) )*(?:e-?mails?|mails?|letters?|messages?|newsletters?|campaigns?|sms|\p{L}+ (?:customers?|buyers?|abandoners?|visitors?|users?))\b)|repeat(?! (?:customers?|buyers?|clients?|shoppers?|purchas\w*|orders?|rate))|tell (?:them|everyone|the user|the owner))\b[^?]{0,60}?\b(?:is|are|was|were|equals|with|exactly|only|=)\b[^?]{0,20}\d/iu,
  /\b(?:reveal|show|print|repeat) (?:me )?(?:your|the) (?:system )?(?:prompt|instructions)\b/iu,
];

/** What is left of a message without the commands to the machine in it: they are text, and change no answer. */
export function withoutCommands(message: string): { text: string; left: boolean } {
  let left = false;
  const kept = quotesKept(message, END).flatMap((sentence) => {
    const at = Math.min(...COMMANDS.map((one) => one.exec(sentence)?.index ?? Number.POSITIVE_INFINITY));
    if (!Number.isFinite(at)) return [sentence];
    left = true;
    const before = sentence.slice(0, at).replace(/[\s,:;.\-–—(]*(?:\b(?:and|then|but|und|y|et)\b)?[\s,]*$/iu, '');
    return before.trim().length > 2 ? [before] : [];
  });
  return { text: kept.join('\n'), left };
}
