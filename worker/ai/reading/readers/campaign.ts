import type { Step } from '../../../../contract/analyst.ts';
import type { Definition } from '../../../../contract/segments.ts';
import { type CampaignChange, type ReadChange, readChange, WITHOUT_LEAD } from '../campaign/change.ts';
import { type Clause, clauseOf } from '../clause.ts';
import type { Before } from '../reading.ts';
import { findSegments } from '../segment-words.ts';
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
  if ((!inFocus && !named) || ASKS.test(text)) return undefined;
  if (STANDS_ALONE.has(kindOf(readAction(clause)) ?? '')) return undefined;
  const read = readChange(said, clause);
  if (!read) return undefined;
  const { those, without, people } = read;
  const isOfPeople = those !== undefined || without !== undefined || people === true;
  if (!isOfPeople && clause.metrics.length > 0 && clause.times.length > 0) return undefined;
  if (!IT.test(text) && !named && actsAnew(clause)) return undefined;
  const input = { ...read.input, ...whoseOf(read, clause) };
  const does = isOfPeople || Object.keys(input).some((key) => !PICKS.has(key));
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

/** Whatever is spoken of: "nous sommes fermés le dimanche" is no day to send on, "rappelle-moi demain" neither. */
const STANDS_ALONE: ReadonlySet<string> = new Set(['create_task', 'remember_fact', 'tag_people', 'save_segment']);

function kindOf(draft: Draft | undefined) {
  const [step] = draft?.part.kind === 'steps' ? draft.part.steps : [];
  return step?.tool === 'propose_action' ? step.input.kind : undefined;
}

/** What says which one, and changes nothing of it. */
const PICKS: ReadonlySet<string> = new Set(['place', 'segmentId', 'name', 'unread']);

function isOfCampaigns(list: Step[]): boolean {
  return list.some(
    ({ tool, input }) =>
      tool === 'recommend_campaigns' ||
      tool === 'change_campaign' ||
      tool === 'recall_plan' ||
      (tool === 'propose_action' && (input.kind === 'draft_campaign' || input.kind === 'change_campaign')),
  );
}

/** "Only those who spent more than 100", "not to people who bought this week": a rule, or what was not understood of it. */
function whoseOf({ those, without, input: { unread = [] } }: ReadChange, { calendar, vocabulary, language }: Clause) {
  const said = those ?? without;
  if (!said) return {};
  // "People who bought this week" are read as such, whatever is to become of them.
  const plain = without?.replace(WITHOUT_LEAD, '') ?? said;
  const asked = clauseOf(plain, { calendar, vocabulary, language });
  const [segment] = findSegments(asked.text, vocabulary.segments);
  const inSegment: Definition | undefined =
    without && segment ? { version: 1, who: 'everyone', where: { type: 'segment', segment: segment.id } } : undefined;
  const rule = audienceRule(asked) ?? inSegment;
  if (!rule || rule === 'unread') return { unread: [...unread, said.trim().slice(0, 300)] };
  if (!without) return { condition: rule };
  return {
    condition: { version: 1 as const, who: 'everyone' as const, where: { type: 'none' as const, of: [rule.where] } },
  };
}

/** Two changes of one message as one: what is said later holds. */
export function together(one: CampaignChange, other: CampaignChange): CampaignChange {
  const tones = [...new Set([...(one.tones ?? []), ...(other.tones ?? [])])].slice(0, 3);
  const unread = [...(one.unread ?? []), ...(other.unread ?? [])].slice(0, 10);
  return { ...one, ...other, ...(tones.length > 0 && { tones }), ...(unread.length > 0 && { unread }) };
}
