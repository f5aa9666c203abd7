import { diffArrays } from 'diff';
import type { CampaignDifference } from '../../../contract/campaign-difference.ts';

type Lines = CampaignDifference['texts'][number]['lines'];

/** Texts are short; of more lines than this the rest is not told apart. */
const MOST_LINES = 400;

/** What of a text is taken out, comes in and stays, line by line; a long line is parted at its sentences. */
export function changedLines(before: string, after: string): Lines {
  const parts = diffArrays(linesOf(before), linesOf(after));
  return parts.flatMap(({ added, removed, value }) =>
    value.map((text) => ({ kind: added ? ('in' as const) : removed ? ('out' as const) : ('same' as const), text })),
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.match(/[^.!?…]+(?:[.!?…]+(?=\S)[^.!?…]*)*[.!?…]*\s*/g) ?? [])
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, MOST_LINES);
}
