import { ACTION_INPUTS, type ActionKind, type ActionRequest } from '../../../../contract/actions.ts';
import { SEGMENT_KEYS, SegmentKey } from '../../../../contract/analytics.ts';
import { listOf } from '../../../../contract/campaign-audience.ts';
import { Definition } from '../../../../contract/segments.ts';
import { nothing } from '../finding.ts';
import { plainName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { readVocabulary } from '../vocabulary.ts';
import { actionWords } from '../words/actions/languages.ts';
import type { ActionWords } from '../words/actions/words.ts';
import { definitionText } from '../words/people/definition.ts';
import { inSentence, segmentIn } from '../words/segments.ts';
import { forList } from './for-list.ts';
import { letterAbout } from './letters.ts';
import { byId, nameAsAsked } from './named.ts';

type Given = Record<string, unknown>;

/**
 * An action as its kind takes it: what the asker has left open and the analyst can write (a subject, a text, a name) is
 * written, to be changed before anybody approves it. What only the asker knows is asked back, in words.
 */
export async function completed(
  tools: ToolCtx,
  { kind, input }: ActionRequest,
): Promise<{ input: Given } | { ask: Finding }> {
  const resolved = await byId(tools, kind, input);
  if ('ask' in resolved) return resolved;
  const list = kind === 'draft_campaign' ? listOf(String(resolved.input.segmentId ?? '')) : undefined;
  const full = written(tools, kind, list ? await forList(tools, list, resolved.input) : resolved.input);
  if (ACTION_INPUTS[kind].safeParse(full).success) return { input: full };
  const faulty = ACTION_INPUTS[kind].safeParse(full).error?.issues ?? [];
  const wants = faulty.some(({ path: [first] }) => first === 'audience' || first === 'segmentId');
  const open = ['audience', 'segmentId'].every((key) => full[key] === undefined);
  return { ask: wants && open ? await askForWhom(tools, kind) : askFor(kind, faulty, actionWords(tools.language)) };
}

function written({ ctx, question, language }: ToolCtx, kind: ActionKind, input: Given): Given {
  const say = actionWords(language);
  const shop = plainName(ctx.workspace.name);
  const given = (key: string) => (typeof input[key] === 'string' && input[key].trim() ? input[key] : undefined);
  if (kind === 'draft_email' || kind === 'send_email') {
    const audience = input.audience as { segmentId?: string } | undefined;
    const letter = letterAbout({ topic: given('subject'), segment: audience?.segmentId, shop }, say);
    return { ...input, subject: given('subject') ?? letter.subject, body: given('body') ?? letter.body };
  }
  if (kind === 'draft_campaign') {
    const topic = given('subject') ?? given('offer');
    const letter = letterAbout({ topic, segment: given('segmentId'), shop }, say);
    const key = SegmentKey.safeParse(given('segmentId')).data;
    const whom = key && inSentence(segmentIn(key, language).name, language);
    const name = given('name') ?? (whom ? say.campaignFor(whom) : topic && say.campaignCalled(topic));
    return { ...input, ...(name && { name: name.slice(0, 200) }), message: given('message') ?? letter.body };
  }
  const definition = kind === 'save_segment' ? Definition.safeParse(input.definition) : undefined;
  if (definition?.success && !given('name')) {
    return {
      ...input,
      name:
        nameAsAsked(question) ??
        definitionText(definition.data, (id) => id, language)
          .replace(/\.$/, '')
          .slice(0, 80),
    };
  }
  return input;
}

async function askForWhom({ ctx, question, language }: ToolCtx, kind: ActionKind): Promise<Finding> {
  const { segments } = await readVocabulary(ctx);
  const say = actionWords(language);
  const builtIn = SEGMENT_KEYS.map((key) => inSentence(segmentIn(key, language).name, language));
  const names = [...builtIn, ...segments.map(({ name }) => name)];
  const asked = question.trim().replace(/[.!?\s]+$/, '') || startOf(kind, say);
  const options = names.slice(0, 8).map((name) => ({
    label: plainName(name),
    ask: say.withSegment({ asked, segment: name, tags: kind === 'tag_people' }),
  }));
  const { what, example } = say.missing[kind];
  return nothing({
    looked: say.looked,
    text: `${what}. ${say.forWhomAmong}\n\n${options.map(({ label }) => `- ${label}`).join('\n')}`,
    next: say.chooseOrSay(example),
    data: { missing: 'audience', options },
    cards: [{ type: 'choices', question: say.forWhom, options }],
  });
}

function startOf(kind: ActionKind, { starts }: ActionWords): string {
  if (kind === 'send_email') return starts.send;
  if (kind === 'draft_campaign') return starts.campaign;
  return kind === 'tag_people' ? starts.tag : starts.letter;
}

/** Where something is given and does not fit, our own words for it; what a schema says of types is no sentence. */
function askFor(kind: ActionKind, faults: { path: PropertyKey[]; message: string }[], say: ActionWords): Finding {
  const { what, example } = say.missing[kind];
  const [fault] = faults;
  const own = fault && !/^(?:invalid|unrecognized|too (?:big|small)|expected)/i.test(fault.message);
  // Those words are English: where the language is another one, what is missing says enough.
  const said = own && say === actionWords('en') ? `${String(fault.path[0] ?? 'It')}: ${fault.message}` : what;
  return nothing({
    looked: say.looked,
    text: say.notYet(said),
    next: say.forExample(example),
    data: { missing: faults.map(({ path }) => path.join('.')) },
  });
}
