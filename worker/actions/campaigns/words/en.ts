import type { CampaignPlanWords } from './words.ts';

const BY = { email: 'by e-mail', sms: 'by SMS', push: 'by push', whatsapp: 'on WhatsApp', messenger: 'on Messenger' };
const WHY = {
  no_consent: 'who never said yes to any of it',
  said_no: 'who said no',
  no_address: 'who said yes and have no address there',
};

export const en: CampaignPlanWords = {
  language: 'en',
  labels: {
    channels: 'Channels',
    subject: 'Subject',
    message: 'Message',
    offer: 'Offer',
    reach: 'Who gets it by what',
    cost: 'Cost',
    condition: 'Only those of whom this holds',
  },
  channels: { email: 'E-mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  order: (channels) => channels.join(', else '),
  was: ({ label, before, after }) => `${label}: ${after} (before: ${before})`,
  line: ({ label, text }) => `${label}: ${text}`,
  by: ({ people, channel }) => `${people} ${BY[channel]}`,
  unreached: { no_consent: 'Never said yes', said_no: 'Said no', no_address: 'No address' },
  nobody: ({ people, why }) => `${people} by nothing: ${WHY[why]}`,
  everybody: 'Everybody of the segment',
  title: (name) => `Change the campaign ${name}`,
  changed: (name) => `The campaign ${name} is changed. Nothing was sent.`,
  restored: (name) => `The campaign ${name} is as it was before.`,
  cannot: {
    nothing: 'The campaign is like that already: nothing would change',
    changedSince: 'The campaign was changed since: look at it, and say again what is to be different',
    gone: 'The campaign was removed',
    notRestored: 'The campaign was changed again since: this cannot be taken back any more',
    costUnknown: ({ most, why }) => `What it costs is not known, so it cannot be kept to ${most}: ${why}`,
    tooMuch: ({ amount, most }) =>
      `Sending it would cost ${amount}, more than the ${most} that it may: choose fewer people or other channels, or raise the limit`,
    replaced: 'It was changed again before anybody approved it: the later plan holds.',
  },
  within: ({ amount, most }) => `At most ${most}: sending it costs ${amount} by what messages cost now`,
};
