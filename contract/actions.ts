import * as z from 'zod';
import { CampaignDifference, UNREACHED } from './campaign-difference.ts';
import { Predicted } from './predicted.ts';
import { Channel, Definition } from './segments.ts';
import { ShownDefinition } from './shown-definition.ts';

const Line = z.string().trim().min(1, 'Write something here').max(200, 'At most 200 characters');
const Body = z.string().trim().min(1, 'Write something here').max(20_000, 'At most 20,000 characters');
/** A built-in segment's key or a saved one's id; of a campaign also a list that a model makes: `churn`, `purchase`, `value`. */
const SegmentId = z.string().trim().min(1).max(100);

/**
 * Whom an action is about: one person, everybody in a segment, everybody of whom a rule holds now, or who is about to leave,
 * about to buy or worth most as it is predicted, of all, of a segment or of those of whom a rule holds.
 */
export const Audience = z.union(
  [
    z.strictObject({ personId: z.uuid() }),
    z.strictObject({ segmentId: SegmentId }),
    z.strictObject({ definition: Definition }),
    z.strictObject({ prediction: Predicted, segmentId: SegmentId.optional(), definition: Definition.optional() }),
  ],
  'Use { "segmentId": "cart_abandoners" }, { "personId": "…" } or { "definition": … }',
);
export type Audience = z.infer<typeof Audience>;

/** What a shop sets up and keeps, of which files can be made. */
export const CONFIGURED = ['segment', 'workflow', 'draft', 'fact', 'question', 'mapping'] as const;
export const ConfiguredKind = z.enum(CONFIGURED);
export type ConfiguredKind = z.infer<typeof ConfiguredKind>;

/** One thing as it is to be; `contract/configuration.ts` has the contents of each kind. */
export const ConfigurationChange = z.strictObject({
  kind: ConfiguredKind,
  /** A built-in segment's key, the id of a mapping's source, or the id of anything else: of a new thing, a new one. */
  id: z.union([z.uuid(), z.string().regex(/^[a-z]+(_[a-z]+)*$/)], 'Use an id').and(z.string().max(100)),
  /** The hash of what whoever asks has seen it to be: another one is a conflict. Null: there is no such thing. */
  was: z.string().max(100).nullable(),
  /** All of its contents; null takes it away. */
  becomes: z.record(z.string(), z.unknown()).nullable(),
});
export type ConfigurationChange = z.infer<typeof ConfigurationChange>;

const EmailText = { audience: Audience, subject: Line, body: Body };

/** The most that something may cost; in the workspace's currency unless one is named. */
export const CostLimit = z.strictObject({
  amount: z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, 'Use a decimal amount such as 50.00'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Use a currency such as EUR')
    .optional(),
});
export type CostLimit = z.infer<typeof CostLimit>;

/** A time of the shop's day. */
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 09:00');

