import * as z from 'zod';
import { SegmentKey } from './analytics.ts';

/** How large a definition may be. What is refused says so at its path. */
export const SEGMENT_LIMITS = { depth: 5, clauses: 25, inGroup: 15, filters: 5, values: 50, segments: 50 } as const;

export const CHANNELS = ['email', 'sms', 'push', 'whatsapp', 'messenger'] as const;
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

const Text = z.string().trim().min(1, 'Write something here').max(200, 'At most 200 characters');
const Name = z.string().trim().min(1, 'Choose what').max(100, 'At most 100 characters');
const Day = z.iso.date('Use a day such as 2026-03-16');
const Amount = z.number('Use a number').min(-1e12).max(1e12);

/** A span of time back from now. A day is 24 hours. */
export const Span = z.object({
  n: z.number('Use a number').int('Use a whole number').min(1, 'At least 1').max(3660, 'At most 3660'),
  unit: z.enum(['minutes', 'hours', 'days']),
});
export type Span = z.infer<typeof Span>;

/** A time: within the last span, or days of the workspace's zone, both included; one end may be open. */
export const Window = z.union(
  [
    z.strictObject({ last: Span }),
    z
      .strictObject({ from: Day.optional(), to: Day.optional() })
      .refine(({ from, to }) => from !== undefined || to !== undefined, 'Give a first or a last day')
      .refine(({ from, to }) => !from || !to || from <= to, 'The first day comes before the last'),
  ],
  'Use { "last": { "n": 7, "unit": "days" } } or { "from": "2026-03-01", "to": "2026-03-31" }',
);
export type Window = z.infer<typeof Window>;

export const COMPARISONS = ['at_least', 'at_most', 'more_than', 'less_than', 'exactly'] as const;
export const Comparison = z.enum(COMPARISONS);
export type Comparison = z.infer<typeof Comparison>;

/**
 * What is asked of a value. Text compares as it is written, except `contains`; days compare as days. Of a list it is asked of
 * each that is in it, and one is enough.
 */
export const Test = z.discriminatedUnion('op', [
  z.object({ op: z.literal('exists') }),
  z.object({
    op: z.literal('equals'),
    value: z.union([Text, Amount, z.boolean()], 'Use text, a number, true or false'),
  }),
  z.object({ op: z.literal('contains'), value: Text }),
  z.object({ op: z.literal('in'), values: z.array(Text).min(1, 'Give at least one').max(SEGMENT_LIMITS.values) }),
  ...COMPARISONS.map((op) => z.object({ op: z.literal(op), value: Amount })),
  z.object({ op: z.literal('before'), day: Day }),
  z.object({ op: z.literal('after'), day: Day }),
  z.object({ op: z.literal('within'), last: Span }),
]);
export type Test = z.infer<typeof Test>;

/** A property of an event, `a.b` for one inside another, and what is asked of it. */
export const Filter = z.object({ property: Name, test: Test });
export type Filter = z.infer<typeof Filter>;

const filters = z.array(Filter).max(SEGMENT_LIMITS.filters, `At most ${SEGMENT_LIMITS.filters} filters`).optional();

/** A clause that says the opposite when `not` is true. */
const not = z.boolean().optional();

export const FACTS = ['email', 'phone', 'userId', 'firstSeen', 'lastSeen', 'events', 'eventTypes'] as const;

/** Something told about a person (a trait, `a.b` for one inside another). */
export const TraitClause = z.object({ type: z.literal('trait'), trait: Name, test: Test, not });

/** Something the hub knows of a person by itself. */
export const FactClause = z.object({ type: z.literal('fact'), fact: z.enum(FACTS), test: Test, not });

/** What is asked of a person's events of a name. Without one: done at least once. */
export const Measure = z.discriminatedUnion('of', [
  z.object({ of: z.literal('count'), is: Comparison, n: z.number().int().min(0).max(1_000_000) }),
  /** The sum of a number among the properties; of the event's value where none is named. */
  z.object({ of: z.literal('sum'), property: Name.optional(), is: Comparison, amount: Amount }),
  z.object({ of: z.literal('first'), when: Window }),
  z.object({ of: z.literal('last'), when: Window }),
]);
export type Measure = z.infer<typeof Measure>;

/** Did something, so often, of such value, at such a time. */
export const EventClause = z.object({
  type: z.literal('event'),
  event: Name,
  where: filters,
  within: Window.optional(),
  measure: Measure.optional(),
  not,
});

const Step = z.object({ event: Name, where: filters });

/** Did one thing and then, at most so long after it, another; or, with `missing`, did not within that time. */
export const SequenceClause = z.object({
  type: z.literal('sequence'),
  first: Step,
  second: Step,
  missing: z.boolean().optional(),
  within: Span,
  /** When the first of the two happened. */
  since: Window.optional(),
  /** A property that both have in common, such as `product_id`; also looked for among an event's `products`. */
  same: Name.optional(),
  not,
});

