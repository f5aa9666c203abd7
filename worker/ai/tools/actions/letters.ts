import type { SegmentKey } from '../../../../contract/analytics.ts';

/** What is said first to the people of a segment: why they hear from the shop, and nothing that the shop has not said. */
const OPENING: Record<SegmentKey, string> = {
  cart_abandoners: 'You put something in your cart and did not take it home. We kept it for you.',
  potential_customers: 'You have found something you like, and we would love to be the shop you get it from.',
  high_value_customers: 'You are among the people who keep this shop going, and we notice.',
  new_visitors: 'Thank you for looking in.',
  engaged_users: 'You have been looking around more than most, so we thought of you first.',
  repeat_customers: 'It is good to have you back every time.',
};
const TO_ANYBODY = 'Thank you for being with us.';

/** A short draft about a topic, to be changed before anybody approves it: no price and no promise that nobody has given. */
export function letterAbout(topic: string | undefined, segment: string | undefined, shop: string) {
  const opening = OPENING[segment as SegmentKey] ?? TO_ANYBODY;
  const news = topic
    ? `We are writing about ${lowerFirst(topic)}, and wanted you to hear of it from us.`
    : 'We wanted to get in touch, and are here for whatever you need.';
  return {
    subject: topic ? upperFirst(topic) : `A word from ${shop}`,
    body: `Hello {{ first_name | default: "there" }},\n\n${opening}\n\n${news} If you have a question, just answer this message and a person will help.\n\n${shop}`,
  };
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
/** "A spring sale" goes on in a sentence; "VIP night" stays. */
const lowerFirst = (text: string) =>
  /^\p{Lu}(?:\p{Ll}| )/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
