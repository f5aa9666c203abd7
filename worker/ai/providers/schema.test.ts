import { describe, expect, it } from 'vitest';
import { TOOL_INPUTS, TOOL_NAMES } from '../../../contract/analyst.ts';
import { type JsonSchema, plainSchema, strictSchema, withoutNulls } from './schema.ts';

/** Every schema inside a schema. */
function all(schema: unknown): JsonSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return [...(Array.isArray(schema) ? [] : [schema as JsonSchema]), ...Object.values(schema).flatMap(all)];
}

describe('the schema of a strict tool call', () => {
  it.each(TOOL_NAMES.filter((name) => name !== 'propose_action'))('of %s closes every object', (name) => {
    const schema = strictSchema(plainSchema(TOOL_INPUTS[name]));
    if (!schema) throw new Error('It cannot be strict');
    expect(schema.type).toBe('object');
    for (const one of all(schema)) {
      expect(one).not.toHaveProperty('oneOf');
      if (one.type !== 'object') continue;
      expect(one.additionalProperties).toBe(false);
      expect(one.required).toEqual(Object.keys(one.properties as object));
    }
    const refs = all(schema).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref.replace('#/$defs/', '')] : []));
    expect(Object.keys((schema.$defs ?? {}) as object)).toEqual(expect.arrayContaining(refs));
  });

  it('cannot be had where an input holds whatever it holds', () => {
    expect(strictSchema(plainSchema(TOOL_INPUTS.propose_action))).toBeNull();
  });

  it('says null for what was left out, which is then left out', () => {
    const input = {
      metric: 'revenue',
      dimensions: null,
      filters: [{ by: 'order_value', above: 100, below: null }],
      range: 'last_week',
      compare: null,
      grain: null,
    };
    expect(TOOL_INPUTS.query_metric.parse(withoutNulls(input))).toEqual({
      metric: 'revenue',
      filters: [{ by: 'order_value', above: 100 }],
      range: 'last_week',
    });
  });

  it('is small enough to be sent with every question', () => {
    const sizes = TOOL_NAMES.map((name) => JSON.stringify(plainSchema(TOOL_INPUTS[name])).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(30_000);
  });
});
