/** A hub in a process of its own, for tests that kill it. The options come over the IPC channel, the address goes back. */
import { type HubOptions, startHub } from '../dev/hub.ts';
import { addressOf, type HubAddress } from './hub-address.ts';

export type HubProcessMessage = { ready: HubAddress } | { failed: string };

process.once('message', async (options: HubOptions) => {
  try {
    const hub = await startHub(options);
    process.once('SIGTERM', () => hub.stop().then(() => process.exit()));
    process.once('disconnect', () => process.exit());
    tell({ ready: addressOf(hub) });
  } catch (error) {
    tell({ failed: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  }
});

function tell(message: HubProcessMessage): void {
  process.send?.(message);
}
