import type { Role } from '../../../contract/members.ts';
import type { Email } from '../../actions/email/provider.ts';
import type { PageLanguage } from '../../http/page-language.ts';

interface Told {
  to: string;
  link: string;
  workspace: string;
  invitedBy: string;
  role: Role;
  days: number;
}

interface LetterWords {
  roles: Record<Role, string>;
  subject(told: Told): string;
  invited(told: Told, role: string): string;
  open: string;
  good(days: number): string;
  ignore: string;
}

const WORDS: Record<PageLanguage, LetterWords> = {
  en: {
    roles: { owner: 'owner', admin: 'admin', marketer: 'marketer', viewer: 'viewer' },
    subject: ({ workspace }) => `You are invited to ${workspace}`,
    invited: ({ invitedBy, workspace }, role) => `${invitedBy} invites you to ${workspace} on PulseHub, as ${role}.`,
    open: 'Look at the invitation',
    good: (days) => `It is good once, for ${days === 1 ? 'a day' : `${days} days`}. Do not pass it on.`,
    ignore: 'You do not know who this is from? Then there is nothing to do.',
  },
  de: {
    roles: { owner: 'Inhaber', admin: 'Verwaltung', marketer: 'Marketing', viewer: 'Leser' },
    subject: ({ workspace }) => `Sie sind zu ${workspace} eingeladen`,
    invited: ({ invitedBy, workspace }, role) => `${invitedBy} lädt Sie zu ${workspace} auf PulseHub ein, als ${role}.`,
    open: 'Einladung ansehen',
    good: (days) => `Sie gilt einmal, ${days === 1 ? 'einen Tag' : `${days} Tage`} lang. Geben Sie sie nicht weiter.`,
    ignore: 'Sie wissen nicht, von wem das kommt? Dann ist nichts zu tun.',
  },
  es: {
    roles: { owner: 'propietario', admin: 'administrador', marketer: 'marketing', viewer: 'lector' },
    subject: ({ workspace }) => `Tiene una invitación a ${workspace}`,
    invited: ({ invitedBy, workspace }, role) => `${invitedBy} le invita a ${workspace} en PulseHub, como ${role}.`,
    open: 'Ver la invitación',
    good: (days) => `Vale una sola vez, durante ${days === 1 ? 'un día' : `${days} días`}. No la comparta.`,
    ignore: '¿No sabe de quién viene? Entonces no tiene que hacer nada.',
  },
  fr: {
    roles: { owner: 'propriétaire', admin: 'administrateur', marketer: 'marketing', viewer: 'lecteur' },
    subject: ({ workspace }) => `Vous êtes invité à ${workspace}`,
    invited: ({ invitedBy, workspace }, role) => `${invitedBy} vous invite à ${workspace} sur PulseHub, comme ${role}.`,
    open: 'Voir l’invitation',
    good: (days) =>
      `Elle vaut une seule fois, pendant ${days === 1 ? 'un jour' : `${days} jours`}. Ne la transmettez pas.`,
    ignore: 'Vous ne savez pas de qui elle vient ? Alors il n’y a rien à faire.',
  },
};

/** The letter with the link of an invitation. Names are words of others: in the letter they are text and nothing else. */
export function invitationLetter(given: Told, language: PageLanguage): Email {
  const words = WORDS[language];
  const told = { ...given, workspace: oneLine(given.workspace), invitedBy: oneLine(given.invitedBy) };
  const said = [words.invited(told, words.roles[told.role]), words.good(told.days), words.ignore];
  const [invited, good, ignore] = said.map(escaped);
  return {
    ...{ to: told.to, subject: words.subject(told) },
    text: `${said[0]}\n\n${words.open}:\n${told.link}\n\n${said[1]}\n\n${said[2]}`,
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.5 Arial,sans-serif;color:#1b1e23"><div style="max-width:36em;margin:auto">
<p>${invited}</p><p><a href="${escaped(told.link)}">${words.open}</a></p><p>${good}</p><p>${ignore}</p>
</div></body></html>`,
  };
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
