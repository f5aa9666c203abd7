import * as z from 'zod';
import { FunnelPeopleQuery } from './funnels.ts';
import { RetentionPeopleQuery } from './retention.ts';

/** A number, by how its people are found. */
export const Behind = z.union(
  [
    z.strictObject({ receiptId: z.uuid() }),
    z.strictObject({ funnel: FunnelPeopleQuery }),
    z.strictObject({ retention: RetentionPeopleQuery }),
  ],
  'Use { "receiptId": "…" }, { "funnel": … } or { "retention": … }',
);
export type Behind = z.infer<typeof Behind>;
/** As it is sent: paging may be left out. */
export type BehindAsked = z.input<typeof Behind>;

/** The people behind a number as they are now, kept as a list under a name. */
export const KeepPeople = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters'),
  of: Behind,
});
export type KeepPeople = z.infer<typeof KeepPeople>;
