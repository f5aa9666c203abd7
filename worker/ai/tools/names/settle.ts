import type { Step } from '../../../../contract/analyst.ts';
import type { MetricFilter } from '../../../../contract/metrics.ts';
import type { Definition } from '../../../../contract/segments.ts';
import { LEAVES_OUT } from '../../reading/filters.ts';
import type { Part } from '../../reading/reading.ts';
import { normalise } from '../../reading/words.ts';
import { nameText, plainName } from '../shown.ts';
import type { ToolCtx } from '../tool.ts';
import { readVocabulary } from '../vocabulary.ts';
import { NAME_WORDS } from '../words/names.ts';
import { lookUpNames, type Meant, MOST_MEANT } from './look-up.ts';
import { ruleIn, withProductIds } from './products.ts';
import { nearestTo, UNKNOWN_WORDS } from './unknown.ts';

type Steps = Extract<Part, { kind: 'steps' }>;

/** A part of a message as it is answered, and what is said before the answer. */
export interface Settled {
  part: Part;
  said: string[];
}

/**
 * What a question names and no rule has read is looked up: it narrows the steps, or is asked back where several people are
 * called so, or nothing is. A question that something narrows gets no number of the whole shop, and no word is ignored
 * without saying so.
 */
export async function settleNames(tools: ToolCtx, read: Steps): Promise<Settled> {
  const ruled = await settleRules(tools, read);
  if (ruled.kind !== 'steps') return { part: ruled, said: [] };
  const part = ruled;
  const things = await thingsIn(tools, part);
  const named = [...part.steps.flatMap(namesInFilters), ...things];
  const names = [...new Set([...(part.unread ?? []), ...named])].slice(0, 3);
  const words = NAME_WORDS[tools.language];
  const said = part.ignored ? [words.ignored(part.ignored.map(nameText))] : [];
  if (names.length === 0) return { part, said };
  const found = await lookUpNames(tools.ctx, names);
  let { steps } = part;
  const only: string[] = [];
  const out: string[] = [];
  const unknown: string[] = [];
  for (const [index, name] of names.entries()) {
    const meant = found[index] ?? [];
    const people = meant.filter(({ by }) => by === 'customer');
    if (people.length > 1) return { part: askWhich(tools, { part, name, people }), said: [] };
    if (meant.length === 0 && things.includes(name))
      return { part: await askWhichProduct(tools, part, name), said: [] };
    if (meant.length === 0 && named.includes(name)) return { part: nobodyOf(tools, part, name), said: [] };
    if (meant.length === 0) {
      unknown.push(name);
      continue;
    }
    const isOut = isLeftOut(part.text, name);
    const narrowed = steps.map((step) => narrowedTo(step, name, meant, isOut));
    if (narrowed.some((step) => step === undefined))
      return { part: askWithout(tools, part, [name], words.notOfIt), said: [] };
    steps = narrowed.flatMap((step) => step ?? []);
    (isOut ? out : only).push(...meant.slice(0, MOST_MEANT).map((one) => nameText(one.name)));
  }
  if (unknown.length > 0) return { part: askWithout(tools, part, unknown, words.nobody), said: [] };
  if (only.length > 0) said.push(words.only(only));
  if (out.length > 0) said.push(words.leftOut(out));
  return { part: { ...part, steps }, said };
}

/** Products that a rule names are those that are sold under these names; nothing is counted for one that nobody sells. */
async function settleRules(tools: ToolCtx, part: Steps): Promise<Part> {
  const steps: Step[] = [];
  for (const step of part.steps) {
    const rule = ruleOf(step);
    const settled = rule && (await withProductIds(tools.ctx, rule));
    const [unknown] = settled?.unknown ?? [];
    if (unknown !== undefined) return askWhichProduct(tools, part, unknown);
    steps.push(settled ? withRule(step, settled.definition) : step);
  }
  return { ...part, steps };
}

/** The rule of a list of people, of a segment to be saved, or of whom an action is about. */
function ruleOf({ tool, input }: Step): Definition | undefined {
  if (tool === 'list_people') return ruleIn(input);
  return tool === 'propose_action' ? (ruleIn(input.input) ?? ruleIn(input.input.audience)) : undefined;
}

function withRule(step: Step, definition: Definition): Step {
  if (step.tool === 'list_people') return { ...step, input: { ...step.input, definition } };
  if (step.tool !== 'propose_action') return step;
  const { kind, input } = step.input;
  const named = input.definition ? { definition } : { audience: { definition } };
  return { ...step, input: { kind, input: { ...input, ...named } } };
}

/** Filters take people by id and address; a name in one is looked up first. */
function namesInFilters(step: Step): string[] {
  const filters = 'filters' in step.input ? (step.input.filters ?? []) : [];
  return filters.flatMap((one) => (one.by === 'customer' ? one.is.filter((value) => !/[\d@]/.test(value)) : []));
}

