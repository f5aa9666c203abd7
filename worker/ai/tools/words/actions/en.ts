import type { ActionWords } from './words.ts';

const lapsed = 'Save a segment "Lapsed" of customers who have not bought for 60 days';

export const en: ActionWords = {
  looked: 'Read what is to be done',
  missing: {
    draft_email: {
      what: 'For a draft I need to know whom it is for',
      example: 'Draft an email to my repeat customers about a spring sale',
    },
    send_email: {
      what: 'For an e-mail I need to know whom it is for',
      example: 'Send an email to my high-value customers about early access',
    },
    create_task: {
      what: 'For a task I need to know what is to be done',
      example: 'Remind me on Monday to call the supplier',
    },
    save_segment: { what: 'For a segment I need to know who is in it', example: lapsed },
    tag_people: {
      what: 'For a tag I need to know whom it goes to, and which word it is',
      example: 'Tag my high-value customers as gold',
    },
    change_campaign: {
      what: 'For a change I need to know which campaign, and what is to be different',
      example: 'Make it e-mail first, WhatsApp if no e-mail, in a warmer tone',
    },
    draft_campaign: {
      what: 'For a campaign I need to know whom it is for',
      example: 'Draft a campaign for my cart abandoners with 10% off',
    },
    run_workflow: {
      what: 'For a workflow I need to know which one',
      example: 'Run the workflow "Welcome new customers"',
    },
    change_configuration: {
      what: 'What is set up is changed all at once from files, and not in a conversation. I can save a segment',
      example: lapsed,
    },
    remember_fact: { what: 'Tell me what I should remember', example: 'Remember that we are closed on Sundays' },
  },
  notYet: (what) => `I cannot plan that yet. ${what}.`,
  forWhom: 'Whom is it for?',
  forWhomAmong: 'Whom is it for? These are your segments:',
  chooseOrSay: (example) => `Choose one, or say it whole: "${example}".`,
  forExample: (example) => `For example: "${example}".`,
  withSegment: ({ asked, segment, tags }) =>
    tags ? asked.replace(/^(\w+)\b/, `$1 my ${segment}`) : `${asked} for my ${segment}`,
  starts: { letter: 'Draft an email', send: 'Send an email', campaign: 'Draft a campaign', tag: 'Tag' },
  person: {
    looked: 'Searched customers',
    several: (named) => `Several customers are called ${named}.`,
    notExactly: (named) => `No customer is called exactly ${named}.`,
    which: 'Which one do you mean?',
    next: 'Choose one, or say it with the e-mail address.',
    nobody: (named) => `I found nobody with the name, number or e-mail address ${named}, so there is nothing to plan.`,
    nobodyNext: 'Check the spelling, or look the person up under People.',
  },
  workflow: {
    looked: 'Looked up workflows',
    none: (named) => `There is no workflow called ${named}.`,
    yours: 'These are yours:',
    notMade: 'None has been made yet.',
    which: 'Which workflow?',
    choose: 'Choose one.',
    make: 'Make one under Automate first.',
    run: (name) => `Run workflow "${name}"`,
  },
  campaignFor: (segment) => `Campaign for ${segment}`,
  campaignCalled: (topic) => `Campaign: ${topic}`,
  letter: {
    opening: {
      cart_abandoners: 'You put something in your cart and did not take it home. We kept it for you.',
      potential_customers: 'You have found something you like, and we would love to be the shop you get it from.',
      high_value_customers: 'You are among the people who keep this shop going, and we notice.',
      new_visitors: 'Thank you for looking in.',
      engaged_users: 'You have been looking around more than most, so we thought of you first.',
      repeat_customers: 'It is good to have you back every time.',
    },
    toAnybody: 'Thank you for being with us.',
    greeting: 'Hello {{ first_name | default: "there" }},',
    about: (topic) => `We are writing about ${lowerFirst(topic)}, and wanted you to hear of it from us.`,
    inTouch: 'We wanted to get in touch, and are here for whatever you need.',
    reply: 'If you have a question, just answer this message and a person will help.',
    subject: (shop) => `A word from ${shop}`,
  },
};

/** "A spring sale" goes on in a sentence; "VIP night" stays. */
function lowerFirst(text: string): string {
  return /^\p{Lu}(?:\p{Ll}| )/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
