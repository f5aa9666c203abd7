import type { CommonEvent, SaidConsent } from '../event.ts';
import { storableJson } from '../reading/json.ts';
import { asObject, readEmail, readId, readPhone } from '../reading/keys.ts';
import { iso, readTime } from '../reading/time.ts';
import type { AcceptedRecord } from '../record.ts';
import type { Parsed } from './parser.ts';

/** The questions that Facebook itself fills in, by the trait they are. Any other is an answer to a question of the shop's. */
const TRAITS: Record<string, string> = {
  ...{ full_name: 'name', first_name: 'first_name', last_name: 'last_name', email: 'email', phone_number: 'phone' },
  ...{ street_address: 'street', city: 'city', state: 'state', province: 'province', country: 'country' },
  ...{ zip_code: 'zip', post_code: 'zip', postal_code: 'zip', company_name: 'company', job_title: 'title' },
  ...{ gender: 'gender', date_of_birth: 'birthday', work_email: 'work_email', work_phone_number: 'work_phone' },
};
/** What Facebook's own tool for trying out a form fills in. */
const DUMMY = /^<test lead:/i;

/**
 * A lead of a form: who it is, and that they left it. Leaving one is no consent to be written to: only a box of the form is,
 * which the shop named as that (`leadConsent`, by channel the key of the box) and the person ticked. One not ticked says nothing.
 */
export function lead(record: AcceptedRecord, value: unknown, config: Record<string, unknown>): Parsed {
  const body = asObject(value);
  const id = readId(body.id);
  if (!id) return { kind: 'unreadable', reason: 'It names no lead' };
  const said = answersOf(body.field_data);
  if (Object.values(said).some((answer) => DUMMY.test(answer)))
    return { kind: 'events', events: [], dropped: ['test'] };
  const received = Date.parse(record.receivedAt);
  const occurredAt = iso(Math.min(readTime(body.created_time) ?? received, received));
  const keys = {
    email: readEmail(said.email ?? said.work_email),
    phone: readPhone(said.phone_number ?? said.work_phone_number),
  };
  const about = {
    ...{ sourceId: record.sourceId, receivedAt: record.receivedAt, occurredAt, historical: false, ...keys },
    originalName: 'leadgen',
  };
  const traits = Object.fromEntries(
    Object.entries(TRAITS).flatMap(([question, trait]) => (said[question] ? [[trait, said[question]] as const] : [])),
  );
  const own = Object.entries(said).filter(([question]) => !Object.hasOwn(TRAITS, question));
  const { form_id, ad_id, ad_name, campaign_id, campaign_name, is_organic, platform } = body;
  const left: CommonEvent = {
    ...{ ...about, messageId: `facebook:lead:${id}`, kind: 'track', name: 'lead' },
    properties: {
      ...{ lead_id: id, form_id, ad_id, ad_name, campaign_id, campaign_name, is_organic, platform },
      ...(own.length > 0 ? { answers: Object.fromEntries(own) } : {}),
    },
    context: {
      campaign: {
        source: platform === 'ig' ? 'instagram' : 'facebook',
        medium: is_organic === true ? 'social' : 'paid_social',
        ...(typeof campaign_name === 'string' ? { name: campaign_name } : {}),
      },
    },
    raw: storableJson(record.body, value),
  };
  if (!keys.email && !keys.phone) return { kind: 'events', events: [left], dropped: [] };
  const who: CommonEvent = {
    ...{ ...about, messageId: `facebook:lead:${id}:person`, kind: 'identify', name: 'identify' },
    ...{ properties: { lead_id: id }, context: {}, traits },
    consents: consentsIn(body, config.leadConsent, occurredAt),
  };
  return { kind: 'events', events: [left, who], dropped: [] };
}

/** By question what was answered; of several answers all, with commas. */
function answersOf(fields: unknown): Record<string, string> {
  const list = Array.isArray(fields) ? fields.map(asObject) : [];
  return Object.fromEntries(
    list.flatMap(({ name, values }) => {
      const answers = (Array.isArray(values) ? values : [values]).filter(
        (one) => typeof one === 'string' || typeof one === 'number',
      );
      const answer = answers.join(', ').trim();
      return typeof name === 'string' && answer !== '' ? [[name, answer]] : [];
    }),
  );
}

function consentsIn(body: Record<string, unknown>, boxes: unknown, at: string): SaidConsent[] {
  const responses = body.custom_disclaimer_responses;
  const ticked = (Array.isArray(responses) ? responses.map(asObject) : [])
    .filter(({ is_checked }) => is_checked === true || is_checked === 1 || is_checked === '1' || is_checked === 'true')
    .map(({ checkbox_key }) => checkbox_key);
  const named = asObject(boxes);
  return (['email', 'sms'] as const).flatMap((channel) => {
    const box = named[channel];
    const evidence = { told: 'leadgen', form_id: body.form_id, checkbox: box };
    return typeof box === 'string' && ticked.includes(box) ? [{ channel, state: 'subscribed', at, evidence }] : [];
  });
}
