import { DrizzleQueryError } from 'drizzle-orm/errors';
import { expect, it } from 'vitest';
import { loggable } from './log.ts';

it('logs the text of a failed statement and not its values', () => {
  const failed = new DrizzleQueryError('insert into users values ($1)', ['$scrypt$secret'], new Error('no such table'));
  const logged = loggable(failed);
  expect(logged).toMatchObject({ message: 'Failed query: insert into users values ($1)', cause: 'no such table' });
  expect(logged.stack).toContain('log.test.ts');
  expect(JSON.stringify(logged)).not.toContain('secret');
});

it('logs whatever was thrown', () => {
  expect(loggable(new TypeError('x', { cause: new Error('y') }))).toMatchObject({ message: 'x', cause: 'y' });
  expect(loggable('x')).toEqual({ message: 'x' });
});
