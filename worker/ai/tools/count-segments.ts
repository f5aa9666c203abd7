import { SegmentKey } from '../../../contract/analytics.ts';
import type { Segment } from '../../../contract/segments.ts';
import { summary } from '../../analytics/summary.ts';
import { fail } from '../../errors.ts';
import { readSegments, type Segments } from '../../segments/rows.ts';
import { listSegments } from '../../segments/segments.ts';
import { Figures } from './figures.ts';
import { finding } from './finding.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import type { Tool } from './tool.ts';
import { ASKS } from './words/asks.ts';
import type { Language } from './words/format.ts';
import { COUNTED_WORDS } from './words/people/counted.ts';
import { definitionText } from './words/people/definition.ts';
import { inSentence, segmentIn } from './words/segments.ts';

/** More segments than this are counted and not written out. */
const LISTED = 20;

/** "How many people are in each segment?" */
export const countSegments: Tool<'count_segments'> = {
  name: 'count_segments',
  description:
    'How many people are in each segment, or in those named by key or id, with what each segment means. Use it for "how many cart abandoners", "which segments do I have".',
  readOnly: true,
  async run({ ctx, language }, { segmentIds = [] }) {
    const [all, { totals }, rules] = await Promise.all([
      listSegments(ctx),
      summary(ctx, ctx.workspace.id),
      readSegments(ctx.db, ctx.workspace.id),
    ]);
    const chosen = segmentIds.map(
      (id) => all.find((one) => one.id === id) ?? fail('invalid', `There is no segment “${plainName(id)}”`),
    );
    const say = COUNTED_WORDS[language];
    const shown = (chosen.length > 0 ? chosen : all).slice(0, LISTED).map((one) => inLanguage(one, rules, language));
    const figures = new Figures({ language, currency: ctx.workspace.currency });
    const everyone = figures.noun(totals.people, 'person', { of: ['in all', 'profiles'] });
    const lines = shown.map(({ id, name, people, definition, estimated, builtIn, filling }) => {
      const at = { at: [name, id], of: [name, 'members'] };
      const share =
        totals.people > 0 && !estimated
          ? ` (${figures.percent(people / totals.people, { ...at, of: ['share', name] })})`
          : '';
      const called = builtIn ? `**${name}**` : `**${nameText(name)}**`;
      const gathering = filling ? say.gathering : '';
      return `${called}: ${figures.noun(people, 'person', at)}${share}. ${figures.quote(definition, ['definition', name])}${gathering}`;
    });
    const largest = [...shown].sort((a, b) => b.people - a.people)[0];
    const [only] = shown;
    return finding({
      looked: say.looked({ one: shown.length === 1, everyone }),
      text: paragraphs(
        say.of(everyone),
        listText(lines),
        all.length > shown.length && chosen.length === 0 && say.others,
        shown.some(({ estimated }) => estimated) ? say.estimated : shown.length > 1 && say.overlap,
      ),
      next:
        largest && largest.people > 0
          ? say.campaignsNext(ASKS[language].campaigns(inSentence(plainName(largest.name), language)))
          : say.sendNext,
      data: {
        people: totals.people,
        segments: Object.fromEntries(shown.map(({ id, people }) => [id, people])),
        names: Object.fromEntries(shown.map(({ id, name }) => [id, name])),
        ...(shown.length === 1 && only && { count: only.people, segment: only.id }),
      },
      facts: figures.facts,
      cards: shown.map(({ id, name, definition, people }) => ({
        ...{ type: 'segment' as const, id, name: plainName(name), words: definition, definition: null, people },
      })),
      found: totals.people > 0,
    });
  },
};

/** A segment as it is called in a language: a built-in by its name there, and what it means by its rule. */
function inLanguage(segment: Segment, rules: Segments, language: Language): Segment {
  const key = SegmentKey.safeParse(segment.id).data;
  const rule = rules.ruleOf(segment.id);
  const definition =
    rule?.kind === 'standard'
      ? segmentIn(rule.key, language).definition
      : rule
        ? definitionText(rule.definition, rules.nameOf, language)
        : segment.definition;
  return { ...segment, definition, name: key ? segmentIn(key, language).name : segment.name };
}
