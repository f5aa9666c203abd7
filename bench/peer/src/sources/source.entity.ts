import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SCHEMA } from '../settings.js';

/** Where events come from, and the secret they are signed with. */
@Entity({ name: 'sources', schema: SCHEMA })
export class Source {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text', { name: 'signing_secret' })
  signingSecret!: string;
}
