import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurations } from '../test/configuration-makers.ts';
import { openDocument, readContent, writeDocument } from './document.ts';

const asIs = (id: string) => id;

test('whatever a thing is, its file says the same', () => {
  fc.assert(
    fc.property(configurations, (things) => {
      for (const { kind, id, content } of things) {
        const text = writeDocument(kind, { id, content }, asIs);
        const open = openDocument(kind, 'a.yaml', text);
        if ('faults' in open) throw new Error(`${JSON.stringify(open.faults)}\n${text}`);
        expect(open.id).toBe(id);
        expect(readContent(kind, open.given)).toEqual({ content });
        expect(writeDocument(kind, { id, content: open.given }, asIs)).toBe(text);
      }
    }),
    { numRuns: 40 },
  );
});

test('a file reads as somebody would write it', () => {
  const content = {
    steps: [
      {
        kind: 'send_email',
        input: { body: 'Dear you,\nhello', subject: 'Hi', audience: { segmentId: 's1' } },
        type: 'action',
      },
    ],
    trigger: { segmentId: 's1', on: 'segment', change: 'entered' },
    name: 'Greet: everybody',
  };
  expect(writeDocument('workflow', { id: 'w1', content }, () => 'big-spenders')).toBe(`id: w1
name: "Greet: everybody"
trigger:
  on: segment
  segmentId: big-spenders
  change: entered
steps:
  - type: action
    kind: send_email
    input:
      audience:
        segmentId: big-spenders
      subject: Hi
      body: |-
        Dear you,
        hello
`);
});

describe('what is not in good form is told with its line', () => {
  const faultOf = (kind: Parameters<typeof openDocument>[0], text: string) => {
    const open = openDocument(kind, 'x.yaml', text);
    if ('faults' in open) return open.faults.map(({ line, message }) => [line, message]);
    const read = readContent(kind, open.given);
    return 'wrong' in read ? read.wrong.map(({ path, message }) => [open.lineOf(path), message]) : [];
  };
  const definition = (where: string) =>
    `name: Big\ndefinition:\n  version: 1\n  where:\n    type: all\n    of:\n${where}`;

  test.each([
    ['fact', 'text: [closed\n', 2, /./],
    ['fact', '- closed', 1, /Write what the fact is/],
    ['fact', 'text: Closed\ntext: Open', 2, /unique/],
    ['fact', 'id: [1]\ntext: Closed', 1, /An id is a word/],
    ['question', 'question: How many?\nevery: day\nweekday: 3', 3, /Only weekly questions/],
    ['question', 'question: How many?\nat: 25:00', 2, /Use a time such as 09:00/],
    ['draft', 'name: Spring\nsegmentId: s\nchanel: email\nmessage: Hi', 3, /There is no such setting/],
    ['segment', definition('      - type: event\n        evnt: quiz'), 7, /This is missing/],
    [
      'segment',
      definition('      - type: event\n        event: quiz\n        whitin: 3'),
      9,
      /There is no such setting/,
    ],
    ['segment', definition('      - type: any\n        of: []'), 7, /Put a clause into this group/],
    [
      'workflow',
      'name: W\ntrigger:\n  on: hand\nsteps:\n  - type: action\n    kind: create_task\n    input:\n      tilte: Call',
      8,
      /There is no such setting/,
    ],
  ] as const)('%s: %j', (kind, text, line, message) => {
    const faults = faultOf(kind, text);
    expect(faults[0]).toEqual([line, expect.stringMatching(message)]);
  });
});
