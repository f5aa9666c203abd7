import * as z from 'zod';
import { ApiError } from '../errors.ts';

/** Where a list that is ranked by a value goes on: after this person of this model. */
export interface Place {
  modelId: string;
  value: number;
  profileId: string;
}

const Parts = z.tuple([z.uuid(), z.number(), z.uuid()]);

export function writePlace(parts: z.infer<typeof Parts>): string {
  return btoa(JSON.stringify(parts)).replaceAll('=', '');
}

/** The place of a `cursor` that this API gave out; undefined without one, 400 for anything else. */
export function readPlace(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [modelId, value, profileId] = Parts.parse(JSON.parse(atob(cursor)));
    return { modelId, value, profileId };
  } catch (cause) {
    const fields = [{ path: 'cursor', message: 'Use the nextCursor of the page before' }];
    throw new ApiError('invalid', undefined, { fields, cause });
  }
}
