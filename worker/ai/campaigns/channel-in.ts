import type { Channel } from '../../../contract/stream.ts';

const WORDS: [Channel, RegExp][] = [
  ['whatsapp', /\bwhats ?app\b/],
  ['messenger', /\bmessenger\b/],
  ['sms', /\bsms\b|\btext messages?\b/],
  ['push', /\bpush\b/],
  ['email', /\be-?mails?\b|\bnewsletters?\b|\bcorreos?\b|\bcourriels?\b/],
];

/** The one channel that a wish names; undefined for none or several. */
export function channelIn(text: string): Channel | undefined {
  const named = WORDS.filter(([, words]) => words.test(text.toLowerCase()));
  return named.length === 1 ? named[0]?.[0] : undefined;
}
