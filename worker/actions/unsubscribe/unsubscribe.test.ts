import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { consents, profileParts, profiles } from '../../db/schema.ts';
import { pageLanguage } from '../../http/page-language.ts';
import { readSigned, signReader, unsubscribeHeaders, unsubscribeLink } from './link.ts';
import { look, takeBack } from './visit.ts';

const ENCRYPTION_KEY = 'a key that only this test knows';
let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function shopWith(traits: Record<string, unknown> = {}): Promise<UserCtx & { reader: string; token: string }> {
  const ctx = await openShop(database.db, { settings: { ENCRYPTION_KEY } });
  const reader = newId();
  await ctx.db.insert(profiles).values({
    ...{ id: reader, workspaceId: ctx.workspace.id, known: true, email: 'ann@shop.example', traits },
    consent: { email: 'subscribed' as const, sms: 'subscribed' as const },
  });
  const whom = { workspaceId: ctx.workspace.id, profileId: reader };
  const headers = unsubscribeHeaders(await unsubscribeLink(ctx.env, 'https://hub.example', whom));
  const token = headers['List-Unsubscribe']?.slice('<https://hub.example/unsubscribe?t='.length, -1) ?? '';
  return { ...ctx, reader, token };
}

/** As a mail program or a browser asks: without an account. */
const nobody = ({ user: _user, workspace: _workspace, ...ctx }: UserCtx): Ctx => ctx;
const oneClick = (ctx: UserCtx, token: string) => takeBack(nobody(ctx), { token, accepted: undefined });
const consentOf = async (ctx: UserCtx, id: string) =>
  (await ctx.db.select().from(profiles).where(eq(profiles.id, id)))[0]?.consent;
const toldOf = (ctx: UserCtx, id: string) => ctx.db.select().from(consents).where(eq(consents.profileId, id));

describe('the link of a letter', () => {
  test('opens a page that says what happens, and changes nothing by being looked at', async () => {
    const ctx = await shopWith({ language: 'de-AT' });
    const page = await look(nobody(ctx), { token: ctx.token, accepted: 'fr' });
    expect([page.status, page.language]).toEqual([200, 'de']);
    const text = String(await page.html);
    expect(text).toContain('Keine E-Mails mehr von Lantern?');
    expect(text).not.toContain('ann@shop.example');
    expect(ctx.token).not.toContain('ann');
    expect(await consentOf(ctx, ctx.reader)).toMatchObject({ email: 'subscribed' });
  });

  test('takes the yes back with one click, at once and for e-mail alone; twice is once', async () => {
    const ctx = await shopWith();
    const answers = await Promise.all([oneClick(ctx, ctx.token), oneClick(ctx, ctx.token)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await consentOf(ctx, ctx.reader)).toEqual({ email: 'unsubscribed', sms: 'subscribed' });
    expect(await toldOf(ctx, ctx.reader)).toMatchObject([{ channel: 'email', state: 'unsubscribed' }]);
    expect(String(await (await look(nobody(ctx), { token: ctx.token, accepted: undefined })).html)).toContain(
      'You are unsubscribed',
    );
  });

  test('is later than everything that was said, also by a clock that is ahead', async () => {
    const ctx = await shopWith();
    const ahead = new Date(ctx.now().getTime() + 3_600_000);
    await ctx.db.insert(consents).values({
      ...{ id: newId(), workspaceId: ctx.workspace.id, profileId: ctx.reader, channel: 'email', state: 'subscribed' },
      ...{ source: 'webhook', messageId: 'm-1', occurredAt: ahead },
    });
    await oneClick(ctx, ctx.token);
    const told = await toldOf(ctx, ctx.reader);
    expect(told.find(({ state }) => state === 'unsubscribed')?.occurredAt).toEqual(ahead);
  });

  test('holds for whoever the person is shown with since', async () => {
    const ctx = await shopWith();
    const into = newId();
    const own = { workspaceId: ctx.workspace.id, known: true };
    await ctx.db.insert(profiles).values({ ...own, id: into, consent: { email: 'subscribed' } });
    await ctx.db.insert(profileParts).values({ ...own, profileId: ctx.reader, personId: into });
    await oneClick(ctx, ctx.token);
    expect(await consentOf(ctx, into)).toEqual({ email: 'unsubscribed' });
    expect(await toldOf(ctx, into)).toMatchObject([{ homeId: ctx.reader }]);
  });

  test('of another shop, of nobody, or changed by one letter opens nothing', async () => {
    const [ctx, other] = [await shopWith(), await shopWith()];
    const mixed = await signReader(ctx.env, { workspaceId: other.workspace.id, profileId: ctx.reader });
    const foreign = await signReader({ ENCRYPTION_KEY: 'another' }, reading(ctx));
    for (const token of ['', 'x', '%%%', mixed, foreign]) {
      const { status } = await oneClick(ctx, token);
      expect([token, status]).toEqual([token, 404]);
    }
    expect(await consentOf(ctx, ctx.reader)).toMatchObject({ email: 'subscribed' });
  });
});

const reading = (ctx: UserCtx & { reader: string }) => ({ workspaceId: ctx.workspace.id, profileId: ctx.reader });

test('a link is read back as it was signed, and no other text is one', async () => {
  const id = fc.uuid({ version: [4, 7] });
  await fc.assert(
    fc.asyncProperty(id, id, fc.nat(), fc.nat(63), async (workspaceId, profileId, at, by) => {
      const reader = { workspaceId, profileId };
      const token = await signReader({ ENCRYPTION_KEY }, reader);
      expect(await readSigned({ ENCRYPTION_KEY }, token)).toEqual(reader);
      const bytes = Uint8Array.from(Buffer.from(token, 'base64url'));
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (by % 8));
      expect(await readSigned({ ENCRYPTION_KEY }, Buffer.from(bytes).toString('base64url'))).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

test('the page speaks the person’s language, else the browser’s, else English', () => {
  expect(pageLanguage('es_MX', 'de')).toBe('es');
  expect(pageLanguage('nl', 'nl, fr;q=0.7, de;q=0.9')).toBe('de');
  expect(pageLanguage(null, undefined)).toBe('en');
});
