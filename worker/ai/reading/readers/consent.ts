import type { Channel, Clause as Condition } from '../../../../contract/segments.ts';

const LEFT =
  /\b(?:unsubscrib\w+|opt(?:ed|s|ing)?[- ]?out|opt-?outs|withdr(?:e|a)w\w* (?:their )?consent|abgemeldet\w*|abmeldung(?:en)?|abbestellt\w*|widerrufen|(?:dad[oa]s?|dio|dieron|dan) de baja|(?:cancelado|cancelaron|cancelo) (?:su |la )?suscripcion|desuscrit\w+|desabonne\w*|desinscri\w*|desabonnements?)\b/;
const JOINED =
  /\b(?:subscribed|(?:is|are|be) (?:a )?subscribers?|who subscribes?|opt(?:ed|s)?[- ]?in|(?:gave|given|give|has|have|with|without|no) (?:\w+ ){0,2}consent(?: to)?|consented|eingewilligt|(?:mit|ohne|eine|keine) einwilligung|zugestimmt|abonniert|angemeldet\w*|suscrit[oa]s?|(?:con|sin|dado|dieron|dio)(?: su)? consentimiento|inscrit\w* (?:a la|aux?) (?:newsletter|e-?mails?|sms)|abonnee?s|(?:avec|sans|donne)(?: leur)? consentement)\b/;
const NOT =
  /\b(?:not|never|\w+n't|no|without|nicht|nie|keine?|ohne|sin|nunca|pas|jamais|sans|aucun)\b.{0,20}\b(?:subscrib\w+|opt(?:ed)?[- ]?in|consent\w*|eingewilligt|einwilligung|zugestimmt|abonniert|angemeldet|suscrit\w+|consentimiento|inscrit\w*|abonne\w*|consentement)|\b(?:abonniert|angemeldet|eingewilligt) (?:haben|sind|hat) nicht\b/;
const REACH =
  /\b(?:can|may|could|am (?:i|we) allowed to|are we allowed to)(?:not|'t)? (?:i|we)? ?(?:not )?(?:still )?(?:e-?mail|write to|message|text|contact|reach|send to)\b|\b(?:can|may)(?:not|'t)? be (?:e-?mailed|written to|texted|messaged|contacted|reached)\b|\breachable\b|\b(?:kann|darf|konnen|durfen) (?:ich|wir)\b.{0,40}\b(?:erreich\w*|anschreiben|schreiben|kontaktieren|schicken|senden)\b|\b(?:die|denen) (?:ich|wir)\b.{0,30}\b(?:erreichen|anschreiben|schreiben|kontaktieren)\b|\berreichbar\b|\b(?:puedo|podemos|se puede)(?: llegar)? ?(?:escribir(?:les)?|contactar|enviar(?:les)?|mandar(?:les)?|alcanzar|localizar|a)\b|\b(?:peut-on|puis-je|pouvons-nous|je peux|on peut|nous pouvons)(?: pas)? (?:joindre|ecrire|contacter|atteindre|toucher|envoyer)\b|\bjoignables?\b/;
const CANNOT =
  /\b(?:can(?:not|'t| not)|may not|can (?:i|we) not|not reachable|unreachable|(?:ich|wir) nicht|nicht erreichbar|no (?:puedo|podemos|se puede)|ne (?:puis-je|peut-on|peux|pouvons))\b/;
const CHANNELS: [Channel, RegExp][] = [
  ['sms', /\b(?:sms|text(?: messages?| them| us)?|by text|can (?:i|we) text|texted)\b/],
  ['whatsapp', /\bwhatsapp\b/],
  ['push', /\bpush\b/],
  ['messenger', /\bmessenger\b/],
];

const NO_ADDRESS =
  /\b(?:no|without|missing|lack(?:s|ing)?|ohne|keine?|sin|sans|pas d[e'])(?: ?(?:an?|any|their|known|el|su|une?|numero de|numero|adresse|eine?))* ?(?:(?<email>e-?mails?|mail|correos?|courriel)|(?<phone>phones?|telephones?|telefon\w*|mobile|handy\w*|movil))/;
const HAS_ADDRESS =
  /\b(?:with|have|has|mit|haben|con|tienen|avec|ont)(?: (?:an?|known|valid|el|su|une?|un|eine?|adresse))* (?:(?<email>e-?mail(?: addresse?s?|-?adressen?)?|correo|courriel)|(?<phone>phone(?: numbers?)?|telefon\w*|telephone|movil))\b/;

/** Whom one cannot write to because nothing is known to write to: "customers without an e-mail address". */
function addressIn(text: string): Condition[] {
  const none = NO_ADDRESS.exec(text)?.groups;
  const groups = none ?? HAS_ADDRESS.exec(text)?.groups;
  if (!groups) return [];
  const fact = groups.phone ? 'phone' : 'email';
  return [{ type: 'fact', fact, test: { op: 'exists' }, ...(none && { not: true }) }];
}

/** Whether it is asked who wants no letters any more: no campaign is asked of, though a newsletter is named. */
export const asksWhoLeft = (text: string): boolean => LEFT.test(text);

/** What people have said to being written to, and whom one can reach: "who unsubscribed", "whom can I text". */
export function consentIn(text: string): Condition[] {
  const channel = CHANNELS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'email';
  const of: Condition[] = [];
  if (LEFT.test(text)) of.push({ type: 'consent', channel, state: 'unsubscribed' });
  else if (JOINED.test(text))
    of.push({ type: 'consent', channel, state: 'subscribed', ...(NOT.test(text) && { not: true }) });
  if (REACH.test(text)) of.push({ type: 'reachable', channel, ...(CANNOT.test(text) && { not: true }) });
  return of.length > 0 ? of : addressIn(text);
}
