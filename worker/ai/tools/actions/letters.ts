import type { SegmentKey } from '../../../../contract/analytics.ts';
import type { ActionWords } from '../words/actions/words.ts';

/** A short draft about a topic, to be changed before anybody approves it: no price and no promise that nobody has given. */
export function letterAbout(
  { topic, segment, shop }: { topic: string | undefined; segment: string | undefined; shop: string },
  { letter: say }: ActionWords,
) {
  const opening = say.opening[segment as SegmentKey] ?? say.toAnybody;
  const news = topic ? say.about(topic) : say.inTouch;
  return {
    subject: topic ? upperFirst(topic) : say.subject(shop),
    body: `${say.greeting}\n\n${opening}\n\n${news} ${say.reply}\n\n${shop}`,
  };
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
