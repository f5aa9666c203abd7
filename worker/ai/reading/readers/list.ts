import { readMetric } from './metric.ts';
import type { Reader } from './reader.ts';
import { readConnect, readTalk } from './talk.ts';

/** Tried in order: what is something special comes before the general thing it mentions. */
export const READERS: Reader[] = [readTalk, readConnect, readMetric];
