import type { PageLanguage } from '../../http/page-language.ts';

export interface PageWords {
  title: string;
  ask: (shop: string) => string;
  what: string;
  button: string;
  done: (shop: string) => string;
  effect: string;
  wrong: string;
  instead: string;
}

export const WORDS: Record<PageLanguage, PageWords> = {
  en: {
    title: 'Unsubscribe',
    ask: (shop) => `No more e-mail from ${shop}?`,
    what: 'Once you press the button, no newsletter and no offer is sent to you by e-mail any more, also none that is written already. Your account and your orders stay as they are.',
    button: 'Unsubscribe',
    done: (shop) => `You are unsubscribed from e-mail of ${shop}.`,
    effect: 'It holds from this moment on. You can close this page.',
    wrong: 'This link is not valid.',
    instead: 'Open the link in the letter again, or answer the letter.',
  },
  de: {
    title: 'Abmelden',
    ask: (shop) => `Keine E-Mails mehr von ${shop}?`,
    what: 'Sobald Sie auf den Knopf drücken, bekommen Sie per E-Mail keine Newsletter und keine Angebote mehr, auch keine, die schon geschrieben sind. Ihr Konto und Ihre Bestellungen bleiben, wie sie sind.',
    button: 'Abmelden',
    done: (shop) => `Sie sind von den E-Mails von ${shop} abgemeldet.`,
    effect: 'Das gilt ab sofort. Sie können diese Seite schließen.',
    wrong: 'Dieser Link ist nicht gültig.',
    instead: 'Öffnen Sie den Link im Brief noch einmal, oder antworten Sie auf den Brief.',
  },
  es: {
    title: 'Darse de baja',
    ask: (shop) => `¿No quiere más correos de ${shop}?`,
    what: 'En cuanto pulse el botón, no recibirá más boletines ni ofertas por correo electrónico, tampoco los que ya están escritos. Su cuenta y sus pedidos quedan como están.',
    button: 'Darme de baja',
    done: (shop) => `Se ha dado de baja de los correos de ${shop}.`,
    effect: 'Vale desde este momento. Puede cerrar esta página.',
    wrong: 'Este enlace no es válido.',
    instead: 'Abra de nuevo el enlace del correo o responda al correo.',
  },
  fr: {
    title: 'Se désabonner',
    ask: (shop) => `Plus d’e-mails de ${shop} ?`,
    what: 'Dès que vous appuyez sur le bouton, vous ne recevez plus ni lettre d’information ni offre par e-mail, même celles qui sont déjà écrites. Votre compte et vos commandes restent comme ils sont.',
    button: 'Me désabonner',
    done: (shop) => `Vous êtes désabonné des e-mails de ${shop}.`,
    effect: 'Cela vaut dès maintenant. Vous pouvez fermer cette page.',
    wrong: 'Ce lien n’est pas valable.',
    instead: 'Ouvrez de nouveau le lien de l’e-mail, ou répondez à l’e-mail.',
  },
};
