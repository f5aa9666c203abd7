import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionPlan } from '../../../contract/actions.ts';
import { CHANNELS, type Channel } from '../../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { consents, profileIdentifiers, profiles } from '../../db/schema.ts';
import { outlookOf } from '../../learning/outlook.ts';
import { readSegments } from '../../segments/rows.ts';
import { callerOf } from '../actor.ts';
import { undoPlan } from '../apply.ts';
import { changeDraft, getDraft } from '../drafts/drafts.ts';
import type { Origin } from '../gate.ts';
import { approvePlan, proposeAction } from '../plans.ts';
import { peopleOfDraft, peopleOfPlan } from './people.ts';
import { listCampaignPeople, reachOfCampaign } from './reach.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

interface Someone {
  name: string;
  email?: boolean;
  phone?: boolean;
  whatsapp?: string;
  messenger?: string;
  said?: Partial<Record<Channel, 'subscribed' | 'unsubscribed'>>;
  traits?: Record<string, string>;
}

/** A shop whose repeat buyers are these. */
async function shopOf(people: Someone[]): Promise<UserCtx> {
  const ctx = await openShop(database.db, { settings: { CHANNEL_COSTS: 'email 0.01 GBP, whatsapp 0.05 GBP' } });
  const workspaceId = ctx.workspace.id;
  for (const { name, email, phone, whatsapp, messenger, said = {}, traits } of people) {
    const id = newId();
    await ctx.db.insert(profiles).values({
      ...{ id, workspaceId, userId: name, known: true, orderCount: 2, traits: { name, ...traits }, consent: said },
      ...{ email: email ? `${name}@customers.example` : null, phone: phone ? `+4420794600${id.slice(-2)}` : null },
    });
    const scoped = Object.entries({ whatsapp, messenger }).flatMap(([kind, value]) =>
      value ? [{ workspaceId, kind: kind as 'whatsapp', value, profileId: id, homeId: id }] : [],
    );
    if (scoped.length > 0) await ctx.db.insert(profileIdentifiers).values(scoped);
    const words = Object.entries(said).map(([channel, state]) => ({
      ...{
        id: newId(),
        messageId: newId(),
        workspaceId,
        profileId: id,
        homeId: id,
        channel: channel as Channel,
        state,
        occurredAt: ctx.now(),
      },
      source: 'test',
    }));
    if (words.length > 0) await ctx.db.insert(consents).values(words);
  }
  return ctx;
}

/** Alice is written to by e-mail; dev has neither e-mail nor phone, and WhatsApp knows him by its own id. */
const ALICE: Someone = { name: 'alice', email: true, said: { email: 'subscribed', whatsapp: 'subscribed' } };
const DEV: Someone = { name: 'dev', whatsapp: 'US.90001', said: { whatsapp: 'subscribed' } };
const BOB: Someone = { name: 'bob', email: true, said: { email: 'unsubscribed' } };
const CARA: Someone = { name: 'cara', said: { email: 'subscribed' } };
const ERIN: Someone = { name: 'erin', email: true, phone: true };

const byHand = (ctx: UserCtx): Origin => ({ surface: 'web', actor: callerOf(ctx), applyNow: true });
const byChat = (ctx: UserCtx, language: Origin['language'] = 'en'): Origin => ({
  ...{ surface: 'chat', actor: { kind: 'assistant', id: ctx.user.id, name: 'The analyst' }, language },
});
const spring = {
  ...{ name: 'Repeat buyers: spring launch', segmentId: 'repeat_customers', channel: 'sms' },
  ...{ subject: 'Spring is here', message: 'It is good to have you back. Spring is here.' },
};
const draftOf = async (ctx: UserCtx, more: object = {}): Promise<string> =>
  (await proposeAction(ctx, { kind: 'draft_campaign', input: { ...spring, ...more } }, byHand(ctx))).id;
const change = (ctx: UserCtx, input: object, language: Origin['language'] = 'en') =>
  proposeAction(ctx, { kind: 'change_campaign', input: { ...input } }, byChat(ctx, language));
