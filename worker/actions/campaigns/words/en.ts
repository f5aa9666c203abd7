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
    sendOn: 'Meant for',
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
    passed: (when) => `${when} has passed: choose a day and time that are still to come`,
    replaced: 'It was changed again before anybody approved it: the later plan holds.',
    sendAnew: 'The campaign was changed after this was asked for: send it anew',
  },
  meantFor: (when) =>
    `Meant for ${when}: it goes out by itself then, once somebody has pressed Send and it is approved`,
  onlyEmail: ({ people, channels }) =>
    `Only e-mail can be sent so far: ${people} who would get it by ${channels} get nothing yet`,
  nothingSends:
    'Only e-mail can be sent so far, and this campaign begins with another channel: it can be prepared, and not be sent yet',
  heldOut: (share) => `When it is sent by e-mail, ${share} are held out at random, to see what it brings`,
  nobodyHeldOut: (least) =>
    `Nobody is held out when it is sent: below ${least} e-mails no difference could be told from chance`,
  crowded: ({ people, letters }) =>
    `${people} got ${letters} letters or more within the last seven days; nothing holds theirs back, as the settings name no most`,
  within: ({ amount, most }) => `At most ${most}: sending it costs ${amount} by what messages cost now`,
};
