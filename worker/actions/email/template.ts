import { Liquid, LiquidError, type Template } from 'liquidjs';

/** What a template may ask of a person: texts by name. What is not known of them is not among these. */
export type Variables = Record<string, string>;

/** A text with a subject, ready to be filled in for each person. */
export interface Letter {
  /** The two as they are for one person; throws `Lacking` where a variable without a default is not known. */
  fill(variables: Variables): { subject: string; body: string };
}

/** Where a template cannot be used as it is: in words, with the exact line. */
export class TemplateFault extends Error {
  readonly part: 'subject' | 'body';
  readonly line: number;
  /** What is wrong there, without where it is. */
  readonly said: string;

  constructor(part: 'subject' | 'body', line: number, said: string) {
    super(`${part === 'body' ? `Line ${line}` : 'The subject'}: ${said}`);
    this.part = part;
    this.line = line;
    this.said = said;
  }
}

/** Something is not known of a person, and the template has no default for it. */
export class Lacking extends TemplateFault {
  readonly variable: string;

  constructor(part: 'subject' | 'body', line: number, text: string, variable: string) {
    super(part, line, `“${text.trim()}”`);
    this.variable = variable;
  }
}

/** Only these tags: a letter says the same to everybody but for what is known of them. Loops and includes are left out. */
const TAGS = new Set(['if', 'unless', 'case', 'assign', 'capture', 'comment', 'raw']);

function engine(outputEscape?: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    // A variable that is not known is an error, but for a default or a condition that asks for it.
    strictVariables: true,
    lenientIf: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 50_000,
    memoryLimit: 1_000_000,
    // There are no files to include.
    templates: {},
    ...(outputEscape ? { outputEscape } : {}),
  });
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag];
  // Letting a value through as it is would let it write the letter.
  liquid.registerFilter('raw', (value) => value);
  return liquid;
}

const inSubject = engine();
const inBody = engine(asMarkdownText);

/** Reads a subject and a body of Markdown, both Liquid templates. Throws `TemplateFault` with the line that is wrong. */
export function readLetter(given: { subject: string; body: string }): Letter {
  const subject = parse('subject', inSubject, given.subject);
  const body = parse('body', inBody, given.body);
  return {
    fill: (variables) => ({
      subject: render('subject', inSubject, subject, given.subject, variables).replace(/\s+/g, ' ').trim(),
      body: render('body', inBody, body, given.body, variables),
    }),
  };
}

function parse(part: 'subject' | 'body', liquid: Liquid, text: string): Template[] {
  try {
    return liquid.parse(text);
  } catch (error) {
    throw faultOf(part, error, text);
  }
}

function render(
  part: 'subject' | 'body',
  liquid: Liquid,
  templates: Template[],
  text: string,
  variables: Variables,
): string {
  try {
    return String(liquid.renderSync(templates, variables));
  } catch (error) {
    throw faultOf(part, error, text);
  }
}

function faultOf(part: 'subject' | 'body', error: unknown, text: string): unknown {
  if (!LiquidError.is(error)) return error;
  const [line = 1] = error.token.getPosition?.() ?? [];
  const written = text.split('\n')[line - 1] ?? text;
  const [, variable] = /undefined variable: ([^\s,]+)/.exec(error.message) ?? [];
  if (variable) return new Lacking(part, line, written, variable);
  const said = error.message.replace(/, (file|line):.*$/s, '');
  return new TemplateFault(part, line, said);
}

/** A value as the text it is: what it holds is never markup, a link or a line of its own. */
function asMarkdownText(value: unknown): string {
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+=\-.!|~&:@]/g, '\\$&');
}
