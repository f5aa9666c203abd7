import type { Step } from '../../contract/analyst.ts';
import type { StreamEvent } from '../../contract/stream.ts';
import type { Part, Reading } from './reading/reading.ts';
import { OR_DID_YOU_MEAN } from './reasons.ts';
import { withShare } from './tools/metric/share-of-both.ts';
import { settleNames } from './tools/names/settle.ts';
import { partText } from './tools/parts.ts';
import { runStep } from './tools/run.ts';
import { nameText, paragraphs } from './tools/shown.ts';
import type { Finding, ToolCtx } from './tools/tool.ts';

/** Something that was found: by a step, or of a part of the message that no step answers. */
export interface Found {
  finding: Finding;
  step?: Step;
  /** The part of the message it belongs to; none where a model asked for it. */
  part?: Part;
}

/** So many steps one message may take. */
const MOST_STEPS = 12;

/**
 * Runs what a message was read as, part after part in its order, and yields what a reader sees of it on the way. Chat,
 * API, MCP and the clock all answer by this. What a step has read of strangers' texts holds for all steps after it.
 */
export async function* answerSteps(tools: ToolCtx, reading: Reading): AsyncGenerator<StreamEvent, Found[]> {
  const found: Found[] = [];
  let left = MOST_STEPS;
  for (const read of reading.parts) {
    const { part, said } = read.kind === 'steps' ? await settleNames(tools, read) : { part: read, said: [] };
    if (part.kind !== 'steps') {
      const one = { finding: partText(part, tools.language, tools), part };
      // Two questions that leave the same open are asked back once.
      if (part.kind === 'ask_back' && found.some(({ finding }) => finding.text === one.finding.text)) continue;
      found.push(one);
      yield* shown(one);
      continue;
    }
    for (const step of part.steps.slice(0, left)) {
      left -= 1;
      tools.signal.throwIfAborted();
      const own = await runStep({ ...tools, readStrangers: tools.readStrangers || readStrangers(found) }, step);
      const isFirst = step === part.steps[0];
      const finding = isFirst && said.length > 0 ? { ...own, text: paragraphs(said.join(' '), own.text) } : own;
      const one = { finding, step, part };
      found.push(one);
      yield* shown(one);
    }
    const first = found.find((one) => one.part === part);
    const shared = withShare(
      tools,
      found.filter((one) => one.part === part),
    );
    if (first && shared) first.finding = shared;
    if (part.choices?.length) {
      const card = { type: 'choices' as const, question: OR_DID_YOU_MEAN[tools.language], options: part.choices };
      yield { type: 'card', data: card };
    }
  }
  return found;
}

/** What a reader sees of something that was found, besides the words. */
export function* shown({ finding, step }: Found): Generator<StreamEvent> {
  if (step) {
    const [receiptId] = finding.receipts;
    yield { type: 'tool', name: step.tool, summary: finding.looked, ...(receiptId && { receiptId }) };
  }
  if (finding.recommendation) yield { type: 'campaign_recommendation', data: finding.recommendation };
  for (const data of finding.cards) yield { type: 'card', data };
}

export function readStrangers(found: Found[]): boolean {
  return found.some(({ finding }) => finding.fromStrangers);
}

/** Whether it is a plan, or why there is none: told in its own words alone. */
export function isPlanned({ step }: Found): boolean {
  return step?.tool === 'propose_action' || step?.tool === 'change_campaign';
}

/** Whether anything of it is of the shop's own data, and not only what words mean. */
export function restsOnData(found: Found[]): boolean {
  return found.some(({ step }) => step !== undefined && step.tool !== 'describe');
}

/** The receipts behind what was found, each once. */
export function receiptsOf(found: Found[]): string[] {
  return [...new Set(found.flatMap(({ finding }) => finding.receipts))];
}

/** The steps behind what was found, for a follow-up. */
export function stepsOf(found: Found[]): Step[] {
  return found.flatMap(({ step }) => (step ? [step] : []));
}

/** What was found as data: of one finding its own; of several all of them as `parts`, with the keys of the first. */
export function dataOf(found: Found[]): Record<string, unknown> {
  const all = found.map(({ finding }) => finding.recommendation ?? finding.data);
  const [first = {}] = all;
  return all.length > 1 ? { ...first, parts: all } : first;
}

/**
 * The built-in analyst's answer: its words for everything that was found, what was taken for granted, and what to do
 * next. Where several questions were asked, each answer stands under its question.
 */
export function worded(found: Found[], language: ToolCtx['language'] = 'en'): string {
  const parts = [...new Set(found.map(({ part }) => part))];
  const sections = parts.map((part) => {
    const texts = found.filter((one) => one.part === part).map(({ finding }) => finding.text);
    const asked = parts.length > 1 && part?.kind === 'steps' ? `**${nameText(part.text)}**` : undefined;
    const assumed = part?.kind === 'steps' && part.assumed.length > 0 ? part.assumed.join(' ') : undefined;
    return paragraphs(asked, ...texts, assumed);
  });
  const next = found.findLast(({ finding }) => finding.next !== '')?.finding.next;
  return paragraphs(...sections, next && `**${NEXT[language]}:** ${next}`);
}

const NEXT = { en: 'Next', de: 'Als Nächstes', es: 'A continuación', fr: 'Ensuite' };

/** A message answered whole, without any model: for the clock and for whoever wants no stream. */
export async function answerWhole(tools: ToolCtx, reading: Reading): Promise<{ text: string; found: Found[] }> {
  const events = answerSteps(tools, reading);
  let step = await events.next();
  while (!step.done) step = await events.next();
  return { text: worded(step.value, tools.language), found: step.value };
}
