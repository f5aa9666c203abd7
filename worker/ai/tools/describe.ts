import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { CATALOGUE } from '../../metrics/catalogue/catalogue.ts';
import { inWords } from '../../segments/definition/words.ts';
import { readSegments } from '../../segments/rows.ts';
import { about, connect, topicText } from './describe/help.ts';
import { catalogueLines, metricDefinition, metricNamed } from './describe/metrics.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { joined, listText, nameText, paragraphs } from './shown.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';

/** "What is a cart abandoner?", "What does net revenue mean?", "Which metrics do you know?" */
export const describe: Tool<'describe'> = {
  name: 'describe',
  description:
    'What a metric, a segment or a part of the product means, and how to connect a shop. Without a subject: every metric of the catalogue in short.',
  readOnly: true,
  async run(tools, { subject }) {
    const asked = subject?.toLowerCase().trim() ?? '';
    return asked === '' ? catalogue() : ((await segment(tools, asked)) ?? known(asked) ?? unknown(asked));
  },
};

function catalogue(): Finding {
  const figures = new Figures({ language: 'en', currency: 'USD' });
  return finding({
    looked: 'Opened the catalogue of metrics',
    text: paragraphs(
      `I know ${figures.counted(CATALOGUE.length, 'metric')}, each with one fixed meaning:`,
      listText(catalogueLines()),
      'Each for any period, compared with another one, along time, or by source, channel, product, segment and customer where that makes sense.',
    ),
    next: 'Ask "What does net revenue mean?" for any of them.',
    data: { metrics: CATALOGUE.map(({ id, name, definition, unit }) => ({ id, name, definition, unit })) },
    facts: figures.facts,
  });
}

function known(asked: string): Finding | undefined {
  if (/connect|set ?up|install|integrat|verbind|conect/.test(asked)) {
    return finding({ looked: 'Looked up how to connect', ...connect(), data: { topic: 'connect' } });
  }
  if (/pulsehub|what (?:can|do) you|help|hilfe|ayuda|aide/.test(asked)) {
    return finding({ looked: 'Looked up what I can do', ...about(), data: { topic: 'about' } });
  }
  const metric = metricNamed(asked);
  const topic = topicText(asked);
  if (topic && (!metric || !/rate|value|revenue|orders/.test(metric.id))) {
    return explained(topic, { topic: asked });
  }
  return metric ? explained(metricDefinition(metric), { metric }) : undefined;
}

function explained(text: string, data: Record<string, unknown>): Finding {
  const figures = new Figures({ language: 'en', currency: 'USD' });
  return finding({
    looked: 'Looked up what it means',
    text: figures.quote(text),
    next: 'Ask for the number itself to see yours.',
    data,
    facts: figures.facts,
  });
}

/** A segment by its name, or all of them where no one is named. */
async function segment({ ctx }: ToolCtx, asked: string): Promise<Finding | undefined> {
  const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const saved = segments.rows.flatMap(({ key, definition, name, id }) =>
    key === null && definition ? [{ id, name, builtIn: false, words: inWords(definition, segments.nameOf) }] : [],
  );
  const all = [
    ...SEGMENT_KEYS.map((key) => {
      const own = segments.find(key)?.definition;
      const words = own ? inWords(own, segments.nameOf) : SEGMENTS[key].definition;
      return { id: key as string, name: SEGMENTS[key].name, builtIn: true, words };
    }),
    ...saved,
  ];
  const stem = (text: string) => text.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ').replace(/s\b/g, '');
  const fitting = all.filter(({ id, name }) => [id, name].some((one) => stem(asked).includes(stem(one))));
  const shown = fitting.length > 0 ? fitting : /\bsegments?\b/.test(asked) ? all.slice(0, 20) : [];
  if (shown.length === 0) return undefined;
  return finding({
    looked: 'Looked up what it means',
    text: figures.quote(
      listText(
        shown.map(({ name, builtIn, words }) => `${builtIn ? `**${name}**` : `**${nameText(name)}**`}: ${words}`),
      ),
    ),
    next: 'Ask "How many people are in each segment?" to see yours.',
    data: { segments: shown.map(({ id, name, words }) => ({ id, name, definition: words })) },
    facts: figures.facts,
    fromStrangers: false,
  });
}

function unknown(asked: string): Finding {
  return nothing({
    looked: 'Looked up what it means',
    text: paragraphs(
      `${nameText(asked)} is not defined here, so I will not guess what it means.`,
      `I can explain, for example: ${joined(['net revenue', 'repeat rate', 'cart abandonment rate', 'the segments', 'receipts'])}.`,
    ),
    next: 'Ask "Which metrics do you know?" for all of them.',
    data: { subject: asked },
  });
}
