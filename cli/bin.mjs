#!/usr/bin/env node
/** The command `pulsehub`, on any Node that can start the hub. */
process.env.INIT_CWD = process.cwd();
process.argv.splice(2, 0, 'pulsehub');
await import('../dev/start.mjs');
