import type { ToneWords } from './frame.ts';

export const en: ToneWords = {
  frames: {
    warmer: {
      open: 'Hello {{ first_name | default: "there" }}, it is lovely to write to you.',
      close: 'Warm wishes from all of us,\n{{ shop }}',
    },
    formal: { open: 'Dear {{ name | default: "customer" }},', close: 'Kind regards,\n{{ shop }}' },
    playful: {
      open: 'Psst, {{ first_name | default: "you there" }}! Got a moment?',
      close: 'Waving from behind the counter,\n{{ shop }}',
    },
  },
  offers: {
    off: { offer: '{off} off', sentence: 'With your next order you get {off} off.' },
    offWithCode: { offer: '{off} off with the code {code}', sentence: 'With the code {code} you get {off} off.' },
    delivery: { offer: 'Free delivery', sentence: 'With your next order delivery is free.' },
    deliveryWithCode: {
      offer: 'Free delivery with the code {code}',
      sentence: 'With the code {code} delivery is free.',
    },
  },
};
