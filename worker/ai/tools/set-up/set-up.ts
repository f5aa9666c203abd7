import type { ConfigurationChange, WorkflowInput } from '../../../../contract/actions.ts';
import type { ToolInput } from '../../../../contract/analyst.ts';
import { SegmentKey } from '../../../../contract/analytics.ts';
import type { Definition } from '../../../../contract/segments.ts';
import { actorOn } from '../../../actions/actor.ts';
import { proposeAction } from '../../../actions/plans.ts';
import { showPlan } from '../../../actions/shown.ts';
import { findEarlier } from '../../../actions/waiting.ts';
import { type HeldThing, readHeld } from '../../../configuration/read.ts';
import { newId } from '../../../db/id.ts';
import { fail } from '../../../errors.ts';
import { readSegments } from '../../../segments/rows.ts';
import { CHANGE_WORDS } from '../../campaigns/change/words.ts';
import { wordsOf } from '../../reading/words.ts';
import { letterAbout } from '../actions/letters.ts';
import { nothing } from '../finding.ts';
import { planFinding } from '../propose-action.ts';
import { spokenOf } from '../recall-plan.ts';
import { listText, plainName } from '../shown.ts';
import type { Finding, Tool, ToolCtx } from '../tool.ts';
import { actionWords } from '../words/actions/languages.ts';
import { numberText } from '../words/format.ts';
import { PLAN_TEXT } from '../words/plans.ts';
import { segmentIn } from '../words/segments.ts';
import { SET_UP_WORDS } from '../words/set-up.ts';

type Asked = ToolInput<'set_up'>;

const LISTED = 8;
const NEW = { was: null } as const;

/** "Send me revenue every Monday", "forget that we are closed on Sundays", "every time somebody abandons a cart, create a task" */
export const setUp: Tool<'set_up'> = {
  name: 'set_up',
  description:
    'Plans one thing that is set up and stays, for a person to approve: a question that is asked every day or week ("send me revenue every Monday"), a workflow ("every time somebody abandons a cart, create a task"), or the end of a fact, question, workflow or segment ("forget that we are closed on Sundays"). Give in unread what of the wish it cannot say.',
  readOnly: false,
  async run(tools, asked) {
    const { ctx, turnId, conversationId, surface, readStrangers, language } = tools;
    if (surface === 'schedule') return fail('invalid', PLAN_TEXT[language].clockReads, { language });
    const say = SET_UP_WORDS[language];
    const requestKey = `${turnId}:set-up`;
    const earlier = await findEarlier(ctx, requestKey);
    const notes = notesOf(tools, asked);
    if (earlier) return planFinding(tools, showPlan(ctx, earlier), notes);
    const wanted = asked.remove ? await taken(tools, asked.remove) : await made(tools, asked);
    if ('looked' in wanted) return wanted;
    if (wanted.length === 0) return nothing({ looked: say.looked, text: say.nothing, next: say.nothingNext });
    const request = { kind: 'change_configuration' as const, input: { changes: wanted } };
    const plan = await proposeAction(ctx, request, {
      ...{ surface, actor: actorOn(surface, ctx), conversationId, readStrangers, language, requestKey },
    });
    return planFinding(tools, plan, notes);
  },
};

function notesOf({ language }: ToolCtx, { unread = [], question, workflow }: Asked): string[] {
  const { couldNot, quoted } = CHANGE_WORDS[language];
  const say = SET_UP_WORDS[language];
  const wishes = unread.map((one) => quoted(plainName(one)));
  return [
    ...(wishes.length > 0 ? [couldNot(wishes)] : []),
    ...(question ? [say.answersAre] : []),
    ...(workflow ? [say.standsStill] : []),
  ];
}

