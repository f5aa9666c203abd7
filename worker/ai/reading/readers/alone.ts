import type { Clause } from '../clause.ts';
import { asksOfArrival, readArrival } from './arrival.ts';
import { asksWhoLeft } from './consent.ts';
import { readPeople } from './people.ts';
import type { Draft } from './reader.ts';

/** What says all there is to say, whatever was asked before, and would be taken for a number or a campaign by others. */
export function readAlone(clause: Clause): Draft | undefined {
  if (asksOfArrival(clause)) return readArrival(clause);
  if (asksWhoLeft(clause.text)) return readPeople(clause);
  return undefined;
}
