import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { CLIENT } from '../../../dev/providers/oauth.ts';
import { eventually } from '../../../test/eventually.ts';
import { hub, registerWorkspace } from '../../../test/hub.ts';
import { openTables } from '../../../test/tables.ts';
import { events } from '../../db/schema.ts';

const tables = openTables();
const base = hub().settings.FACEBOOK_BASE_URL ?? '';
const PAGE = '500001';
let leads = 9_000_000_000_000_000 + Math.floor(Math.random() * 1_000_000_000);

const order = (lead: object) => fetch(`${base}/_control/lead`, { method: 'POST', body: JSON.stringify(lead) });

function tell(body: unknown, secret = CLIENT.secret) {
  const text = JSON.stringify(body);
  const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  return hub().fetch('/webhooks/facebook', {
    method: 'POST',
    body: text,
    headers: { 'X-Hub-Signature-256': signature },
  });
}
const leadgen = (id: string) => ({
  object: 'page',
  entry: [
    { id: PAGE, time: 1, changes: [{ field: 'leadgen', value: { leadgen_id: id, page_id: PAGE, form_id: '600001' } }] },
  ],
});

/** A workspace that reads the page's leads, with a box of its form that means yes to e-mail. */
async function openShop() {
  const member = await registerWorkspace();
  const config = { pixelId: '23456789', accessToken: 'EAAtest' };
  const { body } = await member.api('/data-sources', { body: { sourceType: 'facebook_pixel', name: 'Pixel', config } });
  const { body: found } = await member.api(`/data-sources/${body.id}/choices`);
  const page = found.choices.find(({ kind }: { kind: string }) => kind === 'page');
  expect(page).toMatchObject({ config: { pageId: PAGE }, label: 'Gift shop' });
  const chosen = { ...page.config, leadConsent: { email: 'news' } };
  const changed = await member.api(`/data-sources/${body.id}`, { method: 'PATCH', body: { config: chosen } });
  expect(changed.status).toBe(200);
  // Among the many counts of the pixel, whose events are nobody's.
  const leadsOf = (email: string) =>
    tables
      .select()
      .from(events)
      .where(and(eq(events.sourceId, body.id), eq(events.name, 'lead'), eq(events.email, email)));
  return { member, id: body.id as string, leadsOf };
}

test('a lead that Facebook names is fetched: who left it, and what they ticked', async () => {
  const earlier = `${leads}@leads.example`;
  await order({
    id: String(leads++),
    fields: { email: earlier },
    createdAt: new Date(Date.now() - 86_400_000).toISOString(),
  });
  const { member, leadsOf } = await openShop();
  // What was left before comes with the past of the source.
  await eventually(async () => (await leadsOf(earlier)).length === 1);

  const [yes, no] = [String(leads++), String(leads++)];
  await order({ id: yes, fields: { email: `${yes}@leads.example`, full_name: 'Ann Oak' }, boxes: { news: true } });
  await order({ id: no, fields: { email: `${no}@leads.example` }, boxes: { news: false } });
  for (const id of [yes, no, yes]) expect((await tell(leadgen(id))).status).toBe(200);
  const profileOf = async (id: string) => {
    const [lead] = await leadsOf(`${id}@leads.example`);
    return lead?.profileId ? (await member.api(`/profiles/${lead.profileId}`)).body : undefined;
  };
  const ann = await eventually(async () => {
    const profile = await profileOf(yes);
    return profile?.traits?.name === 'Ann Oak' ? profile : undefined;
  });
  const byEmail = ({ channels }: { channels: any[] }) => channels.find(({ channel }) => channel === 'email')?.consent;
  expect(byEmail(ann)).toBe('subscribed');
  const other = await eventually(() => profileOf(no));
  expect(byEmail(other)).toBe('unknown');
  expect(await leadsOf(`${yes}@leads.example`)).toHaveLength(1);
});

test('only Facebook may tell, and only whoever knows the app may put its address there', async () => {
  expect((await tell(leadgen('1'), 'another secret')).status).toBe(401);
  const ask = (query: Record<string, string>) => hub().fetch(`/webhooks/facebook?${new URLSearchParams(query)}`);
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': CLIENT.id };
  expect(await (await ask(query)).text()).toBe('1158201444');
  expect((await ask({ ...query, 'hub.verify_token': 'guessed' })).status).toBe(403);
});

test('what is not used of a page is acknowledged, and told as left out', async () => {
  const { member, id } = await openShop();
  const health = async () => (await member.api(`/data-sources/${id}/health`)).body;
  const before = (await health()).accepted;
  const message = { sender: { id: '1' }, recipient: { id: PAGE }, message: { mid: 'm_1', text: 'Hello' } };
  expect((await tell({ object: 'page', entry: [{ id: PAGE, time: 1, messaging: [message] }] })).status).toBe(200);
  expect((await tell({ object: 'page', entry: [{ id: '599999', time: 1, messaging: [message] }] })).status).toBe(200);
  const after = await eventually(async () => {
    const now = await health();
    return now.accepted > before && now.accepted === now.processed ? now : undefined;
  });
  expect(after).toMatchObject({ missing: 0, waiting: 0 });
});
