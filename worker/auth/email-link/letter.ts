import type { Email } from '../../actions/email/provider.ts';
import type { PageLanguage } from '../../http/page-language.ts';

/** Minutes for which a link is good. */
export const LINK_LIFE_MINUTES = 15;

interface LetterWords {
  subject: string;
  open: string;
  once: string;
  ignore: string;
}

const WORDS: Record<PageLanguage, LetterWords> = {
  en: {
    subject: 'Your link to PulseHub',
    open: 'Open PulseHub',
    once: `The link is good once, within ${LINK_LIFE_MINUTES} minutes. Do not pass it on: whoever has it can open your account.`,
    ignore: 'You did not ask for it? Then there is nothing to do: nobody gets in without this letter.',
  },
  de: {
    subject: 'Ihr Link zu PulseHub',
    open: 'PulseHub öffnen',
    once: `Der Link gilt einmal, innerhalb von ${LINK_LIFE_MINUTES} Minuten. Geben Sie ihn nicht weiter: Wer ihn hat, kann Ihr Konto öffnen.`,
    ignore: 'Sie haben ihn nicht angefordert? Dann ist nichts zu tun: Ohne diesen Brief kommt niemand hinein.',
  },
  es: {
    subject: 'Su enlace a PulseHub',
    open: 'Abrir PulseHub',
    once: `El enlace vale una sola vez, durante ${LINK_LIFE_MINUTES} minutos. No lo comparta: quien lo tenga puede abrir su cuenta.`,
    ignore: '¿No lo ha pedido? Entonces no tiene que hacer nada: nadie entra sin este correo.',
  },
  fr: {
    subject: 'Votre lien vers PulseHub',
    open: 'Ouvrir PulseHub',
    once: `Le lien vaut une seule fois, pendant ${LINK_LIFE_MINUTES} minutes. Ne le transmettez pas : qui l’a peut ouvrir votre compte.`,
    ignore: 'Vous ne l’avez pas demandé ? Alors il n’y a rien à faire : personne n’entre sans cet e-mail.',
  },
};

/** The letter with the link. It says the same whether there is an account or not. */
export function linkLetter(to: string, link: string, language: PageLanguage): Email {
  const { subject, open, once, ignore } = WORDS[language];
  return {
    ...{ to, subject, text: `${open}:\n${link}\n\n${once}\n\n${ignore}` },
    html: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:24px;font:16px/1.5 Arial,sans-serif;color:#1b1e23"><div style="max-width:36em;margin:auto">
<p><a href="${link}">${open}</a></p><p>${once}</p><p>${ignore}</p>
</div></body></html>`,
  };
}
