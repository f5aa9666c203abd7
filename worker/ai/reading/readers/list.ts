import { readAction } from './action.ts';
import { readPerson, readSearch } from './find.ts';
import { readFirstOfEach, readWithoutFirst } from './firsts.ts';
import { readBestReached, readHad } from './had.ts';
import { readLookers } from './looked.ts';
import { readMetric } from './metric.ts';
import { readFunnel, readPrediction, readRetention, readWhy } from './over-time.ts';
import { readPeople, readSegmentPeople } from './people.ts';
import { readPeriods } from './periods.ts';
import type { Reader } from './reader.ts';
import { readEarliestBuyers, readFirstBuyers, readRecentBuyers } from './recent.ts';
import { readCampaigns, readDefinition, readFacts, readSegments, readSources } from './shop.ts';
import { readConnect, readTalk } from './talk.ts';
import { readUnheard, readUnknown } from './unknown.ts';
import { readVague } from './vague.ts';

/** Tried in order: what is something special comes before the general thing it mentions. */
export const READERS: Reader[] = [
  readTalk,
  readAction,
  readConnect,
  readFacts,
  readFirstOfEach,
  readPeriods,
  readSearch,
  readDefinition,
  readUnknown,
  readCampaigns,
  readWhy,
  readPrediction,
  readRetention,
  readFunnel,
  readLookers,
  readHad,
  readBestReached,
  readRecentBuyers,
  readEarliestBuyers,
  readFirstBuyers,
  readPeople,
  readSegmentPeople,
  readPerson,
  readSources,
  readSegments,
  readVague,
  readWithoutFirst,
  readMetric,
  readUnheard,
];
