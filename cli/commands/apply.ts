import type { ActionPlan, ConfigurationChange } from '../../contract/actions.ts';
import { type Compared, settled } from '../compare.ts';
import { type Fault, Refusal } from '../faults.ts';
import { HubRefusal } from '../hub.ts';
import { writeBase } from '../lock.ts';
import { plainText } from '../plain-text.ts';
import { type Looked, look, type Session } from '../session.ts';
import { linesOf, namesOf, type Shown, shownOf, titleIn } from '../show.ts';

const MOST_CHANGES = 100;
const LOOK_AGAIN_MS = 2000;

/**
 * Asks the hub to become what the folder says: one plan of all changes, which a person approves. Nothing is asked for
 * where the hub has changed what the folder changes too, unless `force` says that the folder has its way. With `wait` it
 * stays until somebody has decided. 0 where it is applied, waits, or is like that already; 1 where it was refused.
 */
export async function apply(session: Session, { force, wait }: { force: boolean; wait: boolean }): Promise<number> {
  const looked = await look(session);
  const { compared } = looked;
  if (!force) refuseConflicts(compared);
  const wanted = compared.filter(({ state }) => state === 'ours' || state === 'conflict');
  const theirs = compared.filter(({ state }) => state === 'theirs').length;
  if (theirs > 0) session.say(`${theirs} changed in the hub since you pulled, and stay as they are there.`);
  await keepWhatIsSame(session, looked);
  if (wanted.length === 0) return end(session, null, []);
  if (wanted.length > MOST_CHANGES) {
    throw new Refusal(`These are ${wanted.length} changes: apply at most ${MOST_CHANGES} at a time`);
  }
  const plan = await session.hub.propose(wanted.map(asChange)).catch((error) => {
    throw error instanceof HubRefusal ? withPlaces(error, wanted) : error;
  });
  const shown = shownOf(compared).filter(({ state }) => state !== 'theirs');
  for (const line of linesOf(shown)) session.say(line);
  if (plan.status === 'proposed') session.say(`It waits for a person: ${session.hub.approvals}`);
  const decided = wait ? await untilDecided(session, plan) : plan;
  if (decided.status === 'applied') await keepWhatIsSame(session, await look(session));
  return end(session, decided, shown);
}

function refuseConflicts(compared: Compared[]): void {
  const conflicts = compared.filter(({ state }) => state === 'conflict');
  if (conflicts.length === 0) return;
  const { fileOf } = namesOf(compared);
  const names = conflicts.map((one) => `  ${titleIn(one)} (${fileOf(one)})`);
  const head = 'Changed in the hub since you pulled, and in the folder too. Nothing was done:';
  const next =
    '`diff` shows both. To take what the hub has, `pull --force`; to have the folder’s way, `apply --force`.';
  throw new Refusal([head, ...names, next].join('\n'));
}

function asChange({ kind, id, local, hub }: Compared): ConfigurationChange {
  return { kind, id, was: hub?.hash ?? null, becomes: local };
}

/** A refusal with the file and the line of each fault. */
function withPlaces(error: HubRefusal, wanted: Compared[]): Refusal {
  const faults = error.fields.flatMap(({ path, message }): Fault[] => {
    const [, n, below = ''] = /^input\.changes\.(\d+)(?:\.becomes)?\.?(.*)$/.exec(path) ?? [];
    const file = n === undefined ? undefined : wanted[Number(n)]?.file;
    if (!file) return [];
    const parts = below.split('.').filter(Boolean);
    const line = file.lineOf(parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part)));
    return [{ file: file.file, line, message: below ? `${below}: ${message}` : message }];
  });
  const isScope = error.status === 403 && error.message.includes('scope');
  const more = isScope ? ': this key can pull and diff; to apply, make one with actions:propose' : '';
  return new Refusal(plainText(`${error.message}${more}`), faults);
}

/** What is the same on both sides is what the next comparison goes by. */
async function keepWhatIsSame({ folder }: Session, { compared, base, workspaceId }: Looked): Promise<void> {
  const same = compared.filter(({ state }) => state === 'same');
  await writeBase(folder, workspaceId, settled(base, same));
}

const UNDECIDED: ActionPlan['status'][] = ['proposed', 'approved', 'applying'];

async function untilDecided(session: Session, asked: ActionPlan): Promise<ActionPlan> {
  let plan = asked;
  while (UNDECIDED.includes(plan.status)) {
    if (plan.validUntil !== null && Date.parse(plan.validUntil) < Date.now()) return plan;
    await session.pause(LOOK_AGAIN_MS);
    plan = await session.hub.readPlan(plan.id);
  }
  return plan;
}

const WORDS: Record<ActionPlan['status'], (plan: ActionPlan) => string> = {
  proposed: () => 'Once it is approved it is applied. Nothing has changed until then.',
  approved: () => 'It is approved, and being applied.',
  applying: () => 'It is approved, and being applied.',
  applied: ({ approvedBy, result }) => `${result ?? 'Applied.'} ${approvedBy?.name ?? 'Somebody'} approved it.`,
  rejected: () => 'It was refused, and nothing has changed.',
  void: ({ failure }) => `It is void, and nothing has changed: ${failure ?? 'ask for it again'}`,
  failed: ({ failure }) => `It could not be applied, and nothing has changed: ${failure ?? 'ask for it again'}`,
  undone: () => 'It was applied, and undone again.',
};

function end({ say, tell, json, hub }: Session, plan: ActionPlan | null, shown: Shown[]): number {
  if (json) {
    const told = plan && { id: plan.id, status: plan.status, approveAt: hub.approvals };
    tell(JSON.stringify({ plan: told, differences: shown }));
  }
  say(plan ? plainText(WORDS[plan.status](plan)) : 'There is nothing to apply.');
  const isFine = plan === null || plan.status === 'applied' || UNDECIDED.includes(plan.status);
  return isFine ? 0 : 1;
}
