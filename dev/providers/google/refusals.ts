import type { Given } from '../stand-in.ts';

/** A refusal in the form of all of Google's APIs. */
export function refusal(code: number, status: string, message: string): Given {
  return { status: code, body: { error: { code, message, status } } };
}

/** What Google answers when a quota is used up. */
export const EXHAUSTED: Given = {
  ...refusal(429, 'RESOURCE_EXHAUSTED', 'Exhausted concurrent requests quota. Please retry later.'),
  headers: { 'Retry-After': '60' },
};
