import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './hub.ts';

test('the README has a queue created for each one that the Worker is bound to', () => {
  const steps = readFileSync(join(root, 'README.md'), 'utf8');
  const settings = readFileSync(join(root, 'wrangler.toml'), 'utf8');
  const bound = [...settings.matchAll(/^(?:queue|dead_letter_queue) = "([^"]+)"/gm)].map(([, name]) => name);
  expect(bound).toContain('pulsehub-jobs');
  const created = [...steps.matchAll(/^npx wrangler queues create (\S+)/gm)].map(([, name]) => name);
  expect(new Set(created)).toEqual(new Set(bound));
});
