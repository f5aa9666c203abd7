import { slips } from '../words.ts';

/** The words that changes of a campaign are made of, in all languages, as they are normalised: slips are put right to these. */
const WORDS =
  `whatsapp messenger email emails courriel correo instead otherwise fallback without channel channels subject
  warmer warmly friendlier friendly shorter concise formal formally playful funnier professional discount delivery shipping
  kanal kanale zuerst sonst statt ohne betreff warmer herzlicher freundlicher kurzer knapper formeller formell verspielter
  lockerer sachlicher rabatt versand gutschein kostenloser kostenlos gratis
  primero primera asunto calido calida cercano cercana corto corta breve divertido divertida formal descuento envio gratis codigo
  abord sinon sans objet chaleureux chaleureuse court courte plus formel formelle ludique amusant remise livraison offerte gratuite
  german english spanish french deutsch englisch spanisch franzosisch aleman ingles espanol frances allemand anglais espagnol francais`
    .trim()
    .split(/\s+/);
const KNOWN = new Set(WORDS);
/** Right as they are, though near to one of those. */
const OTHERS = new Set(
  'former format courses course count court shirt short sorter warner farmer first where there these those without within about correos mails'.split(
    ' ',
  ),
);

/** Puts right words that are one slip away from a word of ours, two in long ones. The text comes normalised. */
export function withoutSlips(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}@._'-])\p{L}{5,20}(?![\p{L}\p{N}@_])/gu, (word) => {
    if (KNOWN.has(word) || OTHERS.has(word)) return word;
    const allowed = word.length >= 8 ? 2 : 1;
    let best = word;
    let least = allowed + 1;
    for (const one of WORDS) {
      if (one.length < 5 || one[0] !== word[0] || Math.abs(one.length - word.length) > allowed) continue;
      const found = slips(word, one, allowed);
      if (found < least) [best, least] = [one, found];
    }
    return best;
  });
}
