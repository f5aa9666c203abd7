import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { controlsOf } from '../../test/hub.ts';
import { preparedDataDir, startOwnHub } from '../../test/own-hub.ts';
import { openDatabase } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { internalEvents } from '../db/schema.ts';

test('the schedule deletes internal events when their time is over, and nothing younger', async () => {
  // A hub of its own: what is due at the next full hour is not yet due for others.
  const { dataDir, remove } = await preparedDataDir();
  onTestFinished(remove);
  const hub = await startOwnHub({ dataDir });
  onTestFinished(hub.stop);
  const { registerWorkspace, runSchedule } = controlsOf(hub);
  const db = openDatabase({ url: hub.database.connectionString, endpoint: hub.database.endpoint });
  const { workspace } = await registerWorkspace();
  const told = (days: number) => ({
    ...{ id: newId(), workspaceId: workspace.id, eventType: 'test.told', payload: { days } },
    timestamp: new Date(Date.now() - days * 86_400_000),
  });
  await db.insert(internalEvents).values([told(1), told(89), told(91), told(400)]);

  const hour = 3_600_000;
  await runSchedule(new Date(Math.ceil(Date.now() / hour) * hour));

  const left = await db.select().from(internalEvents).where(eq(internalEvents.workspaceId, workspace.id));
  const days = left
    .filter(({ eventType }) => eventType === 'test.told')
    .map(({ payload }) => (payload as { days: number }).days);
  expect(days.sort((a, b) => a - b)).toEqual([1, 89]);
});
