import { FUNNEL_STEPS, type FunnelStepName } from '../../../contract/analytics.ts';
import type { SourceType } from '../../../contract/sources.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { normaliseName } from '../../ingest/names.ts';
import { PARSERS } from '../../ingest/parsers/index.ts';
import { type DummyPerson, planSteps, seeded } from './plan.ts';
import { type Said, SHAPES } from './shapes.ts';

interface Given {
  sourceId: string;
  sourceType: SourceType;
  /** Of the generated amounts. */
  currency: string;
  now: Date;
}

/** Where the numbers of one call begin; nine digits, so that two calls hardly ever share one. */
const FIRST_RUN = 100_000_000;

/** 50 to 100 events of new people, in the source's own shape and read by the parser that reads real ones. */
export function generateMany(given: Given): CommonEvent[] {
  const run = newRun();
  const steps = planSteps({ now: given.now, run, random: seeded(run) });
  const shape = SHAPES[given.sourceType];
  const told = steps.map((step) =>
    shape.say(step, { name: shape.names[step.name], currency: given.currency, data: {} }),
  );
  const people = new Map(steps.map(({ person, at }) => [person.id, { person, at }]));
  const introduced = given.sourceType === 'segment' ? [...people.values()].map(identify) : [];
  return [...told, ...introduced].flatMap((said) => read(said, given));
}

/** One event of the given name. `data` goes over what is generated. */
export function generateOne(given: Given & { eventType: string; data: Record<string, unknown> }): CommonEvent[] {
  const run = newRun();
  const normal = normaliseName(given.eventType);
  const known = FUNNEL_STEPS.find((name) => name === normal);
  const shape = SHAPES[given.sourceType];
  const [step] = planSteps({ now: given.now, run, random: seeded(run) });
  if (!step) return [];
  const said = shape.say(
    { ...step, name: known ?? ('page_view' satisfies FunnelStepName), at: given.now },
    { name: known ? shape.names[known] : given.eventType, currency: given.currency, data: given.data },
  );
  return read(said, given);
}

function newRun(): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return FIRST_RUN + (random % (9 * FIRST_RUN));
}

function identify({ person, at }: { person: DummyPerson; at: Date }): Said {
  const { id, email, firstName, lastName } = person;
  return {
    kind: 'segment',
    headers: { type: 'identify' },
    body: {
      type: 'identify',
      messageId: `dummy-identify-${id}`,
      userId: id,
      timestamp: at.toISOString(),
      traits: { email, firstName, lastName },
    },
  };
}

function read(said: Said, { sourceId, sourceType, now }: Given): CommonEvent[] {
  const body = JSON.stringify(said.body);
  const record = {
    id: crypto.randomUUID(),
    workspaceId: '',
    sourceId,
    kind: said.kind,
    headers: said.headers,
    body,
    receivedAt: now.toISOString(),
  };
  const parsed = PARSERS[said.kind].parse(record, SHAPES[sourceType].config);
  if (parsed.kind === 'unreadable') throw new Error(`Generated data cannot be read: ${parsed.reason}`);
  return parsed.events;
}
