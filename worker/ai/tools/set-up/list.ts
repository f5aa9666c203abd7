import { mostPerWeek } from '../../../actions/email/cap.ts';
import { listTasks } from '../../../actions/tasks/tasks.ts';
import { listWorkflows } from '../../../actions/workflows/workflows.ts';
import { listQuestions } from '../../../scheduled-questions/questions.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { listText, nameText, paragraphs } from '../shown.ts';
import type { Finding, Tool, ToolCtx } from '../tool.ts';
import { dayText } from '../words/format.ts';
import { SET_UP_WORDS } from '../words/set-up.ts';

const LISTED = 20;

/** "What is on my to-do list?", "What workflows do I have?", "What do you send me regularly?" */
export const listSetUp: Tool<'list_set_up'> = {
  name: 'list_set_up',
  description:
    'The open tasks of the shop, its workflows with whether they run, the questions that are asked by the clock and whose answers are told, or (letters) how many letters a person gets a week at most, which is set in the settings.',
  readOnly: true,
  async run(tools, { what }) {
    const { ctx, language } = tools;
    if (what === 'letters') return letters(tools);
    const say = SET_UP_WORDS[language].lists[what];
    const figures = new Figures({ language, currency: ctx.workspace.currency });
    const lines = (await linesOf(tools, what)).map((text) => figures.quote(text, ['set up']));
    if (lines.length === 0) return nothing({ looked: say.looked, text: say.none, next: say.noneNext });
    return finding({
      ...{ looked: say.looked, next: say.next, facts: figures.facts },
      text: paragraphs(say.intro, listText(lines)),
      data: { [what]: lines },
    });
  },
};

/** How many letters a person gets a week at most, and where it is said. */
async function letters({ ctx, language }: ToolCtx): Promise<Finding> {
  const say = SET_UP_WORDS[language].letters;
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const most = await mostPerWeek(ctx);
  const text = most === null ? say.unlimited : figures.quote(say.most(String(most)), ['letters', 'set up']);
  return finding({ looked: say.looked, text, next: say.next, facts: figures.facts, data: { lettersPerWeek: most } });
}

async function linesOf({ ctx, language }: ToolCtx, what: 'tasks' | 'workflows' | 'questions'): Promise<string[]> {
  const say = SET_UP_WORDS[language];
  if (what === 'tasks') {
    const { data } = await listTasks(ctx, { done: false, limit: LISTED });
    return data.map(({ title, dueOn }) =>
      [nameText(title), ...(dueOn ? [say.due(dayText(dueOn, language))] : [])].join(', '),
    );
  }
  if (what === 'workflows') {
    const all = await listWorkflows(ctx);
    return all.slice(0, LISTED).map(({ name, status }) => `${nameText(name)}: ${say.states[status]}`);
  }
  const all = await listQuestions(ctx);
  return all.slice(0, LISTED).map(({ question, every, weekday, at, paused }) => {
    const when = every === 'day' ? say.everyDay(at) : say.everyWeek({ weekday: weekday ?? 1, at });
    return `${nameText(question)}: ${when}${paused ? ` (${say.states.paused})` : ''}`;
  });
}
