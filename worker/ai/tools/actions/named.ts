import { listWorkflows } from '../../../actions/workflows/workflows.ts';
import { listPeople } from '../../../people/people.ts';
import { wordsOf } from '../../reading/words.ts';
import { nothing } from '../finding.ts';
import { listText, nameText, paragraphs, personName, plainName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';

type Given = Record<string, unknown>;
type Resolved = { input: Given } | { ask: Finding };

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LISTED = 6;

/** What is named by an e-mail address, a number or a name, as the id that an action takes. */
export async function byId(tools: ToolCtx, kind: string, input: Given): Promise<Resolved> {
  if (kind === 'run_workflow') return workflowById(tools, input);
  const audience = input.audience as { personId?: unknown } | undefined;
  const person = audience?.personId;
  if (typeof person !== 'string' || ID.test(person)) return { input };
  return personById(tools, input, person);
}

async function personById({ ctx, question }: ToolCtx, input: Given, named: string): Promise<Resolved> {
  const { data } = await listPeople(ctx, { limit: LISTED, query: named });
  const same = (text: string | null | undefined) => wordsOf(text ?? '').join(' ') === wordsOf(named).join(' ');
  const exact = data.filter(({ userId, email, name }) => [userId, email, name].some(same));
  const [only] = exact;
  if (only && exact.length === 1) return { input: { ...input, audience: { personId: only.id } } };
  const several = exact.length > 0 ? exact : data;
  if (several.length === 0) return { ask: unknownPerson(named) };
  const options = several.flatMap((one) => {
    const way = one.email ?? one.userId;
    return way
      ? [
          {
            label: `${personName(one)} (${plainName(way)})`,
            ask: question.includes(named) ? question.replace(named, way) : way,
          },
        ]
      : [];
  });
  return {
    ask: nothing({
      looked: 'Searched customers',
      text: paragraphs(
        `${exact.length > 0 ? 'Several customers are called' : 'No customer is called exactly'} ${nameText(named)}. Which one do you mean?`,
        listText(options.map(({ label }) => label)),
      ),
      next: 'Choose one, or say it with the e-mail address.',
      data: { missing: 'audience', options },
      cards: [{ type: 'choices', question: 'Which one do you mean?', options }],
      fromStrangers: true,
    }),
  };
}

function unknownPerson(named: string): Finding {
  return nothing({
    looked: 'Searched customers',
    text: `I found nobody with the name, number or e-mail address ${nameText(named)}, so there is nothing to plan.`,
    next: 'Check the spelling, or look the person up under People.',
    data: { missing: 'audience' },
  });
}

async function workflowById({ ctx }: ToolCtx, input: Given): Promise<Resolved> {
  const { name, workflowId, ...rest } = input;
  const named = typeof workflowId === 'string' && !ID.test(workflowId) ? workflowId : name;
  if (typeof named !== 'string' || named.trim() === '') return { input };
  const workflows = await listWorkflows(ctx);
  const has = wordsOf(named).join(' ');
  const found =
    workflows.filter((one) => wordsOf(one.name).join(' ') === has).at(0) ??
    onlyOne(workflows.filter((one) => ` ${wordsOf(one.name).join(' ')} `.includes(` ${has} `)));
  if (found) return { input: { ...rest, workflowId: found.id } };
  const options = workflows
    .slice(0, LISTED)
    .map((one) => ({ label: plainName(one.name), ask: `Run workflow "${one.name}"` }));
  return {
    ask: nothing({
      looked: 'Looked up workflows',
      text: paragraphs(
        `There is no workflow called ${nameText(named)}.${options.length > 0 ? ' These are yours:' : ' None has been made yet.'}`,
        listText(options.map(({ label }) => label)),
      ),
      next: options.length > 0 ? 'Choose one.' : 'Make one under Automate first.',
      data: { missing: 'workflowId', options },
      cards: options.length > 0 ? [{ type: 'choices', question: 'Which workflow?', options }] : [],
    }),
  };
}

const onlyOne = <One>(list: One[]): One | undefined => (list.length === 1 ? list[0] : undefined);

/** What a segment or a tag is called where its asker gave no name: by what was asked. */
export function nameAsAsked(question: string): string | undefined {
  const asked = question
    .trim()
    .replace(
      /^(?:please |can you |could you |bitte |por favor )*\p{L}+\b.{0,40}?\b(?:segments?|segmentos?|groupe?|list|audience)\b/iu,
      '',
    )
    .replace(/^\W*(?:of|for|with|from|as|containing|von|mit|de|con|des|avec)\b/iu, '')
    .replace(/^\W*(?:(?:all|my|our|the|everyone|everybody)\s+)*/iu, '')
    .replace(/[.!?\s]+$/, '')
    .trim();
  if (asked.length < 3) return undefined;
  return plainName(asked.charAt(0).toUpperCase() + asked.slice(1)).slice(0, 80);
}