const told = ({ difference }: ActionPlan) => difference.lines.map(({ text }) => text);

describe('a campaign that is changed', () => {
  test('goes to each by the first channel by which they can be reached, and says who gets it by nothing and why', async () => {
    const ctx = await shopOf([ALICE, DEV, BOB, CARA, ERIN]);
    const campaignId = await draftOf(ctx);
    const message = 'It is good to have you back. With the code LUMEN10 you get 10% off.';
    const plan = await change(ctx, { campaignId, channel: 'email', fallbacks: ['whatsapp'], message });

    expect(plan).toMatchObject({ status: 'proposed', needsApproval: true, title: expect.stringContaining('spring') });
    expect(plan.difference).toMatchObject({ people: 5, reachable: 2, messages: 0, money: null });
    expect(plan.difference.campaign).toMatchObject({
      channels: { before: 'SMS', after: 'E-mail, else WhatsApp' },
      texts: [
        {
          label: 'Message',
          lines: [
            { kind: 'same', text: 'It is good to have you back.' },
            { kind: 'out', text: 'Spring is here.' },
            { kind: 'in', text: 'With the code LUMEN10 you get 10% off.' },
          ],
        },
      ],
      reach: {
        by: [
          { channel: 'email', people: 1 },
          { channel: 'whatsapp', people: 1 },
        ],
        nobody: [
          { why: 'no_consent', people: 1 },
          { why: 'said_no', people: 1 },
          { why: 'no_address', people: 1 },
        ],
      },
    });
    expect(told(plan).join('\n')).toContain('£0.06');

    const who = await peopleOfPlan(ctx, { id: plan.id, limit: 100 });
    expect(Object.fromEntries(who.data.map(({ name, by, to, why }) => [name, [by, to, why]]))).toEqual({
      alice: ['email', 'alice@customers.example', null],
      dev: ['whatsapp', 'US.90001', null],
      bob: [null, null, 'said_no'],
      cara: [null, null, 'no_address'],
      erin: [null, null, 'no_consent'],
    });

    const before = await getDraft(ctx, campaignId);
    expect(before.channels).toEqual(['sms']);
    expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({ status: 'applied', canUndo: true });
    expect(await getDraft(ctx, campaignId)).toMatchObject({ channels: ['email', 'whatsapp'], message });
    const byWhatsApp = await peopleOfDraft(ctx, { id: campaignId, by: 'whatsapp', limit: 10 });
    expect(byWhatsApp.data).toMatchObject([{ name: 'dev', to: 'US.90001' }]);
    expect(await undoPlan(ctx, plan.id)).toMatchObject({ status: 'undone' });
    expect(await getDraft(ctx, campaignId)).toMatchObject({ channels: before.channels, message: before.message });
  });

  test('is not done where it was changed by hand after the difference was shown', async () => {
    const ctx = await shopOf([ALICE]);
    const campaignId = await draftOf(ctx);
    const plan = await change(ctx, { campaignId, channel: 'email' });
    await changeDraft(ctx, campaignId, { message: 'Other words' });
    expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({
      ...{ status: 'failed', failure: expect.stringContaining('changed since') },
    });
    expect(await getDraft(ctx, campaignId)).toMatchObject({ channels: ['sms'], message: 'Other words' });
  });

  test('is not taken back over what was changed later', async () => {
    const ctx = await shopOf([ALICE]);
    const campaignId = await draftOf(ctx);
    const plan = await change(ctx, { campaignId, subject: 'Spring, at last' });
    await approvePlan(ctx, plan.id, plan.hash);
    await changeDraft(ctx, campaignId, { subject: 'Summer' });
    await expect(undoPlan(ctx, plan.id)).rejects.toThrow('changed again since');
  });

  test('is blocked by a variable without a default, with the exact line, in each language', async () => {
    const ctx = await shopOf([{ ...ALICE, traits: { nickname: 'Ali' } }, DEV]);
    const campaignId = await draftOf(ctx);
    const input = {
      ...{ campaignId, channel: 'email', fallbacks: ['whatsapp'] },
      message: 'Hello,\n\ndear {{ nickname }}, spring is here.',
    };
    await expect(change(ctx, input)).rejects.toThrow(
      'Line 3: “dear {{ nickname }}, spring is here.”: 1 person of 2 have no “nickname”',
    );
    await expect(change(ctx, input, 'de')).rejects.toThrow('Zeile 3');
    await expect(change(ctx, input, 'es')).rejects.toThrow('nea 3');
    await expect(change(ctx, input, 'fr')).rejects.toThrow('igne 3');
    // By e-mail alone it goes to Alice only, of whom it is known.
    expect(await change(ctx, { ...input, fallbacks: [] })).toMatchObject({ status: 'proposed' });
    const { campaignId: _, ...asDraft } = input;
    await expect(draftOf(ctx, asDraft)).rejects.toThrow('Line 3');
  });

  test('is for some of the segment only, and never above what it may cost', async () => {
    const ctx = await shopOf([ALICE, DEV, ERIN]);
    const campaignId = await draftOf(ctx, { channel: 'email', fallbacks: ['whatsapp'] });
    const condition = { version: 1, where: { type: 'fact', fact: 'email', test: { op: 'exists' } } };
    const costLimit = { amount: '0.05', currency: 'GBP' };
    await expect(change(ctx, { campaignId, costLimit })).rejects.toThrow('£0.06, more than the £0.05');
    const plan = await change(ctx, { campaignId, condition, costLimit });
    expect(plan.difference).toMatchObject({ people: 2, reachable: 1 });
    expect(told(plan).join('\n')).toContain('At most £0.05: sending it costs £0.01');
    await approvePlan(ctx, plan.id, plan.hash);
    expect(await getDraft(ctx, campaignId)).toMatchObject({ costLimit, condition });
    await expect(change(ctx, { campaignId, costLimit: { amount: '5', currency: 'EUR' } })).rejects.toThrow('not known');
  });

  test('is meant for a day and a time that are still to come in the shop’s zone, and says that its sending goes then by itself', async () => {
    const now = new Date('2026-03-16T14:00:00Z');
    const opened = await shopOf([ALICE]);
    const ctx = { ...opened, now: () => now, workspace: { ...opened.workspace, timezone: 'America/New_York' } };
    const campaignId = await draftOf(ctx);
    // Ten in the morning there.
    await expect(change(ctx, { campaignId, sendOn: '2026-03-16', sendAt: '09:59' })).rejects.toThrow('has passed');
    await expect(change(ctx, { campaignId, sendOn: '2026-03-15' }, 'de')).rejects.toThrow('ist schon vorbei');
    await expect(change(ctx, { campaignId, sendOn: '2026-03-15' }, 'es')).rejects.toThrow('ya ha pasado');
    await expect(change(ctx, { campaignId, sendOn: '2026-03-15' }, 'fr')).rejects.toThrow('est déjà passé');
    await expect(changeDraft(ctx, campaignId, { sendOn: '2026-03-15' })).rejects.toThrow('has passed');
    const plan = await change(ctx, { campaignId, sendOn: '2026-03-16', sendAt: '10:01' });
    expect(told(plan).join('\n')).toContain(
      'Meant for 16 March 2026, 10:01 (America/New_York): it goes out by itself then',
    );
    await approvePlan(ctx, plan.id, plan.hash);
    expect(await getDraft(ctx, campaignId)).toMatchObject({ sendOn: '2026-03-16', sendAt: '10:01' });
    await undoPlan(ctx, plan.id);
    expect(await getDraft(ctx, campaignId)).toMatchObject({ sendOn: null, sendAt: null });
  });

  test('has its channels put in order by hand, and its page says what of it can be sent', async () => {
    const opened = await shopOf([ALICE, DEV, BOB]);
    const ctx = { ...opened, env: { ...opened.env, RESEND_API_KEY: 'test', EMAIL_FROM: 'Shop <shop@shop.example>' } };
    const campaignId = await draftOf(ctx);
    await changeDraft(ctx, campaignId, {
      channels: ['email', 'whatsapp'],
      costLimit: { amount: '5', currency: 'GBP' },
    });
    expect(await outlookOf(ctx, campaignId)).toMatchObject({
      ...{ audience: { name: 'Repeat customers', href: '/people/repeat_customers' }, condition: null, people: 3 },
      by: [
        { channel: 'email', people: 1, sends: true },
        { channel: 'whatsapp', people: 1, sends: false },
      ],
      ...{ blocked: null, letters: 1, holdout: null, mostPeople: 10_000, sendings: [] },
      cost: { amount: '0.06', currency: 'GBP' },
    });
    await changeDraft(ctx, campaignId, { channels: ['whatsapp', 'email'] });
    expect(await outlookOf(ctx, campaignId)).toMatchObject({ blocked: 'first_channel', letters: 0 });
    expect(await outlookOf({ ...ctx, env: opened.env }, campaignId)).toMatchObject({ blocked: 'no_service' });
  });

  test('nothing is planned that would change nothing', async () => {
    const ctx = await shopOf([ALICE]);
    const campaignId = await draftOf(ctx);
    await expect(change(ctx, { campaignId, channel: 'sms' })).rejects.toThrow('nothing would change');
  });
});

