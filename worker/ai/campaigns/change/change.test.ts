import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionPlan } from '../../../../contract/actions.ts';
import { askShop, runTool } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { connectSource, openShop } from '../../../../test/shop.ts';
import { peopleOfPlan } from '../../../actions/campaigns/people.ts';
import { getDraft } from '../../../actions/drafts/drafts.ts';
import { approvePlan } from '../../../actions/plans.ts';
import type { Exchange } from '../../../chat/branch.ts';
import type { UserCtx } from '../../../context.ts';
import { newId } from '../../../db/id.ts';
import { actionPlans, consents, profileIdentifiers, profiles } from '../../../db/schema.ts';
import { stepsOf } from '../../answering.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** Alice has e-mail; dev is known to WhatsApp alone, by its own id of him. */
async function shopOf(settings: Record<string, string> = {}): Promise<UserCtx> {
  const ctx = await openShop(database.db, { settings });
  await connectSource(ctx, 'Shop');
  const workspaceId = ctx.workspace.id;
  for (const name of ['alice', 'dev']) {
    const id = newId();
    const channel = name === 'alice' ? ('email' as const) : ('whatsapp' as const);
    const email = name === 'alice' ? 'alice@customers.example' : null;
    await ctx.db.insert(profiles).values({
      ...{ id, workspaceId, userId: name, email, known: true, orderCount: 2, orderValue: '340', traits: { name } },
      consent: { [channel]: 'subscribed' },
    });
    if (name === 'dev') {
      const bsuid = { kind: 'whatsapp' as const, value: 'US.90001' };
      await ctx.db.insert(profileIdentifiers).values({ ...bsuid, workspaceId, profileId: id, homeId: id });
    }
    await ctx.db.insert(consents).values({
      ...{ id: newId(), workspaceId, profileId: id, homeId: id, channel, state: 'subscribed', source: 'test' },
      ...{ messageId: newId(), occurredAt: ctx.now() },
    });
  }
  return ctx;
}

/** A conversation: each question is asked with what was asked before. */
function conversationOf(ctx: UserCtx) {
  const history: Exchange[] = [];
  return async (question: string) => {
    const { text, found, reading } = await askShop(ctx, question, history);
    history.push({ id: newId(), question, answer: text, steps: stepsOf(found) });
    const plan = found.flatMap(({ finding }) => finding.cards).find((card) => card.type === 'plan')?.plan;
    return { text, plan, reading, found };
  };
}
const ASKED = 'make it e-mail first, WhatsApp if no e-mail, warmer tone, 10 % off LUMEN10';
const wordsOf = (plan: ActionPlan | undefined) => String(plan?.input.message);
const linesOf = (plan: ActionPlan | undefined, label: string) =>
  plan?.difference.campaign?.texts.find((one) => one.label === label)?.lines ?? [];