/** Whoever cannot be reached by a campaign's channel: by the first of these by which they can. */
const Fallbacks = z.array(Channel).max(4, 'At most four');
/** Everything that can be done by being asked: the input of each, by its kind. */
export const ACTION_INPUTS = {
  draft_email: z.strictObject(EmailText),
  /** Of a campaign with its words as they are, or of no campaign. */
  send_email: z.strictObject({
    ...EmailText,
    campaignId: z.uuid().optional(),
    /** The recommendation that it carries out, where no campaign was drafted of it. */
    recommendationId: z.uuid().optional(),
    /** Of a campaign's letters to many a share is held out, to see what they bring; false: nobody is. */
    holdout: z.boolean().optional(),
    /** It is not done where it would cost more than this by then. */
    costLimit: CostLimit.optional(),
    /** Once approved it goes out on this day of the shop's calendar, at this time or at 09:00; at once where no day is given. */
    sendOn: z.iso.date().optional(),
    sendAt: TimeOfDay.optional(),
  }),
  create_task: z.strictObject({
    title: Line,
    note: z.string().trim().max(5000).optional(),
    dueOn: z.iso.date().optional(),
  }),
  save_segment: z.strictObject({ name: z.string().trim().min(1).max(80), definition: Definition }),
  tag_people: z.strictObject({
    audience: Audience,
    tag: z.string().trim().min(1).max(50),
    remove: z.boolean().optional(),
  }),
  draft_campaign: z.strictObject({
    name: Line,
    segmentId: SegmentId,
    channel: Channel,
    fallbacks: Fallbacks.optional(),
    /** Of the segment only those for whom this holds. */
    condition: Definition.optional(),
    subject: z.string().trim().max(200).optional(),
    message: Body,
    offer: z.string().trim().max(200).optional(),
    /** Meant for this day of the shop's calendar, and this time of it: its sending, once approved, goes out then. */
    sendOn: z.iso.date().optional(),
    sendAt: TimeOfDay.optional(),
    /** It is not drafted where sending it would cost more than this. */
    costLimit: CostLimit.optional(),
    /** The recommendation that it carries out; where it says something else, the plan tells the difference. */
    recommendationId: z.uuid().optional(),
  }),
  /** A drafted campaign as it is to be; what is left out stays, and null takes away. */
  change_campaign: z.strictObject({
    campaignId: z.uuid(),
    channel: Channel.optional(),
    fallbacks: Fallbacks.optional(),
    condition: Definition.nullable().optional(),
    subject: z.string().trim().max(200).nullable().optional(),
    message: Body.optional(),
    offer: z.string().trim().max(200).nullable().optional(),
    costLimit: CostLimit.nullable().optional(),
    sendOn: z.iso.date().nullable().optional(),
    sendAt: TimeOfDay.nullable().optional(),
  }),
  run_workflow: z.strictObject({ workflowId: z.uuid() }),
  remember_fact: z.strictObject({ text: z.string().trim().min(1).max(500) }),
  change_configuration: z.strictObject({
    changes: z.array(ConfigurationChange).min(1, 'Change something').max(100, 'At most 100 changes at a time'),
  }),
} as const;
export const ACTION_KINDS = Object.keys(ACTION_INPUTS) as [ActionKind, ...ActionKind[]];
export type ActionKind = keyof typeof ACTION_INPUTS;
export type ActionInput<Kind extends ActionKind = ActionKind> = z.infer<(typeof ACTION_INPUTS)[Kind]>;
export const ActionKindName = z.enum(ACTION_KINDS);

/** What is to be done: a kind and its input, checked against each other. */
export const ActionRequest = z.object({ kind: ActionKindName, input: z.record(z.string(), z.unknown()) });
export type ActionRequest = z.infer<typeof ActionRequest>;

export const SURFACES = ['web', 'chat', 'api', 'mcp', 'workflow', 'schedule'] as const;
export const Surface = z.enum(SURFACES);
export type Surface = z.infer<typeof Surface>;

/** Who did something: a person, a key, the assistant in a turn, a run of a workflow. */
export const Actor = z.object({
  kind: z.enum(['person', 'api_key', 'assistant', 'workflow', 'schedule']),
  id: z.string(),
  name: z.string(),
});
export type Actor = z.infer<typeof Actor>;

/** What would be different afterwards. */
export const Difference = z.object({
  people: z.number().int(),
  /** Of them, whom it reaches, and why it does not reach the others. */
  reachable: z.number().int().nullable(),
  messages: z.number().int(),
  /** Decimal in `currency`; null where it costs nothing. */
  money: z.string().nullable(),
  currency: z.string().nullable(),
  /** The language of all that the plan says of itself, where it is not English. */
  language: z.enum(['de', 'es', 'fr']).optional(),
  /** Of a campaign's draft. */
  campaign: CampaignDifference.optional(),
  /** Line by line, in words: what is added, changed, sent, left out. */
  lines: z.array(z.object({ kind: z.enum(['add', 'change', 'remove', 'send', 'skip', 'note']), text: z.string() })),
});
export type Difference = z.infer<typeof Difference>;

