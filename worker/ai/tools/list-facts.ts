import { effectOf } from '../../learning/effects.ts';
import { listFacts as readFacts } from '../../learning/facts.ts';
import { factsIn } from '../../learning/lessons.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { listText, paragraphs } from './shown.ts';
import type { Tool } from './tool.ts';
import { dayOf } from './window.ts';
import { ASKS } from './words/asks.ts';
import { dayText } from './words/format.ts';
import { FACT_WORDS } from './words/found.ts';

const LISTED = 30;

/** "What do you know about my shop?" */
export const listFacts: Tool<'list_facts'> = {
  name: 'list_facts',
  description:
    'What the shop has said of itself and still holds, such as "we are closed on Sundays", with who said it and when.',
  readOnly: true,
  async run({ ctx, calendar, language }) {
    const say = FACT_WORDS[language];
    const facts = await factsIn(ctx, await readFacts(ctx), language);
    if (facts.length === 0) {
      return nothing({
        looked: say.lookedForNone,
        text: say.none,
        next: say.noneNext(ASKS[language].closed),
        data: { facts: [] },
      });
    }
    const figures = new Figures({ language, currency: ctx.workspace.currency });
    const lines = facts.slice(0, LISTED).map(({ text, meaning, by, createdAt }) => {
      const effect = effectOf(meaning, language);
      const said = `${by ? `${quoted(by.name)}, ` : ''}${dayText(dayOf(createdAt, calendar.timezone), language)}`;
      return `${figures.quote(quoted(text), ['fact'])} (${said})${effect ? `. ${figures.quote(effect, ['fact'])}` : ''}`;
    });
    const rest = facts.length - lines.length;
    return finding({
      looked: say.looked,
      text: paragraphs(say.intro, listText(lines), rest > 0 && say.more(figures.count(rest, 'more', 'facts'))),
      next: say.next,
      data: { facts: facts.map(({ id, text, effect, createdAt }) => ({ id, text, effect, createdAt })) },
      facts: figures.facts,
      fromStrangers: false,
    });
  },
};

function quoted(text: string): string {
  const plain = text
    .replace(/[\p{C}`]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `\`${plain}\``;
}
