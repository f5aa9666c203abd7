import type { ToneWords } from './frame.ts';

export const fr: ToneWords = {
  frames: {
    warmer: {
      open: 'Bonjour {{ first_name | default: "à vous" }}, quel plaisir de vous écrire.',
      close: 'Toute notre équipe vous salue chaleureusement,\n{{ shop }}',
    },
    formal: { open: 'Bonjour {{ name | default: "Madame, Monsieur" }},', close: 'Cordialement,\n{{ shop }}' },
    playful: {
      open: 'Psst, {{ first_name | default: "vous, là" }} ! Vous avez une minute ?',
      close: 'On vous fait signe depuis le comptoir,\n{{ shop }}',
    },
  },
  offers: {
    off: { offer: '{off} de remise', sentence: 'Sur votre prochaine commande, vous avez {off} de remise.' },
    offWithCode: {
      offer: '{off} de remise avec le code {code}',
      sentence: 'Avec le code {code}, vous avez {off} de remise.',
    },
    delivery: { offer: 'Livraison offerte', sentence: 'Sur votre prochaine commande, la livraison est offerte.' },
    deliveryWithCode: {
      offer: 'Livraison offerte avec le code {code}',
      sentence: 'Avec le code {code}, la livraison est offerte.',
    },
  },
};
