import { describe, expect, it } from 'vitest';
import { CONFIGURED, type ConfiguredKind } from '../../contract/actions.ts';
import { countInWords } from './change.ts';
import { CONFIGURATION_WORDS } from './languages.ts';
import { changeInWords } from './words.ts';

const bought = { type: 'orders', of: 'orders', is: 'at_least', amount: 3 };
const segment = (name: string, where: object = bought) => ({
  name,
  definition: { version: 1, who: 'known', where: { type: 'all', of: [where] } },
});
const workflow = (trigger: object) => ({
  name: 'Alfa',
  trigger,
  steps: [
    { type: 'wait', minutes: 2880 },
    { type: 'action', kind: 'tag_people', input: { tag: 'Oro', audience: { segmentId: 'beta' } } },
  ],
});
const draft = {
  name: 'Alfa',
  segmentId: 'beta',
  channel: 'email',
  subject: 'Luna',
  offer: 'Sol',
  message: 'Mar',
  sendOn: '2026-04-01',
};
const question = { question: 'Luna?', every: 'week', weekday: 1, at: '09:00', onlyIfMoved: true, paused: true };

/** Each kind as it is added, changed and taken away. */
const CHANGES: [ConfiguredKind, before: object | null, after: object | null][] = [
  ['segment', null, segment('Alfa')],
  ['segment', segment('Alfa'), segment('Omega', { ...bought, amount: 5 })],
  ['segment', segment('Alfa'), null],
  ['workflow', null, workflow({ on: 'time', at: '09:00', weekday: 1 })],
  ['workflow', workflow({ on: 'hand' }), workflow({ on: 'event', event: 'quiz' })],
  [
    'workflow',
    workflow({ on: 'segment', segmentId: 'beta', change: 'entered' }),
    workflow({ on: 'time', at: '09:00' }),
  ],
  ['workflow', workflow({ on: 'segment', segmentId: 'beta', change: 'left' }), null],
  ['draft', null, draft],
  ['draft', draft, { ...draft, offer: 'Oro' }],
  ['fact', null, { text: 'Alfa' }],
  ['fact', { text: 'Alfa' }, { text: 'Omega' }],
  ['question', null, question],
  ['question', question, { ...question, every: 'day', onlyIfMoved: false, paused: false }],
  ['question', question, null],
  ['mapping', null, { name: 'Alfa', fields: { name: 'a.b', email: 'a.c' } }],
  ['mapping', { name: 'Alfa', fields: { name: 'a.b' } }, { name: 'Alfa', fields: {} }],
  ['draft', draft, { ...draft, extra: 1 }],
];
const NAMED = ['Alfa', 'Omega', 'Beta'];
const nameOf = () => 'Beta';

/** Small words of English that no other of the languages has, and what a plan of what is set up is about. */
const ENGLISH =
  /\b(?:the|of|and|with|your|you|are|were|have|not|from|to|who|which|than|by|their|they|it|for|then|when|somebody|every|day|days|orders?|becomes|called|now|on|subject|offer|meant|told|only|moved|paused|nothing|named|happened|address|history|everything|changes|details|active|stands|until|workflow|draft|fact|mapping)\b/gi;

describe.each(['de', 'es', 'fr'] as const)('a change of what is set up, in %s', (language) => {
  const say = CONFIGURATION_WORDS[language];

  it.each(CHANGES)('%s %#: is told in the language', (kind, before, after) => {
    const { text } = changeInWords({ kind, before, after }, nameOf, say);
    // "Segment" and "question" are words of several of them.
    const own = text.replace(/[„«][^“»]*[“»]/g, '');
    expect(own.match(ENGLISH) ?? [], text).toEqual([]);
    expect(NAMED.some((name) => text.includes(name)) || text.includes('Luna')).toBe(true);
    expect(text).not.toContain('undefined');
  });

  it('has a title and a result with its counts', () => {
    const all = [...CONFIGURED, ...CONFIGURED].map((kind) => ({ kind }));
    for (const what of [countInWords(all, say), countInWords([{ kind: 'workflow' }], say)]) {
      expect(
        [say.title(what), say.changed(what), say.putBack(what), say.standsStill].join(' ').match(ENGLISH) ?? [],
      ).toEqual([]);
      expect(say.title(what)).toContain(what);
    }
  });
});

describe('in English', () => {
  const told = (kind: ConfiguredKind, before: object | null, after: object | null) =>
    changeInWords({ kind, before, after }, nameOf).text;

  it('says what it was and what it becomes', () => {
    expect(told('draft', draft, { ...draft, offer: 'Oro' })).toBe(
      'The draft “Alfa” was: For “Beta” on email, subject “Luna”, offer “Sol”, meant for 2026-04-01: Mar. Becomes: For “Beta” on email, subject “Luna”, offer “Oro”, meant for 2026-04-01: Mar.',
    );
    expect(told('question', null, question)).toBe(
      'The question “Luna?” every Monday at 09:00, told only if something moved, paused',
    );
    expect(told('fact', null, { text: 'Alfa' })).toBe('The fact “Alfa”');
    expect(told('workflow', null, workflow({ on: 'time', at: '09:00' }))).toMatch(
      /^The workflow “Alfa”: Every day at 09:00: .*, then /,
    );
    expect(told('segment', segment('Alfa'), null)).toBe('The segment “Alfa”, with its history');
    expect(countInWords([{ kind: 'segment' }, { kind: 'segment' }, { kind: 'workflow' }], CONFIGURATION_WORDS.en)).toBe(
      '2 segments and 1 workflow',
    );
  });
});