export const PLAN_STATUSES = [
  'proposed',
  'approved',
  'applying',
  'applied',
  'rejected',
  'void',
  'failed',
  'undone',
] as const;

/** A planned action. Its hash covers what it does; approval is of that hash and of nothing else. */
export const ActionPlan = z.object({
  id: z.string(),
  kind: ActionKindName,
  title: z.string(),
  input: z.record(z.string(), z.unknown()),
  difference: Difference,
  hash: z.string(),
  status: z.enum(PLAN_STATUSES),
  /** Whether somebody must approve it, and why. */
  needsApproval: z.boolean(),
  approvalReason: z.string().nullable(),
  /** Whether the caller may approve it. */
  mayApprove: z.boolean(),
  surface: Surface,
  requestedBy: Actor,
  approvedBy: Actor.nullable(),
  conversationId: z.string().nullable(),
  /** What came of it, in words. */
  result: z.string().nullable(),
  /** Why it failed or is void. */
  failure: z.string().nullable(),
  /** Where what was made can be seen. */
  href: z.string().nullable(),
  canUndo: z.boolean(),
  /** Of what waits: until when it can be approved; after that it has to be asked for anew. */
  validUntil: z.string().nullable(),
  /** Of what is done at a time of its own: when; until then it can be called off, and approved it goes by itself. */
  appliesAt: z.string().nullable(),
  createdAt: z.string(),
  appliedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
});
export type ActionPlan = z.infer<typeof ActionPlan>;

/** A request over the API. `applyNow` does at once what nobody has to approve; the rest waits as a plan. */
export const NewAction = ActionRequest.extend({
  applyNow: z.boolean().optional(),
  conversationId: z.uuid().optional(),
});

export const ActionChange = z.object({ input: z.record(z.string(), z.unknown()) });

export const ActionApproval = z.object({
  /** Of the plan as it was shown; another one is refused. */
  hash: z.string().min(1).max(100),
});

