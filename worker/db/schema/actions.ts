import { sql } from 'drizzle-orm';
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type {
  ActionKind,
  Actor,
  CostLimit,
  Difference,
  Surface,
  WorkflowStep,
  WorkflowTrigger,
} from '../../../contract/actions.ts';
import { PLAN_STATUSES } from '../../../contract/actions.ts';
import type { Channel, Definition } from '../../../contract/segments.ts';
import { createdAt, id, instant, updatedAt, workspaceId } from './workspaces.ts';

/** Everything that was asked to be done: planned, approved by its hash, applied once. */
export const actionPlans = pgTable(
  'action_plans',
  {
    id: id(),
    workspaceId: workspaceId(),
    kind: text('kind').$type<ActionKind>().notNull(),
    title: text('title').notNull(),
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    difference: jsonb('difference').$type<Difference>().notNull(),
    hash: text('hash').notNull(),
    status: text('status', { enum: PLAN_STATUSES }).notNull(),
    approvalReason: text('approval_reason'),
    surface: text('surface').$type<Surface>().notNull(),
    requestedBy: jsonb('requested_by').$type<Actor>().notNull(),
    approvedBy: jsonb('approved_by').$type<Actor>(),
    approvedHash: text('approved_hash'),
    conversationId: uuid('conversation_id'),
    /** What makes asking twice one plan: a turn and its place in it, a run and its step. */
    requestKey: text('request_key'),
    result: text('result'),
    failure: text('failure'),
    href: text('href'),
    /** The ids of the people it is about, as they were when it was planned: approval is of these; null where it is about nobody. */
    audience: jsonb('audience').$type<string[]>(),
    /** What undoing needs; null where nothing can be undone. */
    undo: jsonb('undo'),
    /** Of letters that go to many: when the next page of them is written; null where none is left to write. */
    lettersDueAt: instant('letters_due_at'),
    /** Once it is approved it is done at this time, and not before; null: at once. */
    applyAt: instant('apply_at'),
    approvedAt: instant('approved_at'),
    appliedAt: instant('applied_at'),
    undoneAt: instant('undone_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('action_plans_request').on(t.workspaceId, t.requestKey),
    /** What the same one asks for again while it waits is the plan that waits. */
    uniqueIndex('action_plans_waiting')
      .on(t.workspaceId, t.hash, t.kind, sql`(requested_by->>'kind')`, sql`(requested_by->>'id')`)
      .where(sql`status = 'proposed' and surface <> 'workflow'`),
    index('action_plans_letters').on(t.lettersDueAt).where(sql`letters_due_at is not null`),
    index('action_plans_recent').on(t.workspaceId, t.createdAt, t.id),
    index('action_plans_status').on(t.workspaceId, t.status, t.createdAt),
  ],
);

/** Who did what, when, from where. Added to and never changed: a trigger refuses updates and deletes. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    workspaceId: workspaceId(),
    at: instant('at').notNull(),
    actor: jsonb('actor').$type<Actor>().notNull(),
    surface: text('surface').$type<Surface>().notNull(),
    what: text('what').notNull(),
    text: text('text').notNull(),
    subjectKind: text('subject_kind'),
    subjectId: text('subject_id'),
    before: jsonb('before'),
    after: jsonb('after'),
  },
  (t) => [
    index('audit_log_recent').on(t.workspaceId, t.at, t.id),
    index('audit_log_subject').on(t.workspaceId, t.subjectKind, t.subjectId),
  ],
);

export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    workspaceId: workspaceId(),
    title: text('title').notNull(),
    note: text('note'),
    dueOn: date('due_on', { mode: 'string' }),
    createdBy: jsonb('created_by').$type<Actor>().notNull(),
    doneAt: instant('done_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('tasks_workspace').on(t.workspaceId, t.doneAt, t.createdAt, t.id)],
);

/** A word that the shop put on a person. */
export const profileTags = pgTable(
  'profile_tags',
  {
    workspaceId: workspaceId(),
    profileId: uuid('profile_id').notNull(),
    tag: text('tag').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.profileId, t.tag] }),
    index('profile_tags_tag').on(t.workspaceId, t.tag),
  ],
);

