import { listPeople } from '../../../people/people.ts';
import { personPrediction } from '../../../predictions/risk/person.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { listText, nameText, paragraphs, personName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { ASKS } from '../words/asks.ts';
import { dayText } from '../words/format.ts';
import { nounForms } from '../words/nouns.ts';
import { PERSON_WORDS } from '../words/people/counted.ts';
import { ONE_WORDS } from '../words/predict/person.ts';
import { modelText } from '../words/predict/told.ts';
import { PREDICT_WORDS } from '../words/predict/words.ts';
import { cents, labelled } from './labelled.ts';

/** What is expected of one person. */
export async function onePerson({ ctx, calendar, language }: ToolCtx, wanted: string): Promise<Finding> {
  const say = ONE_WORDS[language];
  const { between } = PREDICT_WORDS[language];
  const { data } = await listPeople(ctx, { limit: 5, query: wanted });
  const same = (one: string | null) => one?.toLowerCase() === wanted.toLowerCase();
  const person =
    data.find((one) => [one.id, one.userId, one.email, one.name].some(same)) ??
    (data.length === 1 ? data[0] : undefined);
  if (!person) {
    return nothing({
      looked: say.looked,
      text: data.length > 1 ? say.several(nameText(wanted)) : PERSON_WORDS[language].nobody(nameText(wanted)),
      next: PERSON_WORDS[language].nobodyNext,
      data: { found: false },
    });
  }
  const name = personName(person);
  const found = await personPrediction(ctx, person.id);
  const { prediction, drivers, churnRiskInterval } = found;
  const figures = new Figures({ language, currency: prediction?.currency ?? ctx.workspace.currency });
  if (!prediction) {
    return nothing({
      looked: say.looked,
      text: say.notBought(nameText(name)),
      next: say.likelyNext(ASKS[language].likely),
      data: { found: true, prediction: null },
      fromStrangers: true,
    });
  }
  const at = { at: [name] };
  const risk = { of: ['churn risk', 'risk', 'chance to leave', 'chance'], ...at };
  const value = { of: ['expected value', 'value', 'expected'], ...at };
  const days = figures.count(90, { of: ['horizon', 'next', 'days', ...nounForms('day', language)] });
  const inNinety = prediction.horizons.find((one) => one.days === 90) ?? prediction;
  const spread = churnRiskInterval ? ` ${between(figures.ends(churnRiskInterval, risk, 'share'))}` : '';
  return finding({
    looked: say.lookedAt,
    text: paragraphs(
      prediction.nextOrderOn
        ? say.orderBy({ name: nameText(name), day: dayText(prediction.nextOrderOn, language) })
        : say.noOrder(nameText(name)),
      listText([
        say.risk({ days, risk: `${figures.percent(prediction.churnRisk, risk)}${spread}` }),
        say.value({
          ...{ days, money: figures.money(cents(inNinety.expectedValue), value) },
          between: between(
            figures.ends(
              {
                low: cents(inNinety.expectedValueInterval.low),
                high: cents(inNinety.expectedValueInterval.high),
              },
              value,
            ),
          ),
        }),
        say.soFar({
          purchases: figures.noun(prediction.purchases, 'purchase', at),
          day: dayText(prediction.lastOrderOn, language),
        }),
      ]),
      drivers.length > 0 &&
        `${say.why}\n\n${listText(drivers.map(({ text }) => figures.quote(modelText(text, language), ['driver', 'reason'])))}`,
      labelled(figures, found, calendar.timezone),
    ),
    next: say.profileNext,
    data: { ...found, found: true, isPrediction: true },
    facts: figures.facts,
    fromStrangers: true,
  });
}