export const AuditEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: Actor,
  surface: Surface,
  /** Such as `action.proposed`, `action.approved`, `action.applied`, `api_key.created`. */
  what: z.string(),
  /** In words. */
  text: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const Task = z.object({
  id: z.string(),
  title: z.string(),
  note: z.string().nullable(),
  dueOn: z.string().nullable(),
  done: z.boolean(),
  createdBy: Actor,
  createdAt: z.string(),
  doneAt: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;

export const EMAIL_STATUSES = ['draft', 'queued', 'sending', 'sent', 'failed', 'skipped', 'unknown'] as const;

/** One e-mail of an action to one person. */
export const EmailMessage = z.object({
  id: z.string(),
  personId: z.string(),
  address: z.string().nullable(),
  subject: z.string(),
  /** Markdown, as it is for this person. */
  body: z.string(),
  /** `unknown`: it was handed over and nobody knows whether it was taken. */
  status: z.enum(EMAIL_STATUSES),
  reason: z.string().nullable(),
  attempts: z.number().int(),
  sentAt: z.string().nullable(),
});
export type EmailMessage = z.infer<typeof EmailMessage>;

/** A letter as it was sent to the caller to look at: as the person gets it. */
export const TestLetter = z.object({ to: z.string(), personId: z.string(), subject: z.string(), html: z.string() });
export type TestLetter = z.infer<typeof TestLetter>;

/** A campaign that somebody drafted: content and audience, not yet a run. */
export const CampaignDraft = z.object({
  id: z.string(),
  name: z.string(),
  segmentId: z.string(),
  /** The first of `channels`. */
  channel: Channel,
  /** In order: a person is written to by the first of these by which they can be reached. */
  channels: z.array(Channel),
  /** Of the segment only those for whom it holds. */
  condition: ShownDefinition.nullable(),
  subject: z.string().nullable(),
  message: z.string(),
  offer: z.string().nullable(),
  sendOn: z.string().nullable(),
  sendAt: z.string().nullable(),
  costLimit: CostLimit.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type CampaignDraft = z.infer<typeof CampaignDraft>;

/** Somebody of a campaign: by what they are written to and where, or why by nothing. */
export const CampaignPerson = z.object({
  personId: z.string(),
  name: z.string().nullable(),
  by: Channel.nullable(),
  /** An address of that channel: of WhatsApp its own id of the person where it is known, else the phone number. */
  to: z.string().nullable(),
  why: z.enum(UNREACHED).nullable(),
});
export type CampaignPerson = z.infer<typeof CampaignPerson>;

export const CampaignDraftPatch = z
  .object({
    name: Line.optional(),
    subject: z.string().trim().max(200).nullable().optional(),
    message: Body.optional(),
    offer: z.string().trim().max(200).nullable().optional(),
    sendOn: z.iso.date().nullable().optional(),
    sendAt: TimeOfDay.nullable().optional(),
    /** In order: by what people are written to. */
    channels: z.array(Channel).min(1, 'Choose at least one').max(5).optional(),
    costLimit: CostLimit.nullable().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'Change something');

export const TaskPatch = z
  .object({
    title: Line.optional(),
    note: z.string().trim().max(5000).nullable().optional(),
    dueOn: z.iso.date().nullable().optional(),
    done: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'Change something');

/** When a workflow runs: at a time of the shop's day, every day or on one weekday (1 is Monday), or when something happens. */
export const WorkflowTrigger = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('time'),
    at: TimeOfDay,
    weekday: z.number().int().min(1).max(7).optional(),
  }),
  z.object({ on: z.literal('event'), event: z.string().trim().min(1).max(100) }),
  z.object({ on: z.literal('segment'), segmentId: SegmentId, change: z.enum(['entered', 'left']) }),
  z.object({ on: z.literal('hand') }),
]);
export type WorkflowTrigger = z.infer<typeof WorkflowTrigger>;

/** One step: an action, or a wait. In an input `"{{person}}"` as a person's id is the person of the trigger. */
export const WorkflowStep = z.discriminatedUnion('type', [
  z.object({ type: z.literal('action'), kind: ActionKindName, input: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal('wait'), minutes: z.number().int().min(1).max(43_200) }),
]);
export type WorkflowStep = z.infer<typeof WorkflowStep>;

export const NewTask = ACTION_INPUTS.create_task;

export const WorkflowInput = z.object({
  name: Line,
  trigger: WorkflowTrigger,
  steps: z.array(WorkflowStep).min(1, 'A workflow has at least one step').max(20),
});
export type WorkflowInput = z.infer<typeof WorkflowInput>;

export const WorkflowPatch = WorkflowInput.partial().refine(
  (patch) => Object.keys(patch).length > 0,
  'Change something',
);

export const Workflow = WorkflowInput.extend({
  id: z.string(),
  /** In words. */
  words: z.string(),
  hash: z.string(),
  /** It runs by itself only once a person has approved exactly this. */
  status: z.enum(['draft', 'active', 'paused']),
  approvedBy: Actor.nullable(),
  lastRunAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Workflow = z.infer<typeof Workflow>;

export const WorkflowRun = z.object({
  id: z.string(),
  workflowId: z.string(),
  status: z.enum(['running', 'done', 'failed', 'stopped']),
  /** What began it, in words. */
  cause: z.string(),
  steps: z.array(
    z.object({
      n: z.number().int(),
      text: z.string(),
      status: z.enum(['waiting', 'running', 'done', 'failed', 'skipped']),
      result: z.string().nullable(),
      at: z.string().nullable(),
    }),
  ),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
});
export type WorkflowRun = z.infer<typeof WorkflowRun>;