/** What is to end, as one change; or, where it cannot be told which, what there is to choose from. */
async function taken(
  tools: ToolCtx,
  { kind, said }: NonNullable<Asked['remove']>,
): Promise<ConfigurationChange[] | Finding> {
  const { ctx, language } = tools;
  const say = SET_UP_WORDS[language];
  // A built-in segment stays.
  const all = (await readHeld(ctx)).filter((one) => one.kind === kind && !SegmentKey.safeParse(one.id).success);
  const recalled = said === '' && all.length !== 1 ? await spokenOf(tools, kind) : undefined;
  if (recalled) return recalled;
  const [one, ...others] = among(all, said);
  if (one && others.length === 0) return [{ kind, id: one.id, was: one.hash, becomes: null }];
  const some = (one ? [one, ...others] : all).slice(0, LISTED);
  const options = some.map((held) => ({
    label: plainName(nameOf(held)),
    ask: say.end[kind](nameOf(held).slice(0, 300)),
  }));
  if (options.length === 0) return nothing({ looked: say.looked, text: say.none[kind], next: say.noneNext[kind] });
  return nothing({
    ...{ looked: say.looked, next: CHANGE_WORDS[language].whichNext },
    text: `${say.which[kind]}\n\n${listText(options.map(({ label }) => `\`${label}\``))}`,
    data: { missing: kind, options },
    cards: [{ type: 'choices', question: say.which[kind], options }],
  });
}

/** What is called so, or says so: all the words of one are among those of the other. The only one, where nothing was said of it. */
function among(all: HeldThing[], said: string): HeldThing[] {
  const asked = wordsOf(said);
  if (asked.length === 0) return all.length === 1 ? all : [];
  const exact = all.filter((one) => wordsOf(nameOf(one)).join(' ') === asked.join(' '));
  if (exact.length > 0) return exact.slice(0, 1);
  return all.filter((one) => {
    const own = wordsOf(nameOf(one));
    const [few, many] = own.length <= asked.length ? [own, asked] : [asked, own];
    return few.length > 0 && few.every((word) => many.includes(word));
  });
}

function nameOf({ content }: HeldThing): string {
  const { text, question, name } = content as { text?: string; question?: string; name?: string };
  return text ?? question ?? name ?? '';
}

async function made(tools: ToolCtx, { question, workflow }: Asked): Promise<ConfigurationChange[]> {
  if (question) {
    const { at = '09:00', ...rest } = question;
    // Whoever asks to be told every Monday is told every Monday, also where nothing moved.
    const becomes = { ...rest, at, onlyIfMoved: false, paused: false };
    return [{ kind: 'question', id: newId(), ...NEW, becomes }];
  }
  return workflow ? workflowOf(tools, workflow) : [];
}

async function workflowOf(tools: ToolCtx, wanted: NonNullable<Asked['workflow']>): Promise<ConfigurationChange[]> {
  const { ctx, language } = tools;
  const say = SET_UP_WORDS[language];
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const { cartOver, at, weekday, event, change = 'entered' } = wanted;
  const segmentName = (id: string) => segmentNameIn(id, segments.nameOf, language);
  const cart = cartOver ? { id: newId(), name: say.cartsOver(numberText(cartOver, language)) } : undefined;
  const segmentId = cart?.id ?? wanted.segmentId;
  const trigger: WorkflowInput['trigger'] = segmentId
    ? { on: 'segment', segmentId, change }
    : event
      ? { on: 'event', event }
      : { on: 'time', at: at ?? '09:00', ...(weekday && { weekday }) };
  const cause = cart?.name ?? (segmentId ? segmentName(segmentId) : event ? say.event(event) : '');
  const step = stepOf(tools, wanted, cause);
  if (!step) return [];
  const workflow = { name: `${cause ? `${cause}: ` : ''}${step.name}`.slice(0, 200), trigger, steps: [step.step] };
  const becomes = cart && { name: cart.name.slice(0, 80), definition: leftOver(cartOver ?? 0) };
  return [
    ...(cart && becomes ? [{ kind: 'segment' as const, id: cart.id, ...NEW, becomes }] : []),
    { kind: 'workflow', id: newId(), ...NEW, becomes: workflow },
  ];
}

const THIS_PERSON = { personId: '{{person}}' };

function stepOf(
  { ctx, language }: ToolCtx,
  { task, tag, email, sends }: NonNullable<Asked['workflow']>,
  cause: string,
) {
  const say = SET_UP_WORDS[language];
  const action = (
    kind: 'create_task' | 'tag_people' | 'send_email' | 'draft_email',
    input: Record<string, unknown>,
  ) => ({
    type: 'action' as const,
    kind,
    input,
  });
  if (tag) return { name: say.tags(tag), step: action('tag_people', { audience: THIS_PERSON, tag }) };
  if (task !== undefined) {
    const title = (task || say.lookAfter(cause)).slice(0, 200);
    return { name: title, step: action('create_task', { title }) };
  }
  if (email === undefined) return undefined;
  const shop = plainName(ctx.workspace.name);
  const { subject, body } = letterAbout({ topic: email || undefined, segment: undefined, shop }, actionWords(language));
  const input = { audience: THIS_PERSON, subject: subject.slice(0, 200), body };
  return { name: subject, step: action(sends ? 'send_email' : 'draft_email', input) };
}

/** Who put more than so much into the cart and ordered nothing. */
function leftOver(amount: number): Definition {
  return {
    version: 1,
    who: 'known',
    where: {
      type: 'all',
      of: [
        { type: 'event', event: 'add_to_cart', measure: { of: 'sum', is: 'more_than', amount } },
        { type: 'orders', of: 'orders', is: 'exactly', amount: 0 },
      ],
    },
  };
}

function segmentNameIn(id: string, nameOf: (id: string) => string, language: ToolCtx['language']): string {
  const key = SegmentKey.safeParse(id).data;
  return key ? segmentIn(key, language).name : nameOf(id);
}
