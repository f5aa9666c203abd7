import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { apply } from './commands/apply.ts';
import { diff } from './commands/diff.ts';
import { pull } from './commands/pull.ts';
import { Refusal } from './faults.ts';
import { Hub } from './hub.ts';
import type { Session } from './session.ts';

const USAGE = `Keeps what a shop has set up in PulseHub in files: segments, workflows, drafts, facts, questions by the clock, and
how webhooks name their fields.

  pulsehub pull    writes a file for each thing, and keeps what you have changed
  pulsehub diff    tells how the folder and the hub differ: exit code 0 where they do not, 1 where they do
  pulsehub apply   asks the hub to become what the folder says; a person approves it there

  --folder <path>  where the files are (pulsehub)
  --url <address>  of the hub, or PULSEHUB_URL
  --key <key>      made in Settings, or PULSEHUB_KEY; pull and diff need metrics:read, apply needs actions:propose too
  --wait           of apply: until somebody has approved or refused it
  --force          of pull: the hub has its way; of apply: the folder has, also where the hub was changed meanwhile
  --json           for programs

Exit code 2 is an error. More in docs/configuration-as-code.md.`;

const OPTIONS = {
  folder: { type: 'string', default: 'pulsehub' },
  url: { type: 'string' },
  key: { type: 'string' },
  wait: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** What a run is given from outside: what was typed, the environment, and where it writes. */
export interface Surroundings {
  args: string[];
  env: Record<string, string | undefined>;
  cwd: string;
  out: (text: string) => void;
  err: (text: string) => void;
  pause: (ms: number) => Promise<void>;
}

/** Runs one command; the exit code. */
export async function run(given: Surroundings): Promise<number> {
  try {
    return await runCommand(given);
  } catch (error) {
    // Whatever it was, it is no difference: 1 is kept for that.
    given.err(error instanceof Refusal ? error.text : `Something went wrong: ${(error as Error).message}`);
    return 2;
  }
}

async function runCommand({ args, env, cwd, out, err, pause }: Surroundings): Promise<number> {
  const { values, positionals } = parsed(args);
  const [command, ...more] = positionals;
  if (values.help || command === undefined) {
    out(USAGE);
    return values.help ? 0 : 2;
  }
  if (more.length > 0) throw new Refusal(`“${more[0]}” is one word too many: pulsehub --help tells what there is`);
  if (values.wait && command !== 'apply') throw new Refusal('--wait is for apply');
  if (values.force && command === 'diff') throw new Refusal('--force is for pull and apply');
  const { wait, force, json, folder } = values;
  const session = (): Session => ({
    ...{ hub: hubOf(values, env), folder: resolve(cwd, folder), json, pause, tell: out },
    // What programs read is alone on its way out.
    say: json ? err : out,
  });
  switch (command) {
    case 'pull':
      return pull(session(), { force });
    case 'diff':
      return diff(session());
    case 'apply':
      return apply(session(), { force, wait });
    default:
      throw new Refusal(`There is no command “${command}”: use pull, diff or apply`);
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // The message may repeat what was typed, and a key may be in it.
    const known = /Unknown option '(--?[\w-]+)/.exec((error as Error).message)?.[1];
    throw new Refusal(
      known ? `There is no option ${known}` : 'An option has no value, or one too many: pulsehub --help',
    );
  }
}

function hubOf(values: { url?: string | undefined; key?: string | undefined }, env: Surroundings['env']): Hub {
  const [url, key] = [values.url ?? env.PULSEHUB_URL, values.key ?? env.PULSEHUB_KEY];
  if (!url) throw new Refusal('Which hub? Set PULSEHUB_URL, or use --url');
  if (!key) throw new Refusal('Which key? Make one in Settings and set PULSEHUB_KEY, or use --key');
  return new Hub({ url, key });
}
