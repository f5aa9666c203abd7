import * as z from 'zod';

export type JsonSchema = { [keyword: string]: unknown };

/** What a schema may say where a model's answer is held to it letter by letter. */
const KEPT = new Set(['type', 'enum', 'const', 'description', '$ref']);

/** The JSON Schema of a tool's input, as it may be written: what has a default may be left out. */
export function plainSchema(input: z.ZodType): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', reused: 'ref', unrepresentable: 'any' });
  return schema as JsonSchema;
}

/**
 * The same for a strict tool call: every property is required and nothing else is allowed, what may be left out may be
 * null instead, and bounds are left to our own check. Null where it holds an object of any keys, which strictness
 * cannot say.
 */
export function strictSchema(schema: JsonSchema): JsonSchema | null {
  try {
    return strict(schema);
  } catch (error) {
    if (error instanceof NotStrict) return null;
    throw error;
  }
}

class NotStrict extends Error {}

function strict(schema: JsonSchema): JsonSchema {
  const made: JsonSchema = Object.fromEntries(Object.entries(schema).filter(([keyword]) => KEPT.has(keyword)));
  const choices = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (choices) made.anyOf = choices.map(strict);
  if (schema.items) made.items = strict(schema.items as JsonSchema);
  if (schema.$defs) made.$defs = mapped(schema.$defs as Record<string, JsonSchema>, strict);
  if (schema.type !== 'object') {
    if (Object.keys(made).length === 0) throw new NotStrict();
    return made;
  }
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const required = new Set(schema.required as string[] | undefined);
  if (schema.additionalProperties && !schema.properties) throw new NotStrict();
  made.properties = mapped(properties, (one, name) => (required.has(name) ? strict(one) : orNull(strict(one))));
  made.required = Object.keys(properties);
  made.additionalProperties = false;
  return made;
}

function orNull(schema: JsonSchema): JsonSchema {
  const { description, ...rest } = schema;
  return { ...(description === undefined ? {} : { description }), anyOf: [rest, { type: 'null' }] };
}

function mapped<T, U>(record: Record<string, T>, change: (value: T, name: string) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

/** A strict input as it is meant: null stands for what was left out. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(given.map(([name, one]) => [name, withoutNulls(one)]));
}
