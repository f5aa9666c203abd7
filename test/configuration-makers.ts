import fc from 'fast-check';
import type { Thing } from '../cli/things.ts';
import { CONTENTS } from '../contract/configuration.ts';
import { definitions } from './segment-makers.ts';

/** Texts as people write them, and as nobody should: quotes, colons, line breaks, what looks like a number or a date. */
const text = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      'yes',
      '09:00',
      '2026-12-24',
      'null',
      '~',
      '1e3',
      '- a',
      '# b',
      'a: b',
      '{{person}}',
      '*x',
      '&y',
      '|',
      "it's",
    ),
  )
  .filter((one) => one.trim().length > 0);
const lines = fc.array(text, { minLength: 1, maxLength: 4 }).map((some) => some.join('\n'));
const optional = (one: fc.Arbitrary<unknown>) => fc.option(one, { nil: undefined });

const contents = {
  segment: fc.record({ name: text, definition: definitions }),
  fact: fc.record({ text: lines }),
  draft: fc.record({
    ...{ name: text, segmentId: fc.constantFrom('engaged_users', 'repeat_customers'), message: lines },
    ...{ channel: fc.constantFrom('email', 'sms'), subject: optional(text), offer: optional(text) },
    sendOn: optional(fc.constant('2026-12-24')),
  }),
  workflow: fc.record({
    name: text,
    trigger: fc.oneof(
      fc.constant({ on: 'time', at: '09:00', weekday: 1 }),
      fc.record({ on: fc.constant('event'), event: text }),
      fc.record({ on: fc.constant('segment'), segmentId: fc.constant('engaged_users'), change: fc.constant('left') }),
    ),
    steps: fc.array(
      fc.oneof(
        fc.record({ type: fc.constant('wait'), minutes: fc.integer({ min: 1, max: 43_200 }) }),
        fc.record({
          ...{ type: fc.constant('action'), kind: fc.constant('create_task') },
          input: fc.record({ title: text, note: lines }),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  question: fc.record({
    ...{ question: text, every: fc.constantFrom('day', 'week'), at: fc.constantFrom('00:00', '09:30', '23:59') },
    ...{ onlyIfMoved: fc.boolean(), paused: fc.boolean() },
  }),
} as const;

const kinds = Object.keys(contents) as (keyof typeof contents)[];

/** A thing that somebody has set up, as the hub keeps it. */
const thing: fc.Arbitrary<Thing> = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    fc.record({ kind: fc.constant(kind), id: fc.uuid(), content: contents[kind] as fc.Arbitrary<unknown> }),
  )
  .filter(({ kind, content }) => CONTENTS[kind].safeParse(content).success)
  .map(({ kind, id, content }) => ({ kind, id, content: JSON.parse(JSON.stringify(CONTENTS[kind].parse(content))) }));

/** What a shop has set up. No two have an id in common, and segments and lists are spoken of only where they are. */
export const configurations: fc.Arbitrary<Thing[]> = fc
  .uniqueArray(thing, { maxLength: 8, selector: ({ id }) => id })
  .map((things) => things.filter(({ content }) => !/"type":"(segment|list)"/.test(JSON.stringify(content))));
