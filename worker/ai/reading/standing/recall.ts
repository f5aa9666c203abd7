import type { Clause } from '../clause.ts';
import { type Draft, steps } from '../readers/reader.ts';
import type { Before } from '../reading.ts';
import { normalise } from '../words.ts';

type Wish = 'approve' | 'refuse' | 'undo' | 'send';

const LEAD =
  "(?:(?:ok(?:ay)?|yes|yep|ja|si|oui|no|nein|non|well|great|perfect|gut|super|vale|bien|parfait|d'accord|please|bitte|por favor|stp|svp|s'il te plait|s'il vous plait|and|und|y|et|then|now|can you|could you|kannst du|puedes|peux-tu|doch)[, ]+)*";
const TAIL =
  "(?:[, ]+(?:please|bitte|por favor|stp|svp|s'il te plait|s'il vous plait|again|wieder|now|jetzt|ahora|maintenant))*";
const all = (...forms: string[]) => new RegExp(`^${LEAD}(?:${forms.join('|')})${TAIL}$`, 'u');
const THE_PLAN =
  '(?:it|this|that|them|(?:the|this|that|my) (?:plan|campaign|draft|e-?mail|sending|one|first|letter|task|tag|change))';
const DEN_PLAN =
  '(?:das|es|ihn|sie|dies|(?:den|die|das|diesen|diese) (?:plan|kampagne|entwurf|mail|versand|aufgabe|anderung))';
const EL_PLAN = '(?:eso|esto|(?:el|la|este|esta) (?:plan|campana|borrador|correo|envio|tarea|cambio))';
const LE_PLAN = "(?:ca|cela|(?:le|la|ce|cette) (?:plan|campagne|brouillon|tache|lettre|changement)|l'envoi|l'e-?mail)";

/** Said of what was shown: nothing of its own is named. */
const WISHES: [Wish, RegExp][] = [
  [
    'undo',
    all(
      `(?:undo|revert|roll ?back|reverse|take back)(?: ${THE_PLAN}| (?:the )?last (?:change|action|thing|one|step))?`,
      '(?:take|put) (?:it|that|them) back',
      `(?:mach(?:e)? )?(?:${DEN_PLAN} |die letzte (?:anderung|aktion) )?(?:wieder )?ruckgangig(?: machen)?`,
      `nimm ${DEN_PLAN} (?:wieder )?zuruck`,
      `(?:deshaz|deshacer|revierte|revertir)(?:lo|la)?(?: ${EL_PLAN}| (?:lo ultimo|el ultimo cambio))?`,
      `(?:annule|annuler|annulez|defais|defaire)(?:-l[ea]| ${LE_PLAN}| (?:la derniere action|le dernier changement))?`,
      'reviens en arriere',
    ),
  ],
  [
    'approve',
    all(
      `(?:i )?(?:approve|confirm|accept|allow)d?(?: ${THE_PLAN})?`,
      'go ahead(?: (?:with|and do|and send) (?:it|that|this))?|(?:do|run|launch) (?:it|that)(?: then)?|make it so|looks good(?: to me)?',
      `(?:ich )?(?:genehmige?|bestatige?|erlaube?)(?: ${DEN_PLAN})?|(?:gib|gebe) ${DEN_PLAN} frei|freigeben|einverstanden|mach(?:e)? (?:das|es)(?: so)?|leg los`,
      `(?:aprueba|apruebo|aprobar|confirma|confirmo|acepta|acepto)(?:lo|la)?(?: ${EL_PLAN})?|adelante|hazlo(?: asi)?`,
      `(?:approuve|j'approuve|approuver|valide|je valide|confirme|je confirme)(?:-l[ea]| ${LE_PLAN})?|vas-y|fais-le|allez-y`,
    ),
  ],
  [
    'refuse',
    all(
      `(?:reject|refuse|decline|cancel|stop|drop|scrap|discard|call off)(?: ${THE_PLAN})?|call (?:it|that) off|never ?mind|(?:do not|don't) (?:do|send) (?:it|that)`,
      `(?:verwirf|storniere?|stoppe?) ${DEN_PLAN}|(?:lehne?|sage?|brich) ${DEN_PLAN} ab|abbrechen|doch nicht|lass (?:es|das)(?: sein)?|(?:sende|schick) (?:es|das|sie) nicht`,
      `(?:cancela|cancelar|rechaza|descarta|anula|para)(?:lo|la)?(?: ${EL_PLAN})?|dejalo|mejor no|no l[oa] (?:hagas|envies|mandes)`,
      `(?:refuse|rejette|arrete)(?:-l[ea]| ${LE_PLAN})?|laisse tomber|ne l[ea] fais pas|ne l'envoie pas`,
    ),
  ],
  [
    'send',
    all(
      `(?:send|launch|shoot|fire) ${THE_PLAN}(?: (?:now|out|off|right away|right now|immediately|at once|straight away|to (?:them|everyone|everybody)))*`,
      `(?:sende?|schick(?:e)?|verschick(?:e)?|versende?) ${DEN_PLAN}(?: (?:jetzt|sofort|gleich|ab|raus|los|an alle))*`,
      `(?:envia|manda|lanza)(?:la|lo)?(?: ${EL_PLAN})?(?: (?:ya|ahora|ahora mismo|a todos))*`,
      `(?:envoie|lance)(?:-l[ea]| ${LE_PLAN})(?: (?:maintenant|tout de suite|a tous))*`,
    ),
  ],
];
const NOW =
  /\b(?:now|right away|immediately|at once|straight away|jetzt|sofort|gleich|ya|ahora|maintenant|tout de suite)\b/u;

/** "Approve it", "undo that", "send it now": what is to become of a plan that was spoken of. */
export function readRecall(clause: Clause, before: Before | undefined): Draft | undefined {
  // As it was said: "cancélalo" is no slip of another word.
  const bare = normalise(clause.said).replace(/^[¿¡\s]+|[?!.\s]+$/gu, '');
  if (clause.quoted.length > 0 || bare.length > 80) return undefined;
  const wish = WISHES.find(([, pattern]) => pattern.test(bare))?.[0];
  if (
    !wish ||
    (!before &&
      !/\b(?:plan|campaign|kampagne|campana|campagne)\b|undo|ruckgangig|desha|annule|approve|genehmig|aprueb|approuve/u.test(
        bare,
      ))
  )
    return undefined;
  const now = wish === 'send' && NOW.test(bare);
  return steps(clause, [{ tool: 'recall_plan', input: { wish, ...(now && { now }) } }], { confidence: 0.9 });
}
