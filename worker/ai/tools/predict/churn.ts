import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Churn } from '../../../../contract/predictions.ts';
import { listChurn } from '../../../predictions/risk/risks.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { listText, nameText, numberedText, paragraphs, personName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { ASKS } from '../words/asks.ts';
import { nounForms } from '../words/nouns.ts';
import { modelText } from '../words/predict/told.ts';
import { PREDICT_WORDS } from '../words/predict/words.ts';
import { cents, labelled } from './labelled.ts';

const NAMED = 5;

/** Who is about to leave, and the money that goes with them. */
export async function churn({ ctx, calendar, language }: ToolCtx, { limit }: ToolInput<'predict'>): Promise<Finding> {
  const asOf = calendar.asOf ? calendar.now.toISOString() : undefined;
  const found = await listChurn(ctx, { limit, asOf });
  const { people, of, moneyAtRisk, moneyAtRiskInterval, currency, missingBuyers, status, statusText } = found;
  const figures = new Figures({ language, currency });
  const { cannotTell, between, churn: say } = PREDICT_WORDS[language];
  const quote = (text: string, of?: string[]) => figures.quote(modelText(text, language), of);
  if (people === null || of === null || moneyAtRisk === null || moneyAtRiskInterval === null) {
    const missing = figures.count(missingBuyers, { of: ['missing', 'more buyers', ...nounForms('buyer', language)] });
    return nothing({
      looked: say.lookedTooFew,
      text: `${cannotTell} ${quote(statusText, ['buyers', 'not enough data'])}`,
      next: say.comeBack({ missing, one: missingBuyers === 1, ask: ASKS[language].topCustomers }),
      data: { missingBuyers, status, statusText },
      facts: figures.facts,
    });
  }
  const risk = { of: ['money at risk', 'at risk', 'a year'] };
  const returning = figures.noun(of, 'returning', { of: ['returning', 'of'] });
  const { low, high } = moneyAtRiskInterval;
  const named = found.data.map((one) => personLine(figures, one));
  const shown = named.slice(0, Math.max(NAMED, Math.min(limit, 12)));
  const reasons = found.reasons.map(({ text, people: n }) => {
    const at = { of: ['reason', 'people', 'customers'], at: [text] };
    return `${quote(text, ['reason'])}: ${figures.count(n, at)} (${figures.percent(n / people, { ...at, of: ['share'] })})`;
  });
  const count = figures.count(people, 'about to churn', 'about to leave', 'churn', 'at risk', 'customers', 'people');
  return finding({
    looked: say.looked(returning),
    text: paragraphs(
      people === 0
        ? say.nobody(returning)
        : say.some({
            ...{ count, returning, one: people === 1, money: figures.money(cents(moneyAtRisk), risk) },
            between: between(figures.ends({ low: cents(low), high: cents(high) }, risk)),
          }),
      quote(found.definition),
      reasons.length > 0 && `${say.reasons}\n\n${listText(reasons)}`,
      shown.length > 0 && `${say.mostMoney}\n\n${numberedText(shown)}`,
      labelled(figures, found, calendar.timezone),
    ),
    next: people > 0 ? say.next(ASKS[language].winBack) : say.happyNext(ASKS[language].topCustomers),
    data: {
      ...{ prediction: true, people, of, moneyAtRisk, moneyAtRiskInterval, currency, reasons: found.reasons },
      ...{ modelVersion: found.modelVersion, asOf: found.asOf, status, statusText, definition: found.definition },
      ...{ data: found.data.slice(0, shown.length), href: '/people/predictions' },
    },
    facts: figures.facts,
    cards:
      people === 0
        ? []
        : [
            {
              type: 'table',
              title: say.title,
              columns: [
                { key: 'name', label: say.columns.person, unit: 'text' },
                { key: 'risk', label: say.columns.risk, unit: 'money' },
                { key: 'silent', label: say.columns.silent, unit: 'count' },
                { key: 'usual', label: say.columns.usual, unit: 'count' },
                { key: 'churn', label: say.columns.churn, unit: 'share' },
              ],
              rows: found.data.slice(0, 50).map((one) => ({
                cells: [personName(one), cents(one.moneyAtRisk), one.daysSinceOrder, one.usualGapDays, one.churnRisk],
                href: `/people/profile/${one.profileId}`,
              })),
              currency,
              rowsInAll: people,
            },
          ],
    fromStrangers: true,
  });
}

function personLine(figures: Figures, one: Churn['data'][number]): string {
  const name = personName({ ...one, id: one.profileId });
  const at = { at: [name] };
  figures.note(one.churnRisk, 'share', [{ of: ['churn risk', 'risk', 'chance'], ...at }]);
  const money = figures.money(cents(one.moneyAtRisk), { of: ['money at risk', 'at risk'], ...at });
  const silent = figures.noun(one.daysSinceOrder, 'sinceDay', { of: ['silent'], ...at });
  const usual = figures.noun(Math.max(1, one.usualGapDays), 'day', { of: ['usual gap'], ...at });
  return `${nameText(name)}: ${PREDICT_WORDS[figures.language].churn.line({ money, silent, usual })}`;
}
