/** The signing secret that was just made for a source: shown once, on the page one comes to, and then forgotten. */
const fresh = new Map<string, string>();

export function keepNewSecret(sourceId: string, secret: string): void {
  fresh.set(sourceId, secret);
}

export function newSecretOf(sourceId: string): string | undefined {
  return fresh.get(sourceId);
}

export function forgetNewSecret(sourceId: string): void {
  fresh.delete(sourceId);
}
