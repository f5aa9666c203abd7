import type { Letters } from './written.ts';

export const de: Letters = {
  general: {
    reminder: {
      subject: 'Geht es Ihnen noch durch den Kopf?',
      message:
        'Sie haben sich bei uns etwas angesehen, das einen zweiten Blick lohnt. Wenn eine Frage Sie zurückgehalten hat, antworten Sie einfach auf diese Nachricht: Ein Mensch hilft Ihnen weiter.',
      offer: 'Kein Rabatt; eine Erinnerung und jemand, den man fragen kann',
    },
    free_delivery: {
      subject: 'Den Versand übernehmen wir',
      message:
        'Ein paar Tage lang reist Ihre Bestellung kostenlos. Versand und Rückgabe sind so einfach, wie wir es machen konnten.',
      offer: {
        from: (amount) => `Kostenloser Versand ab ${amount}, 7 Tage lang`,
        without: 'Kostenloser Versand, 7 Tage lang',
      },
    },
    discount: {
      subject: 'Eine Kleinigkeit für Sie',
      message:
        'Sie haben etwas gefunden, das Ihnen gefällt, und wir wären gern der Shop, von dem Sie es bekommen. Hier ist ein Willkommensgruß von uns.',
      offer: '10 % Rabatt, 7 Tage gültig',
    },
    early_access: {
      subject: 'Vor allen anderen: ein erster Blick',
      message:
        'Sie gehören zu den Menschen, die diesen Shop tragen, und das sehen wir. Bevor wir es irgendwo ankündigen, können Sie das Neue ansehen und bestellen. Danke, dass Sie da sind.',
      offer: '48 Stunden früher Zugang; kein Rabatt, er ist nicht nötig',
    },
    gift: {
      subject: 'Etwas Kleines wartet auf Sie',
      message:
        'Sie haben sich gründlicher umgesehen als die meisten. Ihrer nächsten Bestellung legen wir etwas Kleines bei, das dazu passt, von Hand ausgesucht.',
      offer: 'Eine Probe oder ein kleines Geschenk zur nächsten Bestellung',
    },
    guide: {
      subject: 'Fangen Sie mit dem an, was andere lieben',
      message:
        'Danke, dass Sie vorbeigeschaut haben. Für diese Dinge kommen unsere Kunden wieder; sehen Sie sich um, und sagen Sie uns, was Sie suchen, wenn es nicht dabei ist.',
      offer: 'Ein kurzer Wegweiser zu den beliebtesten Produkten',
    },
    refill: {
      subject: 'Zeit für Nachschub?',
      message:
        'Schön, dass Sie immer wiederkommen. Wir haben zusammengestellt, was gut zu Ihrer letzten Bestellung passt, damit es Sie nur eine Minute kostet.',
      offer: {
        from: (amount) => `Kostenloser Versand ab ${amount}, eine Stufe über ihrer üblichen Bestellung`,
        without: 'Kostenloser Versand bei der nächsten Bestellung',
      },
    },
    friend: {
      subject: 'Bringen Sie jemanden mit, und beide bekommen etwas',
      message:
        'Wem Sie uns empfehlen, der wird unser bester Kunde. Bringen Sie jemanden mit, und Sie bekommen beide etwas.',
      offer: '10 % für sie und für alle, die sie mitbringen',
    },
  },
  own: {
    cart_abandoners: {
      reminder: {
        subject: 'Überlegen Sie noch?',
        message:
          'Sie haben etwas in den Warenkorb gelegt und nicht mitgenommen. Wir haben es für Sie aufgehoben: Alles ist noch da, einen Fingertipp entfernt. Wenn eine Frage Sie zurückgehalten hat, antworten Sie einfach auf diese Nachricht: Ein Mensch hilft Ihnen weiter.',
        offer: 'Kein Rabatt: eine Erinnerung, dass der Warenkorb noch da ist',
      },
      discount: {
        subject: 'Ihr Warenkorb, etwas günstiger',
        message:
          'Was Sie in den Warenkorb gelegt haben, ist noch da. Nehmen Sie es diese Woche mit, und es wird günstiger.',
        offer: '10 % Rabatt auf den Warenkorb, 7 Tage gültig',
      },
    },
    potential_customers: {
      discount: {
        subject: 'Eine Kleinigkeit zu Ihrer ersten Bestellung',
        message:
          'Sie haben etwas gefunden, das Ihnen gefällt, und wir wären gern der Shop, von dem Sie es bekommen. Hier ist ein Willkommensgruß zu Ihrer ersten Bestellung. Versand und Rückgabe sind so einfach, wie wir es machen konnten.',
        offer: '10 % Rabatt auf die erste Bestellung, 7 Tage gültig',
      },
    },
    new_visitors: {
      guide: {
        subject: 'Neu hier? Fangen Sie mit dem an, was andere lieben',
        message:
          'Danke, dass Sie vorbeigeschaut haben. Für diese Dinge kommen unsere Kunden wieder; sehen Sie sich um, und sagen Sie uns, was Sie suchen, wenn es nicht dabei ist.',
        offer: 'Ein kurzer Wegweiser zu den beliebtesten Produkten',
      },
    },
    engaged_users: {
      guide: {
        subject: 'Für Menschen, die genau hinsehen',
        message:
          'Sie haben sich gründlicher umgesehen als die meisten. Sagen Sie uns, was Ihnen wichtig ist, und wir zeigen Ihnen die drei Dinge, die am besten passen, mit ehrlichen Worten zu jedem.',
        offer: 'Eine persönliche Auswahl, von Hand getroffen',
      },
    },
  },
};
