import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

const KEY = 'phk_not_to_be_told';

async function typed(args: string, env: Record<string, string> = {}) {
  const told: string[] = [];
  const write = (text: string) => void told.push(text);
  const given = { env, cwd: '/nowhere', out: write, err: write, pause: async () => undefined };
  const code = await run({ ...given, args: args.split(' ').filter(Boolean) });
  return { code, text: told.join('\n') };
}

describe('what is typed', () => {
  test.each([
    ['', 2, /pulsehub pull/],
    ['--help', 0, /pulsehub apply/],
    ['push', 2, /no command “push”/],
    ['pull everything', 2, /one word too many/],
    ['pull --wait', 2, /--wait is for apply/],
    ['diff --force', 2, /--force is for pull and apply/],
    ['pull', 2, /Set PULSEHUB_URL/],
    ['pull --url https://hub.example', 2, /set PULSEHUB_KEY/],
    ['pull --url hub.example --key k', 2, /no address of a hub/],
    ['pull --url http://hub.example --key k', 2, /Use https/],
    [`pull --kye ${KEY}`, 2, /no option --kye/],
    [`pull --url http://127.0.0.1:1 --key ${KEY}`, 2, /cannot be reached/],
  ])('“%s” ends with %i', async (args, code, words) => {
    const answer = await typed(args);
    expect(answer).toEqual({ code, text: expect.stringMatching(words) });
    expect(answer.text).not.toContain(KEY);
  });
});
