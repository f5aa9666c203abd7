import type { ConfiguredKind, WorkflowTrigger } from '../../contract/actions.ts';
import type { Contents } from '../../contract/configuration.ts';
import type { Language } from '../ai/tools/words/format.ts';

/** What a plan says of what is set up, in one language. Names and texts of people come as they wrote them. */
export interface ConfigurationWords {
  language: Language;
  quoted(text: string): string;
  /** One and many. */
  kinds: Record<ConfiguredKind, [one: string, many: string]>;
  /** "The segment “Big spenders”", and the same in the middle of a sentence. */
  the: Record<ConfiguredKind, string>;
  and: string;
  andThen: string;
  title(what: string): string;
  changed(what: string): string;
  putBack(what: string): string;
  /** A workflow that waits for its approval after the change. */
  standsStill: string;
  trigger(trigger: WorkflowTrigger, nameOf: (segment: string) => string): string;
  draft(
    it: Pick<Contents['draft'], 'subject' | 'offer' | 'sendOn'> & { segment: string; channel: string; text: string },
  ): string;
  question(it: Contents['question']): string;
  fields: Record<string, string>;
  fieldIs(it: { field: string; path: string }): string;
  noField: string;
  withHistory: Partial<Record<ConfiguredKind, string>>;
  renamed(name: string): string;
  wasAndBecomes(it: { was: string; becomes: string }): string;
  details: string;
}

const DAYS: Record<Language, string[]> = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
};
const dayIn = (language: Language, weekday: number | undefined) => DAYS[language][(weekday ?? 1) - 1] ?? '';
const joined = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(', ');

