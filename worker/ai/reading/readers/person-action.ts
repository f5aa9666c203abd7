import type { Clause } from '../clause.ts';
import { findSegments } from '../segment-words.ts';
import { asWritten } from '../unread.ts';
import { normalise } from '../words.ts';
import { isSomebody, N } from './person.ts';
import { type Draft, steps } from './reader.ts';

const MAIL = '(?:e-?mail|mail|message|letter|nachricht|correo|mensaje|courriel)';
const ABOUT = '(?: (?:about|uber|sobre|a propos de) (?<about>.{2,150}))?';
const TAG = new RegExp(
  `^(?:please |bitte )?(?:tag|label|mark|markiere?|etiqueta|etiquette) ${N} (?:as|with|als|mit|como|con|comme|avec) (?<tag>[\\p{L}\\p{N}_-]{1,50}(?: [\\p{L}\\p{N}_-]{1,30})?)$`,
  'u',
);
const SEND = [
  `^(?:please |bitte )?(?:send|schicke?|envia|envoie) (?:an? |eine? |un )?${MAIL} (?:to|an|a) ${N}${ABOUT}$`,
  `^(?:please |bitte )?(?:send|schicke?) ${N} (?:an? |eine? )?${MAIL}${ABOUT}$`,
  `^(?:please )?(?:e-?mail|mail) ${N}${ABOUT}$`,
].map((pattern) => new RegExp(pattern, 'u'));
const WRITE = [
  `^(?:please |bitte )?(?:write|draft|schreibe?|escribe|redacta|ecris) (?:an? |eine? |un )?${MAIL} (?:to|for|an|a) ${N}${ABOUT}$`,
  `^(?:please |bitte )?write (?:to )?${N} (?:an? )?${MAIL}${ABOUT}$`,
  `^(?:please )?write to ${N}${ABOUT}$`,
].map((pattern) => new RegExp(pattern, 'u'));

/** "Tag bob as vip" is of Bob, whatever people are called VIPs; "send Erin an e-mail about the lamp". */
export function readNamedAction(clause: Clause): Draft | undefined {
  const { said, quoted, vocabulary } = clause;
  if (quoted.length > 0) return undefined;
  const text = normalise(said).replace(/[.!?\s]+$/, '');
  const groupsOf = (patterns: RegExp[]) => patterns.map((one) => one.exec(text)?.groups).find(Boolean);
  const isOne = (name: string | undefined) =>
    name !== undefined && isSomebody(name) && findSegments(name, vocabulary.segments).length === 0;
  const plan = (kind: 'tag_people' | 'send_email' | 'draft_email', name: string, more: Record<string, unknown>) =>
    steps(clause, [
      {
        tool: 'propose_action',
        input: { kind, input: { audience: { personId: asWritten(said, name) }, ...more } },
      },
    ]);
  const tagged = groupsOf([TAG]);
  if (tagged?.name && isOne(tagged.name))
    return plan('tag_people', tagged.name, { tag: tagOf(said, tagged.tag ?? '') });
  for (const [kind, patterns] of [
    ['send_email', SEND],
    ['draft_email', WRITE],
  ] as const) {
    const { name, about } = groupsOf(patterns) ?? {};
    if (!name || !isOne(name)) continue;
    return plan(kind, name, { ...(about && { subject: about.charAt(0).toUpperCase() + about.slice(1) }) });
  }
  return undefined;
}

/** As it was written: its capitals are the asker's. */
const tagOf = (said: string, tag: string) => {
  const at = said.toLowerCase().lastIndexOf(tag);
  return at < 0 ? tag : said.slice(at, at + tag.length);
};