describe('a recommended campaign that is changed in words', () => {
  test('is drafted as it was asked: alice by e-mail, dev by WhatsApp, warmer and with the code', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    await ask('Show me campaigns for my customers');
    const { plan: picked } = await ask('the repeat buyers one');
    expect(picked).toMatchObject({
      kind: 'draft_campaign',
      status: 'proposed',
      input: { segmentId: 'repeat_customers' },
    });
    const { plan, text } = await ask(ASKED);
    expect(plan, text).toMatchObject({
      ...{ kind: 'draft_campaign', status: 'proposed', needsApproval: true },
      input: { segmentId: 'repeat_customers', channel: 'email', fallbacks: ['whatsapp'] },
    });
    expect(plan?.input.offer).toBe('10% off with the code LUMEN10');
    expect(wordsOf(plan)).toContain('With the code LUMEN10 you get 10% off.');
    expect(wordsOf(plan)).toMatch(/^Hello \{\{ first_name/);
    expect(plan?.difference.campaign?.channels.after).toBe('E-mail, else WhatsApp');
    expect(linesOf(plan, 'Message').map(({ kind }) => kind)).toContain('same');
    expect(linesOf(plan, 'Offer')).toContainEqual({ kind: 'in', text: '10% off with the code LUMEN10' });
    expect(text).not.toContain('Not done');
    const { data } = await peopleOfPlan(ctx, { id: plan?.id ?? '', limit: 10 });
    expect(Object.fromEntries(data.map(({ name, by, to }) => [name, [by, to]]))).toEqual({
      alice: ['email', 'alice@customers.example'],
      dev: ['whatsapp', 'US.90001'],
    });
    // The plan that waited gives way, and what is approved is the later one alone.
    const [old] = await ctx.db
      .select()
      .from(actionPlans)
      .where(eq(actionPlans.id, picked?.id ?? ''));
    expect(old).toMatchObject({ status: 'void' });
    await expect(approvePlan(ctx, picked?.id ?? '', picked?.hash ?? '')).rejects.toThrow();
    await approvePlan(ctx, plan?.id ?? '', plan?.hash ?? '');
    expect(await getDraft(ctx, plan?.id ?? '')).toMatchObject({ channels: ['email', 'whatsapp'] });

    const later = await ask('make it shorter, and WhatsApp first');
    expect(later.plan).toMatchObject({
      kind: 'change_campaign',
      input: { campaignId: plan?.id, channel: 'whatsapp', fallbacks: ['email'] },
      difference: { campaign: { channels: { before: 'E-mail, else WhatsApp', after: 'WhatsApp, else E-mail' } } },
    });
    expect(wordsOf(later.plan)).not.toContain('Hello');
    expect(wordsOf(later.plan)).toContain('LUMEN10');
  });

  test('is asked back for where several are shown, one tap each, and the tap is understood', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    await ask('Show me campaigns for my customers');
    const { text, plan, found } = await ask('make it warmer');
    expect(plan).toBeUndefined();
    expect(text).toContain('Which campaign');
    const choices = found.flatMap(({ finding }) => finding.cards).find((card) => card.type === 'choices');
    const tapped = await ask(choices?.options.at(-1)?.ask ?? '');
    expect(tapped.plan, tapped.text).toMatchObject({ kind: 'draft_campaign' });
    expect(wordsOf(tapped.plan)).toMatch(/^Hello/);
  });

  test.each([
    [
      'de',
      'Zeig mir Kampagnen für meine Stammkunden',
      'Mach es wärmer, zuerst per E-Mail, WhatsApp falls keine E-Mail, 10 % Rabatt mit Code LUMEN10, und füge ein Foto hinzu',
      'Mit dem Code LUMEN10 bekommen Sie 10 % Rabatt.',
      'E-Mail, sonst WhatsApp',
      'füge ein Foto hinzu',
    ],
    [
      'es',
      'Muéstrame campañas para mis clientes fieles',
      'Hazlo más cálido, primero por correo, WhatsApp si no hay correo, 10 % de descuento con el código LUMEN10, y añade una foto',
      'Con el código LUMEN10 hay 10 % de descuento.',
      'Correo, si no WhatsApp',
      'añade una foto',
    ],
    [
      'fr',
      'Montre-moi des campagnes pour mes clients fidèles',
      "Plus chaleureux, d'abord par e-mail, WhatsApp s'il n'y a pas d'e-mail, 10 % de remise avec le code LUMEN10, et ajoute une photo",
      'Avec le code LUMEN10, vous avez 10 % de remise.',
      'E-mail, sinon WhatsApp',
      'ajoute une photo',
    ],
  ])(
    'is changed in %s, in the words of the language, and says what it could not do',
    async (language, shown, said, sentence, order, not) => {
      const ask = conversationOf(await shopOf());
      await ask(shown);
      const { plan, text } = await ask(said);
      expect(plan, text).toMatchObject({ difference: { language, campaign: { channels: { after: order } } } });
      expect(wordsOf(plan)).toContain(sentence);
      expect(text).toContain(not);
    },
  );

  test('keeps one promise: with another offer it is the letter that goes with it, in the language that is asked for', async () => {
    const ctx = await shopOf();
    const ask = conversationOf(ctx);
    await ask('Show me campaigns for my high-value customers');
    const { plan, text } = await ask('15 % off with code VIP15, in German');
    expect(plan, text).toBeDefined();
    expect(wordsOf(plan)).toContain('Mit dem Code VIP15 bekommen Sie 15 % Rabatt.');
    expect(wordsOf(plan)).not.toMatch(/announced|ankündigen/);
    const { plan: none } = await ask('no discount');
    expect(none?.input.offer).toBeUndefined();
    expect(wordsOf(none)).not.toContain('VIP15');
  });

  test('says that there is none to change', async () => {
    const ctx = await shopOf();
    const { text } = await runTool(ctx, 'change_campaign', { tones: ['warmer'] });
    expect(text).toContain('no campaign here');
  });

  test('an answer that starts again plans nothing twice', async () => {
    const ctx = await shopOf();
    await askShop(ctx, 'Show me campaigns for my repeat customers');
    const turnId = newId();
    const again = () => runTool(ctx, 'change_campaign', { tones: ['formal'] }, { turnId });
    const [one, other] = [await again(), await again()];
    expect(one.data.plan).toMatchObject({ id: (other.data.plan as ActionPlan).id });
    const rows = await ctx.db
      .select()
      .from(actionPlans)
      .where(and(eq(actionPlans.workspaceId, ctx.workspace.id), eq(actionPlans.kind, 'draft_campaign')));
    expect(rows).toHaveLength(1);
  });
});