export const CONFIGURATION_WORDS: Record<Language, ConfigurationWords> = {
  en: {
    language: 'en',
    quoted: (text) => `“${text}”`,
    kinds: {
      segment: ['segment', 'segments'],
      workflow: ['workflow', 'workflows'],
      draft: ['draft', 'drafts'],
      fact: ['fact', 'facts'],
      question: ['question', 'questions'],
      mapping: ['mapping', 'mappings'],
    },
    the: {
      segment: 'the segment',
      workflow: 'the workflow',
      draft: 'the draft',
      fact: 'the fact',
      question: 'the question',
      mapping: 'the mapping',
    },
    and: 'and',
    andThen: ', then ',
    title: (what) => `Change what is set up: ${what}`,
    changed: (what) => `Changed: ${what}.`,
    putBack: (what) => `Put back as it was: ${what}.`,
    standsStill: 'It is active, and stands still until somebody approves it as it is then',
    trigger: (trigger, nameOf) => {
      if (trigger.on === 'time') {
        return `Every ${trigger.weekday ? dayIn('en', trigger.weekday) : 'day'} at ${trigger.at}`;
      }
      if (trigger.on === 'event') return `When somebody does “${trigger.event}”`;
      if (trigger.on === 'hand') return 'When somebody starts it';
      return `When somebody ${trigger.change === 'entered' ? 'comes into' : 'leaves'} “${nameOf(trigger.segmentId)}”`;
    },
    draft: ({ segment, channel, subject, offer, sendOn, text }) =>
      `${joined(`For “${segment}” on ${channel}`, subject && `subject “${subject}”`, offer && `offer “${offer}”`, sendOn && `meant for ${sendOn}`)}: ${text}`,
    question: ({ question, every, at, weekday, onlyIfMoved, paused }) =>
      joined(
        `“${question}” ${every === 'week' ? `every ${dayIn('en', weekday)}` : 'every day'} at ${at}`,
        onlyIfMoved && 'told only if something moved',
        paused && 'paused',
      ),
    fields: {
      ...{ name: 'what happened', userId: 'who', email: 'the e-mail address', timestamp: 'when', value: 'how much' },
      ...{ currency: 'the currency', orderId: 'the order', messageId: 'what tells messages apart' },
      ...{ valueIn: 'what amounts are counted in', purchase: 'a purchase', refund: 'a refund' },
    },
    fieldIs: ({ field, path }) => `${field} is “${path}”`,
    noField: 'nothing is named',
    withHistory: { segment: ', with its history', question: ', with everything that it told' },
    renamed: (name) => `is called “${name}” from now on`,
    wasAndBecomes: ({ was, becomes }) => `was: ${was} Becomes: ${becomes}`,
    details: 'changes in its details',
  },
  de: {
    language: 'de',
    quoted: (text) => `„${text}“`,
    kinds: {
      segment: ['Segment', 'Segmente'],
      workflow: ['Ablauf', 'Abläufe'],
      draft: ['Entwurf', 'Entwürfe'],
      fact: ['Tatsache', 'Tatsachen'],
      question: ['Frage', 'Fragen'],
      mapping: ['Zuordnung', 'Zuordnungen'],
    },
    the: {
      segment: 'das Segment',
      workflow: 'der Ablauf',
      draft: 'der Entwurf',
      fact: 'die Tatsache',
      question: 'die Frage',
      mapping: 'die Zuordnung',
    },
    and: 'und',
    andThen: ', dann ',
    title: (what) => `Einrichtung ändern: ${what}`,
    changed: (what) => `Geändert: ${what}.`,
    putBack: (what) => `Wieder wie vorher: ${what}.`,
    standsStill: 'Er ist aktiv und steht still, bis jemand ihn so freigibt, wie er dann ist',
    trigger: (trigger, nameOf) => {
      if (trigger.on === 'time') {
        return `${trigger.weekday ? `Jeden ${dayIn('de', trigger.weekday)}` : 'Jeden Tag'} um ${trigger.at}`;
      }
      if (trigger.on === 'event') return `Wenn jemand „${trigger.event}“ tut`;
      if (trigger.on === 'hand') return 'Wenn jemand ihn startet';
      const name = nameOf(trigger.segmentId);
      return trigger.change === 'entered' ? `Wenn jemand in „${name}“ kommt` : `Wenn jemand „${name}“ verlässt`;
    },
    draft: ({ segment, channel, subject, offer, sendOn, text }) =>
      `${joined(`Für „${segment}“ über ${channel}`, subject && `Betreff „${subject}“`, offer && `Angebot „${offer}“`, sendOn && `gedacht für ${sendOn}`)}: ${text}`,
    question: ({ question, every, at, weekday, onlyIfMoved, paused }) =>
      joined(
        `„${question}“ ${every === 'week' ? `jeden ${dayIn('de', weekday)}` : 'jeden Tag'} um ${at}`,
        onlyIfMoved && 'nur gemeldet, wenn sich etwas bewegt hat',
        paused && 'angehalten',
      ),
    fields: {
      ...{ name: 'was geschah', userId: 'wer', email: 'die E-Mail-Adresse', timestamp: 'wann', value: 'wie viel' },
      ...{ currency: 'die Währung', orderId: 'die Bestellung', messageId: 'was Nachrichten unterscheidet' },
      ...{ valueIn: 'worin Beträge gezählt sind', purchase: 'ein Kauf', refund: 'eine Erstattung' },
    },
    fieldIs: ({ field, path }) => `${field} ist „${path}“`,
    noField: 'nichts ist benannt',
    withHistory: { segment: ', mit seinem Verlauf', question: ', mit allem, was sie gemeldet hat' },
    renamed: (name) => `heißt ab jetzt „${name}“`,
    wasAndBecomes: ({ was, becomes }) => `war: ${was} Wird: ${becomes}`,
    details: 'ändert sich in Einzelheiten',
  },
  es: {
    language: 'es',
    quoted: (text) => `«${text}»`,
    kinds: {
      segment: ['segmento', 'segmentos'],
      workflow: ['flujo', 'flujos'],
      draft: ['borrador', 'borradores'],
      fact: ['hecho', 'hechos'],
      question: ['pregunta', 'preguntas'],
      mapping: ['asignación', 'asignaciones'],
    },
    the: {
      segment: 'el segmento',
      workflow: 'el flujo',
      draft: 'el borrador',
      fact: 'el hecho',
      question: 'la pregunta',
      mapping: 'la asignación',
    },
    and: 'y',
    andThen: ', luego ',
    title: (what) => `Cambiar lo configurado: ${what}`,
    changed: (what) => `Cambiado: ${what}.`,
    putBack: (what) => `Como estaba antes: ${what}.`,
    standsStill: 'Está activo y queda parado hasta que alguien lo apruebe tal como esté entonces',
    trigger: (trigger, nameOf) => {
      if (trigger.on === 'time') {
        return `${trigger.weekday ? `Cada ${dayIn('es', trigger.weekday)}` : 'Cada día'} a las ${trigger.at}`;
      }
      if (trigger.on === 'event') return `Cuando alguien hace «${trigger.event}»`;
      if (trigger.on === 'hand') return 'Cuando alguien lo inicia';
      return `Cuando alguien ${trigger.change === 'entered' ? 'entra en' : 'sale de'} «${nameOf(trigger.segmentId)}»`;
    },
    draft: ({ segment, channel, subject, offer, sendOn, text }) =>
      `${joined(`Para «${segment}» por ${channel}`, subject && `asunto «${subject}»`, offer && `oferta «${offer}»`, sendOn && `previsto para ${sendOn}`)}: ${text}`,
    question: ({ question, every, at, weekday, onlyIfMoved, paused }) =>
      joined(
        `«${question}» ${every === 'week' ? `cada ${dayIn('es', weekday)}` : 'cada día'} a las ${at}`,
        onlyIfMoved && 'solo se cuenta si algo se movió',
        paused && 'en pausa',
      ),
    fields: {
      ...{ name: 'qué pasó', userId: 'quién', email: 'el correo', timestamp: 'cuándo', value: 'cuánto' },
      ...{ currency: 'la moneda', orderId: 'el pedido', messageId: 'lo que distingue los mensajes' },
      ...{ valueIn: 'en qué se cuentan los importes', purchase: 'una compra', refund: 'un reembolso' },
    },
    fieldIs: ({ field, path }) => `${field} es «${path}»`,
    noField: 'no hay nada asignado',
    withHistory: { segment: ', con su historial', question: ', con todo lo que contó' },
    renamed: (name) => `se llama «${name}» desde ahora`,
    wasAndBecomes: ({ was, becomes }) => `era: ${was} Será: ${becomes}`,
    details: 'cambia en detalles',
  },
  fr: {
    language: 'fr',
    quoted: (text) => `« ${text} »`,
    kinds: {
      segment: ['segment', 'segments'],
      workflow: ['flux', 'flux'],
      draft: ['brouillon', 'brouillons'],
      fact: ['fait', 'faits'],
      question: ['question', 'questions'],
      mapping: ['correspondance', 'correspondances'],
    },
    the: {
      segment: 'le segment',
      workflow: 'le flux',
      draft: 'le brouillon',
      fact: 'le fait',
      question: 'la question',
      mapping: 'la correspondance',
    },
    and: 'et',
    andThen: ', puis ',
    title: (what) => `Modifier ce qui est configuré : ${what}`,
    changed: (what) => `Modifié : ${what}.`,
    putBack: (what) => `Remis comme avant : ${what}.`,
    standsStill: "Il est actif et reste à l'arrêt jusqu'à ce que quelqu'un l'approuve tel qu'il sera alors",
    trigger: (trigger, nameOf) => {
      if (trigger.on === 'time') {
        return `${trigger.weekday ? `Chaque ${dayIn('fr', trigger.weekday)}` : 'Chaque jour'} à ${trigger.at}`;
      }
      if (trigger.on === 'event') return `Quand quelqu'un fait « ${trigger.event} »`;
      if (trigger.on === 'hand') return "Quand quelqu'un le lance";
      return `Quand quelqu'un ${trigger.change === 'entered' ? 'entre dans' : 'quitte'} « ${nameOf(trigger.segmentId)} »`;
    },
    draft: ({ segment, channel, subject, offer, sendOn, text }) =>
      `${joined(`Pour « ${segment} » par ${channel}`, subject && `objet « ${subject} »`, offer && `offre « ${offer} »`, sendOn && `prévu pour ${sendOn}`)} : ${text}`,
    question: ({ question, every, at, weekday, onlyIfMoved, paused }) =>
      joined(
        `« ${question} » ${every === 'week' ? `chaque ${dayIn('fr', weekday)}` : 'chaque jour'} à ${at}`,
        onlyIfMoved && 'annoncée seulement si quelque chose a bougé',
        paused && 'en pause',
      ),
    fields: {
      ...{ name: "ce qui s'est passé", userId: 'qui', email: "l'adresse e-mail", timestamp: 'quand', value: 'combien' },
      ...{ currency: 'la devise', orderId: 'la commande', messageId: 'ce qui distingue les messages' },
      ...{ valueIn: 'en quoi les montants sont comptés', purchase: 'un achat', refund: 'un remboursement' },
    },
    fieldIs: ({ field, path }) => `${field} est « ${path} »`,
    noField: "rien n'est nommé",
    withHistory: { segment: ', avec son historique', question: ", avec tout ce qu'elle a raconté" },
    renamed: (name) => `s'appelle désormais « ${name} »`,
    wasAndBecomes: ({ was, becomes }) => `était : ${was} Devient : ${becomes}`,
    details: 'change dans ses détails',
  },
};
