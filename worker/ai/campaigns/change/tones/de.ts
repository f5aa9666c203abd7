import type { ToneWords } from './frame.ts';

export const de: ToneWords = {
  frames: {
    warmer: {
      open: 'Hallo {{ first_name | default: "und herzlich willkommen" }}, schön, Ihnen zu schreiben.',
      close: 'Herzliche Grüße von uns allen\n{{ shop }}',
    },
    formal: { open: 'Guten Tag {{ name | default: "und willkommen" }},', close: 'Mit freundlichen Grüßen\n{{ shop }}' },
    playful: {
      open: 'Pst, {{ first_name | default: "Sie da" }}! Haben Sie kurz Zeit?',
      close: 'Es winkt über den Ladentisch\n{{ shop }}',
    },
  },
  offers: {
    off: { offer: '{off} Rabatt', sentence: 'Bei Ihrer nächsten Bestellung bekommen Sie {off} Rabatt.' },
    offWithCode: {
      offer: '{off} Rabatt mit dem Code {code}',
      sentence: 'Mit dem Code {code} bekommen Sie {off} Rabatt.',
    },
    delivery: {
      offer: 'Kostenloser Versand',
      sentence: 'Bei Ihrer nächsten Bestellung ist der Versand kostenlos.',
    },
    deliveryWithCode: {
      offer: 'Kostenloser Versand mit dem Code {code}',
      sentence: 'Mit dem Code {code} ist der Versand kostenlos.',
    },
  },
};