test('each of a campaign is in exactly one part of its reach, by the first channel that reaches them', async () => {
  const state = fc.constantFrom('subscribed' as const, 'unsubscribed' as const, undefined);
  const someone = fc.record({
    email: fc.boolean(),
    phone: fc.boolean(),
    whatsapp: fc.boolean(),
    messenger: fc.boolean(),
    said: fc.record({ email: state, sms: state, push: state, whatsapp: state, messenger: state }),
  });
  const order = fc.shuffledSubarray([...CHANNELS], { minLength: 1 });
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 8 }), order, async (drawn, channels) => {
      made += 1;
      const people = drawn.map(({ email, phone, whatsapp, messenger, said }, n) => ({
        ...{ name: `p${made}x${n}`, email, phone },
        ...(whatsapp && { whatsapp: `US.${made}.${n}` }),
        ...(messenger && { messenger: `M.${made}.${n}` }),
        said: Object.fromEntries(Object.entries(said).filter(([, one]) => one)) as NonNullable<Someone['said']>,
      }));
      const ctx = await shopOf(people);
      const segments = await readSegments(ctx.db, ctx.workspace.id);
      const whom = { segmentId: 'repeat_customers', channels };
      const reach = await reachOfCampaign(ctx, segments, whom);
      const all = [...reach.by.map((one) => one.people), ...Object.values(reach.nobody)];
      expect(all.reduce((sum, n) => sum + n, 0)).toBe(people.length);
      expect(reach.people).toBe(people.length);

      const expected = people.map((one) => {
        const has: Record<Channel, boolean> = {
          ...{ email: one.email, sms: one.phone, push: true, messenger: one.messenger !== undefined },
          whatsapp: one.phone || one.whatsapp !== undefined,
        };
        const by = channels.find((channel) => one.said[channel] === 'subscribed' && has[channel]);
        if (by) return by;
        if (channels.some((channel) => one.said[channel] === 'subscribed')) return 'no_address';
        return channels.some((channel) => one.said[channel] === 'unsubscribed') ? 'said_no' : 'no_consent';
      });
      const { data } = await listCampaignPeople(ctx, segments, whom, { limit: 100 });
      const found = new Map(data.map(({ name, by, why }) => [name, by ?? why]));
      expect(people.map(({ name }) => found.get(name))).toEqual(expected);
      for (const { channel, people: n } of reach.by) expect(n).toBe(expected.filter((one) => one === channel).length);
    }),
    { numRuns: 25 },
  );
});
