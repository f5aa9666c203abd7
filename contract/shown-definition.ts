import * as z from 'zod';
import type { Definition } from './segments.ts';

/** A definition that was checked where it was made: published as an object, for what nests without end fits no document. */
export const ShownDefinition = z.looseObject({ version: z.literal(1) }) as unknown as z.ZodType<Definition>;
