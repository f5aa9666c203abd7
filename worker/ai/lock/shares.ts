import { isOfTimes, timesOf } from './breakdowns.ts';
import { ONE, quotient, roundsTo } from './decimal.ts';
import { sameValue } from './match.ts';
import type { Matter, Topic } from './matter.ts';
import { isOf } from './place.ts';
import type { FigureMark, MetricMark, Sentence } from './sentence.ts';

const THAT_IS =
  /(?:that is|that's|which is|or|i\.e\.|das sind|also|oder|d\.h\.|es decir|o sea|eso es|esto es|lo que es|soit|c'est(?:-a-dire)?|ce qui fait|[(,–—]) ?(?:(?:just )?(?:about|around|roughly|rund|etwa|ca\.?|alrededor del?|cerca del?|environ)? ?(?:a|an|el|un|le)? ?)?$/u;
const OUT_OF = /(?<!\p{L})(?:of|von|de|sur|d')(?!\p{L})/u;

/** "Of 1,200 people 48 bought, that is 4 %": what follows from the two figures before it, which are judged themselves. */
export function isShareOfTwo(mark: FigureMark, { figures, view }: Sentence): boolean {
  const { figure, from } = mark;
  const at = figures.indexOf(mark);
  const [a, b] = [figures[at - 2], figures[at - 1]];
  if (figure.measure !== 'percent' || figure.sign !== '' || !a || !b || a.figure.measure !== b.figure.measure)
    return false;
  if (a.figure.measure !== 'plain' && a.figure.measure !== 'money') return false;
  const [x, y, shown] = [a.figure.readings[0], b.figure.readings[0], figure.readings[0]];
  if (!x || !y || !shown || !OUT_OF.test(view.low.slice(0, b.to)) || !THAT_IS.test(view.low.slice(b.to, from)))
    return false;
  const [part, whole] = x.value < y.value ? [x.value, y.value] : [y.value, x.value];
  return whole > 0n && roundsTo((part * ONE * 100n) / whole, shown.value, shown.step);
}

const OF =
  /^ (?:of|der|des|dem|von|vom|de|del|du|d')(?: ?(?:the|all|your|my|these|der|den|deine[rn]?|ihre[rn]?|la|los|las|tus?|sus?|todos|les?|l'|vos|votre|tous))* ?$/;

/** "Refunds were 15 % of gross revenue", "a third of the customers were new": one thing in another that the sentence names. */
export function isShareOfNamed(mark: FigureMark, sentence: Sentence, topic: Topic, matter: Matter): boolean {
  const { figure, to } = mark;
  const { view, rows } = sentence;
  if ((figure.measure !== 'percent' && figure.measure !== 'fraction') || figure.sign !== '' || rows.length > 0)
    return false;
  const metrics = sentence.metrics.filter(({ label }) => !label);
  const whole = metrics.find(({ from }) => from >= to && OF.test(view.low.slice(to, from)));
  return (
    whole !== undefined &&
    sharesIn(whole, sentence, topic, matter).some((size) => sameValue(figure, { size, fact: { unit: 'share' } }))
  );
}

/** What share of a whole the one other thing is that a sentence names; none where it names more, or nothing is known. */
export function sharesIn(whole: MetricMark, sentence: Sentence, topic: Topic, matter: Matter): bigint[] {
  const others = sentence.metrics.filter(({ label, ids }) => !label && ids.join() !== whole.ids.join());
  const [part, ...more] = others;
  if (!part || more.length > 0) return [];
  const spoken = timesOf(sentence, topic, matter);
  const levels = (ids: string[]) =>
    matter.evidences.all.filter(
      (one) =>
        one.how === undefined && one.rows.length === 0 && isOf(one, ids, matter.evidences) && isOfTimes(one, spoken),
    );
  return levels(part.ids).flatMap((a) =>
    levels(whole.ids).flatMap((b) => {
      if (a.fact.unit !== b.fact.unit || (a.fact.unit !== 'money' && a.fact.unit !== 'count')) return [];
      return b.value <= 0n || a.value < 0n || a.value > b.value ? [] : [quotient(a.value, b.value)];
    }),
  );
}
