import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { CATALOGUE } from '../../metrics/catalogue/catalogue.ts';
import { readSegments } from '../../segments/rows.ts';
import { about, connect, topicText } from './describe/help.ts';
import { catalogueLines, metricDefinition, metricNamed } from './describe/metrics.ts';
import { describeWords } from './describe/words/languages.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { joined, listText, nameText, paragraphs } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';
import type { Language } from './words/format.ts';
import { AND } from './words/nouns.ts';
import { definitionText } from './words/people/definition.ts';
import { segmentIn } from './words/segments.ts';

/** "What is a cart abandoner?", "What does net revenue mean?", "Which metrics do you know?" */
export const describe: Tool<'describe'> = {
  name: 'describe',
  description:
    'What a metric, a segment or a part of the product means, and how to connect a shop. Without a subject: every metric of the catalogue in short.',
  readOnly: true,
  async run(tools, { subject }) {
    const asked = subject?.toLowerCase().trim() ?? '';
    const { language } = tools;
    if (asked === '') return catalogue(language);
    return (await segment(tools, asked)) ?? known(asked, language) ?? unknown(asked, language);
  },
};

function catalogue(language: Language): Finding {
  const figures = new Figures({ language, currency: 'USD' });
  const say = describeWords(language);
  return finding({
    looked: say.lookedCatalogue,
    text: paragraphs(
      say.catalogue.intro(figures.noun(CATALOGUE.length, 'metric')),
      listText(catalogueLines(language)),
      say.catalogue.periods,
    ),
    next: say.catalogue.next,
    data: { metrics: CATALOGUE.map(({ id, name, definition, unit }) => ({ id, name, definition, unit })) },
    facts: figures.facts,
  });
}

function known(asked: string, language: Language): Finding | undefined {
  const say = describeWords(language);
  if (/connect|set ?up|install|integrat|verbind|conect|reli(?:er|ez)/.test(asked)) {
    return finding({ looked: say.lookedConnect, ...connect(language), data: { topic: 'connect' } });
  }
  if (/pulsehub|what (?:can|do) you|help|hilfe|ayuda|aide/.test(asked)) {
    return finding({ looked: say.lookedAbout, ...about(language), data: { topic: 'about' } });
  }
  const metric = metricNamed(asked);
  const topic = topicText(asked, language);
  if (topic && (!metric || !/rate|value|revenue|orders/.test(metric.id))) {
    return explained(topic, { topic: asked }, language);
  }
  return metric ? explained(metricDefinition(metric, language), { metric }, language) : undefined;
}

function explained(text: string, data: Record<string, unknown>, language: Language): Finding {
  const figures = new Figures({ language, currency: 'USD' });
  const say = describeWords(language);
  return finding({ looked: say.looked, text: figures.quote(text), next: say.next, data, facts: figures.facts });
}

/** A segment by its name, or all of them where no one is named. */
async function segment({ ctx, language }: ToolCtx, asked: string): Promise<Finding | undefined> {
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const saved = segments.rows.flatMap(({ key, definition, name, id }) =>
    key === null && definition
      ? [{ id, names: [name], builtIn: false, words: definitionText(definition, segments.nameOf, language) }]
      : [],
  );
  const all = [
    ...SEGMENT_KEYS.map((key) => {
      const own = segments.find(key)?.definition;
      const standard = segmentIn(key, language);
      const words = own ? definitionText(own, segments.nameOf, language) : standard.definition;
      return { id: key as string, names: [standard.name, SEGMENTS[key].name], builtIn: true, words };
    }),
    ...saved,
  ];
  const stem = (text: string) => text.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ').replace(/s\b/g, '');
  const fitting = all.filter(({ id, names }) => [id, ...names].some((one) => stem(asked).includes(stem(one))));
  const shown = fitting.length > 0 ? fitting : /\bsegment(?:e|o|os|s)?\b/.test(asked) ? all.slice(0, 20) : [];
  if (shown.length === 0) return undefined;
  const say = describeWords(language);
  const called = (names: string[]) => names[0] ?? '';
  return finding({
    looked: say.looked,
    text: figures.quote(
      listText(
        shown.map(({ names, builtIn, words }) => {
          const name = called(names);
          return `**${builtIn ? name : nameText(name)}**: ${words}`;
        }),
      ),
    ),
    next: say.segmentNext,
    data: { segments: shown.map(({ id, names, words }) => ({ id, name: called(names), definition: words })) },
    facts: figures.facts,
    fromStrangers: false,
  });
}

function unknown(asked: string, language: Language): Finding {
  const say = describeWords(language);
  return nothing({
    looked: say.looked,
    text: paragraphs(say.unknown(nameText(asked)), say.canExplain(joined(say.explainable, AND[language]))),
    next: say.unknownNext,
    data: { subject: asked },
  });
}
