import type { Clause } from '../clause.ts';
import { readAction } from '../readers/action.ts';
import { type Draft, steps } from '../readers/reader.ts';
import type { Before } from '../reading.ts';
import { oftenIn } from './often.ts';
import { readRecall } from './recall.ts';
import { readRemembered } from './remembered.ts';
import { readScheduled } from './scheduled.ts';
import { readWorkflow } from './workflow.ts';

const TASKS =
  /^(?:(?:please|bitte|por favor|and|und|y|et)[, ]+)*(?:(?:what(?:'s| is| are)?|which|show(?: me)?|list|do i have|are there)\b.{0,20}\b(?:on )?(?:my |our |the |any |open )*(?:to-?do(?: list)?s?|tasks?|reminders?)\b.{0,20}|(?:was|welche|zeig\w*(?: mir)?|gibt es)\b.{0,30}\b(?:aufgaben(?:liste)?|to-?dos?|erinnerungen)\b.{0,20}|(?:que|cuales|muestra\w*|lista)\b.{0,25}\b(?:tareas|pendientes|recordatorios)\b.{0,20}|(?:quelles?|montre\w*(?:-moi)?|liste|qu'est-ce que j'ai)\b.{0,25}\b(?:taches|a faire|rappels)\b.{0,20}|(?:mark|set|tick off|check off|complete|finish|close|delete|remove|markier\w*|hake?|erledige?|losche?|marca|completa|borra|elimina|coche|termine|supprime|marque)\b.{0,40}\b(?:task|to-?do|reminder|aufgabe|erinnerung|tarea|recordatorio|tache|rappel)\b.{0,60})$/u;
const REMOVE_SEGMENT =
  /^(?:(?:please|can you|bitte|por favor|peux-tu)[, ]+)*(?:delete|remove|drop|losche?|entferne?|borra|elimina|supprime)\s+(?:the |my |das |mein |el |mi |le |mon )?(?:segment|segmento|list|group)\s+(?<name>.{1,80})$/u;

/** "Remind me tomorrow", "we are closed on Sundays": neither a day to send on nor a time to count, whatever was spoken of. */
function toldByItself(clause: Clause): Draft | undefined {
  const draft = readAction(clause);
  const [step] = draft?.part.kind === 'steps' ? draft.part.steps : [];
  const kind = step?.tool === 'propose_action' ? step.input.kind : undefined;
  const repeats = kind === 'create_task' && oftenIn(clause.text) !== undefined;
  return !repeats && (kind === 'create_task' || kind === 'remember_fact') ? draft : undefined;
}

/** What stays, and what was spoken of: plans, facts, tasks, questions by the clock and workflows. */
export function readStanding(clause: Clause, before: Before | undefined): Draft | undefined {
  const own =
    toldByItself(clause) ??
    readRecall(clause, before) ??
    readRemembered(clause) ??
    readScheduled(clause) ??
    readWorkflow(clause);
  if (own) return own;
  const bare = clause.text.replace(/^[¿¡\s]+|[?!.\s]+$/gu, '');
  if (TASKS.test(bare)) return steps(clause, [{ tool: 'list_set_up', input: { what: 'tasks' } }], { confidence: 0.9 });
  const segment = REMOVE_SEGMENT.exec(bare)?.groups?.name;
  if (!segment) return undefined;
  const said = clause.quoted[0] ?? segment.trim();
  return steps(clause, [{ tool: 'set_up', input: { remove: { kind: 'segment', said } } }], { confidence: 0.9 });
}
