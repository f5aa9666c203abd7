import type { Hub } from '../dev/hub.ts';

/** What a test in another process needs to know of a hub. */
export interface HubAddress {
  url: string;
  /** Where cron can be called. */
  ownDoor: string;
  dataDir: string;
  /** Every setting of the Worker, its secrets included. */
  settings: Record<string, string>;
  database: { connectionString: string; endpoint: string; control: { url: string; token: string } };
}

export function addressOf({ url, ownDoor, dataDir, settings, database }: Hub): HubAddress {
  if (!database) throw new Error('The tests need a local database.');
  const { connectionString, endpoint, control } = database;
  return { url, ownDoor, dataDir, settings, database: { connectionString, endpoint, control } };
}
