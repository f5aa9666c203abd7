import { ACTION_INPUTS, type ActionKind, type ActionRequest } from '../../../../contract/actions.ts';
import { SEGMENT_KEYS } from '../../../../contract/analytics.ts';
import { Definition } from '../../../../contract/segments.ts';
import { SEGMENTS } from '../../../analytics/segments.ts';
import { inWords } from '../../../segments/definition/words.ts';
import { nothing } from '../finding.ts';
import { plainName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { readVocabulary } from '../vocabulary.ts';
import { letterAbout } from './letters.ts';
import { byId, nameAsAsked } from './named.ts';

/** What is missing of each kind of action, and how it can be asked for. */
const MISSING: Record<ActionKind, { what: string; example: string }> = {
  draft_email: {
    what: 'For a draft I need to know whom it is for',
    example: 'Draft an email to my repeat customers about a spring sale',
  },
  send_email: {
    what: 'For an e-mail I need to know whom it is for',
    example: 'Send an email to my high-value customers about early access',
  },
  create_task: {
    what: 'For a task I need to know what is to be done',
    example: 'Remind me on Monday to call the supplier',
  },
  save_segment: {
    what: 'For a segment I need to know who is in it',
    example: 'Save a segment "Lapsed" of customers who have not bought for 60 days',
  },
  tag_people: {
    what: 'For a tag I need to know whom it goes to, and which word it is',
    example: 'Tag my high-value customers as gold',
  },
  draft_campaign: {
    what: 'For a campaign I need to know whom it is for',
    example: 'Draft a campaign for my cart abandoners with 10% off',
  },
  run_workflow: {
    what: 'For a workflow I need to know which one',
    example: 'Run the workflow "Welcome new customers"',
  },
  change_configuration: {
    what: 'What is set up is changed all at once from files, and not in a conversation. I can save a segment',
    example: 'Save a segment "Lapsed" of customers who have not bought for 60 days',
  },
  remember_fact: { what: 'Tell me what I should remember', example: 'Remember that we are closed on Sundays' },
};

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
  const full = written(tools, kind, resolved.input);
  if (ACTION_INPUTS[kind].safeParse(full).success) return { input: full };
  const faulty = ACTION_INPUTS[kind].safeParse(full).error?.issues ?? [];
  const wants = faulty.some(({ path: [first] }) => first === 'audience' || first === 'segmentId');
  const open = ['audience', 'segmentId'].every((key) => full[key] === undefined);
  return { ask: wants && open ? await askForWhom(tools, kind) : askFor(kind, faulty) };
}

function written({ ctx, question }: ToolCtx, kind: ActionKind, input: Given): Given {
  const shop = plainName(ctx.workspace.name);
  const given = (key: string) => (typeof input[key] === 'string' && input[key].trim() ? input[key] : undefined);
  if (kind === 'draft_email' || kind === 'send_email') {
    const audience = input.audience as { segmentId?: string } | undefined;
    const letter = letterAbout(given('subject'), audience?.segmentId, shop);
    return { ...input, subject: given('subject') ?? letter.subject, body: given('body') ?? letter.body };
  }
  if (kind === 'draft_campaign') {
    const topic = given('subject') ?? given('offer');
    const letter = letterAbout(topic, given('segmentId'), shop);
    const name = given('name') ?? (topic ? `Campaign: ${topic}` : undefined);
    return { ...input, ...(name && { name: name.slice(0, 200) }), message: given('message') ?? letter.body };
  }
  const definition = kind === 'save_segment' ? Definition.safeParse(input.definition) : undefined;
  if (definition?.success && !given('name')) {
    return {
      ...input,
      name:
        nameAsAsked(question) ??
        inWords(definition.data, (id) => id)
          .replace(/\.$/, '')
          .slice(0, 80),
    };
  }
  return input;
}

async function askForWhom({ ctx, question }: ToolCtx, kind: ActionKind): Promise<Finding> {
  const { segments } = await readVocabulary(ctx);
  const names = [...SEGMENT_KEYS.map((key) => SEGMENTS[key].name.toLowerCase()), ...segments.map(({ name }) => name)];
  const start = question.trim().replace(/[.!?\s]+$/, '') || STARTS[kind] || 'Draft an email';
  const options = names.slice(0, 8).map((name) => ({
    label: plainName(name),
    ask: kind === 'tag_people' ? start.replace(/^(\w+)\b/, `$1 my ${name}`) : `${start} for my ${name}`,
  }));
  const asked = 'Whom is it for? These are your segments:';
  return nothing({
    looked: 'Read what is to be done',
    text: `${MISSING[kind].what}. ${asked}\n\n${options.map(({ label }) => `- ${label}`).join('\n')}`,
    next: `Choose one, or say it whole: "${MISSING[kind].example}".`,
    data: { missing: 'audience', options },
    cards: [{ type: 'choices', question: 'Whom is it for?', options }],
  });
}

const STARTS: Partial<Record<ActionKind, string>> = {
  send_email: 'Send an email',
  draft_campaign: 'Draft a campaign',
  tag_people: 'Tag',
};

/** Where something is given and does not fit, our own words for it; what a schema says of types is no sentence. */
function askFor(kind: ActionKind, faults: { path: PropertyKey[]; message: string }[]): Finding {
  const { what, example } = MISSING[kind];
  const [fault] = faults;
  const own = fault && !/^(?:invalid|unrecognized|too (?:big|small)|expected)/i.test(fault.message);
  return nothing({
    looked: 'Read what is to be done',
    text: `I cannot plan that yet. ${own ? `${String(fault.path[0] ?? 'It')}: ${fault.message}` : what}.`,
    next: `For example: "${example}".`,
    data: { missing: faults.map(({ path }) => path.join('.')) },
  });
}
