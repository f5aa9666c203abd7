/** Something a person can put right. Its message is one clear sentence and is all that is printed. */
export class HubError extends Error {}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
