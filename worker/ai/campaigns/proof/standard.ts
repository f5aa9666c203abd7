import { SEGMENT_KEYS, type SegmentKey } from '../../../../contract/analytics.ts';
import type { Segments } from '../../../segments/rows.ts';

/** Which of the built-ins a segment is, where it stands by its standard rule: of others no past is kept. */
export function standardKey(segments: Segments, segment: string): SegmentKey | undefined {
  return segments.ruleOf(segment)?.kind === 'standard' ? SEGMENT_KEYS.find((key) => key === segment) : undefined;
}
