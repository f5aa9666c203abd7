import type { UserCtx } from '../../context.ts';
import { asTraits } from '../../people/naming.ts';
import type { Segments } from '../../segments/rows.ts';
import { Check, orRefused, variablesOf } from '../email/recipients.ts';
import { Lacking, type Letter, readLetter } from '../email/template.ts';
import type { PlanWords } from '../words/words.ts';
import type { CampaignContent } from './content.ts';
import { readReached } from './reach.ts';
import type { ForWhom } from './whom.ts';

const READ_AT_ONCE = 1000;
/** As many people as a sending of the smallest plan may have: what is lacking shows among so many. */
const MOST_READ = 10_000;

/**
 * 400 with the exact line where a campaign's words cannot be written to one of those whom it reaches: the template is
 * wrong, or asks of somebody what is not known of them and has no default. Words that ask nothing of people read nobody.
 */
export async function requireWritable(
  ctx: UserCtx,
  segments: Segments,
  content: CampaignContent & ForWhom,
  words: PlanWords,
): Promise<void> {
  const { subject, message } = content;
  const letter = orRefused(() => readLetter({ subject: subject ?? '', body: message }), words);
  if (asksNothing(letter, { shop: ctx.workspace.name })) return;
  const check = new Check(letter, words);
  let read = 0;
  for (let after: string | undefined; read < MOST_READ; ) {
    const page = await readReached(ctx, segments, content, { after, limit: READ_AT_ONCE });
    check.add(page.map(({ email, traits }) => ({ variables: variablesOf(ctx, email, asTraits(traits)) })));
    read += page.length;
    after = page.at(-1)?.id;
    if (page.length < READ_AT_ONCE) break;
  }
  check.done(read);
}

function asksNothing(letter: Letter, variables: { shop: string }): boolean {
  try {
    letter.fill(variables);
    return true;
  } catch (error) {
    if (error instanceof Lacking) return false;
    throw error;
  }
}
