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

const LETTER =
  '(?:e-?mails?|mails?|letters?|messages?|newsletters?|briefe?|nachrichten?|correos?|mensajes?|cartas?|courriels?|lettres?)';
const A_WEEK = '(?:per|a|each|every|pro|die|je|in der|por|a la|par) (?:week|woche|semana|semaine)';
/** How many letters somebody gets a week at most: a setting. */
const LETTERS = new RegExp(
  `\\b(?:at most|max(?:imum|imal|imo)?(?: of)?|(?:no|not|never) more than|limit\\w*|cap|hochstens|nicht mehr als|nie mehr als|como (?:mucho|maximo)|no mas de|au plus|au maximum|pas plus de|jamais plus de)\\b.{0,20}\\b(?:\\d+|one|two|three|ein\\w*|zwei|drei|una?|dos|tres|une?|deux|trois) (?:\\w+ )?${LETTER} ${A_WEEK}|\\bhow many ${LETTER} ${A_WEEK} (?:can|may|does|do|will)\\b.{0,30}\\b(?:get|gets|receive)\\b|^wie viele ${LETTER} ${A_WEEK}.{0,30}\\bbekommt\\b`,
  'u',
);

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
  if (LETTERS.test(bare))
    return steps(clause, [{ tool: 'list_set_up', input: { what: 'letters' } }], { confidence: 0.9 });
  const segment = REMOVE_SEGMENT.exec(bare)?.groups?.name;
  if (!segment) return undefined;
  const said = clause.quoted[0] ?? segment.trim();
  return steps(clause, [{ tool: 'set_up', input: { remove: { kind: 'segment', said } } }], { confidence: 0.9 });
}