/** What a filter names as a product and is none of those that are known by name; where no product is known, nothing is looked up. */
async function thingsIn({ ctx }: ToolCtx, { steps }: Steps): Promise<string[]> {
  const values = steps.flatMap(({ input }) =>
    'filters' in input ? (input.filters ?? []).flatMap((one) => (one.by === 'product' ? one.is : [])) : [],
  );
  if (values.length === 0) return [];
  const { products } = await readVocabulary(ctx);
  return products.length === 0 ? [] : values.filter((value) => !products.includes(value));
}

/** "Top customers without Leila Gibson". */
function isLeftOut(asked: string, name: string): boolean {
  const text = normalise(asked);
  const at = text.indexOf(normalise(name));
  return at > 0 && LEAVES_OUT.test(text.slice(0, at));
}

/** A step of this one alone; undefined where the tool cannot be. */
function narrowedTo(step: Step, name: string, meant: Meant[], isOut: boolean): Step | undefined {
  if (step.tool !== 'query_metric' && step.tool !== 'explain_change') return undefined;
  const kept = (step.input.filters ?? []).flatMap((one): MetricFilter[] => {
    if ((one.by !== 'customer' && one.by !== 'product') || !one.is.includes(name)) return [one];
    const others = one.is.filter((value) => value !== name);
    return others.length > 0 ? [{ ...one, is: others }] : [];
  });
  const excluded =
    isOut || (step.input.filters ?? []).some((one) => 'is' in one && one.not === true && one.is.includes(name));
  const [first] = meant;
  if (!first) return step;
  const values = meant.filter(({ by }) => by === first.by).map(({ value }) => value);
  const beside = kept.find((one) => 'is' in one && one.by === first.by && Boolean(one.not) === excluded);
  const both = beside && 'is' in beside ? [...beside.is, ...values] : values;
  const filter: MetricFilter = { by: first.by, is: both.slice(0, 50), ...(excluded && { not: true }) };
  const filters = [...kept.filter((one) => one !== beside), filter].slice(-5);
  return step.tool === 'query_metric'
    ? { tool: step.tool, input: { ...step.input, filters } }
    : { tool: step.tool, input: { ...step.input, filters } };
}

/** Nothing sold is called so: what comes nearest, each a way to ask again. */
async function askWhichProduct({ ctx, language, question }: ToolCtx, part: Steps, name: string): Promise<Part> {
  const words = UNKNOWN_WORDS[language];
  const near = nearestTo(name, (await readVocabulary(ctx)).products);
  const asked = part.text || question;
  const at = asked.toLowerCase().indexOf(name.toLowerCase());
  const options = near.map((product) => ({
    label: plainName(product),
    ask:
      at < 0
        ? `Units sold of product "${product}"`
        : `${asked.slice(0, at)}"${product}"${asked.slice(at + name.length)}`,
  }));
  const told = words.unknown(nameText(name), near.map(nameText));
  return { kind: 'ask_back', text: part.text, question: near.length > 0 ? `${told} ${words.which}` : told, options };
}

/** What nobody knows is not left out: the question without it is one tap away. */
function askWithout(
  { language, question }: ToolCtx,
  { text }: Steps,
  names: string[],
  told: (name: string) => string,
): Part {
  const holds = (asked: string) => names.every((name) => asked.toLowerCase().includes(name.toLowerCase()));
  const asked = holds(question) ? question : text;
  const without = (from: string, name: string) => {
    const at = from.toLowerCase().indexOf(name.toLowerCase());
    return at < 0 ? from : `${from.slice(0, at)}${from.slice(at + name.length)}`;
  };
  const ask = names.reduce(without, asked).replace(/\s+/g, ' ').trim();
  const label = NAME_WORDS[language].without(names.map(plainName).join(', '));
  return {
    kind: 'ask_back',
    text,
    question: told(names.map(nameText).join(', ')),
    options: holds(asked) ? [{ label, ask }] : [],
  };
}

/** Whoever is asked of by name and is nobody: a number of the whole shop would be of others. */
function nobodyOf({ language }: ToolCtx, { text }: Steps, name: string): Part {
  return { kind: 'ask_back', text, question: UNKNOWN_WORDS[language].noCustomer(nameText(name)), options: [] };
}

function askWhich(
  { language, question }: ToolCtx,
  { part, name, people }: { part: Steps; name: string; people: Meant[] },
): Part {
  const words = NAME_WORDS[language];
  // Of a message with several questions all of them are asked again.
  const asked = question.toLowerCase().includes(name.toLowerCase()) ? question : part.text;
  const at = asked.toLowerCase().indexOf(name.toLowerCase());
  const options = people.slice(0, MOST_MEANT).flatMap(({ name: own, detail }) => {
    if (!detail || at < 0) return [];
    const ask = `${asked.slice(0, at)}${detail}${asked.slice(at + name.length)}`;
    return [{ label: `${plainName(own)} (${plainName(detail)})`, ask }];
  });
  const tooMany = people.length > MOST_MEANT || options.length < people.length;
  const shown = nameText(name);
  return { kind: 'ask_back', text: part.text, question: tooMany ? words.tooMany(shown) : words.which(shown), options };
}