/** Is in another segment: a built-in's key or a saved one's id. */
export const SegmentClause = z.object({ type: z.literal('segment'), segment: z.string().min(1).max(100), not });

/** Was put by a file on a list: the id of the segment that the list belongs to. */
export const ListClause = z.object({ type: z.literal('list'), list: z.uuid('Choose a list'), not });

export const ConsentClause = z.object({
  type: z.literal('consent'),
  channel: Channel,
  state: z.enum(['subscribed', 'unsubscribed', 'unknown']),
  not,
});

/** Allowed messages on the channel, and has an address there. */
export const ReachableClause = z.object({ type: z.literal('reachable'), channel: Channel, not });

export const ORDER_MEASURES = ['orders', 'kept', 'value', 'net'] as const;

/**
 * Orders that are no tests and not cancelled, and placed in the window: how many; how many that are not wholly refunded;
 * their totals; or, in the workspace's currency, goods after discounts less what was refunded of them.
 */
export const OrdersClause = z.object({
  type: z.literal('orders'),
  of: z.enum(ORDER_MEASURES),
  is: Comparison,
  amount: Amount,
  within: Window.optional(),
  not,
});

/** One product by the id it is sold under (its name, where it has none), or all that have a word in their names. */
export const ProductChoice = z.union(
  [
    z.strictObject({ id: z.string().trim().min(1, 'Choose a product').max(300), name: z.string().max(300).optional() }),
    z.strictObject({ word: z.string().trim().min(2, 'At least 2 letters').max(100, 'At most 100 characters') }),
  ],
  'Use { "id": "85123A" } or { "word": "mug" }',
);
export type ProductChoice = z.infer<typeof ProductChoice>;

/**
 * What the orders had in them that are no tests and not cancelled, and placed in the window: in how many of them was any
 * of the products, or how many units of these were bought. What was refunded since still counts as bought.
 */
export const ProductsClause = z.object({
  type: z.literal('products'),
  products: z
    .array(ProductChoice)
    .min(1, 'Choose a product')
    .max(SEGMENT_LIMITS.values, `At most ${SEGMENT_LIMITS.values} products`),
  of: z.enum(['orders', 'units']),
  is: Comparison,
  amount: Amount,
  within: Window.optional(),
  not,
});

export type Clause =
  | z.infer<typeof TraitClause>
  | z.infer<typeof FactClause>
  | z.infer<typeof EventClause>
  | z.infer<typeof SequenceClause>
  | z.infer<typeof SegmentClause>
  | z.infer<typeof ListClause>
  | z.infer<typeof ConsentClause>
  | z.infer<typeof ReachableClause>
  | z.infer<typeof OrdersClause>
  | z.infer<typeof ProductsClause>;

/** All, any or none of these hold. An empty `all` holds for everybody. */
export interface Group {
  type: 'all' | 'any' | 'none';
  of: Node[];
}
export type Node = Group | Clause;

const group = <Type extends 'all' | 'any' | 'none'>(type: Type) =>
  z.object({
    type: z.literal(type),
    get of() {
      return z.array(Node).max(SEGMENT_LIMITS.inGroup, `At most ${SEGMENT_LIMITS.inGroup} in a group`);
    },
  });

export const Node: z.ZodType<Node> = z.discriminatedUnion(
  'type',
  [
    group('all'),
    group('any'),
    group('none'),
    TraitClause,
    FactClause,
    EventClause,
    SequenceClause,
    SegmentClause,
    ListClause,
    ConsentClause,
    ReachableClause,
    OrdersClause,
    ProductsClause,
  ],
  'Use all, any, none, trait, fact, event, sequence, segment, list, consent, reachable, orders or products as type',
) as z.ZodType<Node>;

/** What a segment is, as data. */
export const Definition = z.object({
  version: z.literal(1, 'Definitions have version 1'),
  /** People who can be told apart by an id or an e-mail, or anonymous visitors as well. */
  who: z.enum(['known', 'everyone']).default('known'),
  where: Node,
});
export type Definition = z.infer<typeof Definition>;

/** A segment: one of the six or a saved one. */
export const Segment = z.object({
  /** A built-in's key, or a saved segment's id. */
  id: z.string(),
  name: z.string(),
  /** What it is, in words. */
  definition: z.string(),
  people: z.number().int().nonnegative(),
  /** True where people could not be told apart and the count comes from event totals. */
  estimated: z.boolean(),
  builtIn: z.boolean(),
  /** A built-in whose rule is not the standard one. */
  edited: z.boolean(),
  /** A segment with a list of its own, which files change. */
  isList: z.boolean(),
  /** Whether who comes and goes is kept: of a built-in at its standard rule, once somebody asked for it. */
  followed: z.boolean(),
  /** True while the people of a new or changed definition are being gathered. */
  filling: z.boolean(),
  updatedAt: z.string().nullable(),
});
export type Segment = z.infer<typeof Segment>;

