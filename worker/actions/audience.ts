import { sql } from 'drizzle-orm';
import type { Audience } from '../../contract/actions.ts';
import type { Predicted } from '../../contract/predicted.ts';
import type { Definition, Node } from '../../contract/segments.ts';
import { countText } from '../ai/tools/words/format.ts';
import { definitionText } from '../ai/tools/words/people/definition.ts';
import { modelText } from '../ai/tools/words/predict/told.ts';
import type { UserCtx } from '../context.ts';
import { nameIn } from '../people/naming.ts';
import { requireProfile } from '../people/people.ts';
import { predictedPeople } from '../predictions/campaigns/people.ts';
import { predictedWords } from '../predictions/campaigns/words.ts';
import { compile } from '../segments/compile/compile.ts';
import { FOR_EVERYONE } from '../segments/compile/planner.ts';
import { frameOf, readSegments, type Segments } from '../segments/rows.ts';
import { readDefinition } from '../segments/segments.ts';
import { namedIn, refuse } from './words/languages.ts';
import type { PlanWords } from './words/words.ts';

/** An action is about at most so many people, unless its kind says otherwise. */
export const MOST_PEOPLE = 5000;
const READ_AT_ONCE = 5000;

/** Somebody an action is about, as far as reaching them by e-mail goes. */
export interface Somebody {
  id: string;
  email: string | null;
  consent: 'subscribed' | 'unsubscribed' | null;
}

/** Whom an audience names now, in the order of their ids. 404 for what there is not, 409 for more than `most`. */
export async function readAudience(
  ctx: UserCtx,
  audience: Audience,
  { words, most = MOST_PEOPLE }: { words: PlanWords; most?: number | undefined },
): Promise<{ name: string; people: Somebody[] }> {
  if ('personId' in audience) {
    const person = await requireProfile(ctx, audience.personId);
    const { id, email, consent } = person;
    return {
      name: nameIn(person.traits) ?? email ?? words.audience.onePerson,
      people: [{ id, email, consent: consent.email ?? null }],
    };
  }
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  if ('prediction' in audience) {
    return predicted(ctx, segments, { ...audience, most }, words);
  }
  const { name, where, who } = meant(segments, audience, words);
  const { joins, holds } = compiled(ctx, segments, where, who);
  const people: Somebody[] = [];
  for (let more = true; more; ) {
    const after = people.at(-1)?.id;
    const [, { rows }] = await ctx.db.batch([
      ctx.db.execute(FOR_EVERYONE),
      ctx.db.execute<Somebody & Record<string, unknown>>(sql`
        select p.id, p.email, p.consent->>'email' as consent from profiles p ${joins}
        where p.workspace_id = ${ctx.workspace.id}::uuid and ${holds} ${after ? sql`and p.id > ${after}::uuid` : sql``}
        order by p.id limit ${READ_AT_ONCE}`),
    ]);
    people.push(...rows);
    more = rows.length === READ_AT_ONCE && people.length <= most;
  }
  if (people.length > most) tooMany(name, most, words);
  return { name, people };
}

/** Who is in a list that a model makes; 409 where it is not known yet. */
async function predicted(
  ctx: UserCtx,
  segments: Segments,
  asked: Extract<Audience, { prediction: Predicted }> & { most: number },
  words: PlanWords,
): Promise<{ name: string; people: Somebody[] }> {
  const { prediction, segmentId, most } = asked;
  const say = words.audience;
  const definition = asked.definition && readDefinition(asked.definition, { segments });
  const rule = definition && ruleName(definition, segments, words);
  const of = segmentId === undefined ? rule : segmentName(segments, segmentId, words);
  const list = predictedWords(words.language);
  const called = list.names[prediction];
  const name = prediction === 'churn' ? say.atRisk(of) : of ? `${called}: ${of}` : called;
  const { ids: found, people, statusText } = await predictedPeople(ctx, prediction, most);
  if (found === null) {
    const status = modelText(statusText, words.language);
    refuse('conflict', prediction === 'churn' ? say.riskUnknown(status) : list.notKnown({ name, status }), words);
  }
  if (people > most) tooMany(name, most, words);
  const only: Node[] = [...(segmentId ? [inSegment(segmentId)] : []), ...(definition ? [definition.where] : [])];
  const { joins, holds } = compiled(ctx, segments, { type: 'all', of: only }, definition?.who);
  const ids = JSON.stringify(found);
  const { rows } = await ctx.db.execute<Somebody & Record<string, unknown>>(sql`
    select p.id, p.email, p.consent->>'email' as consent from profiles p ${joins}
    where p.workspace_id = ${ctx.workspace.id}::uuid and ${holds}
      and p.id in (select i::uuid from json_array_elements_text(${ids}::json) i) order by p.id`);
  return { name, people: rows };
}

/** Its name as it stands in a plan; a rule's name is what it says. */
function meant(
  segments: Segments,
  audience: Exclude<Audience, { personId: string } | { prediction: string }>,
  words: PlanWords,
): { name: string; where: Node; who: Definition['who'] } {
  if ('segmentId' in audience) {
    const name = segmentName(segments, audience.segmentId, words);
    return { name, where: inSegment(audience.segmentId), who: 'everyone' };
  }
  const definition = readDefinition(audience.definition, { segments });
  const { who, where } = definition;
  return { name: ruleName(definition, segments, words), where, who };
}

/** A rule's name is what it says. */
function ruleName({ who, where }: Definition, segments: Segments, words: PlanWords): string {
  return definitionText({ version: 1, who, where }, namedIn(segments.nameOf, words), words.language).replace(/\.$/, '');
}

const inSegment = (segment: string): Node => ({ type: 'segment', segment });

/** A segment as it is called in a plan; 404 for what there is not. */
export function segmentName(segments: Segments, id: string, words: PlanWords): string {
  if (!segments.ruleOf(id)) refuse('not_found', words.audience.noSegment, words);
  return namedIn(segments.nameOf, words)(id);
}

function tooMany(name: string, most: number, words: PlanWords): never {
  const say = { most: countText(most, words.language), name: words.quoted(name) };
  return refuse('conflict', words.audience.tooMany(say), words);
}

function compiled(ctx: UserCtx, segments: Segments, where: Node, who: Definition['who'] = 'everyone') {
  const definition: Definition = { version: 1, who, where };
  return compile(definition, frameOf(ctx.workspace, segments, 'everyone', ctx.now()));
}