/** E-mails that were drafted or sent by an action: one row for each person of its audience. */
export const emailMessages = pgTable(
  'email_messages',
  {
    id: id(),
    workspaceId: workspaceId(),
    planId: uuid('plan_id').notNull(),
    profileId: uuid('profile_id').notNull(),
    address: text('address'),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    status: text('status', { enum: ['draft', 'queued', 'sending', 'sent', 'failed', 'skipped', 'unknown'] }).notNull(),
    /** Why it was skipped or failed. */
    reason: text('reason'),
    attempts: integer('attempts').notNull().default(0),
    providerId: text('provider_id'),
    dueAt: instant('due_at'),
    sentAt: instant('sent_at'),
    /** When it was let through by how many letters its person may get; null while it waits for its turn. */
    clearedAt: instant('cleared_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('email_messages_person').on(t.planId, t.profileId),
    index('email_messages_due').on(t.status, t.dueAt),
    index('email_messages_profile').on(t.profileId),
  ],
);

/** A campaign somebody drafted: content and audience, not yet a run. */
export const campaignDrafts = pgTable(
  'campaign_drafts',
  {
    id: id(),
    workspaceId: workspaceId(),
    planId: uuid('plan_id'),
    recommendationId: uuid('recommendation_id'),
    name: text('name').notNull(),
    segmentId: text('segment_id').notNull(),
    channel: text('channel').notNull(),
    /** Whoever cannot be reached by `channel` is reached by the first of these by which they can. */
    fallbacks: text('fallbacks').$type<Channel>().array().notNull().default([]),
    subject: text('subject'),
    message: text('message').notNull(),
    offer: text('offer'),
    /** Of the segment only those for whom this holds; null: everybody. */
    condition: jsonb('condition').$type<Definition>(),
    /** The most that it may cost. */
    costLimit: jsonb('cost_limit').$type<CostLimit>(),
    sendOn: date('send_on', { mode: 'string' }),
    /** The time of that day in the shop's zone, such as 09:00; null where none was said. */
    sendAt: text('send_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('campaign_drafts_recent').on(t.workspaceId, t.createdAt, t.id)],
);

export const workflows = pgTable(
  'workflows',
  {
    id: id(),
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    trigger: jsonb('trigger').$type<WorkflowTrigger>().notNull(),
    steps: jsonb('steps').$type<WorkflowStep[]>().notNull(),
    hash: text('hash').notNull(),
    status: text('status', { enum: ['draft', 'active', 'paused'] })
      .notNull()
      .default('draft'),
    approvedHash: text('approved_hash'),
    approvedBy: jsonb('approved_by').$type<Actor>(),
    createdBy: jsonb('created_by').$type<Actor>().notNull(),
    /** Of a trigger by time: when it is due next. */
    nextAt: instant('next_at'),
    lastRunAt: instant('last_run_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('workflows_workspace').on(t.workspaceId, t.createdAt, t.id),
    index('workflows_due').on(t.status, t.nextAt),
  ],
);

export const workflowRuns = pgTable(
  'workflow_runs',
  {
    id: id(),
    workspaceId: workspaceId(),
    workflowId: uuid('workflow_id')
      .notNull()
      .references(() => workflows.id, { onDelete: 'cascade' }),
    /** What began it, once: the minute it was due, the event, the change of membership. */
    causeKey: text('cause_key').notNull(),
    cause: text('cause').notNull(),
    /** The steps as they were when it began. */
    steps: jsonb('steps').notNull(),
    personId: uuid('person_id'),
    status: text('status', { enum: ['running', 'done', 'failed', 'stopped'] }).notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('workflow_runs_cause').on(t.workflowId, t.causeKey),
    index('workflow_runs_recent').on(t.workspaceId, t.workflowId, t.startedAt, t.id),
    index('workflow_runs_running').on(t.startedAt).where(sql`status = 'running'`),
  ],
);
