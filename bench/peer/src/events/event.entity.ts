import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { SCHEMA } from '../settings.js';

/** A row as wide as PulseHub's events, with a primary key and four indexes of the same kind. */
@Entity({ name: 'events', schema: SCHEMA })
@Index('peer_events_message', ['workspaceId', 'messageId'], { unique: true })
@Index('peer_events_time', ['workspaceId', 'occurredAt'])
@Index('peer_events_person', ['userId', 'name', 'occurredAt'])
@Index('peer_events_source', ['sourceId', 'id'])
export class Event {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('uuid', { name: 'source_id' })
  sourceId!: string;

  /** The sender's own id of the message: a second one with it is the same event. */
  @Column('text', { name: 'message_id' })
  messageId!: string;

  @Column('text')
  kind!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'original_name' })
  originalName!: string;

  @Column('text', { name: 'user_id', nullable: true })
  userId!: string | null;

  @Column('text', { name: 'anonymous_id', nullable: true })
  anonymousId!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  @Column('numeric', { nullable: true })
  value!: string | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column('text', { name: 'order_id', nullable: true })
  orderId!: string | null;

  @Column('jsonb')
  properties!: object;

  @Column('jsonb')
  context!: object;
}
