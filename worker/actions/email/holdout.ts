import { sql } from 'drizzle-orm';
import { FEWEST_TO_HOLD_OUT } from '../../../contract/holdout.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { peopleText } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import type { EmailInput } from './recipients.ts';

/** From so many people on, half the share holds out enough. */
const MANY = 5000;
/** Why somebody whom a letter was planned for gets none. */
export const HELD_OUT = 'Held out at random, to see what the letters bring.';

/** Who of a sending gets no letter: a share of its people, chosen by the campaign's id and each one's own. */
export interface Holdout {
  key: string;
  share: number;
}

/** 10 % of 500 people and more, 5 % of 5,000 and more, nobody of fewer. */
export function shareOf(audience: number): number {
  if (audience < FEWEST_TO_HOLD_OUT) return 0;
  return audience < MANY ? 0.1 : 0.05;
}

/** The holdout of a campaign's letters to so many people, unless they were asked for without one. */
export function holdoutOf(input: EmailInput, audience: number): Holdout | undefined {
  const [key, share] = [input.campaignId ?? input.recommendationId, shareOf(audience)];
  return key && input.holdout !== false && share > 0 ? { key, share } : undefined;
}

/** How many of them. */
export function heldOutOf(holdout: Holdout | undefined, ids: string[]): number {
  return holdout ? ids.filter((id) => isHeldOut(holdout, id)).length : 0;
}

export function heldOutInWords(heldOut: number, { share }: Holdout, words: PlanWords): string {
  return words.letter.heldOut({ people: peopleText(heldOut, words), share: `${share * 100} %` });
}

/** The same for the same campaign and person for ever, whoever else is among the people. */
export function isHeldOut({ key, share }: Holdout, personId: string): boolean {
  return hash(`${key}:${personId}`) / 2 ** 32 < share;
}

/** MurmurHash3 (Appleby, 2011), 32 bits, over the text's UTF-16 units. */
function hash(text: string): number {
  let h = 0x9747b28c;
  for (let n = 0; n < text.length; n++) {
    let k = Math.imul(text.charCodeAt(n), 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    h ^= k;
    h = Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** 404 for a recommendation that is not this workspace's. */
export async function requireRecommendation(
  ctx: UserCtx,
  { recommendationId }: { recommendationId?: string | undefined },
): Promise<void> {
  if (!recommendationId) return;
  const { rows } = await ctx.db.execute(sql`
    select 1 from recommendations where id = ${recommendationId}::uuid and workspace_id = ${ctx.workspace.id}::uuid`);
  if (rows.length === 0) fail('not_found', 'There is no such recommendation');
}
