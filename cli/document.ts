import { type Document, isNode, LineCounter, parseDocument, stringify } from 'yaml';
import type * as z from 'zod';
import { ACTION_INPUTS, type ConfiguredKind, type WorkflowStep } from '../contract/actions.ts';
import { CONTENTS } from '../contract/configuration.ts';
import { checkDefinition } from '../worker/segments/definition/check.ts';
import type { Fault } from './faults.ts';
import { renamed } from './references.ts';
import type { Content } from './things.ts';

export type Path = (string | number)[];
export interface Wrong {
  path: Path;
  message: string;
}

/** A file as it stands: its id, if it says one, and what it says besides. */
export interface OpenFile {
  id: string | undefined;
  given: Content;
  /** The line in which a part stands, or what it stands in. */
  lineOf: (path: Path) => number;
}

/** Reads the text of one file; every fault has its line. */
export function openDocument(kind: ConfiguredKind, file: string, text: string): OpenFile | { faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (path: Path) => lineAt(document, lines, path);
  const refuse = (line: number, message: string) => ({ faults: [{ file, line, message }] });
  const [first] = document.errors;
  if (first) return refuse(lines.linePos(first.pos[0]).line, first.message);
  let whole: unknown;
  try {
    whole = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return refuse(1, (error as Error).message);
  }
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) {
    return refuse(1, `Write what the ${kind} is, line by line, as "name: …"`);
  }
  const { id, ...given } = whole as { id?: unknown } & Content;
  if (id !== undefined && (typeof id !== 'string' || !/^[\w-]{1,100}$/.test(id))) {
    return refuse(lineOf(['id']), 'An id is a word: leave it out for a new thing');
  }
  return { id, given, lineOf };
}

/** Contents as the hub takes them, or what is wrong with them and where. */
export function readContent(kind: ConfiguredKind, given: Content): { content: Content } | { wrong: Wrong[] } {
  const read = CONTENTS[kind].safeParse(given);
  if (!read.success) return { wrong: wrongIn(read.error) };
  const content = read.data as Content;
  const wrong = [...faultsOf(kind, content), ...unknownIn(given, content, [])];
  return wrong.length > 0 ? { wrong } : { content };
}

/** The text of a file, always the same for the same thing: parts in the order of their schema, segments by `nameOf`. */
export function writeDocument(
  kind: ConfiguredKind,
  { id, content }: { id: string; content: Content },
  nameOf: (segment: string) => string,
): string {
  const read = CONTENTS[kind].safeParse(content);
  const ordered = read.success ? { ...(read.data as Content) } : content;
  const steps = kind === 'workflow' && Array.isArray(ordered.steps) ? { steps: ordered.steps.map(inOrder) } : {};
  const whole = { id, ...renamed({ ...ordered, ...steps }, nameOf) };
  return stringify(whole, { lineWidth: 0, blockQuote: 'literal', aliasDuplicateObjects: false });
}

/** The input of a step with its parts in the order of its kind. */
function inOrder(step: WorkflowStep): unknown {
  if (step.type !== 'action') return step;
  const names = [...Object.keys(ACTION_INPUTS[step.kind].shape), ...Object.keys(step.input).sort()];
  const entries = names.filter((name) => name in step.input).map((name) => [name, step.input[name]]);
  return { type: step.type, kind: step.kind, input: Object.fromEntries(entries) };
}

function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let end = path.length; end > 0; end--) {
    const node = document.getIn(path.slice(0, end), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** What the shape does not tell: the rules of a definition, and what each step of a workflow takes. */
function faultsOf(kind: ConfiguredKind, content: Content): Wrong[] {
  if (kind === 'segment') {
    const checked = checkDefinition(content.definition);
    if (checked.kind === 'ok') return [];
    return checked.faults.map(({ path, message }) => ({ path: pathOf(path), message }));
  }
  if (kind !== 'workflow') return [];
  return (content.steps as WorkflowStep[]).flatMap((step, n) => {
    if (step.type !== 'action') return [];
    const input = JSON.parse(JSON.stringify(step.input).replaceAll('{{person}}', ANYBODY));
    const read = ACTION_INPUTS[step.kind].safeParse(input);
    return read.success ? [] : wrongIn(read.error, ['steps', n, 'input']);
  });
}

const ANYBODY = '00000000-0000-4000-8000-000000000000';

const pathOf = (path: string): Path => path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** What a schema refuses, in words for whoever writes files; slips of the pen first, as they explain what is missing. */
function wrongIn({ issues }: z.ZodError, at: Path = []): Wrong[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...at, ...(issue.path as Path), key], message: UNKNOWN }))
      : [],
  );
  const others = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [];
    const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    return [{ path: [...at, ...(issue.path as Path)], message: isMissing ? 'This is missing' : issue.message }];
  });
  return [...unknown, ...others];
}

const UNKNOWN = 'There is no such setting here';

/** What was written and means nothing: a slip of the pen is no wish. */
function unknownIn(given: unknown, read: unknown, path: Path): Wrong[] {
  if (typeof given !== 'object' || given === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(given) ? Number(key) : key];
    if (!(key in read)) return [{ path: at, message: UNKNOWN }];
    return unknownIn(value, (read as Record<string, unknown>)[key], at);
  });
}
