import { describe, expect, test } from 'vitest';
import { facebook } from './facebook.ts';

const receivedAt = '2026-03-01T12:00:00.000Z';

function parse(body: unknown, headers: Record<string, string>, config: Record<string, unknown> = {}) {
  const record = { id: 'r1', workspaceId: 'w1', sourceId: 's1', kind: 'facebook' as const, headers, receivedAt };
  return facebook.parse({ ...record, body: typeof body === 'string' ? body : JSON.stringify(body) }, config);
}

const LEAD = {
  ...{ id: '1234567890123456', created_time: '2026-02-28T10:00:00+0000', form_id: '600001', ad_id: '700001' },
  ...{ campaign_name: 'Spring', is_organic: false, platform: 'ig' },
  field_data: [
    { name: 'full_name', values: ['Ann Oak'] },
    { name: 'email', values: ['Ann@X.example'] },
    { name: 'phone_number', values: ['+1 555 010 0199'] },
    { name: 'what_do_you_like?', values: ['Lamps', 'Vases'] },
  ],
};
const lead = (more: object, config = {}) => {
  const parsed = parse({ ...LEAD, ...more }, { page: '500001' }, config);
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed;
};

describe('a lead', () => {
  test('is who left it, by what form and campaign, with every answer kept', () => {
    const { events } = lead({});
    expect(events).toMatchObject([
      {
        ...{ kind: 'track', name: 'lead', messageId: 'facebook:lead:1234567890123456', email: 'ann@x.example' },
        occurredAt: '2026-02-28T10:00:00.000Z',
        properties: { form_id: '600001', answers: { 'what_do_you_like?': 'Lamps, Vases' } },
        context: { campaign: { source: 'instagram', medium: 'paid_social', name: 'Spring' } },
      },
      {
        ...{ kind: 'identify', email: 'ann@x.example', phone: '+15550100199' },
        traits: { name: 'Ann Oak', email: 'Ann@X.example', phone: '+1 555 010 0199' },
        consents: [],
      },
    ]);
  });

  const boxes = (is_checked: unknown) => ({ custom_disclaimer_responses: [{ checkbox_key: 'news', is_checked }] });
  test.each([[true], ['1'], ['true'], [1]])(
    'that ticked (%j) the box which the shop named allowed that channel',
    (tick) => {
      const [, who] = lead(boxes(tick), { leadConsent: { email: 'news' } }).events;
      expect(who?.consents).toEqual([
        {
          ...{ channel: 'email', state: 'subscribed', at: '2026-02-28T10:00:00.000Z' },
          evidence: { told: 'leadgen', form_id: '600001', checkbox: 'news' },
        },
      ]);
    },
  );

  test.each([
    ['a box that nobody named as a permission', boxes(true), {}],
    ['another box', boxes(true), { leadConsent: { email: 'terms' } }],
    ['a box that was left alone', boxes(''), { leadConsent: { email: 'news' } }],
    ['a box that was not ticked', boxes(false), { leadConsent: { email: 'news', sms: 'news' } }],
  ])('allowed nothing by %s, and refused nothing', (_, more, config) => {
    expect(lead(more, config).events[1]?.consents).toEqual([]);
  });

  test('of Meta’s own tool for trying a form is nobody', () => {
    const dummy = [{ name: 'email', values: ['<test lead: dummy data for email>'] }];
    expect(lead({ field_data: dummy })).toMatchObject({ events: [], dropped: ['test'] });
  });

  test('without an address counts, and makes nobody', () => {
    const { events } = lead({ field_data: [{ name: 'city', values: ['Bonn'] }, { name: 'email', values: [] }, null] });
    expect(events.map(({ name, email, phone }) => [name, email, phone])).toEqual([['lead', undefined, undefined]]);
  });
});

describe('what Facebook tells of a page', () => {
  const entry = (more: object) => parse({ id: '500001', time: 1_772_300_000, ...more }, { entry: '500001' });

  test('names each lead that is to be fetched, every digit kept', () => {
    const change =
      '{"field":"leadgen","value":{"leadgen_id":12345678901234567890,"page_id":"500001","form_id":"600001"}}';
    expect(parse(`{"id":"500001","changes":[${change}]}`, { entry: '500001' })).toMatchObject({
      notices: [{ type: 'new_lead', about: { lead_id: '12345678901234567890', form_id: '600001', page_id: '500001' } }],
    });
  });

  const who = { sender: { id: '1' }, recipient: { id: '500001' }, timestamp: 1_772_300_000_000 };
  test.each([
    ['a message', { messaging: [{ ...who, message: { mid: 'm_1', text: 'Hello' } }] }],
    ['an edit', { messaging: [{ ...who, message_edit: { mid: 'm_1', text: 'Hallo', num_edit: 1 } }] }],
    ['a reaction', { messaging: [{ ...who, reaction: { mid: 'm_1', action: 'react', reaction: 'love' } }] }],
    ['that it was read', { messaging: [{ ...who, read: { watermark: 1_772_300_000_000 } }] }],
    ['that it was delivered', { messaging: [{ ...who, delivery: { mids: ['m_1'], watermark: 1 } }] }],
    ['a post', { changes: [{ field: 'feed', value: { item: 'post', verb: 'add' } }] }],
    ['a lead without an id', { changes: [{ field: 'leadgen', value: {} }] }],
  ])('%s is left out, and that is said', (_, more) => {
    expect(entry(more)).toMatchObject({ kind: 'events', events: [], dropped: ['unsupported'], notices: [] });
  });
});
