import { listWorkflows } from '../../../actions/workflows/workflows.ts';
import { listPeople } from '../../../people/people.ts';
import { wordsOf } from '../../reading/words.ts';
import { nothing } from '../finding.ts';
import { listText, nameText, paragraphs, personName, plainName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { actionWords } from '../words/actions/languages.ts';
import type { ActionWords } from '../words/actions/words.ts';

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

async function personById({ ctx, question, language }: ToolCtx, input: Given, named: string): Promise<Resolved> {
  const { person: say } = actionWords(language);
  const { data } = await listPeople(ctx, { limit: LISTED, query: named });
  const same = (text: string | null | undefined) => wordsOf(text ?? '').join(' ') === wordsOf(named).join(' ');
  const exact = data.filter(({ userId, email, name }) => [userId, email, name].some(same));
  const [only] = exact;
  if (only && exact.length === 1) return { input: { ...input, audience: { personId: only.id } } };
  const several = exact.length > 0 ? exact : data;
  if (several.length === 0) return { ask: unknownPerson(named, say) };
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
      looked: say.looked,
      text: paragraphs(
        `${exact.length > 0 ? say.several(nameText(named)) : say.notExactly(nameText(named))} ${say.which}`,
        listText(options.map(({ label }) => label)),
      ),
      next: say.next,
      data: { missing: 'audience', options },
      cards: [{ type: 'choices', question: say.which, options }],
      fromStrangers: true,
    }),
  };
}

function unknownPerson(named: string, say: ActionWords['person']): Finding {
  return nothing({
    looked: say.looked,
    text: say.nobody(nameText(named)),
    next: say.nobodyNext,
    data: { missing: 'audience' },
  });
}

async function workflowById({ ctx, language }: ToolCtx, input: Given): Promise<Resolved> {
  const { name, workflowId, ...rest } = input;
  const named = typeof workflowId === 'string' && !ID.test(workflowId) ? workflowId : name;
  if (typeof named !== 'string' || named.trim() === '') return { input };
  const { workflow: say } = actionWords(language);
  const workflows = await listWorkflows(ctx);
  const has = wordsOf(named).join(' ');
  const found =
    workflows.filter((one) => wordsOf(one.name).join(' ') === has).at(0) ??
    onlyOne(workflows.filter((one) => ` ${wordsOf(one.name).join(' ')} `.includes(` ${has} `)));
  if (found) return { input: { ...rest, workflowId: found.id } };
  const options = workflows.slice(0, LISTED).map((one) => ({ label: plainName(one.name), ask: say.run(one.name) }));
  return {
    ask: nothing({
      looked: say.looked,
      text: paragraphs(
        `${say.none(nameText(named))} ${options.length > 0 ? say.yours : say.notMade}`,
        listText(options.map(({ label }) => label)),
      ),
      next: options.length > 0 ? say.choose : say.make,
      data: { missing: 'workflowId', options },
      cards: options.length > 0 ? [{ type: 'choices', question: say.which, options }] : [],
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
