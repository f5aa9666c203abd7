import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { configurations } from '../test/configuration-makers.ts';
import { MemoryHub } from '../test/memory-hub.ts';
import { canonical } from '../worker/actions/hash.ts';
import { apply } from './commands/apply.ts';
import { diff } from './commands/diff.ts';
import { pull } from './commands/pull.ts';
import { readTexts } from './folder.ts';
import type { Session } from './session.ts';
import { inOrder, type Thing } from './things.ts';

let folder: string;
let said: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulsehub-files-'));
  said = [];
});
afterEach(() => rm(folder, { recursive: true }));

function sessionOf(hub: MemoryHub, more: Partial<Session> = {}): Session {
  const say = (line: string) => void said.push(line);
  return { hub, folder, say, tell: say, json: false, pause: async () => undefined, ...more };
}

const plainly = { force: false };
const waiting = { force: false, wait: true };

/** Applies what the folder says, with a person who approves it as soon as it is looked at again. */
async function applied(hub: MemoryHub, more: { force?: boolean; decide?: 'applied' | 'rejected' } = {}) {
  const pause = async () => hub.decide(more.decide ?? 'applied');
  return apply(sessionOf(hub, { pause }), { ...waiting, force: more.force ?? false });
}

const file = (name: string) => join(folder, name);
async function edit(name: string, from: string, to: string): Promise<void> {
  const text = await readFile(file(name), 'utf8');
  expect(text).toContain(from);
  await writeFile(file(name), text.replace(from, to));
}

const quiz = (event = 'quiz'): Thing => ({
  ...{ kind: 'segment', id: '01900000-0000-7000-8000-0000000000a1' },
  content: {
    name: 'Quiz takers',
    definition: { version: 1, who: 'known', where: { type: 'all', of: [{ type: 'event', event }] } },
  },
});
const closed: Thing = {
  kind: 'fact',
  id: '01900000-0000-7000-8000-0000000000f1',
  content: { text: 'Closed on Sundays' },
};

describe('whatever is set up', () => {
  test('files that were pulled and applied to an empty hub make the same there, and are pulled as they were', async () => {
    await fc.assert(
      fc.asyncProperty(configurations, async (things) => {
        const [from, into] = [new MemoryHub(things), new MemoryHub()];
        const [one, other] = [await mkdtemp(join(folder, 'a')), await mkdtemp(join(folder, 'b'))];
        expect(await pull(sessionOf(from, { folder: one }), plainly)).toBe(0);
        await rm(join(one, 'pulsehub.lock.json'));
        const texts = await readTexts(one);
        const pause = async () => into.decide('applied');
        expect(await apply(sessionOf(into, { folder: one, pause }), waiting)).toBe(0);
        const plain = (all: Thing[]) => all.map(({ kind, content }) => canonical({ kind, content })).sort();
        expect(plain(into.things)).toEqual(plain(from.things));
        expect(await diff(sessionOf(into, { folder: one }))).toBe(0);
        expect(await readTexts(one)).toEqual(texts);
        // A hub that tells the same in another order is pulled into the same files.
        expect(await pull(sessionOf(new MemoryHub([...things].reverse()), { folder: other }), plainly)).toBe(0);
        expect([...(await readTexts(other))]).toEqual([...texts]);
      }),
      { numRuns: 10 },
    );
  });

  test('is told apart by its id, whatever it is called and wherever its file lies', async () => {
    const twin = { ...quiz('contest'), id: '01900000-0000-7000-8000-0000000000b2' };
    const hub = new MemoryHub([quiz(), { ...twin, content: { ...twin.content, name: 'Quiz-takers' } }]);
    await pull(sessionOf(hub), plainly);
    const names = [...(await readTexts(folder)).keys()].filter((name) => name.startsWith('segments/quiz'));
    expect(names).toEqual(['segments/quiz-takers-000000a1.yaml', 'segments/quiz-takers-000000b2.yaml']);
    hub.put({ ...quiz(), content: { ...quiz().content, name: 'Riddlers' } });
    await pull(sessionOf(hub), plainly);
    expect(await readFile(file('segments/quiz-takers-000000a1.yaml'), 'utf8')).toContain('name: Riddlers');
  });
});

