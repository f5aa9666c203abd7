import { summary } from '../../analytics/summary.ts';
import { fail } from '../../errors.ts';
import { listSegments } from '../../segments/segments.ts';
import { Figures } from './figures.ts';
import { finding } from './finding.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import type { Tool } from './tool.ts';

/** More segments than this are counted and not written out. */
const LISTED = 20;

/** "How many people are in each segment?" */
export const countSegments: Tool<'count_segments'> = {
  name: 'count_segments',
  description:
    'How many people are in each segment, or in those named by key or id, with what each segment means. Use it for "how many cart abandoners", "which segments do I have".',
  readOnly: true,
  async run({ ctx }, { segmentIds = [] }) {
    const [all, { totals }] = await Promise.all([listSegments(ctx), summary(ctx, ctx.workspace.id)]);
    const chosen = segmentIds.map(
      (id) => all.find((one) => one.id === id) ?? fail('invalid', `There is no segment “${plainName(id)}”`),
    );
    const shown = (chosen.length > 0 ? chosen : all).slice(0, LISTED);
    const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
    const everyone = figures.counted(totals.people, 'person', 'people', { of: ['in all', 'profiles'] });
    const lines = shown.map(({ id, name, people, definition, estimated, builtIn, filling }) => {
      const at = { at: [name, id], of: [name, 'members'] };
      const share =
        totals.people > 0 && !estimated
          ? ` (${figures.percent(people / totals.people, { ...at, of: ['share', name] })})`
          : '';
      const called = builtIn ? `**${name}**` : `**${nameText(name)}**`;
      const gathering = filling ? ' Its people are still being gathered.' : '';
      return `${called}: ${figures.counted(people, 'person', 'people', at)}${share}. ${figures.quote(definition, ['definition', name])}${gathering}`;
    });
    const largest = [...shown].sort((a, b) => b.people - a.people)[0];
    const [only] = shown;
    return finding({
      looked: `Counted ${shown.length === 1 ? 'a segment' : 'segments'} over ${everyone}`,
      text: paragraphs(
        `Of ${everyone} who can be told apart, as of now:`,
        listText(lines),
        all.length > shown.length && chosen.length === 0 && 'The other segments are under People.',
        shown.some(({ estimated }) => estimated)
          ? 'People cannot be told apart in your data, so these counts are estimated from event totals.'
          : shown.length > 1 && 'One person can be in several segments.',
      ),
      next:
        largest && largest.people > 0
          ? `Ask "Show me campaigns for my ${plainName(largest.name).toLowerCase()}", or open it to see who they are.`
          : 'Send page views, carts and orders with a user id or an e-mail, so that people can be told apart.',
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
