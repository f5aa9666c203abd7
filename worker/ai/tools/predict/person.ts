import { listPeople } from '../../../people/people.ts';
import { personPrediction } from '../../../predictions/risk/person.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { listText, nameText, paragraphs, personName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { dayText } from '../words/format.ts';
import { cents, labelled } from './labelled.ts';

/** What is expected of one person. */
export async function onePerson({ ctx, calendar }: ToolCtx, wanted: string): Promise<Finding> {
  const { data } = await listPeople(ctx, { limit: 5, query: wanted });
  const same = (one: string | null) => one?.toLowerCase() === wanted.toLowerCase();
  const person =
    data.find((one) => [one.id, one.userId, one.email, one.name].some(same)) ??
    (data.length === 1 ? data[0] : undefined);
  if (!person) {
    return nothing({
      looked: 'Searched customers',
      text:
        data.length > 1
          ? `Several people fit ${nameText(wanted)}: say which one, with the e-mail address or the id.`
          : `Nobody with the name, id or e-mail ${nameText(wanted)} has been seen in your data.`,
      next: 'Check the spelling, or look the person up under People.',
      data: { found: false },
    });
  }
  const name = personName(person);
  const found = await personPrediction(ctx, person.id);
  const { prediction, drivers, churnRiskInterval } = found;
  const figures = new Figures({ language: 'en', currency: prediction?.currency ?? ctx.workspace.currency });
  if (!prediction) {
    return nothing({
      looked: 'Searched customers',
      text: `${nameText(name)} has not bought anything yet, so there is no order to expect the next one from.`,
      next: 'Ask "Who is likely to buy?" for people who look around.',
      data: { found: true, prediction: null },
      fromStrangers: true,
    });
  }
  const at = { at: [name] };
  const risk = { of: ['churn risk', 'risk', 'chance to leave', 'chance'], ...at };
  const value = { of: ['expected value', 'value', 'expected'], ...at };
  const days = figures.counted(90, 'day', 'days', { of: ['horizon', 'next'] });
  const inNinety = prediction.horizons.find((one) => one.days === 90) ?? prediction;
  const between = churnRiskInterval
    ? ` (between ${figures.percent(churnRiskInterval.low, risk)} and ${figures.percent(churnRiskInterval.high, risk)})`
    : '';
  return finding({
    looked: 'Worked out what is expected of one customer',
    text: paragraphs(
      prediction.nextOrderOn
        ? `${nameText(name)} should order again by **${dayText(prediction.nextOrderOn)}**, as likely as not.`
        : `${nameText(name)} will more likely **not** order again.`,
      listText([
        `Chance that nothing is bought in the next ${days}: ${figures.percent(prediction.churnRisk, risk)}${between}`,
        `Expected value in the next ${days}: ${figures.money(cents(inNinety.expectedValue), value)} (between ${figures.money(cents(inNinety.expectedValueInterval.low), value)} and ${figures.money(cents(inNinety.expectedValueInterval.high), value)})`,
        `So far: ${figures.counted(prediction.purchases, 'purchase', 'purchases', at)}, the last on ${dayText(prediction.lastOrderOn)}`,
      ]),
      drivers.length > 0 && `Why:\n\n${listText(drivers.map(({ text }) => figures.quote(text, ['driver', 'reason'])))}`,
      labelled(figures, found, calendar.timezone),
    ),
    next: 'Open the profile to see the whole timeline.',
    data: { ...found, found: true, isPrediction: true },
    facts: figures.facts,
    fromStrangers: true,
  });
}