describe('a change in the folder', () => {
  test('is told, asked for once, applied once, and then there is nothing to apply', async () => {
    const hub = new MemoryHub([quiz(), closed]);
    await pull(sessionOf(hub), plainly);
    expect(await diff(sessionOf(hub))).toBe(0);
    await edit('segments/quiz-takers.yaml', 'event: quiz', 'event: contest');
    said = [];
    expect(await diff(sessionOf(hub))).toBe(1);
    expect(said.join('\n')).toContain('The segment “Quiz takers” was: Did “quiz”. Becomes: Did “contest”.');
    expect(said.join('\n')).toContain('-        event: quiz\n+        event: contest');
    expect(await apply(sessionOf(hub), { force: false, wait: false })).toBe(0);
    expect(hub.things).toContainEqual(quiz());
    expect(said).toContain('It waits for a person: https://hub.example/tasks');
    expect(await applied(hub)).toBe(0);
    expect(hub.things).toContainEqual(quiz('contest'));
    expect(hub.asked.at(-1)).toHaveLength(1);
    const asked = hub.asked.length;
    expect(await applied(hub)).toBe(0);
    expect([hub.asked.length, said.at(-1)]).toEqual([asked, 'There is nothing to apply.']);
    expect(await diff(sessionOf(hub))).toBe(0);
  });

  test('that a person refuses changes nothing, and is a failure of whoever waits', async () => {
    const hub = new MemoryHub([closed]);
    await pull(sessionOf(hub), plainly);
    await edit('facts/closed-on-sundays.yaml', 'Sundays', 'Mondays');
    expect(await applied(hub, { decide: 'rejected' })).toBe(1);
    expect([hub.things.at(-1), said.at(-1)]).toEqual([closed, 'It was refused, and nothing has changed.']);
    expect(await diff(sessionOf(hub))).toBe(1);
  });

  test('stays where somebody pulls before it is applied', async () => {
    const hub = new MemoryHub([quiz(), closed]);
    await pull(sessionOf(hub), plainly);
    await edit('facts/closed-on-sundays.yaml', 'Sundays', 'Mondays');
    hub.put(quiz('contest'));
    expect(await pull(sessionOf(hub), plainly)).toBe(0);
    expect(await readFile(file('segments/quiz-takers.yaml'), 'utf8')).toContain('event: contest');
    expect(await readFile(file('facts/closed-on-sundays.yaml'), 'utf8')).toContain('Mondays');
    expect(said.at(-1)).toContain('not applied yet: The fact “Closed on Mondays”');
  });

  test('of what was changed in the hub meanwhile is a conflict, which changes nothing unless it is forced', async () => {
    const hub = new MemoryHub([quiz(), closed]);
    await pull(sessionOf(hub), plainly);
    await edit('facts/closed-on-sundays.yaml', 'Sundays', 'Mondays');
    await edit('segments/quiz-takers.yaml', 'event: quiz', 'event: contest');
    hub.put({ ...closed, content: { text: 'Closed on Fridays' } });
    await expect(applied(hub)).rejects.toThrow(/Nothing was done:\n {2}The fact “Closed on Mondays” \(facts\/closed/);
    expect(hub.asked).toEqual([]);
    expect(await pull(sessionOf(hub), plainly)).toBe(1);
    expect(await applied(hub, { force: true })).toBe(0);
    expect(hub.things).toEqual(
      inOrder([...new MemoryHub([quiz('contest'), { ...closed, content: { text: 'Closed on Mondays' } }]).things]),
    );
  });

  test('is one of the hub where only the hub was changed: to be pulled, and never taken back', async () => {
    const hub = new MemoryHub([quiz()]);
    await pull(sessionOf(hub), plainly);
    hub.put(closed);
    hub.put(quiz('contest'));
    expect(await diff(sessionOf(hub))).toBe(1);
    expect(said.join('\n')).toContain('Changed in the hub since you pulled');
    expect(await applied(hub)).toBe(0);
    expect(hub.asked).toEqual([]);
    expect(await pull(sessionOf(hub), plainly)).toBe(0);
    expect(await diff(sessionOf(hub))).toBe(0);
  });

  test('takes away what has no file any more, and puts a built-in back to its standard rule', async () => {
    const edited = { ...quiz(), id: 'repeat_customers', content: { ...quiz().content, name: 'Repeat customers' } };
    const hub = new MemoryHub([edited, closed]);
    await pull(sessionOf(hub), plainly);
    await rm(file('facts/closed-on-sundays.yaml'));
    await rm(file('segments/repeat_customers.yaml'));
    expect(await applied(hub)).toBe(0);
    expect(hub.things).toEqual(new MemoryHub().things);
    expect(await diff(sessionOf(hub))).toBe(0);
  });

  test('may be a new thing without an id, of which others speak by the name of its file', async () => {
    const hub = new MemoryHub();
    await pull(sessionOf(hub), plainly);
    const rule = 'definition:\n  version: 1\n  where:\n    type: event\n    event: quiz\n';
    await writeFile(file('segments/quizzers.yaml'), `# Whoever likes riddles.\nname: Riddles\n${rule}`);
    const inside = '  version: 1\n  where: { type: segment, segment: quizzers }\n';
    await writeFile(file('segments/inside.yaml'), `name: Inside\ndefinition:\n${inside}`);
    expect(await applied(hub)).toBe(0);
    const made = hub.things.find(({ content }) => content.name === 'Riddles');
    expect(hub.things.find(({ content }) => content.name === 'Inside')?.content).toMatchObject({
      definition: { where: { type: 'segment', segment: made?.id } },
    });
    expect(await applied(hub)).toBe(0);
    expect(hub.asked).toHaveLength(1);
    await pull(sessionOf(hub), plainly);
    expect(await readFile(file('segments/quizzers.yaml'), 'utf8')).toMatch(/^# Whoever likes riddles\.\nname/);
  });
});

test('files in bad form are told together, each with its line, and nothing is asked for', async () => {
  const hub = new MemoryHub([closed, quiz()]);
  await pull(sessionOf(hub), plainly);
  await edit('facts/closed-on-sundays.yaml', 'text: Closed on Sundays', 'txt: Closed on Mondays');
  await edit(
    'segments/quiz-takers.yaml',
    '- type: event\n        event: quiz',
    '- type: segment\n        segment: quizers',
  );
  const refusal = await applied(hub).catch((error) => error.text);
  expect(refusal.split('\n')).toEqual([
    'Some files are not in good form:',
    'facts/closed-on-sundays.yaml:1: text: This is missing',
    'facts/closed-on-sundays.yaml:2: txt: There is no such setting here',
    expect.stringMatching(/^segments\/quiz-takers\.yaml:10: definition\.where\.of\.0\.segment: There is no file /),
  ]);
  expect(hub.asked).toEqual([]);
});
