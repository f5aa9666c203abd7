import type { Clause } from '../clause.ts';
import type { Before } from '../reading.ts';
import { readAction } from './action.ts';
import { asksOfArrival, readArrival } from './arrival.ts';
import { asksWhoLeft } from './consent.ts';
import { followList, readAddresses } from './of-list.ts';
import { readPeople } from './people.ts';
import { readNamed } from './person.ts';
import { readNamedAction } from './person-action.ts';
import type { Draft } from './reader.ts';

/** What others would take for a number or a campaign: whether data has come, people who were listed, a person by name. */
export function readAlone(clause: Clause, before: Before | undefined): Draft | undefined {
  if (asksOfArrival(clause)) return readArrival(clause);
  const follows = before && followList(clause, before);
  if (follows) return follows;
  const addresses = readAddresses(clause);
  if (addresses) return addresses;
  if (asksWhoLeft(clause.text)) return readNamed(clause, before) ?? readAction(clause) ?? readPeople(clause);
  return readNamedAction(clause) ?? readNamed(clause, before);
}
