import { jsonrepair } from 'jsonrepair';
import type { ZodType } from 'zod';
import { ModelError } from './provider.ts';

const MAX_JSON = 100_000;

/**
 * The value in a model's JSON answer: code fences and talk around it are cut off, slips are repaired, and what then does
 * not fit the schema is refused with ModelError 'malformed'.
 */
export function parseJson<T>(text: string, schema: ZodType<T>): T {
  if (text.length > MAX_JSON) throw new ModelError('malformed', 'The answer is too long');
  const value = readJson(inner(text));
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ModelError('malformed', `The answer does not fit: ${parsed.error.issues[0]?.message ?? 'unknown fault'}`);
}

function inner(text: string): string {
  const fenced = text.match(/```(?:json)?\s*([\s\S]*?)(?:```|$)/)?.[1] ?? text;
  const start = fenced.search(/[[{]/);
  if (start < 0) throw new ModelError('malformed', 'The answer holds no JSON');
  return fenced.slice(start);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(jsonrepair(text));
    } catch (cause) {
      throw new ModelError('malformed', 'The answer is not JSON and cannot be repaired', { cause });
    }
  }
}
