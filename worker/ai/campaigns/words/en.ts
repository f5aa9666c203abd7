import type { CampaignWords } from './words.ts';

export const en: CampaignWords = {
  by: {
    email: 'by e-mail',
    sms: 'by SMS',
    push: 'by push message',
    whatsapp: 'by WhatsApp',
    messenger: 'by Messenger',
  },
  channels: { email: 'e-mail', sms: 'SMS', push: 'push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  offers: {
    reminder: 'a plain reminder',
    free_delivery: 'free delivery',
    discount: '10% off',
    early_access: 'early access',
    gift: 'a small gift',
    guide: 'a guide to what others love',
    refill: 'a refill made easy',
    friend: 'something for a friend they bring',
  },

  looked: ({ events, people }) => `Read ${events} of ${people}`,
  lookedForSources: 'Looked for data sources',
  noSources: {
    first: 'Please connect data sources first',
    why: 'campaign recommendations rest on what your customers did, and nothing has arrived yet.',
    how: 'Open **Sources**, choose a kind (a tracking snippet, Segment, Shopify, Facebook Pixel, or a webhook), and follow the steps shown there.',
    after: 'Then ask again, and I will recommend a campaign for every segment that has people.',
  },
  nobody:
    'Your sources are connected, but no people are in any segment yet, so there is nobody to address. Send some events (or add dummy data on a source) and ask again.',
  message: (campaigns, looked) => `${campaigns} for your segments. ${looked}.`,
  campaigns: ['campaign', 'campaigns'],
  lead: ({ one, campaigns, segments }) =>
    `Here ${one ? 'is one campaign' : `are ${campaigns}`} for the ${segments} in which you have people.`,
  start: ({ segment, by }) => `Start with **${segment}**, and write only to people who agreed to hear from you ${by}.`,
  labels: {
    message: (text) => `Message: ${text}`,
    offer: (text) => `Offer: ${text}`,
    when: (text) => `When: ${text}`,
    why: (text) => `Why: ${text}`,
    cost: (text) => `Cost: ${text}`,
    expected: (text) => `Expected: ${text}`,
    learned: (text) => `Learned: ${text}`,
  },
  quoted: (text) => `“${text}”`,
  next: 'Say which one you want, and I plan it for you to approve.',
  nextWithoutSources: 'Connect one source, or add dummy data to try it out, and ask again.',

  size: ({ people, share }) => (share ? `${people}, ${share} of everyone known.` : `${people}.`),
  estimated: (people) => `${people}, estimated from event totals.`,
  nobodyReached: 'None of them has agreed to hear from you and left an address: ask for that first.',
  reached: ({ count, parts, noneBy }) =>
    `${count} of them can be reached: ${parts}${noneBy ? `, and nobody ${noneBy}` : ''}.`,
  steps: {
    page_view: { who: 'view a page', go: (share) => `${share} view a page` },
    product_view: { who: 'view a product', go: (share) => `${share} view a product` },
    add_to_cart: { who: 'fill a cart', go: (share) => `${share} fill a cart` },
    checkout: { who: 'start the checkout', go: (share) => `${share} start the checkout` },
    purchase: { who: 'buy', go: (share) => `${share} buy` },
  },
  ofStep: ({ count, who, go }) => `Of ${count} who ${who}, ${go}.`,
  average: (money) => `An average order is worth ${money}.`,
  wantedToBuy: 'They wanted to buy and have no first order yet.',
  onlyLooked: 'They viewed pages and did nothing else.',
  engaged: ({ things, kinds, score }) =>
    `They do three or more different things; a person here does ${things} things of ${kinds} kinds on average, an engagement of ${score} of 100.`,
  spent: {
    each: (money) => `Each of them has spent ${money} so far`,
    order: (money) => `${money} an order`,
    shop: (money) => `while the average order of the shop is ${money}`,
  },
  placed: ({ orders, average, each }) =>
    `They placed ${orders} between them${average ? `, ${average} on average` : ''}, ${each} each.`,

  timing: {
    cart: (atPeak) => `First reminder within 4 hours of the cart, the second after 24 hours${atPeak}`,
    afterCart: (atPeak) => `Three days after the cart, only to those who have still not bought${atPeak}`,
    visit: (atPeak) => `Within a day of the visit${atPeak}`,
    interest: (atPeak) => `While the interest is fresh: within 48 hours of the last visit${atPeak}`,
  },
  atPeak: (hour) => `, around ${hour} when most orders come in`,
  peak: ({ weekday, hour, timezone }) => `${weekday} at ${hour} (${timezone}), the hour with most orders lately`,
  noPeak: 'On a weekday morning; move it once the first orders show when your customers buy',

  nothingSent: 'Nobody can be reached yet, so nothing would be sent.',
  priceUnknown: ({ channels, currency }) =>
    `Not known: what ${channels.join(' and ')} costs here has not been said. Say for example “an SMS costs 0.05 ${currency}”.`,
  notConverted: ({ currency, parts }) => `Not known in ${currency}: ${parts.join(' and ')} is not converted.`,
  costPart: ({ messages, channel, parts, price }) =>
    `${messages} ${channel}${parts ? ` of ${parts} parts` : ''} at ${price}`,

  onlyBy: ({ most, channels }) => `To stay within ${most}, only ${channels}.`,
  leftOut: ({ most, names }) => `Left out, as with the others it would cost more than ${most}: ${names}.`,
  stays: (most) => `All together they cost at most ${most}.`,
  notHeld: ({ most, names }) => `What it costs is not known, so it cannot be held against ${most}: ${names}.`,

  noHistory: 'No history yet.',
  broughtBefore: ({ campaigns, count, range }) =>
    `${campaigns === 1 ? 'One earlier campaign' : `${count} earlier campaigns`} of this kind brought ${range}.`,
  byThemselves: ({ one, people, range, weeks }) =>
    `By themselves, ${one ? 'one such person places' : `${people} such people place`} ${range} a week, by the last ${weeks} weeks; what a campaign adds is not known yet.`,
  to: (low, high) => `${low} to ${high}`,

  evidence: {
    people: ({ name, definition }) => `People in “${name}”: ${definition}`,
    ofEveryone: 'Of everyone known',
    reachable: 'Of them, agreed and with an address on some channel',
    reachableBy: (by) => `Of them, can be reached ${by}`,
    orders: 'Orders they have placed',
    averageOrder: 'Their average order',
    spentEach: 'Spent by each buyer among them',
    shopAverage: 'The shop’s average order',
    learned: ({ day, text }) => `Learned on ${day}: ${text}`,
    measuredLesson: {
      more: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} to “${segment}” added ${money} (between ${low} and ${high}) against ${heldOut} held out`,
      less: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} to “${segment}” took ${money} away (between ${low} and ${high}) against ${heldOut} held out`,
      open: ({ offer, by, segment, low, high, heldOut }) =>
        `${offer} ${by} to “${segment}” made no difference that can be told (between ${low} and ${high}) against ${heldOut} held out`,
    },
    lesson: ({ offer, by, segment, worked, told, one }) =>
      `${offer} ${by} to “${segment}”: ${worked} of ${told} ${one ? 'recommendation' : 'recommendations'} worked`,
  },
  neverTold: ({ offer, by }) =>
    `Nothing was said of ${offer} ${by} to this segment yet: the catalogue’s own order holds.`,
  measured: ({ one, count, from, to }) =>
    `Against people who were held out of ${count} ${one ? 'campaign' : 'campaigns'} of this kind, its letters changed what people spend by ${from} to ${to}.`,
  told: ({ offer, by, count, one, good, oneGood }) =>
    `Of ${count} ${one ? 'recommendation' : 'recommendations'} of ${offer} ${by} to this segment, ${good} ${oneGood ? 'was a success' : 'were successes'}.`,
};
