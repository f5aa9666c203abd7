import type { Step } from '../../../../contract/analyst.ts';
import { type CampaignChange, readChange } from '../campaign/change.ts';
import { type Clause, clauseOf } from '../clause.ts';
import type { Before } from '../reading.ts';
import { readAction } from './action.ts';
import { audienceRule } from './audience.ts';
import { type Draft, steps } from './reader.ts';

const ASKS =
  /^(?:how|what|who|which|when|where|why|show|list|find|compare|wie|was|wer|welche\w*|wann|wo|warum|zeig\w*|cuant\w+|que|quien\w*|cual\w*|cuando|donde|muestra\w*|combien|quel\w*|qui|quand|ou|pourquoi|montre\w*)\b/;
/** "Make it", "send it": what is spoken of, and nothing new. */
const IT =
  /\b(?:it|this|that|them|one|es|sie|ihn|das|die|lo|la|hazl[oa]|envial[oa]|ponl[oa]|le|fais-l[ea]|envoie-l[ea]|rends-l[ea])\b/;
const CAMPAIGN =
  /\b(?:(?:the|this|that|my|our|die|diese|der|meine|unsere|la|esta|mi|nuestra|cette|ma|notre) (?:\w+ )?(?:campaigns?|draft|kampagne|entwurf|campana|borrador|campagne|brouillon))\b/;
const CHANGES =
  /^(?:(?:please|can you|could you|bitte|por favor|now|kannst du|puedes|peux-tu) )*(?:make|change|set|turn|rewrite|keep|send|write|give|put|mach\w*|ander\w*|setz\w*|schreib\w*|schick\w*|sende|haz|cambia|pon|envia|escribe|reescribe|fais|rends|change|mets|envoie|ecris|reecris)\b/;
const LONGEST_PICK = 14;

/** A change of a campaign: of the one that the answer before was about, or of one that the question speaks of. */
export function readCampaign(clause: Clause, before: Before | undefined): Draft | undefined {
  const { text, said } = clause;
  const inFocus = before !== undefined && isOfCampaigns(before.steps);
  const named = CAMPAIGN.test(text) && CHANGES.test(text);
  if ((!inFocus && !named) || ASKS.test(text) || (clause.metrics.length > 0 && clause.times.length > 0))
    return undefined;
  const read = readChange(said, clause);
  if (!read) return undefined;
  if (!IT.test(text) && !named && actsAnew(clause)) return undefined;
  const input = { ...read.input, ...whoseOf(read.those, clause, read.input) };
  const does = Object.keys(input).some((key) => !PICKS.has(key));
  if (!does && !inFocus) return undefined;
  if (does) return steps(clause, [{ tool: 'change_campaign', input }], { confidence: 0.9 });
  const words = text.split(/\s+/).length;
  if (words > LONGEST_PICK || (input.place === undefined && input.segmentId === undefined && !input.name))
    return undefined;
  const { unread: _, ...picked } = input;
  // "Repeat buyers: spring launch" is the name of one, as far as it is not read.
  const name = picked.name ?? (picked.place === undefined ? said.trim().slice(0, 200) : undefined);
  return steps(clause, [{ tool: 'change_campaign', input: { ...picked, ...(name && { name }) } }], {
    confidence: 0.85,
  });
}

/** "E-mail my repeat buyers" is something new; "email, then WhatsApp" sends nothing to anybody. */
function actsAnew(clause: Clause): boolean {
  const draft = readAction(clause);
  if (draft?.part.kind !== 'steps') return false;
  return draft.part.steps.some(
    ({ tool, input }) =>
      tool === 'propose_action' && (!/_email$/.test(input.kind) || 'audience' in input.input || 'body' in input.input),
  );
}

/** What says which one, and changes nothing of it. */
const PICKS: ReadonlySet<string> = new Set(['place', 'segmentId', 'name', 'unread']);

function isOfCampaigns(list: Step[]): boolean {
  return list.some(
    ({ tool, input }) =>
      tool === 'recommend_campaigns' ||
      tool === 'change_campaign' ||
      (tool === 'propose_action' && (input.kind === 'draft_campaign' || input.kind === 'change_campaign')),
  );
}

/** "Only those who spent more than 100": a rule, or what was not understood of it. */
function whoseOf(
  those: string | undefined,
  { calendar, vocabulary, language }: Clause,
  { unread = [] }: CampaignChange,
) {
  if (!those) return {};
  const rule = audienceRule(clauseOf(those, { calendar, vocabulary, language }));
  return rule && rule !== 'unread' ? { condition: rule } : { unread: [...unread, those.trim().slice(0, 300)] };
}

/** Two changes of one message as one: what is said later holds. */
export function together(one: CampaignChange, other: CampaignChange): CampaignChange {
  const tones = [...new Set([...(one.tones ?? []), ...(other.tones ?? [])])].slice(0, 3);
  const unread = [...(one.unread ?? []), ...(other.unread ?? [])].slice(0, 10);
  return { ...one, ...other, ...(tones.length > 0 && { tones }), ...(unread.length > 0 && { unread }) };
}
