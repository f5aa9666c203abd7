import { Temporal } from 'temporal-polyfill';
import { dayText } from '../../ai/tools/words/format.ts';
import type { UserCtx } from '../../context.ts';
import { refuse } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { CampaignContent } from './content.ts';
import { campaignPlanWords } from './words/languages.ts';

type When = Pick<CampaignContent, 'sendOn' | 'sendAt'>;

/** "4 December 2026, 09:00 (Europe/Berlin)": a day of the shop's calendar and a time of its zone. */
export function whenText({ sendOn, sendAt }: When, timezone: string, { language }: PlanWords): string | undefined {
  if (!sendOn) return undefined;
  return sendAt ? `${dayText(sendOn, language)}, ${sendAt} (${timezone})` : dayText(sendOn, language);
}

/** A moment of the shop's zone, the same way: "4 December 2026, 09:00". */
export function momentText(at: string, timezone: string, { language }: Pick<PlanWords, 'language'>): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timezone);
  return `${dayText(local.toPlainDate().toString(), language)}, ${local.toPlainTime().toString().slice(0, 5)}`;
}

/** The time of a day on which nobody has said one. */
const MORNING = '09:00';

/** The moment at which something meant for a day goes out; undefined where no day is said. */
export function sendMoment({ sendOn, sendAt }: When, timezone: string): Date | undefined {
  if (!sendOn) return undefined;
  const time = Temporal.PlainTime.from(sendAt ?? MORNING);
  const at = Temporal.PlainDate.from(sendOn).toZonedDateTime({ timeZone: timezone, plainTime: time });
  return new Date(at.epochMilliseconds);
}

/** 409 for a day, or a time of today, that has passed in the shop's zone. */
export function requireAhead(ctx: UserCtx, when: When, words: PlanWords): void {
  if (!when.sendOn) return;
  const { timezone } = ctx.workspace;
  const now = Temporal.Instant.fromEpochMilliseconds(ctx.now().getTime()).toZonedDateTimeISO(timezone);
  const day = Temporal.PlainDate.from(when.sendOn);
  const time = when.sendAt ? Temporal.PlainTime.from(when.sendAt) : undefined;
  const order = Temporal.PlainDate.compare(day, now.toPlainDate());
  const isPast = order < 0 || (order === 0 && time && Temporal.PlainTime.compare(time, now.toPlainTime()) <= 0);
  const said = whenText(when, timezone, words);
  if (isPast && said) refuse('conflict', campaignPlanWords(words.language).cannot.passed(said), words);
}