/** One segment with its rule as data. */
export const SegmentDetail = Segment.extend({
  rule: z.looseObject({ version: z.literal(1), who: z.enum(['known', 'everyone']) }),
  /** Of a built-in: its standard rule in words, and how many are in it. */
  standard: z.object({ definition: z.string(), people: z.number().int() }).nullable(),
  /** Segments that ask for this one. */
  usedBy: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SegmentDetail = Omit<z.infer<typeof SegmentDetail>, 'rule'> & { rule: Definition };

/** A clause or group and whether it holds for a person, with the facts behind it in words. */
export interface Reason {
  /** Where it stands in the definition: `0.2` is the third part of the first part. */
  path: string;
  type: Node['type'];
  holds: boolean;
  words: string;
  /** What was found; empty for groups. */
  found: string;
  of: Reason[];
}
export const Reason: z.ZodType<Reason> = z.object({
  path: z.string(),
  type: z.string(),
  holds: z.boolean(),
  words: z.string(),
  found: z.string(),
  get of() {
    return z.array(Reason);
  },
}) as unknown as z.ZodType<Reason>;

export const Why = z.object({
  segment: z.object({ id: z.string(), name: z.string(), definition: z.string() }),
  profileId: z.string(),
  at: z.string(),
  inside: z.boolean(),
  /** Whether the person was told apart, where the segment asks for it. */
  reason: z.looseObject({ holds: z.boolean(), words: z.string() }),
  /** The clauses that decide: those that keep the person out, or hold the person in. */
  decisive: z.array(z.string()),
  /** When this can change although nothing happens; only now. */
  changesAt: z.string().nullable(),
  /** Of a past time, how it is read: as it was. With the traits of which nobody can say how they were then. */
  note: z.string().nullable(),
  /** Of a past time, what the segment itself said then; null where its members were not kept yet. */
  recorded: z.object({ inside: z.boolean(), since: z.string().nullable() }).nullable(),
});
export type Why = Omit<z.infer<typeof Why>, 'reason'> & { reason: Reason };

/** A person as a preview names one. */
export const Somebody = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  userId: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
});
export type Somebody = z.infer<typeof Somebody>;

export const Preview = z.object({
  people: z.number().int(),
  definition: z.string(),
  inside: z.array(Somebody),
  /** Closest outside, among those seen last and, where too few of them are, first: what of the definition does not hold, and what was found instead. */
  nearMisses: z.array(Somebody.extend({ failed: z.array(z.object({ words: z.string(), found: z.string() })) })),
  /** Near misses were looked for among so many people. */
  lookedAt: z.number().int(),
});
export type Preview = z.infer<typeof Preview>;

/** Checked by the rules of `Definition`; what is refused is named under `definition.`. */
const GivenDefinition = z.looseObject({ version: z.literal(1, 'Definitions have version 1') });

export const PreviewRequest = z.object({ definition: GivenDefinition });

/** How many other segments a rule is compared with: those that have most of its people. */
export const MOST_COMPARED = 12;

export const CompareRequest = PreviewRequest.extend({
  /** The segment whose rule it is, which is not compared with itself. */
  segment: z.string().max(100).optional(),
});

/** How the people of a rule lie among the other segments, how they can be reached, and what a message to them costs. */
export const Comparing = z.object({
  people: z.number().int(),
  overlap: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      both: z.number().int(),
      /** Of the people of the rule, from 0 to 1. */
      share: z.number(),
    }),
  ),
  channels: z.array(
    z.object({
      channel: Channel,
      /** Allowed messages there, and have an address. */
      reachable: z.number().int(),
      /** Of one message to each of them, of SMS one part; null where the price is not known in `currency`. */
      cost: z.string().nullable(),
      currency: z.string(),
      words: z.string(),
    }),
  ),
});
export type Comparing = z.infer<typeof Comparing>;

export const CHANGE_CAUSES = ['event', 'time', 'definition'] as const;

/** Somebody came in or went out. */
export const SegmentChange = z.object({
  person: Somebody,
  change: z.enum(['entered', 'left']),
  /** What made it: something that happened, the passing of time, or a change of the definition. */
  cause: z.enum(CHANGE_CAUSES),
  at: z.string(),
});
export type SegmentChange = z.infer<typeof SegmentChange>;

const SegmentName = z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters');

export const NewSegment = z.object({ name: SegmentName, definition: GivenDefinition });
export const SegmentPatch = z
  .object({
    name: SegmentName.optional(),
    /** Null puts a built-in back to its standard rule. */
    definition: GivenDefinition.nullable().optional(),
  })
  .refine((patch) => patch.name !== undefined || patch.definition !== undefined, 'Change the name or the definition');

/** Membership of one person in one segment. */
export const PersonSegment = z.object({
  id: z.string(),
  name: z.string(),
  builtIn: z.boolean(),
  inside: z.boolean(),
  since: z.string().nullable(),
});
export type PersonSegment = z.infer<typeof PersonSegment>;

export const SegmentKeyOrId = z.union([SegmentKey, z.uuid()]);
