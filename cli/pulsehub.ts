import { setTimeout } from 'node:timers/promises';
import { run } from './run.ts';

process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  // npm runs scripts in the package's own folder, and says where it was called.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  out: (text) => console.log(text),
  err: (text) => console.error(text),
  pause: (ms) => setTimeout(ms),
});
